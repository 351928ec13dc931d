import { and, count, desc, eq, or, sql, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { FigureScope } from '#shared/figures.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureSource } from '#platform/figures.ts';
import { readable } from './queries.ts';
import { websiteArticles as articles } from './tables.ts';

const shownDay = sql`(${articles.datedAt} at time zone 'Asia/Shanghai')::date`;

/** Articles whose first publication falls into the period and which still stand, each once whatever its versions. */
const published = (ctx: Ctx, { parkId, orgId, from, until }: FigureScope): SQL | undefined =>
  and(
    readable(ctx),
    eq(articles.publicationState, 'published'),
    sql`${shownDay} between ${from} and ${until}`,
    sql`not exists (select 1 from website_articles other where other.article_id = ${articles.articleId}
      and other.publication_state = 'published' and other.number > ${articles.number})`,
    parkId ? eq(articles.parkId, parkId) : undefined,
    orgId ? or(eq(articles.orgId, orgId), eq(articles.enterpriseId, orgId)) : undefined,
  );

export const websiteFigures: readonly FigureSource[] = [
  {
    id: 'website.published',
    unit: 'items',
    kind: 'flow',
    ability: 'website.read_articles',
    ...figureWords('website_figures_published'),
    measure: async (ctx, scope) => {
      const [row] = await ctx.db.select({ value: count() }).from(articles).where(published(ctx, scope));
      return row?.value ?? 0;
    },
    rows: async (ctx, scope, part) => {
      const where = published(ctx, scope);
      const query = ctx.db.select().from(articles).where(where).orderBy(desc(articles.datedAt), desc(articles.id)).$dynamic();
      const rows = await (part === 'all' ? query : query.limit(part.limit).offset(part.offset));
      const [total] = await ctx.db.select({ value: count() }).from(articles).where(where);
      return {
        rows: rows.map((row) => ({
          id: row.articleId,
          label: row.title,
          note: say(`code_article_kind_${row.kind}`, {}, ctx.locale),
          day: row.datedAt ? dayOf(row.datedAt) : null,
          amount: null,
          path: `/articles/${row.articleId}`,
        })),
        total: total?.value ?? 0,
      };
    },
  },
];
