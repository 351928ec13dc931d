import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { ledgersAccess } from './access.ts';
import { ledgerCards as cards, ledgerFacts } from './tables/facts.ts';

/** For other modules: enterprises in use by park, by a high-tech certificate that is valid today, by field (its first level or whole). */
export async function enterprisesMatching(
  ctx: Ctx,
  wanted: { readonly parkId?: string | undefined; readonly isHighTech?: 'yes' | undefined; readonly field?: string | undefined },
): Promise<readonly string[]> {
  const columns = { parkId: cards.parkId, countyId: cards.countyId, orgId: cards.enterpriseId };
  const kind = sql`'high_tech_enterprise'::text`;
  const rows = await ctx.db
    .select({ id: cards.enterpriseId })
    .from(cards)
    .where(
      and(
        rowsWhere(ledgersAccess, ctx.actor, 'ledgers.read_enterprises', columns),
        isNull(cards.mergedInto),
        isNull(cards.closedOn),
        wanted.parkId ? eq(cards.parkId, wanted.parkId) : undefined,
        wanted.field ? (wanted.field.includes('.') ? eq(cards.fieldCode, wanted.field) : eq(cards.fieldTop, wanted.field)) : undefined,
        wanted.isHighTech
          ? sql`${cards.certificateKinds} @> array[${kind}] and ${cards.certificateDays}[array_position(${cards.certificateKinds}, ${kind})] >= ${dayOf(ctx.now)}`
          : undefined,
      ),
    );
  return rows.map(({ id }) => id);
}

/** For other modules: whom to ring at these enterprises, as far as the reader may know; never the phone. */
export async function contactNamesOf(ctx: Ctx, enterpriseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (enterpriseIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectDistinctOn([ledgerFacts.enterpriseId], {
      id: ledgerFacts.enterpriseId,
      value: ledgerFacts.value,
      parkId: cards.parkId,
      countyId: cards.countyId,
    })
    .from(ledgerFacts)
    .innerJoin(cards, eq(cards.enterpriseId, ledgerFacts.enterpriseId))
    .where(
      and(inArray(ledgerFacts.enterpriseId, [...enterpriseIds]), eq(ledgerFacts.kind, 'contact_name'), isNull(ledgerFacts.retractedAt)),
    )
    .orderBy(ledgerFacts.enterpriseId, desc(ledgerFacts.asOf), desc(ledgerFacts.position));
  return new Map(
    rows.flatMap(({ id, value, parkId, countyId }) =>
      typeof value === 'string' && may(ledgersAccess, ctx.actor, 'ledgers.read_contacts', { parkId, countyId, orgId: id })
        ? [[id, value] as const]
        : [],
    ),
  );
}
