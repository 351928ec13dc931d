import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { websiteAccess } from './access.ts';
import { websiteRefusals, type ArticleKind } from './contract.ts';
import { isPublicNow } from './publication.ts';
import { secretMarksIn } from './secrecy.ts';
import { websiteArticles } from './tables.ts';

export type ArticleVersion = typeof websiteArticles.$inferSelect;
export type Ability = keyof typeof websiteAccess;

export const placeOf = (row: Pick<ArticleVersion, 'parkId' | 'enterpriseId'>) => ({ parkId: row.parkId, orgId: row.enterpriseId });

export const isAbleTo = (ctx: Ctx, ability: Ability, row: ArticleVersion) => may(websiteAccess, ctx.actor, ability, placeOf(row));

/** With the verdict of the gate: what bears a mark of secrecy is never public. */
export const withMarks = (row: ArticleVersion) => ({ ...row, isConfidential: secretMarksIn(row).length > 0 });

/** All versions, the latest first. What the actor may not read is not there. */
export async function versionsOf(ctx: Ctx, articleId: string, { locks = false } = {}): Promise<[ArticleVersion, ...ArticleVersion[]]> {
  const query = ctx.db.select().from(websiteArticles).where(eq(websiteArticles.articleId, articleId)).orderBy(desc(websiteArticles.number));
  const [latest, ...before] = locks ? await query.for('update') : await query;
  if (!latest || !isAbleTo(ctx, 'website.read_articles', latest)) {
    throw new Refusal(websiteRefusals.article_not_found, { id: articleId });
  }
  return [latest, ...before];
}

/** The version to work on, locked; not found for whom it is too far. */
export async function versionToWrite(ctx: Ctx, articleId: string): Promise<ArticleVersion> {
  const [latest] = await versionsOf(ctx, articleId, { locks: true });
  if (!isAbleTo(ctx, 'website.write_articles', latest)) throw new Refusal(websiteRefusals.article_not_found, { id: articleId });
  return latest;
}

/** Only the version that visitors read: public now, and no later one is. */
export const isShownNow = (): SQL =>
  sql`(${isPublicNow(websiteArticles)} and not exists (
    select 1 from website_articles later
    where later.article_id = ${websiteArticles.articleId} and later.number > ${websiteArticles.number}
      and later.publication_state = 'published' and later.publishes_at <= now()))`;

/** Only the version that editors work on. */
export const isLatest = (): SQL =>
  sql`not exists (select 1 from website_articles later
    where later.article_id = ${websiteArticles.articleId} and later.number > ${websiteArticles.number})`;

/** What a visitor reads under this address; null when it is not there for them. */
export async function shownArticle(ctx: Ctx, kind: ArticleKind, articleId: string): Promise<ArticleVersion | null> {
  const [row] = await ctx.db
    .select()
    .from(websiteArticles)
    .where(and(eq(websiteArticles.articleId, articleId), eq(websiteArticles.kind, kind), isShownNow()))
    .orderBy(asc(websiteArticles.number))
    .limit(1);
  return row ?? null;
}
