import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { FigureScope } from '#shared/figures.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureRows, type FigureSource, type RowPart } from '#platform/figures.ts';
import { documentInForce } from './rows.ts';
import { supervisionMeasures as measures, supervisionResponsibilities as responsibilities } from './tables.ts';

type MeasureFigure = { readonly name: string; readonly where: (scope: FigureScope) => SQL };

const FIGURES: readonly MeasureFigure[] = [
  { name: 'measures', where: () => sql`true` },
  { name: 'measures_done', where: () => eq(responsibilities.state, 'done') },
  { name: 'measures_behind', where: () => eq(responsibilities.state, 'behind') },
  {
    name: 'measures_overdue',
    where: ({ until }) => sql`${responsibilities.state} <> 'done' and ${responsibilities.deadlineOn} < ${until}`,
  },
];

const dayIn = (column: typeof responsibilities.setAt | typeof responsibilities.replacedAt) =>
  sql`(${column} at time zone 'Asia/Shanghai')::date`;

/** Who answered for which measure on the scope's last day: nothing is overwritten, so an earlier day can be asked. */
async function answered(ctx: Ctx, scope: FigureScope) {
  const documentId = await documentInForce(ctx);
  // The list is the city's: a park or an organisation has no share of it.
  if (!documentId || scope.parkId || scope.orgId) return [];
  return ctx.db
    .select({
      id: measures.id,
      clause: measures.clause,
      title: measures.title,
      department: responsibilities.departmentName,
      deadlineOn: responsibilities.deadlineOn,
      flags: sql<boolean[]>`array[${sql.join(
        FIGURES.map(({ where }) => sql`coalesce((${where(scope)}), false)`),
        sql`, `,
      )}]`,
    })
    .from(measures)
    .innerJoin(responsibilities, eq(responsibilities.measureId, measures.id))
    .where(
      and(
        eq(measures.documentId, documentId),
        isNull(measures.mergedInto),
        sql`${dayIn(responsibilities.setAt)} <= ${scope.until}`,
        sql`(${responsibilities.replacedAt} is null or ${dayIn(responsibilities.replacedAt)} > ${scope.until})`,
      ),
    )
    .orderBy(asc(measures.startsAt), asc(measures.id));
}

/** All of them in one statement; before anybody answered for anything there is no figure. */
async function measureAll(ctx: Ctx, scope: FigureScope): Promise<Readonly<Record<string, number | null>>> {
  const rows = await answered(ctx, scope);
  return Object.fromEntries(
    FIGURES.map(({ name }, index) => [`supervision.${name}`, rows.length === 0 ? null : rows.filter(({ flags }) => flags[index]).length]),
  );
}

async function rowsOf(ctx: Ctx, index: number, scope: FigureScope, part: RowPart): Promise<FigureRows> {
  const rows = (await answered(ctx, scope)).filter(({ flags }) => flags[index]);
  const shown = part === 'all' ? rows : rows.slice(part.offset, part.offset + part.limit);
  return {
    total: rows.length,
    rows: shown.map(({ id, clause, title, department, deadlineOn }) => ({
      id,
      label: `${clause ?? ''} ${title}`.trim(),
      note: department,
      day: deadlineOn,
      amount: null,
      path: `/measures/${id}`,
    })),
  };
}

/** How far the document's measures have come, over the whole city. */
export const supervisionFigures: readonly FigureSource[] = FIGURES.map(({ name }, index) => ({
  id: `supervision.${name}`,
  unit: 'items',
  kind: 'stock',
  ability: 'supervision.read_measures',
  ...figureWords(`supervision_figures_${name}`),
  measureAll,
  rows: (ctx, scope, part) => rowsOf(ctx, index, scope, part),
}));
