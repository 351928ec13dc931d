import { and, asc, eq, isNull } from 'drizzle-orm';
import { QUEUE_LIMIT, type QueueItem } from '#shared/queue.ts';
import { say } from '#shared/words.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { itemsAccess } from './access/items.ts';
import { listInquiries } from './inquiry.ts';
import { itemPath } from './item-publication.ts';
import { itemsWhere } from './item-sight.ts';
import { libraryItems as items } from './tables/items.ts';

/** What the libraries of achievements and projects wait for: pages to review, visitors to answer. */
export async function itemsWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  return [...(await inquiriesWaiting(ctx)), ...(await reviewsWaiting(ctx))].slice(0, QUEUE_LIMIT);
}

/** The whole city's inquiries are everybody's list; they wait in the queue of the park and of the owner. */
async function inquiriesWaiting(ctx: Ctx): Promise<QueueItem[]> {
  if (ctx.actor.reach === 'city' || !mayAtAll(itemsAccess, ctx.actor, 'libraries.answer_inquiries')) return [];
  const { rows } = await listInquiries(ctx, { page: 1, pageSize: QUEUE_LIMIT, state: 'open' });
  return rows.map(({ id, title, name, organisation }) => ({
    id,
    kind: 'inquiry',
    title: say('libraries_queue_inquiry', { title }, ctx.locale),
    note: organisation ?? name,
    path: `/library-inquiries?state=open`,
    dueOn: null,
  }));
}

async function reviewsWaiting(ctx: Ctx): Promise<QueueItem[]> {
  if (!mayAtAll(itemsAccess, ctx.actor, 'libraries.review_items')) return [];
  const rows = await ctx.db
    .select({ id: items.id, noun: items.noun, title: items.title, owner: items.ownerName, by: items.submittedBy })
    .from(items)
    .where(
      and(
        eq(items.publicationState, 'submitted'),
        isNull(items.withdrawnAt),
        isNull(items.mergedInto),
        itemsWhere(ctx, 'libraries.review_items'),
      ),
    )
    .orderBy(asc(items.submittedAt))
    .limit(QUEUE_LIMIT);
  return rows
    .filter(({ by }) => by !== ctx.actor.personId)
    .map((row) => ({
      id: row.id,
      kind: 'review',
      title: say('libraries_queue_review', { title: row.title }, ctx.locale),
      note: row.owner,
      path: itemPath(row),
      dueOn: null,
    }));
}
