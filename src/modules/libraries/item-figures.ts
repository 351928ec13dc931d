import { and, count, desc, eq, gte, isNull, or, sql, type SQL } from 'drizzle-orm';
import { addDays, dayOf } from '#shared/dates.ts';
import type { FigureScope } from '#shared/figures.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureRows, type FigureSource, type RowPart } from '#platform/figures.ts';
import { itemPath } from './item-publication.ts';
import { itemsWhere } from './item-sight.ts';
import { totalTransfers, transfersWhere } from './transfer.ts';
import { libraryItems as items, libraryTransfers as transfers } from './tables/items.ts';

const ability = 'libraries.read_items';

/** The first instant after a day, in China. */
const after = (day: string) => new Date(`${addDays(day, 1)}T00:00:00+08:00`);
const from = (day: string) => new Date(`${day}T00:00:00+08:00`);

/** What stood in the library at the end of the last day. */
const standing = (scope: FigureScope) =>
  and(
    sql`${items.enteredAt} < ${after(scope.until)}`,
    isNull(items.mergedInto),
    or(isNull(items.withdrawnAt), gte(items.withdrawnAt, after(scope.until))),
  );

/** What came into the library between the days and is still there. */
const added = (scope: FigureScope) =>
  and(
    gte(items.enteredAt, from(scope.from)),
    sql`${items.enteredAt} < ${after(scope.until)}`,
    isNull(items.mergedInto),
    isNull(items.withdrawnAt),
  );

const scoped = (ctx: Ctx, scope: FigureScope, of: SQL | undefined) =>
  and(
    of,
    itemsWhere(ctx, ability),
    scope.parkId ? eq(items.parkId, scope.parkId) : undefined,
    scope.orgId ? eq(items.ownerId, scope.orgId) : undefined,
  );

type Counted = (scope: FigureScope) => SQL | undefined;

function itemFigure(id: string, kind: 'stock' | 'flow', of: Counted): FigureSource {
  return {
    id: `libraries.${id}`,
    unit: 'items',
    kind,
    ability,
    ...figureWords(`libraries_figures_${id}`),
    measure: async (ctx, scope) => {
      const [row] = await ctx.db
        .select({ rows: count() })
        .from(items)
        .where(scoped(ctx, scope, of(scope)));
      return row?.rows ?? 0;
    },
    rows: (ctx, scope, part) => itemFigureRows(ctx, scoped(ctx, scope, of(scope)), part),
  };
}

async function itemFigureRows(ctx: Ctx, where: SQL | undefined, part: RowPart): Promise<FigureRows> {
  const query = ctx.db.select().from(items).where(where).orderBy(desc(items.enteredAt), desc(items.id)).$dynamic();
  const rows = await (part === 'all' ? query : query.limit(part.limit).offset(part.offset));
  const [total] = await ctx.db.select({ rows: count() }).from(items).where(where);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      label: row.title,
      note: row.ownerName,
      day: dayOf(row.enteredAt),
      amount: null,
      path: itemPath(row),
    })),
    total: total?.rows ?? 0,
  };
}

const transferScope = ({ parkId, from: first, until }: FigureScope) => ({ parkId, from: first, until });

function transferFigure(
  id: string,
  unit: 'times' | 'money_fen',
  pick: (totals: { transfers: number; amountFen: number }) => number,
): FigureSource {
  return {
    id: `libraries.${id}`,
    unit,
    kind: 'flow',
    ability,
    ...figureWords(`libraries_figures_${id}`),
    measure: async (ctx, scope) => pick(await totalTransfers(ctx, transferScope(scope))),
    rows: async (ctx, scope, part) => {
      const where = transfersWhere(ctx, transferScope(scope));
      const query = ctx.db
        .select({ transfer: transfers, title: items.title })
        .from(transfers)
        .innerJoin(items, eq(items.id, transfers.itemId))
        .where(where)
        .orderBy(desc(transfers.on), desc(transfers.id))
        .$dynamic();
      const rows = await (part === 'all' ? query : query.limit(part.limit).offset(part.offset));
      const { transfers: total } = await totalTransfers(ctx, transferScope(scope));
      return {
        rows: rows.map(({ transfer, title }) => ({
          id: transfer.id,
          label: title,
          note: transfer.toName,
          day: transfer.on,
          amount: unit === 'money_fen' ? transfer.amountFen : null,
          path: `/achievements/${transfer.itemId}`,
        })),
        total,
      };
    },
  };
}

const achievement = eq(items.noun, 'achievement');
const project = eq(items.noun, 'project');
const highTech = and(project, eq(items.kind, 'high_tech'));

/** 两库, 高新技术项目库 and 成果库: stock, growth, and what went into use. */
export const itemFigures: readonly FigureSource[] = [
  itemFigure('achievements_stock', 'stock', (scope) => and(achievement, standing(scope))),
  itemFigure('achievements_added', 'flow', (scope) => and(achievement, added(scope))),
  itemFigure('projects_stock', 'stock', (scope) => and(project, standing(scope))),
  itemFigure('projects_added', 'flow', (scope) => and(project, added(scope))),
  itemFigure('high_tech_projects_stock', 'stock', (scope) => and(highTech, standing(scope))),
  itemFigure('high_tech_projects_landed', 'stock', (scope) =>
    and(highTech, standing(scope), or(eq(items.state, 'landed'), eq(items.state, 'in_production'))),
  ),
  transferFigure('transfers', 'times', (totals) => totals.transfers),
  transferFigure('transfer_amount', 'money_fen', (totals) => totals.amountFen),
];
