import { and, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { FigureKind, FigureScope, FigureUnit } from '#shared/figures.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureSource } from '#platform/figures.ts';
import { needPath } from './contract/need-life-codes.ts';
import { seenNeed } from './need-queries.ts';
import { needLife } from './procedure.ts';
import { needsWith } from './sight.ts';
import { technologyContracts as contracts, technologyNeedSteps as steps } from './tables/life.ts';
import { technologyNeeds as needs } from './tables/needs.ts';

/** Needs in the reader's sight, of the scope. */
const inScope = (ctx: Ctx, { parkId, orgId }: FigureScope): SQL | undefined =>
  and(
    needsWith(ctx, 'technology.read_needs'),
    isNull(needs.withdrawnAt),
    parkId ? eq(needs.parkId, parkId) : undefined,
    orgId ? or(eq(needs.countyId, orgId), eq(needs.officeId, orgId)) : undefined,
  );

type NeedFigure = {
  readonly name: string;
  readonly kind: FigureKind;
  readonly unit?: FigureUnit;
  readonly where: (scope: FigureScope) => SQL | undefined;
  /** The day that matters, beside the need. */
  readonly day: SQL;
};

const between = (day: SQL, { from, until }: FigureScope) => sql`${day} between ${from} and ${until}`;
/** The day of the last step of a kind; needs that came in with a ledger have the ledger's own day, or that of their state. */
const stepDay = (kind: string) => sql`(select max(${steps.occurredOn}) from ${steps} where ${steps.needId} = ${needs.id}
  and ${steps.kind} = ${kind} and ${steps.takenBackAt} is null)`;
const sinceDay = sql`(${needs.stateSince} at time zone 'Asia/Shanghai')::date`;
const solvedDay = sql`coalesce(${stepDay('solve')}, ${needs.closedOn}, ${sinceDay})`;
const closedDay = sql`coalesce(${needs.closedOn}, ${stepDay('close')})`;
const confirmedDay = sql`(${needs.confirmedAt} at time zone 'Asia/Shanghai')::date`;

const NEED_FIGURES: readonly NeedFigure[] = [
  { name: 'collected', kind: 'flow', where: (scope) => between(sql`${needs.submittedOn}`, scope), day: sql`${needs.submittedOn}` },
  { name: 'matched', kind: 'flow', where: (scope) => between(sql`${needs.matchedOn}`, scope), day: sql`${needs.matchedOn}` },
  {
    name: 'solved',
    kind: 'flow',
    where: (scope) => and(sql`${needs.state} in ('solved', 'confirmed', 'closed')`, between(solvedDay, scope)),
    day: solvedDay,
  },
  { name: 'closed', kind: 'flow', where: (scope) => and(eq(needs.state, 'closed'), between(closedDay, scope)), day: closedDay },
  {
    name: 'open',
    kind: 'stock',
    where: ({ until }) =>
      and(sql`${needs.state} not in ${[...needLife.ends]}`, or(isNull(needs.submittedOn), sql`${needs.submittedOn} <= ${until}`)),
    day: sql`${needs.submittedOn}`,
  },
];

const words = (name: string) => figureWords(`technology_figures_${name}`);

function needSource({ name, kind, unit = 'items', where, day }: NeedFigure): FigureSource {
  return {
    id: `technology.needs_${name}`,
    unit,
    kind,
    ability: 'technology.read_needs',
    ...words(name),
    async measure(ctx, scope) {
      const [row] = await ctx.db
        .select({ value: sql<number>`count(*)`.mapWith(Number) })
        .from(needs)
        .where(and(inScope(ctx, scope), where(scope)));
      return row?.value ?? 0;
    },
    rows: (ctx, scope, part) => rowsOf(ctx, and(inScope(ctx, scope), where(scope)), day, null, part),
  };
}

type Part = Parameters<FigureSource['rows']>[2];

async function rowsOf(ctx: Ctx, where: SQL | undefined, day: SQL, amount: SQL | null, part: Part) {
  const query = ctx.db
    .select({
      need: needs,
      day: sql<string | null>`${day}::text`,
      amount: amount ? sql<number>`${amount}`.mapWith(Number) : sql<null>`null`,
    })
    .from(needs)
    .where(where)
    .orderBy(sql`2 desc nulls last`, needs.id);
  const found = part === 'all' ? await query : await query.limit(part.limit).offset(part.offset);
  const [total] = await ctx.db
    .select({ rows: sql<number>`count(*)`.mapWith(Number) })
    .from(needs)
    .where(where);
  const rows = found.map(({ need, day: on, amount: sum }) => ({
    id: need.id,
    label: seenNeed(ctx, need).title ?? say('technology_need_masked_short', {}, ctx.locale),
    note: need.enterpriseName,
    day: on,
    amount: sum,
    path: needPath(need.id),
  }));
  return { rows, total: total?.rows ?? 0 };
}

/** Contracts of a need signed within the scope. */
const signedIn = (scope: FigureScope) => sql`exists (select 1 from ${contracts} where ${contracts.needId} = ${needs.id}
  and ${contracts.takenBackAt} is null and ${contracts.signedOn} between ${scope.from} and ${scope.until})`;
const sumOf = (scope: FigureScope) => sql`(select sum(${contracts.amountFen}) from ${contracts} where ${contracts.needId} = ${needs.id}
  and ${contracts.takenBackAt} is null and ${contracts.signedOn} between ${scope.from} and ${scope.until})`;
const countOf = (scope: FigureScope) => sql`(select count(*) from ${contracts} where ${contracts.needId} = ${needs.id}
  and ${contracts.takenBackAt} is null and ${contracts.signedOn} between ${scope.from} and ${scope.until})`;
const lastSigned = sql`(select max(${contracts.signedOn}) from ${contracts} where ${contracts.needId} = ${needs.id} and ${contracts.takenBackAt} is null)`;

function contractSource(name: string, unit: FigureUnit, amountOf: (scope: FigureScope) => SQL): FigureSource {
  return {
    id: `technology.${name}`,
    unit,
    kind: 'flow',
    ability: 'technology.read_needs',
    ...words(name),
    async measure(ctx, scope) {
      const [row] = await ctx.db
        .select({ value: sql<number>`coalesce(sum(${amountOf(scope)}), 0)`.mapWith(Number) })
        .from(needs)
        .where(and(inScope(ctx, scope), signedIn(scope)));
      return row?.value ?? 0;
    },
    rows: (ctx, scope, part) => rowsOf(ctx, and(inScope(ctx, scope), signedIn(scope)), lastSigned, amountOf(scope), part),
  };
}

const judged = (scope: FigureScope) => and(isNotNull(needs.score), between(confirmedDay, scope));

/** Of the needs that enterprises judged, the share that got four or five of five; nothing while none was judged. */
const satisfaction: FigureSource = {
  id: 'technology.satisfaction',
  unit: 'share',
  kind: 'flow',
  ability: 'technology.read_needs',
  ...words('satisfaction'),
  async measure(ctx, scope) {
    const [row] = await ctx.db
      .select({ share: sql<number | null>`avg(case when ${needs.score} >= 4 then 1.0 else 0 end)` })
      .from(needs)
      .where(and(inScope(ctx, scope), judged(scope)));
    return row?.share == null ? null : Number(row.share);
  },
  rows: (ctx, scope, part) => rowsOf(ctx, and(inScope(ctx, scope), judged(scope)), confirmedDay, null, part),
};

export const technologyFigures: readonly FigureSource[] = [
  ...NEED_FIGURES.map(needSource),
  contractSource('contracts', 'items', countOf),
  contractSource('contract_amount', 'money_fen', sumOf),
  satisfaction,
];
