import { and, count, countDistinct, desc, eq, gte, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { addDays, dayOf } from '#shared/dates.ts';
import type { FigureScope } from '#shared/figures.ts';
import { rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureRows, type FigureSource, type RowPart } from '#platform/figures.ts';
import { namesOf } from '#modules/parties/index.ts';
import { expertAccess } from './access/experts.ts';
import { libraryExpertConsultations as held, libraryExpertLetters as letters, libraryExperts as experts } from './tables/experts.ts';

const ability = 'libraries.look_over_experts';

/** The first instant of a day, in China. */
const begin = (day: string) => new Date(`${day}T00:00:00+08:00`);

type Counted = (scope: FigureScope) => SQL | undefined;

// An entry that was merged later stood in the library on the day all the same.
const standing: Counted = ({ until }) => {
  const end = begin(addDays(until, 1));
  return and(
    sql`${experts.enteredAt} < ${end}`,
    or(isNull(experts.mergedInto), gte(experts.mergedAt, end)),
    or(isNull(experts.erasedAt), gte(experts.erasedAt, end)),
  );
};

const entered: Counted = (scope) => and(standing(scope), gte(experts.enteredAt, begin(scope.from)));

const inTerm: Counted = (scope) =>
  and(
    standing(scope),
    sql`exists (select 1 from ${letters} where ${letters.expertId} = ${experts.id} and ${letters.startsOn} <= ${scope.until}
      and ${letters.endsOn} >= ${scope.until} and (${letters.withdrawnOn} is null or ${letters.withdrawnOn} > ${scope.until}))`,
  );

// The library is the city's: a park's share of it are the entries its station keeps.
const ofScope = (scope: FigureScope, of: Counted) =>
  and(of(scope), scope.parkId ? eq(experts.parkId, scope.parkId) : undefined, scope.orgId ? eq(experts.orgId, scope.orgId) : undefined);

const partOf = (part: RowPart) => (part === 'all' ? { limit: 10_000, offset: 0 } : part);

function expertFigure(id: string, kind: 'stock' | 'flow', of: Counted): FigureSource {
  return {
    id: `libraries.${id}`,
    unit: 'people',
    kind,
    ability,
    ...figureWords(`libraries_figures_${id}`),
    measure: async (ctx, scope) => {
      const [row] = await ctx.db.select({ rows: count() }).from(experts).where(ofScope(scope, of));
      return row?.rows ?? 0;
    },
    rows: async (ctx, scope, part) => {
      const where = ofScope(scope, of);
      const { limit, offset } = partOf(part);
      const rows = await ctx.db
        .select({ id: experts.id, name: experts.name, orgName: experts.orgName, enteredAt: experts.enteredAt })
        .from(experts)
        .where(where)
        .orderBy(desc(experts.enteredAt), desc(experts.id))
        .limit(limit)
        .offset(offset);
      const [total] = await ctx.db.select({ rows: count() }).from(experts).where(where);
      const shown = rows.map((row) => ({
        id: row.id,
        label: row.name,
        note: row.orgName,
        day: dayOf(row.enteredAt),
        amount: null,
        path: `/experts/${row.id}`,
      }));
      return { rows: shown, total: total?.rows ?? 0 };
    },
  };
}

const heldWithin = (ctx: Ctx, { from, until, parkId }: FigureScope) =>
  and(
    rowsWhere(expertAccess, ctx.actor, 'libraries.read_consultations', { parkId: held.parkId }),
    gte(held.heldOn, from),
    lte(held.heldOn, until),
    isNull(held.withdrawnAt),
    parkId ? eq(held.parkId, parkId) : undefined,
  );

async function consultationRows(ctx: Ctx, where: SQL | undefined, part: RowPart): Promise<FigureRows> {
  const { limit, offset } = partOf(part);
  const rows = await ctx.db
    .select({
      id: held.id,
      expertId: held.expertId,
      topic: held.topic,
      heldOn: held.heldOn,
      enterpriseId: held.enterpriseId,
      other: held.otherParty,
    })
    .from(held)
    .where(where)
    .orderBy(desc(held.heldOn), desc(held.id))
    .limit(limit)
    .offset(offset);
  const [total] = await ctx.db.select({ rows: count() }).from(held).where(where);
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => row.enterpriseId ?? []),
  );
  const shown = rows.map((row) => ({
    id: row.id,
    label: row.topic,
    note: names.get(row.enterpriseId ?? '') ?? row.other,
    day: row.heldOn,
    amount: null,
    path: `/experts/${row.expertId}`,
  }));
  return { rows: shown, total: total?.rows ?? 0 };
}

const consultations: FigureSource = {
  id: 'libraries.consultations',
  unit: 'times',
  kind: 'flow',
  ability: 'libraries.read_consultations',
  ...figureWords('libraries_figures_consultations'),
  measure: async (ctx, scope) => {
    const [row] = await ctx.db.select({ rows: count() }).from(held).where(heldWithin(ctx, scope));
    return row?.rows ?? 0;
  },
  rows: (ctx, scope, part) => consultationRows(ctx, heldWithin(ctx, scope), part),
};

const consulted: FigureSource = {
  id: 'libraries.consulted',
  unit: 'enterprises',
  kind: 'flow',
  ability: 'libraries.read_consultations',
  ...figureWords('libraries_figures_consulted'),
  measure: async (ctx, scope) => {
    const [row] = await ctx.db
      .select({ rows: countDistinct(held.enterpriseId) })
      .from(held)
      .where(heldWithin(ctx, scope));
    return row?.rows ?? 0;
  },
  rows: (ctx, scope, part) => consultationRows(ctx, and(heldWithin(ctx, scope), isNotNull(held.enterpriseId)), part),
};

/** The library's stock and growth, appointments, consultations. */
export const expertFigures: readonly FigureSource[] = [
  expertFigure('expert_stock', 'stock', standing),
  expertFigure('expert_growth', 'flow', entered),
  expertFigure('expert_terms', 'stock', inTerm),
  consultations,
  consulted,
];
