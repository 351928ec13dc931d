import { and, asc, count, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { isPublicNow } from '#modules/website/index.ts';
import type { ExpertRowFull } from '../expert-sight.ts';
import type { OpenField } from '../contract/expert-codes.ts';
import { libraryExperts as experts } from '../tables/experts.ts';

export type PublicFilter = { readonly words?: readonly string[]; readonly field?: string | undefined };
export type PublicExpert = ReturnType<typeof openOf>;

const isOpen = (field: OpenField) => sql`${field} = any (${experts.openFields})`;

/** What a visitor's words are looked for in: never in what is kept inside. */
const OPEN_TEXT = sql`lower(concat_ws(' ', ${experts.name}, ${experts.nameEn},
  case when ${isOpen('org')} then ${experts.orgName} end,
  case when ${isOpen('post')} then ${experts.post} end,
  case when ${isOpen('subjects')} then array_to_string(${experts.subjects}, ' ') end,
  case when ${isOpen('directions')} then ${experts.directions} end))`;

const ofField = (field: string): SQL =>
  sql`${isOpen('fields')} and exists (select 1 from unnest(${experts.fields}) f where f = ${field} or starts_with(f, ${`${field}.`}))`;

function wanted({ words = [], field }: PublicFilter): SQL | undefined {
  return and(
    isPublicNow(experts),
    isNull(experts.mergedInto),
    eq(experts.hasConsent, true),
    ...words.map((word) => sql`strpos(${OPEN_TEXT}, ${word.toLowerCase()}) > 0`),
    field ? ofField(field) : undefined,
  );
}

/** An entry as visitors see it: what was not chosen to be public is not there. */
function openOf(row: ExpertRowFull) {
  const open = new Set<string>(row.openFields);
  const shown = <T>(field: OpenField, value: T, instead: T): T => (open.has(field) ? value : instead);
  return {
    id: row.id,
    name: row.name,
    nameEn: row.nameEn,
    title: shown('title', row.title, null),
    post: shown('post', row.post, null),
    orgName: shown<string | null>('org', row.orgName, null),
    fields: shown('fields', row.fields, []),
    subjects: shown('subjects', row.subjects, []),
    directions: shown('directions', row.directions, null),
    education: shown('education', row.education, []),
    works: shown('works', row.works, []),
    affiliations: shown('affiliations', row.affiliations, []),
    availability: shown<ExpertRowFull['availability'] | null>('availability', row.availability, null),
    changedAt: row.reviewedAt ?? row.changedAt,
  };
}

export async function publicExperts(ctx: Ctx, { limit, offset, ...filter }: PublicFilter & { limit: number; offset: number }) {
  const rows = await ctx.db
    .select()
    .from(experts)
    .where(wanted(filter))
    .orderBy(asc(experts.name), asc(experts.id))
    .limit(limit)
    .offset(offset);
  return rows.map(openOf);
}

export async function publicExpert(ctx: Ctx, id: string): Promise<PublicExpert | null> {
  const [row] = await ctx.db
    .select()
    .from(experts)
    .where(and(wanted({}), eq(experts.id, id)))
    .limit(1);
  return row ? openOf(row) : null;
}

export async function countPublicExperts(ctx: Ctx, filter: PublicFilter = {}): Promise<number> {
  const [counted] = await ctx.db.select({ rows: count() }).from(experts).where(wanted(filter));
  return counted?.rows ?? 0;
}

/** How many there are of each of the eight fields; an expert counts once a field. */
export async function countsByField(ctx: Ctx, filter: PublicFilter): Promise<ReadonlyMap<string, number>> {
  const field = sql<string>`distinct_field`;
  const rows = await ctx.db
    .select({ field, rows: count() })
    .from(sql`(select distinct ${experts.id} as id, split_part(f, '.', 1) as distinct_field
      from ${experts}, unnest(${experts.fields}) f where ${and(wanted({ ...filter, field: undefined }), isOpen('fields'))}) found`)
    .groupBy(field);
  return new Map(rows.map((row) => [row.field, row.rows]));
}
