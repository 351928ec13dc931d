import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { FigureScope } from '#shared/figures.ts';
import { rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { RowPart } from '#platform/figures.ts';
import { ledgersAccess } from '../access.ts';
import { ledgerCards as cards } from '../tables/facts.ts';
import { ledgerWorkEntries as work } from '../tables/work.ts';
import { visibleWork } from '../work-sight.ts';

const holds = (column: typeof work.countyIds, id: string) => sql`${column} @> ${sql.param([id])}::text[]`;

/** Work rows of the scope's days that stand: seen by the actor and not withdrawn. */
export const workIn = (ctx: Ctx, { parkId, orgId, from, until }: FigureScope): SQL =>
  and(
    visibleWork(ctx),
    isNull(work.withdrawnAt),
    sql`${work.occurredOn} between ${from} and ${until}`,
    parkId ? eq(work.parkId, parkId) : undefined,
    orgId ? or(eq(work.orgId, orgId), holds(work.countyIds, orgId), holds(work.enterpriseIds, orgId)) : undefined,
  )!;

/** Enterprises of the scope whatever the day: seen by the actor, not merged into another. */
export const cardsOf = (ctx: Ctx, { parkId, orgId }: FigureScope, ability: keyof typeof ledgersAccess = 'ledgers.read_enterprises'): SQL =>
  and(
    rowsWhere(ledgersAccess, ctx.actor, ability, { parkId: cards.parkId, countyId: cards.countyId, orgId: cards.enterpriseId }),
    isNull(cards.mergedInto),
    parkId ? eq(cards.parkId, parkId) : undefined,
    orgId ? or(eq(cards.countyId, orgId), eq(cards.enterpriseId, orgId)) : undefined,
  )!;

/** Of them those in business on the scope's last day. */
export const cardsOn = (ctx: Ctx, scope: FigureScope): SQL =>
  and(
    cardsOf(ctx, scope),
    sql`(${cards.establishedOn} is null or ${cards.establishedOn} <= ${scope.until})`,
    sql`(${cards.closedOn} is null or ${cards.closedOn} > ${scope.until})`,
  )!;

/** The end of a statement that gives this part. */
export const cut = (part: RowPart): SQL => (part === 'all' ? sql`` : sql`limit ${part.limit} offset ${part.offset}`);

export const enterprisePath = (id: string) => `/enterprises/${id}`;
