import { and, asc, count, desc, eq, gte, isNotNull, isNull, like, lte, max, or, sql, type SQL } from 'drizzle-orm';
import type { Page } from '#shared/page.ts';
import { saySafe, type WordValues } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { namesOf, peopleNamesOf, placesOf, sameAs, shortNameOf } from '#modules/parties/index.ts';
import type { Reached, WorkEntry, WorkEntryDetail, WorkFilter, WorkQuery, WorkTotals } from './contract/work.ts';
import { isOwn, workRow, type StoredWork } from './work-entry.ts';
import { daysAsked } from './work-period.ts';
import { visibleWork } from './work-sight.ts';
import { ledgerWorkEntries as work } from './tables/work.ts';

const SORTS = { occurredOn: work.occurredOn, enteredAt: work.enteredAt, kind: work.kind, clause: work.clause, place: work.place };

const holds = (column: typeof work.personIds, id: string) => sql`${column} @> ${sql.param([id])}::text[]`;

/** The rows a filter finds among those this person may read. */
export async function workWhere(ctx: Ctx, filter: WorkFilter): Promise<SQL | undefined> {
  const { from, to } = daysAsked(filter);
  const enterprises = filter.enterpriseId ? await sameAs(ctx, filter.enterpriseId) : null;
  const text = filter.q?.toLowerCase().replaceAll(/[%_\\]/gu, '\\$&');
  return and(
    visibleWork(ctx),
    filter.parkId ? eq(work.parkId, filter.parkId) : undefined,
    enterprises ? sql`${work.enterpriseIds} && ${sql.param([...enterprises])}::text[]` : undefined,
    filter.personId ? holds(work.personIds, filter.personId) : undefined,
    filter.clause ? or(eq(work.clause, filter.clause), like(work.clause, `${filter.clause}.%`)) : undefined,
    filter.kind ? eq(work.kind, filter.kind) : undefined,
    filter.source ? eq(work.source, filter.source) : undefined,
    filter.state ? (filter.state === 'current' ? isNull(work.withdrawnAt) : isNotNull(work.withdrawnAt)) : undefined,
    filter.importId ? eq(work.importId, filter.importId) : undefined,
    from ? gte(work.occurredOn, from) : undefined,
    to ? lte(work.occurredOn, to) : undefined,
    text ? like(work.searchText, `%${text}%`) : undefined,
  );
}

/** Rows of the work ledger, newest first unless asked otherwise. */
export async function listWork(ctx: Ctx, query: WorkQuery): Promise<Page<WorkEntry>> {
  const where = await workWhere(ctx, query);
  return pageWhere(ctx, where, query);
}

async function pageWhere(ctx: Ctx, where: SQL | undefined, query: Pick<WorkQuery, 'page' | 'pageSize' | 'sort'>): Promise<Page<WorkEntry>> {
  const key = query.sort?.replace(/^-/u, '') as keyof typeof SORTS | undefined;
  const column = (key && SORTS[key]) ?? work.occurredOn;
  const direction = key && SORTS[key] && !query.sort?.startsWith('-') ? asc : desc;
  const found = await ctx.db
    .select()
    .from(work)
    .where(where)
    .orderBy(direction(column), direction(work.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(work).where(where);
  return { rows: await shownWork(ctx, found), total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

/** What was done for one enterprise, those found to be the same with it; withdrawn rows are left to the ledger. */
export async function listEnterpriseWork(
  ctx: Ctx,
  enterpriseId: string,
  query: { page: number; pageSize: number },
): Promise<Page<WorkEntry>> {
  const where = await workWhere(ctx, { enterpriseId, state: 'current' });
  return pageWhere(ctx, where, query);
}

/** How much the filter finds, without what was withdrawn. */
export async function totalWork(ctx: Ctx, filter: WorkFilter): Promise<WorkTotals> {
  const where = await workWhere(ctx, filter);
  const current = and(where, isNull(work.withdrawnAt));
  const [row] = await ctx.db
    .select({
      entries: sql<number>`count(*) filter (where ${work.withdrawnAt} is null)`.mapWith(Number),
      withdrawn: count(work.withdrawnAt),
      visits: sql<number>`count(*) filter (where ${work.kind} = 'visit' and ${work.withdrawnAt} is null)`.mapWith(Number),
      lastEnteredAt: max(work.enteredAt),
    })
    .from(work)
    .where(where);
  return {
    entries: row?.entries ?? 0,
    withdrawn: row?.withdrawn ?? 0,
    visits: row?.visits ?? 0,
    lastEnteredAt: row?.lastEnteredAt?.toISOString() ?? null,
    enterprises: await countAmong(ctx, work.enterpriseIds, current),
    people: await countAmong(ctx, work.personIds, current),
  };
}

async function countAmong(ctx: Ctx, column: typeof work.personIds, where: SQL | undefined): Promise<number> {
  const ids = ctx.db
    .selectDistinct({ id: sql<string>`unnest(${column})`.as('id') })
    .from(work)
    .where(where)
    .as('ids');
  const [row] = await ctx.db.select({ count: count() }).from(ids);
  return row?.count ?? 0;
}

/** Enterprises or people behind the rows found, the most often met first. */
export async function listReached(ctx: Ctx, of: 'enterprises' | 'people', query: WorkQuery): Promise<Page<Reached>> {
  const column = of === 'enterprises' ? work.enterpriseIds : work.personIds;
  const current = and(await workWhere(ctx, query), isNull(work.withdrawnAt));
  const each = ctx.db
    .select({
      id: sql<string>`unnest(${column})`.as('id'),
      isVisit: sql<boolean>`${work.kind} = 'visit'`.as('is_visit'),
      on: work.occurredOn,
    })
    .from(work)
    .where(current)
    .as('each');
  const entries = count();
  const rows = await ctx.db
    .select({
      id: each.id,
      entries,
      visits: sql<number>`count(*) filter (where ${each.isVisit})`.mapWith(Number),
      lastOn: sql<string>`max(${each.on})`,
    })
    .from(each)
    .groupBy(each.id)
    .orderBy(desc(entries), asc(each.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const names = await (of === 'enterprises' ? namesOf : peopleNamesOf)(
    ctx,
    rows.map(({ id }) => id),
  );
  const total = await countAmong(ctx, column, current);
  return { rows: rows.map((row) => ({ ...row, name: names.get(row.id) ?? row.id })), total, page: query.page, pageSize: query.pageSize };
}

/** One row with everything known of it, and what the asking person may do with it. */
export async function readWork(ctx: Ctx, id: string): Promise<WorkEntryDetail> {
  const row = await workRow(ctx, id);
  const [shown] = await shownWork(ctx, [row]);
  const people = await peopleNamesOf(ctx, row.withdrawnBy ? [row.withdrawnBy] : []);
  const own = isOwn(ctx, row);
  return {
    ...shown!,
    title: row.title,
    text: row.text,
    problemsSolved: row.problemsSolved,
    followUp: row.followUp,
    sessions: row.sessions,
    enterpriseCount: row.enterpriseCount,
    personTimes: row.personTimes,
    handouts: row.handouts,
    photoIds: row.photoIds,
    importId: row.importId,
    changedAt: row.changedAt?.toISOString() ?? null,
    withdrawnBy: row.withdrawnBy ? { id: row.withdrawnBy, name: people.get(row.withdrawnBy) ?? '' } : null,
    abilities: {
      change: own && !row.withdrawnAt,
      withdraw: own && !row.withdrawnAt,
      restore: own && row.withdrawnAt !== null && row.withdrawnBy === ctx.actor.personId,
    },
  };
}

/** Rows as lists show them, with the names of everyone and everything in them. */
export async function shownWork(ctx: Ctx, rows: readonly StoredWork[]): Promise<WorkEntry[]> {
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [...row.enterpriseIds, ...(row.orgId ? [row.orgId] : [])]),
  );
  const parks = await placesOf(
    ctx,
    rows.flatMap(({ parkId }) => parkId ?? []),
  );
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => [...row.personIds, ...(row.enteredBy ? [row.enteredBy] : [])]),
  );
  const named = (ids: readonly string[], from: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => (from.has(id) ? [{ id, name: from.get(id)! }] : []));
  return rows.map((row) => ({
    id: row.id,
    occurredOn: row.occurredOn,
    untilOn: row.untilOn,
    kind: row.kind,
    clause: row.clause,
    sentence: sentenceOf(ctx, row, named(row.enterpriseIds, names)),
    place: row.place,
    parkId: row.parkId,
    parkName: row.parkId ? shortNameOf(parks.get(row.parkId)) : null,
    orgName: row.orgId ? (names.get(row.orgId) ?? null) : null,
    people: named(row.personIds, people),
    otherPeople: row.otherPeople,
    enterprises: named(row.enterpriseIds, names),
    otherEnterprises: row.otherEnterprises,
    topics: row.topics,
    photos: row.photoIds.length,
    source: row.source,
    enteredBy: named(row.enteredBy ? [row.enteredBy] : [], people)[0] ?? null,
    enteredAt: row.enteredAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
}

const SENTENCE_LENGTH = 60;
type Spoken = Pick<StoredWork, 'recordType' | 'recordValues' | 'title' | 'text' | 'kind' | 'topics'>;

/** The title, the first words, or what the record says in the reader's language; a bare entry says of which kind and where. */
export function sentenceOf(ctx: Ctx, row: Spoken, enterprises: readonly { name: string }[]): string {
  if (row.recordType) {
    const values = Object.entries(row.recordValues ?? {}).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : String(value ?? ''),
    ]);
    return saySafe(`record_${row.recordType.replaceAll('.', '_')}`, row.recordType, Object.fromEntries(values) as WordValues, ctx.locale);
  }
  const first = row.title ?? row.text?.split(/[。；\n]/u)[0];
  if (first) return first.length > SENTENCE_LENGTH ? `${first.slice(0, SENTENCE_LENGTH)}…` : first;
  const kind = saySafe(`code_work_kind_${row.kind}`, row.kind, {}, ctx.locale);
  return [kind, ...enterprises.slice(0, 2).map(({ name }) => name), ...row.topics.slice(0, 2)].join(' · ');
}
