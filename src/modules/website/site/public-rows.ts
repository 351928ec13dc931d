import { and, asc, count, desc, eq, gte, ilike, isNotNull, lt, or, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ArticleKind } from '../contract.ts';
import { containing } from '../queries.ts';
import { isShownNow, type ArticleVersion } from '../rows.ts';
import { websiteArticles } from '../tables.ts';

type Asked = {
  readonly kind: ArticleKind;
  readonly limit: number;
  readonly offset?: number | undefined;
  readonly words?: readonly string[] | undefined;
  /** Of calls: those one can still answer, or those that are over. */
  readonly closing?: 'open' | 'over' | undefined;
  readonly parkId?: string | undefined;
};

/** Every word must be somewhere in the article, in either language. */
const wordsIn = (words: readonly string[]): SQL[] =>
  words.map((word) => {
    const { title, titleEn, summary, summaryEn, body, bodyEn } = websiteArticles;
    const places = [title, titleEn, summary, summaryEn, body, bodyEn].map((column) => ilike(column, containing(word)));
    return or(...places) as SQL;
  });

function conditionOf(ctx: Ctx, { kind, words = [], closing, parkId }: Asked): SQL | undefined {
  const today = dayOf(ctx.now);
  return and(
    eq(websiteArticles.kind, kind),
    isShownNow(),
    closing === 'open' ? gte(websiteArticles.closesOn, today) : undefined,
    closing === 'over' ? lt(websiteArticles.closesOn, today) : undefined,
    parkId ? eq(websiteArticles.parkId, parkId) : undefined,
    ...wordsIn(words),
  );
}

/** What visitors read: open calls by the day they close, anything else the latest first. */
export function publicArticles(ctx: Ctx, asked: Asked): Promise<ArticleVersion[]> {
  const byClosing = asked.closing === 'open' ? [asc(websiteArticles.closesOn)] : [];
  return ctx.db
    .select()
    .from(websiteArticles)
    .where(conditionOf(ctx, asked))
    .orderBy(...byClosing, desc(websiteArticles.datedAt), desc(websiteArticles.id))
    .limit(asked.limit)
    .offset(asked.offset ?? 0);
}

export async function countPublic(ctx: Ctx, asked: Omit<Asked, 'limit'>): Promise<number> {
  const where = conditionOf(ctx, { ...asked, limit: 0 });
  const [total] = await ctx.db.select({ rows: count() }).from(websiteArticles).where(where);
  return total?.rows ?? 0;
}

/** How many enterprises each park shows. */
export async function showcasesByPark(ctx: Ctx): Promise<readonly { parkId: string; rows: number }[]> {
  const rows = await ctx.db
    .select({ parkId: websiteArticles.parkId, rows: count() })
    .from(websiteArticles)
    .where(and(eq(websiteArticles.kind, 'showcase'), isShownNow(), isNotNull(websiteArticles.parkId)))
    .groupBy(websiteArticles.parkId)
    .orderBy(asc(websiteArticles.parkId));
  return rows.flatMap(({ parkId, rows: shown }) => (parkId ? [{ parkId, rows: shown }] : []));
}
