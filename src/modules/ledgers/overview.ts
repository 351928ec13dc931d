import { and, count, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { mayAtAll, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countNeeds } from '#modules/technology/index.ts';
import { ledgersAccess } from './access.ts';
import type { Overview } from './contract/overview.ts';
import { listDue } from './due.ts';
import { workFigures } from './overview-work.ts';
import { ledgerCards, ledgerYears } from './tables/facts.ts';

const WITHIN_DAYS = 180;
const SHOWN = 6;

const number = (text: SQL) => sql<number>`${text}`.mapWith(Number);

/** What the day begins with: figures of all parks in sight, or of one. Each figure counts rows that a list shows. */
export async function readOverview(ctx: Ctx, parkId: string | undefined): Promise<Overview> {
  const today = dayOf(ctx.now);
  const can = (ability: keyof typeof ledgersAccess) => mayAtAll(ledgersAccess, ctx.actor, ability);
  const { overdue, month, total, rows } = await listDue(ctx, { page: 1, pageSize: SHOWN, within: WITHIN_DAYS, parkId });
  return {
    today,
    year: Number(today.slice(0, 4)),
    parkId: parkId ?? null,
    enterprises: await enterpriseFigures(ctx, parkId),
    due: { overdue: Number(overdue), month: Number(month), total: Number(total), withinDays: WITHIN_DAYS, rows },
    research: can('ledgers.read_research') ? await researchFigures(ctx, parkId, Number(today.slice(0, 4)) - 1) : null,
    needs: await countNeeds(ctx, parkId),
    work: can('ledgers.read_work') ? await workFigures(ctx, parkId, today) : null,
  };
}

/** The cards in sight of enterprises in business. */
const cardsIn = (ctx: Ctx, ability: keyof typeof ledgersAccess, parkId: string | undefined): SQL | undefined =>
  and(
    rowsWhere(ledgersAccess, ctx.actor, ability, {
      parkId: ledgerCards.parkId,
      countyId: ledgerCards.countyId,
      orgId: ledgerCards.enterpriseId,
    }),
    isNull(ledgerCards.mergedInto),
    isNull(ledgerCards.closedOn),
    parkId ? eq(ledgerCards.parkId, parkId) : undefined,
  );

async function enterpriseFigures(ctx: Ctx, parkId: string | undefined): Promise<Overview['enterprises']> {
  const code = sql<string>`split_part(coalesce(${ledgerCards.fieldCode}, ''), '.', 1)`;
  const fields = await ctx.db
    .select({ code, enterprises: count(), withFile: number(sql`count(*) filter (where ${ledgerCards.missing} = '{}')`) })
    .from(ledgerCards)
    .where(cardsIn(ctx, 'ledgers.read_enterprises', parkId))
    .groupBy(code)
    .orderBy(sql`2 desc, 1`);
  return {
    total: fields.reduce((sum, row) => sum + row.enterprises, 0),
    withFile: fields.reduce((sum, row) => sum + row.withFile, 0),
    fields: fields.map(({ code: field, enterprises }) => ({ code: field, enterprises })),
  };
}

async function researchFigures(ctx: Ctx, parkId: string | undefined, year: number): Promise<Overview['research']> {
  const [row] = await ctx.db
    .select({
      fen: number(sql`coalesce(sum(${ledgerYears.rdFen}) filter (where ${ledgerYears.year} = ${year}), 0)`),
      beforeFen: number(sql`coalesce(sum(${ledgerYears.rdFen}) filter (where ${ledgerYears.year} = ${year - 1}), 0)`),
      enterprises: number(sql`count(*) filter (where ${ledgerYears.year} = ${year})`),
      estimated: number(sql`count(*) filter (where ${ledgerYears.year} = ${year} and not ${ledgerYears.isActual})`),
    })
    .from(ledgerYears)
    .innerJoin(ledgerCards, eq(ledgerCards.enterpriseId, ledgerYears.enterpriseId))
    .where(
      and(
        cardsIn(ctx, 'ledgers.read_research', parkId),
        sql`${ledgerYears.year} in (${year}, ${year - 1}) and ${ledgerYears.rdFen} is not null`,
      ),
    );
  return row && row.enterprises > 0 ? { year, ...row } : null;
}
