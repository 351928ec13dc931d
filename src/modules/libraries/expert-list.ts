import { and, asc, count, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { addDays, dayOf } from '#shared/dates.ts';
import type { Page } from '#shared/page.ts';
import { rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { expertAccess } from './access/experts.ts';
import { EXPERT_TITLES } from './expert-titles.ts';
import type { ExpertRow } from './contract/expert-shapes.ts';
import { EXPERT_SORTS, type ExpertQuery } from './contract/experts.ts';
import { fieldNames, type FieldNames } from './expert-fields.ts';
import { maskedPhone, mayOn, type ExpertAbility, type ExpertRowFull } from './expert-sight.ts';
import { EXPIRING_DAYS, termOf } from './expert-term.ts';
import { libraryExperts as experts } from './tables/experts.ts';

/** The library, filtered, sorted, a page of it, with the count of all. Only rows that the actor may read are counted. */
export async function listExperts(ctx: Ctx, query: ExpertQuery): Promise<Page<ExpertRow>> {
  const where = expertsWhere(ctx, query);
  const rows = await ctx.db
    .select()
    .from(experts)
    .where(where)
    .orderBy(...orderOf(query.sort))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(experts).where(where);
  const names = await fieldNames(ctx);
  return { rows: rows.map((row) => shownRow(ctx, row, names)), total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

export function expertsWhere(ctx: Ctx, query: Omit<ExpertQuery, 'page' | 'pageSize'>): SQL | undefined {
  const { q, field, level, availability, parkId, orgId, publication } = query;
  const titles = [...EXPERT_TITLES.values()].filter((title) => title.level === level).map(({ id }) => id);
  return and(
    rowsWhere(expertAccess, ctx.actor, 'libraries.read_experts', { parkId: experts.parkId, personId: experts.personId }),
    stateWhere(query.state ?? 'current'),
    ...(q ?? '')
      .toLowerCase()
      .split(/\s+/u)
      .filter(Boolean)
      .map((word) => sql`strpos(${experts.searchText}, ${word}) > 0`),
    field ? sql`exists (select 1 from unnest(${experts.fields}) f where f = ${field} or starts_with(f, ${`${field}.`}))` : undefined,
    level ? sql`${experts.title} in ${titles}` : undefined,
    availability ? eq(experts.availability, availability) : undefined,
    parkId ? eq(experts.parkId, parkId) : undefined,
    orgId ? eq(experts.orgId, orgId) : undefined,
    publication ? eq(experts.publicationState, publication) : undefined,
    query.term ? termWhere(query.term, dayOf(ctx.now)) : undefined,
  );
}

function stateWhere(state: 'current' | 'merged' | 'erased'): SQL | undefined {
  if (state === 'merged') return isNotNull(experts.mergedInto);
  if (state === 'erased') return isNotNull(experts.erasedAt);
  return and(isNull(experts.mergedInto), isNull(experts.erasedAt));
}

function termWhere(term: NonNullable<ExpertQuery['term']>, today: string): SQL {
  const soon = addDays(today, EXPIRING_DAYS);
  if (term === 'none') return sql`${experts.termEndsOn} is null`;
  if (term === 'ended') return sql`${experts.termEndsOn} < ${today}`;
  if (term === 'expiring') return sql`${experts.termEndsOn} between ${today} and ${soon}`;
  return sql`${experts.termEndsOn} > ${soon}`;
}

/** By name as a default; what may be missing comes last. The identity makes every order a whole one. */
export function orderOf(sort: string | undefined): SQL[] {
  const isTurned = sort?.startsWith('-') ?? false;
  const key = EXPERT_SORTS.find((one) => one === sort?.replace(/^-/u, '')) ?? 'name';
  const column = experts[key];
  const first = isTurned ? sql`${column} desc nulls last` : sql`${column} asc nulls last`;
  return [first, isTurned ? desc(experts.id) : asc(experts.id)];
}

const ROW_ABILITIES = [
  'libraries.keep_experts',
  'libraries.read_expert_contacts',
  'libraries.write_expert_pages',
  'libraries.review_experts',
  'libraries.appoint_experts',
  'libraries.erase_experts',
  'libraries.speak_for_expert',
  'libraries.keep_own_expert',
  'libraries.enter_consultations',
  'libraries.read_consultations',
] as const satisfies readonly ExpertAbility[];

/** An entry as a list shows it to this reader; a phone only in part, and only to those who may ask for it. */
export function shownRow(ctx: Ctx, row: ExpertRowFull, names: FieldNames): ExpertRow {
  const title = row.title ? EXPERT_TITLES.get(row.title) : undefined;
  const seesContacts = mayOn(ctx, 'libraries.read_expert_contacts', row);
  const isMine = row.personId !== null && row.personId === ctx.actor.personId;
  return {
    id: row.id,
    name: row.name,
    nameEn: row.nameEn,
    title: row.title,
    titleName: title ? (ctx.locale === 'en' ? title.en : title.zh) : null,
    level: title?.level ?? null,
    post: row.post,
    fields: row.fields,
    fieldNames: row.fields.map((code) => names.get(code)?.name ?? code),
    subjects: row.subjects,
    orgId: row.orgId,
    orgName: row.orgName,
    phone: seesContacts && row.phone ? (isMine ? row.phone : maskedPhone(row.phone)) : null,
    availability: row.availability,
    term: termOf(row.termEndsOn, dayOf(ctx.now)),
    termEndsOn: row.termEndsOn,
    consultations: row.consultations,
    lastConsultedOn: row.lastConsultedOn,
    parkId: row.parkId,
    hasConsent: row.hasConsent,
    publication: row.publicationState,
    isPublic: row.publicationState === 'published' && row.publishesAt !== null && row.publishesAt <= ctx.now,
    state: row.erasedAt ? 'erased' : row.mergedInto ? 'merged' : 'current',
    changedAt: row.changedAt.toISOString(),
    abilities: row.erasedAt ? [] : abilitiesOn(ctx, row),
  };
}

function abilitiesOn(ctx: Ctx, row: ExpertRowFull): string[] {
  return ROW_ABILITIES.filter((ability) => {
    // A consultation counts for the park of whoever arranged it, not for the one that keeps the entry.
    const isOfOwnPark = ability === 'libraries.enter_consultations' || ability === 'libraries.read_consultations';
    const placed = isOfOwnPark ? { personId: row.personId, parkId: ctx.actor.parkIds[0] ?? null } : row;
    return mayOn(ctx, ability, placed);
  });
}
