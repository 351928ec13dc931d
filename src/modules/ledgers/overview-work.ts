import { and, count, eq, gte, isNotNull, isNull, lte, sql, type SQL } from 'drizzle-orm';
import { addMonths, type Day } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { placesOf, shortNameOf } from '#modules/parties/index.ts';
import type { Overview } from './contract/overview.ts';
import { ledgerWorkEntries as work } from './tables/work.ts';
import { shownWork } from './work-queries.ts';
import { visibleWork } from './work-sight.ts';

type WorkFigures = NonNullable<Overview['work']>;
const RECENT = 6;

const number = (text: SQL) => sql<number>`${text}`.mapWith(Number);

/** The same day a year earlier; the 29th of February becomes the 28th. */
const yearBefore = (day: Day): Day => addMonths(day, -12);

/** This year's work so far beside the same days of last year; rows that were withdrawn do not count. */
export async function workFigures(ctx: Ctx, parkId: string | undefined, today: Day): Promise<WorkFigures> {
  const seen = and(visibleWork(ctx), isNull(work.withdrawnAt), parkId ? eq(work.parkId, parkId) : undefined);
  const yearStart = `${today.slice(0, 4)}-01-01`;
  const inYear = and(seen, gte(work.occurredOn, yearStart), lte(work.occurredOn, today));
  const inYearBefore = and(seen, gte(work.occurredOn, yearBefore(yearStart)), lte(work.occurredOn, yearBefore(today)));
  const recent = await ctx.db
    .select()
    .from(work)
    .where(seen)
    .orderBy(sql`${work.occurredOn} desc, ${work.enteredAt} desc, ${work.id} desc`)
    .limit(RECENT);
  return {
    ...(await comparedFigures(ctx, seen, today)),
    reachedYear: { now: await reached(ctx, inYear), before: await reached(ctx, inYearBefore) },
    months: await byMonth(ctx, and(seen, gte(work.occurredOn, yearBefore(yearStart)), lte(work.occurredOn, today))),
    parks: ctx.actor.reach === 'city' && !parkId ? await byPark(ctx, inYear) : [],
    chapters: await byChapter(ctx, seen, today),
    recent: await shownWork(ctx, recent),
  };
}

async function comparedFigures(ctx: Ctx, seen: SQL | undefined, today: Day) {
  const yearStart = `${today.slice(0, 4)}-01-01`;
  const monthStart = `${today.slice(0, 7)}-01`;
  const within = (from: Day, to: Day, also: SQL = sql`true`) =>
    number(sql`count(*) filter (where ${work.occurredOn} between ${from} and ${to} and ${also})`);
  const pair = (from: Day, also?: SQL) => ({ now: within(from, today, also), before: within(yearBefore(from), yearBefore(today), also) });
  const isVisit = sql`${work.kind} = 'visit'`;
  const asked = {
    month: pair(monthStart),
    year: pair(yearStart),
    visitsMonth: pair(monthStart, isVisit),
    visitsYear: pair(yearStart, isVisit),
  };
  const [row] = await ctx.db
    .select(asked)
    .from(work)
    .where(and(seen, gte(work.occurredOn, yearBefore(yearStart)), lte(work.occurredOn, today)));
  const none = { now: 0, before: 0 };
  return row ?? { month: none, year: none, visitsMonth: none, visitsYear: none };
}

async function reached(ctx: Ctx, where: SQL | undefined): Promise<number> {
  const ids = ctx.db
    .selectDistinct({ id: sql<string>`unnest(${work.enterpriseIds})`.as('id') })
    .from(work)
    .where(where)
    .as('ids');
  const [row] = await ctx.db.select({ enterprises: count() }).from(ids);
  return row?.enterprises ?? 0;
}

async function byMonth(ctx: Ctx, where: SQL | undefined): Promise<WorkFigures['months']> {
  const year = number(sql`extract(year from ${work.occurredOn})`);
  const month = number(sql`extract(month from ${work.occurredOn})`);
  return ctx.db
    .select({ year, month, kind: work.kind, entries: count() })
    .from(work)
    .where(where)
    .groupBy(sql`1, 2, 3`)
    .orderBy(sql`1, 2, 3`);
}

async function byPark(ctx: Ctx, where: SQL | undefined): Promise<WorkFigures['parks']> {
  const rows = await ctx.db
    .select({ id: sql<string>`${work.parkId}`, entries: count(), visits: number(sql`count(*) filter (where ${work.kind} = 'visit')`) })
    .from(work)
    .where(and(where, isNotNull(work.parkId)))
    .groupBy(work.parkId)
    .orderBy(sql`2 desc`);
  const parks = await placesOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, name: shortNameOf(parks.get(row.id)) ?? row.id }));
}

/** By the document's chapters: 3, 4, … this year so far and the same days of last year. */
async function byChapter(ctx: Ctx, seen: SQL | undefined, today: Day): Promise<WorkFigures['chapters']> {
  const yearStart = `${today.slice(0, 4)}-01-01`;
  const chapter = sql<string>`split_part(${work.clause}, '.', 1)`;
  const within = (from: Day, to: Day) => number(sql`count(*) filter (where ${work.occurredOn} between ${from} and ${to})`);
  return ctx.db
    .select({ chapter, entries: within(yearStart, today), before: within(yearBefore(yearStart), yearBefore(today)) })
    .from(work)
    .where(and(seen, isNotNull(work.clause), gte(work.occurredOn, yearBefore(yearStart)), lte(work.occurredOn, today)))
    .groupBy(sql`1`)
    .orderBy(sql`length(split_part(${work.clause}, '.', 1)), 1`);
}
