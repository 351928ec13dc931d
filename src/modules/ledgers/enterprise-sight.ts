import { and, eq } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import { edgeRefusals } from '#platform/http/refusals.ts';
import type { Ctx } from '#platform/ctx.ts';
import { ledgersAccess } from './access.ts';
import { factsRefusals } from './contract/facts.ts';
import { ledgerCards } from './tables/facts.ts';

/** An enterprise's card with what access asks of it. */
export type CardRow = typeof ledgerCards.$inferSelect & { readonly orgId: string };

type EnterpriseAbility = keyof typeof ledgersAccess;

/**
 * One enterprise, for an act that asks an ability: not found where the actor may not read it (a forged id and another's
 * id are told alike), refused where they may read but not do this.
 */
export async function enterpriseInSight(
  ctx: Ctx,
  enterpriseId: string,
  ability: EnterpriseAbility = 'ledgers.read_enterprises',
): Promise<CardRow> {
  const readable = rowsWhere(ledgersAccess, ctx.actor, 'ledgers.read_enterprises', {
    parkId: ledgerCards.parkId,
    countyId: ledgerCards.countyId,
    orgId: ledgerCards.enterpriseId,
  });
  const [card] = await ctx.db
    .select()
    .from(ledgerCards)
    .where(and(eq(ledgerCards.enterpriseId, enterpriseId), readable))
    .limit(1);
  if (!card) throw new Refusal(factsRefusals.enterprise_not_found, { id: enterpriseId });
  const row = { ...card, orgId: card.enterpriseId };
  if (!may(ledgersAccess, ctx.actor, ability, row)) throw new Refusal(edgeRefusals.not_allowed);
  return row;
}
