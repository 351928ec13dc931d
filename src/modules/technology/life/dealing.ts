import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { wanText } from '#shared/money.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { contractDraftShape, milestoneDraftShape, talkDraftShape } from '../contract/need-partners.ts';
import { lifeRefusals } from '../contract/need-refusals.ts';
import type { NeedRow } from '../need.ts';
import { needLife } from '../procedure.ts';
import { needInSight } from '../sight.ts';
import { technologyContracts as contracts, technologyMilestones as milestones, technologyTalks as talks } from '../tables/life.ts';
import { moveNeed, spokenTitle } from './move.ts';
import { nextMilestone } from './step.ts';

/** A need that is worked on, locked; else it says in which state it is. */
async function workedOn(ctx: Ctx, needId: string): Promise<NeedRow> {
  const need = await needInSight(ctx, needId, { ability: 'technology.work_on_needs', locks: true });
  if (!need.withdrawnAt && ['assigned', 'matching', 'signed', 'under_way', 'solved', 'long_term'].includes(need.state)) return need;
  const state = say(`code_need_state_${need.state}`, {}, ctx.locale);
  throw new Refusal(lifeRefusals.need_step_not_possible, { title: spokenTitle(ctx, need), state });
}

function checkNotAhead(ctx: Ctx, path: string, day: string): void {
  if (day <= dayOf(ctx.now)) return;
  throw new Refusal(lifeRefusals.talk_day_ahead, { day }, [{ path, code: 'technology.talk_day_ahead', values: { day } }]);
}

/** Notes a talk. The first one moves an assigned need to matching. */
export async function noteTalk(ctx: Ctx, needId: string, draft: z.output<typeof talkDraftShape>): Promise<{ id: string }> {
  const need = await workedOn(ctx, needId);
  checkNotAhead(ctx, '/heldOn', draft.heldOn);
  const id = newId('tlk', ctx.now);
  await ctx.db.insert(talks).values({ ...draft, id, needId, by: ctx.actor.personId, at: ctx.now });
  await moveNeed(ctx, need, 'talk', {
    ...(need.state === 'assigned' && { to: 'matching' }),
    columns: { matchedOn: need.matchedOn ?? draft.heldOn, progress: draft.note },
    note: draft.note,
    fileIds: draft.fileIds,
    values: { who: draft.withWhom, way: say(`code_need_talk_way_${draft.way}`, {}, ctx.locale) },
    refId: id,
    occurredOn: draft.heldOn,
  });
  return { id };
}

/** Registers a technical contract; the need is then signed. Refuses days that cannot be and a number that another has. */
export async function signContract(ctx: Ctx, needId: string, draft: z.output<typeof contractDraftShape>): Promise<{ id: string }> {
  const need = await workedOn(ctx, needId);
  checkNotAhead(ctx, '/signedOn', draft.signedOn);
  if (draft.startsOn && draft.endsOn && draft.endsOn < draft.startsOn) {
    throw new Refusal(lifeRefusals.contract_days, {}, [{ path: '/endsOn', code: 'technology.contract_days' }]);
  }
  if (draft.number) await checkNumberFree(ctx, draft.number);
  const move = needLife.move(need.state, 'sign');
  const id = newId('tct', ctx.now);
  await ctx.db.insert(contracts).values({ ...draft, id, needId, by: ctx.actor.personId, at: ctx.now });
  await moveNeed(ctx, need, 'sign', {
    ...(move.isAllowed && { to: move.to }),
    note: draft.note,
    fileIds: draft.fileIds,
    values: {
      kind: say(`code_need_contract_kind_${draft.kind}`, {}, ctx.locale),
      party: draft.partyB,
      amount: wanText(draft.amountFen),
    },
    refId: id,
    occurredOn: draft.signedOn,
  });
  return { id };
}

async function checkNumberFree(ctx: Ctx, number: string): Promise<void> {
  const [taken] = await ctx.db
    .select({ title: contracts.title })
    .from(contracts)
    .where(and(eq(contracts.number, number), isNull(contracts.takenBackAt)))
    .limit(1);
  if (!taken) return;
  const values = { number, title: taken.title };
  throw new Refusal(lifeRefusals.contract_number_taken, values, [{ path: '/number', code: 'technology.contract_number_taken', values }]);
}

/** Sets a milestone; under way, the need is due when its next one is. */
export async function setMilestone(
  ctx: Ctx,
  needId: string,
  { title, dueOn }: z.output<typeof milestoneDraftShape>,
): Promise<{ id: string }> {
  const need = await workedOn(ctx, needId);
  const id = newId('mls', ctx.now);
  await ctx.db.insert(milestones).values({ id, needId, title, dueOn, setBy: ctx.actor.personId, setAt: ctx.now });
  await moveNeed(ctx, need, 'set_milestone', { values: { name: title, day: dueOn }, refId: id, columns: await dueByMilestone(ctx, need) });
  return { id };
}

/** Notes that a milestone was reached, once. */
export async function reachMilestone(
  ctx: Ctx,
  needId: string,
  milestoneId: string,
  { reachedOn, note }: { reachedOn: string; note: string | null },
): Promise<void> {
  const need = await workedOn(ctx, needId);
  const [row] = await ctx.db
    .select()
    .from(milestones)
    .where(and(eq(milestones.id, milestoneId), eq(milestones.needId, needId)))
    .limit(1);
  if (!row) throw new Refusal(lifeRefusals.milestone_not_found, { id: milestoneId });
  if (row.reachedOn) throw new Refusal(lifeRefusals.milestone_reached_already);
  checkNotAhead(ctx, '/reachedOn', reachedOn);
  await ctx.db.update(milestones).set({ reachedOn, note }).where(eq(milestones.id, milestoneId));
  await moveNeed(ctx, need, 'reach_milestone', {
    values: { name: row.title },
    note,
    refId: milestoneId,
    occurredOn: reachedOn,
    columns: await dueByMilestone(ctx, need),
  });
}

const dueByMilestone = async (ctx: Ctx, need: NeedRow): Promise<Partial<NeedRow>> =>
  need.state === 'under_way' ? { dueOn: await nextMilestone(ctx, need.id) } : {};
