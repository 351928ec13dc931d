import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { addDays, dayOf } from '#shared/dates.ts';
import { QUEUE_LIMIT, type QueueItem } from '#shared/queue.ts';
import { say } from '#shared/words.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { expertAccess } from './access/experts.ts';
import { libraryExpertChanges as changes, libraryExperts as experts } from './tables/experts.ts';

/** A wish for deletion is carried out within so many days: the bureau’s own limit. */
const ERASURE_DAYS = 15;

/** What the expert library waits for: corrections to answer, pages to review, wishes for deletion. */
export async function expertsWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  const { actor } = ctx;
  const reviews = mayAtAll(expertAccess, actor, 'libraries.review_experts');
  const erases = mayAtAll(expertAccess, actor, 'libraries.erase_experts');
  return [...(reviews ? await proposals(ctx) : []), ...(reviews ? await pages(ctx) : []), ...(erases ? await erasures(ctx) : [])].slice(
    0,
    QUEUE_LIMIT,
  );
}

const columns = { id: experts.id, name: experts.name, note: experts.orgName };

async function proposals(ctx: Ctx): Promise<QueueItem[]> {
  const rows = await ctx.db
    .select(columns)
    .from(changes)
    .innerJoin(experts, eq(experts.id, changes.expertId))
    .where(eq(changes.state, 'proposed'))
    .orderBy(asc(changes.position))
    .limit(QUEUE_LIMIT);
  return rows.map((row) => itemOf(ctx, row, 'expert_proposal'));
}

async function pages(ctx: Ctx): Promise<QueueItem[]> {
  const rows = await ctx.db
    .select({ ...columns, submittedBy: experts.submittedBy })
    .from(experts)
    .where(and(eq(experts.publicationState, 'submitted'), isNull(experts.erasedAt), isNull(experts.mergedInto)))
    .orderBy(asc(experts.submittedAt))
    .limit(QUEUE_LIMIT);
  return rows.filter((row) => row.submittedBy !== ctx.actor.personId).map((row) => itemOf(ctx, row, 'expert_page'));
}

async function erasures(ctx: Ctx): Promise<QueueItem[]> {
  const rows = await ctx.db
    .select({ ...columns, asked: experts.erasureAskedOn })
    .from(experts)
    .where(and(isNotNull(experts.erasureAskedOn), isNull(experts.erasedAt)))
    .orderBy(asc(experts.erasureAskedOn))
    .limit(QUEUE_LIMIT);
  const today = dayOf(ctx.now);
  return rows.map((row) => ({ ...itemOf(ctx, row, 'expert_erasure'), dueOn: addDays(row.asked ?? today, ERASURE_DAYS) }));
}

const itemOf = (ctx: Ctx, row: { id: string; name: string; note: string }, kind: string): QueueItem => ({
  id: row.id,
  kind,
  title: say(`libraries_queue_${kind}`, { name: row.name }, ctx.locale),
  note: row.note,
  path: `/experts/${row.id}`,
  dueOn: null,
});
