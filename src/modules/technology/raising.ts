import { eq } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { onDuty } from '#modules/parties/index.ts';
import { needPath, type NeedSource } from './contract/need-life-codes.ts';
import type { NeedRaising } from './contract/need-raising.ts';
import { lifeRefusals, raisingRefusals } from './contract/need-refusals.ts';
import { needRefusals } from './contract/needs.ts';
import { moveNeed, spokenTitle } from './life/move.ts';
import { changeRow, foldTitle, keepNeeds, needsByKey, type NeedDraft, type NeedRow } from './need.ts';
import { needInSight } from './sight.ts';
import { technologyNeeds } from './tables/needs.ts';

/** An enterprise raises a need of its own. */
export async function raiseNeed(ctx: Ctx, raising: NeedRaising): Promise<{ id: string }> {
  return { id: await raiseFor(ctx, ctx.actor.orgId ?? '', raising, 'enterprise') };
}

/**
 * Raises a need for an enterprise, as it says itself: in the workspace or by a one-time link. The same need sent twice
 * is refused, and those who check needs in its park are told.
 */
export async function raiseFor(ctx: Ctx, enterpriseId: string, raising: NeedRaising, source: NeedSource, byName?: string): Promise<string> {
  checkRaising(ctx, raising);
  const { added } = await keepNeeds(ctx, [{ ...draftOf(raising), enterpriseId, submittedOn: dayOf(ctx.now), source }]);
  const [id] = added;
  if (!id) refuseTwice(raising.title);
  const [need] = await ctx.db.select().from(technologyNeeds).where(eq(technologyNeeds.id, id)).limit(1);
  if (!need) throw new Error(`the need ${id} was not kept`);
  await moveNeed(ctx, need, 'raise', { values: { enterprise: need.enterpriseName }, byName: byName ?? null });
  await tellCheckers(ctx, need);
  return id;
}

/** Amends what was raised while nobody has accepted it. */
export async function amendRaised(ctx: Ctx, needId: string, raising: NeedRaising): Promise<void> {
  const need = await needInSight(ctx, needId, { ability: 'technology.raise_needs', locks: true });
  if (need.withdrawnAt || (need.state !== 'reported' && need.state !== 'returned')) {
    throw new Refusal(lifeRefusals.need_step_not_possible, { title: need.title, state: need.state });
  }
  checkRaising(ctx, raising);
  const known = await needsByKey(ctx, [need.enterpriseId]);
  const other = known.get(`${need.enterpriseId} ${foldTitle(raising.title)}`);
  if (other && other.id !== need.id) refuseTwice(raising.title);
  const { state: _state, isSummaryOpen, purpose, wantedBy, fields, ...told } = draftOf(raising);
  await ctx.db
    .update(technologyNeeds)
    .set({ isSummaryOpen, purpose, wantedBy, fields: [...(fields ?? [])] })
    .where(eq(technologyNeeds.id, needId));
  await changeRow(ctx, need, { ...told, cooperation: [...(told.cooperation ?? [])] } as Partial<NeedRow>, {});
  await ctx.record({
    type: 'technology.need_changed',
    subject: need.id,
    parkId: need.parkId,
    enterpriseIds: [need.enterpriseId],
    values: { enterprise: need.enterpriseName, title: spokenTitle(ctx, need), fields: '' },
  });
}

function refuseTwice(title: string): never {
  const values = { title };
  throw new Refusal(needRefusals.need_already_there, values, [{ path: '/title', code: 'technology.need_already_there', values }]);
}

function checkRaising(ctx: Ctx, { wantedBy, amountLowFen: low, amountHighFen: high }: NeedRaising): void {
  if (wantedBy && wantedBy < dayOf(ctx.now)) {
    throw new Refusal(raisingRefusals.need_wanted_by_past, {}, [{ path: '/wantedBy', code: 'technology.need_wanted_by_past' }]);
  }
  if (low != null && high != null && low > high) {
    throw new Refusal(needRefusals.need_amount_range, {}, [{ path: '/amountHighFen', code: 'technology.need_amount_range' }]);
  }
}

function draftOf({ openness, ...raising }: NeedRaising): Omit<NeedDraft, 'enterpriseId'> {
  return {
    ...raising,
    amountLowFen: raising.amountLowFen ?? null,
    amountHighFen: raising.amountHighFen ?? null,
    isConfidential: openness === 'keepers',
    isSummaryOpen: openness === 'summary',
    state: 'reported',
  };
}

async function tellCheckers(ctx: Ctx, need: NeedRow): Promise<void> {
  const people = need.parkId
    ? await onDuty(ctx, { roles: ['station_officer', 'park_officer'], parkId: need.parkId })
    : await onDuty(ctx, { roles: ['bureau_officer'] });
  await notify(ctx, {
    personIds: people.map(({ id }) => id),
    wordKey: 'notice_technology_need_raised',
    values: { title: spokenTitle(ctx, need), enterprise: need.enterpriseName },
    path: needPath(need.id),
  });
}
