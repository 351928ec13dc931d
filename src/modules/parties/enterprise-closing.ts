import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { partyOrganisations } from './tables.ts';

/** Closes many enterprises at once, for one ground: those that came by mistake. One record tells of all. */
export async function closeEnterpriseRows(ctx: Ctx, ids: readonly string[], ground: string): Promise<number> {
  const closed = await ctx.db
    .update(partyOrganisations)
    .set({ closedOn: dayOf(ctx.now), closedGround: ground })
    .where(and(inArray(partyOrganisations.id, [...ids]), isNull(partyOrganisations.closedOn)))
    .returning({ id: partyOrganisations.id });
  const [first] = closed;
  if (first) await ctx.record({ type: 'parties.enterprises_closed', subject: first.id, values: { count: closed.length, ground } });
  return closed.length;
}

/** Opens enterprises again that were closed; one record tells of all. */
export async function reopenEnterpriseRows(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const opened = await ctx.db
    .update(partyOrganisations)
    .set({ closedOn: null, closedGround: null })
    .where(and(inArray(partyOrganisations.id, [...ids]), isNotNull(partyOrganisations.closedOn)))
    .returning({ id: partyOrganisations.id });
  const [first] = opened;
  if (first) await ctx.record({ type: 'parties.enterprises_reopened', subject: first.id, values: { count: opened.length } });
  return opened.length;
}

/** Gives an enterprise without a code its code, or takes it away again; checked by the caller. */
export async function setCreditCode(ctx: Ctx, id: string, creditCode: string | null): Promise<void> {
  await ctx.db.update(partyOrganisations).set({ creditCode }).where(eq(partyOrganisations.id, id));
  await ctx.record({ type: 'parties.credit_code_set', subject: id, values: { creditCode } });
}
