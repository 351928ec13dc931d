import { and, asc, eq, isNull, ne, or } from 'drizzle-orm';
import { QUEUE_LIMIT, type QueueItem } from '#shared/queue.ts';
import { say } from '#shared/words.ts';
import { mayAtAll, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { m } from '#words/messages.js';
import { websiteAccess } from './access.ts';
import { isLatest, type ArticleVersion } from './rows.ts';
import { websiteArticles } from './tables.ts';

/** What waits for this person: to review what others handed in, and to mend what was sent back to them. */
export async function articlesWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  const { personId } = ctx.actor;
  if (!personId || !mayAtAll(websiteAccess, ctx.actor, 'website.write_articles')) return [];
  const columns = { parkId: websiteArticles.parkId, orgId: websiteArticles.enterpriseId };
  const toReview = and(
    eq(websiteArticles.publicationState, 'submitted'),
    rowsWhere(websiteAccess, ctx.actor, 'website.review_articles', columns),
    or(isNull(websiteArticles.submittedBy), ne(websiteArticles.submittedBy, personId)),
  );
  const toMend = and(eq(websiteArticles.publicationState, 'returned'), eq(websiteArticles.submittedBy, personId));
  const rows = await ctx.db
    .select()
    .from(websiteArticles)
    .where(and(or(toReview, toMend), isLatest()))
    .orderBy(asc(websiteArticles.submittedAt))
    .limit(QUEUE_LIMIT);
  return rows.map((row) => itemOf(ctx, row));
}

function itemOf({ locale }: Ctx, row: ArticleVersion): QueueItem {
  const isReturned = row.publicationState === 'returned';
  const values = { title: row.title };
  return {
    id: row.articleId,
    kind: 'article',
    title: isReturned ? m.website_queue_mend(values, { locale }) : m.website_queue_review(values, { locale }),
    note: isReturned ? row.publicationGround : say(`code_article_kind_${row.kind}`, {}, locale),
    path: `/articles/${row.articleId}`,
    dueOn: null,
  };
}
