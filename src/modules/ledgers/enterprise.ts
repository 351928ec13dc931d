import { dayOf, type Day } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import {
  addEnterpriseRows,
  changeOrganisation,
  closeOrganisation,
  mergeOrganisations,
  partOrganisations,
  reopenOrganisation,
  type EnterpriseDraft,
} from '#modules/parties/index.ts';
import { ledgersAccess } from './access.ts';
import { refreshCards } from './card.ts';
import { enterprisesRefusals } from './contract/enterprises.ts';
import { enterpriseInSight } from './enterprise-sight.ts';
import { stateFacts } from './fact.ts';
import { checkEntries, type Entry } from './fact-check.ts';

export type { EnterpriseDraft } from '#modules/parties/index.ts';

/** Adds enterprises to the register, many at once, with an empty card each; ids in the order given. Codes are checked by the caller. */
export async function addEnterprises(ctx: Ctx, drafts: readonly EnterpriseDraft[]): Promise<string[]> {
  const ids = await addEnterpriseRows(ctx, drafts);
  await refreshCards(ctx, ids);
  return ids;
}

/** Adds one enterprise with what is known of it today. A park's officer adds to their own park only. */
export async function addEnterprise(
  ctx: Ctx,
  draft: EnterpriseDraft & { readonly facts: readonly Omit<Entry, 'asOf'>[] },
): Promise<string> {
  const { facts, ...register } = draft;
  checkParkKept(ctx, register.parkId ?? null);
  const today = dayOf(ctx.now);
  const checked = await checkEntries(
    ctx,
    facts.map((fact) => ({ ...fact, asOf: today })),
  );
  const [id = ''] = await addEnterprises(ctx, [register]);
  await stateFacts(
    ctx,
    checked.map((fact) => ({ ...fact, enterpriseId: id, status: 'actual', source: { kind: 'officer' } })),
  );
  await ctx.record({
    type: 'ledgers.enterprise_added',
    subject: id,
    clause: '3.1',
    parkId: register.parkId ?? null,
    enterpriseIds: [id],
    values: { name: register.name },
  });
  return id;
}

function checkParkKept(ctx: Ctx, parkId: string | null): void {
  if (may(ledgersAccess, ctx.actor, 'ledgers.keep_enterprises', { parkId })) return;
  throw new Refusal(enterprisesRefusals.park_elsewhere, {}, [{ path: '/parkId', code: 'ledgers.park_elsewhere' }]);
}

export type EnterpriseChange = {
  readonly name?: string;
  readonly creditCode?: string | null;
  readonly parkId?: string | null;
  readonly countyId?: string | null;
};

/** Renames, moves, or enters the code. Who moves an enterprise out of their park may: it goes on in the other's list. */
export async function changeEnterprise(ctx: Ctx, id: string, change: EnterpriseChange): Promise<void> {
  const card = await enterpriseInSight(ctx, id, 'ledgers.keep_enterprises');
  await changeOrganisation(ctx, id, change);
  const isMoved = change.parkId !== undefined && change.parkId !== card.parkId;
  await ctx.record({
    type: isMoved ? 'ledgers.enterprise_moved' : 'ledgers.enterprise_changed',
    subject: id,
    clause: '3.1',
    parkId: card.parkId,
    enterpriseIds: [id],
    values: { name: change.name ?? card.name, before: card.name },
  });
}

export async function closeEnterprise(ctx: Ctx, id: string, closing: { readonly closedOn: Day; readonly ground: string }): Promise<void> {
  await enterpriseInSight(ctx, id, 'ledgers.keep_enterprises');
  await closeOrganisation(ctx, id, closing);
}

export async function reopenEnterprise(ctx: Ctx, id: string): Promise<void> {
  await enterpriseInSight(ctx, id, 'ledgers.keep_enterprises');
  await reopenOrganisation(ctx, id);
}

/** Says that two are one enterprise: what was said of the first counts for the second, and comes back on parting. */
export async function mergeEnterprises(ctx: Ctx, fromId: string, intoId: string): Promise<void> {
  await enterpriseInSight(ctx, fromId, 'ledgers.keep_enterprises');
  await enterpriseInSight(ctx, intoId, 'ledgers.keep_enterprises');
  await mergeOrganisations(ctx, fromId, intoId);
}

export async function partEnterprises(ctx: Ctx, fromId: string): Promise<void> {
  const from = await enterpriseInSight(ctx, fromId, 'ledgers.keep_enterprises');
  if (!from.mergedInto) throw new Refusal(enterprisesRefusals.not_merged, { name: from.name });
  await partOrganisations(ctx, fromId);
}
