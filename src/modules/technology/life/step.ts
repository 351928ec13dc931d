import { and, eq, isNull } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { NeedVerb } from '../contract/need-life-codes.ts';
import type { NeedStepDraft } from '../contract/need-life.ts';
import { lifeRefusals } from '../contract/need-refusals.ts';
import { needRefusals } from '../contract/needs.ts';
import type { NeedRow } from '../need.ts';
import { ATTEMPTS_BEFORE_LOST, needLife } from '../procedure.ts';
import { mayOn, needInSight } from '../sight.ts';
import { technologyMilestones, technologyNeedSteps } from '../tables/life.ts';
import { chosenAssignee } from './assign.ts';
import { closeInvitations } from './invitation.ts';
import { moveNeed, type Movement } from './move.ts';
import { chosenOffice } from './office.ts';
import { tellOfStep } from './telling.ts';

type Able = Parameters<typeof mayOn>[2];

/** What this person may do with a need now, in the order of the plan. Signing and talks have routes of their own. */
export function verbsOn(ctx: Ctx, need: NeedRow): NeedVerb[] {
  if (need.withdrawnAt) return [];
  const isOverdue = need.dueOn !== null && need.dueOn < dayOf(ctx.now);
  return needLife
    .verbsIn(need.state, (ability) => mayOn(ctx, need, ability as Able))
    .filter((verb) => (verb !== 'give_time' && verb !== 'pass_up') || isOverdue);
}

/**
 * Takes a step in a need's life. Refuses what the state does not allow, what is not this person's, what somebody else
 * has overtaken, and what lacks the thing its verb asks for; nothing is half done.
 */
export async function takeStep(ctx: Ctx, needId: string, draft: NeedStepDraft): Promise<{ stepId: string; state: NeedRow['state'] }> {
  const need = await needInSight(ctx, needId, { locks: true });
  checkStep(ctx, need, draft);
  const movement = await MOVEMENTS[draft.verb](ctx, need, draft);
  const { ground, note, fileIds } = draft;
  const to = needLife.move(need.state, draft.verb);
  const stepId = await moveNeed(ctx, need, draft.verb, {
    ground,
    note,
    fileIds,
    ...(to.isAllowed && { to: to.to }),
    ...movement,
    columns: { ...(note && { progress: note.slice(0, 2000) }), ...movement.columns },
  });
  if (needLife.isEnd(need.state)) await closeInvitations(ctx, need);
  await tellOfStep(ctx, need, draft);
  return { stepId, state: need.state };
}

function checkStep(ctx: Ctx, need: NeedRow, { verb, seen, ground }: NeedStepDraft): void {
  const values = { title: say('technology_need_this', {}, ctx.locale), state: say(`code_need_state_${need.state}`, {}, ctx.locale) };
  if (need.withdrawnAt) throw new Refusal(needRefusals.need_withdrawn, values);
  if (seen && seen !== need.state) throw new Refusal(lifeRefusals.need_moved_on, values);
  const step = needLife.steps[verb];
  if (!mayOn(ctx, need, step.ability as Able)) throw new Refusal(lifeRefusals.need_step_not_yours);
  if (verb === 'sign' || !needLife.move(need.state, verb).isAllowed) throw new Refusal(lifeRefusals.need_step_not_possible, values);
  if (step.isGrounded && !ground) refuseAt('/ground', lifeRefusals.need_ground_missing);
  const isDecision = verb === 'give_time' || verb === 'pass_up';
  if (isDecision && (need.dueOn === null || need.dueOn >= dayOf(ctx.now))) throw new Refusal(lifeRefusals.need_not_overdue, values);
}

function refuseAt(path: string, kind: Refusal['kind'], values: Readonly<Record<string, string | number>> = {}): never {
  throw new Refusal(kind, values, [{ path, code: kind.code, values }]);
}

type Mover = (ctx: Ctx, need: NeedRow, draft: NeedStepDraft) => Movement | Promise<Movement>;
const plainly: Mover = () => ({});

const lookDay: Mover = (ctx, _need, { lookOn }) => {
  if (!lookOn || lookOn <= dayOf(ctx.now)) refuseAt('/lookOn', lifeRefusals.need_look_day);
  return { columns: { lookOn, dueOn: lookOn }, values: { day: lookOn } };
};

const judged: Mover = (ctx, _need, { score, note }) => {
  if (!score) refuseAt('/score', lifeRefusals.need_score_missing);
  return { columns: { score, opinion: note, confirmedAt: ctx.now }, values: { score } };
};

/** Under way, it is due when its next milestone is. */
const underWay: Mover = async (ctx, need) => ({ columns: { dueOn: await nextMilestone(ctx, need.id) } });

const MOVEMENTS: Readonly<Record<NeedVerb, Mover>> = {
  accept: plainly,
  assign: async (ctx, need, { personId }) => {
    if (!personId) refuseAt('/personId', lifeRefusals.need_person_missing);
    const person = await chosenAssignee(ctx, need, personId);
    if (!person) refuseAt('/personId', lifeRefusals.need_person_elsewhere);
    return {
      columns: { assigneeId: person.id, responsiblePerson: person.name, office: person.orgName },
      values: { person: person.name, office: person.orgName },
    };
  },
  begin: (ctx, need) => ({ columns: { matchedOn: need.matchedOn ?? dayOf(ctx.now) } }),
  sign: plainly,
  carry_out: underWay,
  solve: (_ctx, _need, { result }) => {
    if (!result) refuseAt('/result', lifeRefusals.need_result_missing);
    return { columns: { result }, note: result };
  },
  confirm: judged,
  confirm_for: judged,
  dispute: underWay,
  close: (ctx) => ({ columns: { closedOn: dayOf(ctx.now) } }),
  return: plainly,
  send_again: plainly,
  transfer: async (ctx, need, { officeId }) => {
    if (!officeId) refuseAt('/officeId', lifeRefusals.need_office_missing);
    const office = await chosenOffice(ctx, need, officeId);
    if (!office) refuseAt('/officeId', lifeRefusals.need_office_missing);
    const { name, ...columns } = office;
    return { columns: { ...columns, assigneeId: null, responsiblePerson: null, office: name }, values: { office: name } };
  },
  take_on: (ctx) => ({ values: { office: ctx.actor.orgName } }),
  attempt: plainly,
  watch: lookDay,
  look: lookDay,
  resume: () => ({ columns: { lookOn: null } }),
  withdraw: plainly,
  fail: plainly,
  lose: async (ctx, need) => {
    const { times, days } = await attemptsOf(ctx, need.id);
    const wanted = ATTEMPTS_BEFORE_LOST;
    if (times < wanted.times || days < wanted.days) throw new Refusal(lifeRefusals.need_attempts_few, { ...wanted, found: times });
    return { values: { times } };
  },
  reopen: () => ({ columns: { closedOn: null, score: null, opinion: null, confirmedAt: null, result: null, lookOn: null } }),
  give_time: (ctx, need, { dueOn }) => {
    const least = need.dueOn ?? dayOf(ctx.now);
    if (!dueOn || dueOn <= dayOf(ctx.now))
      refuseAt('/dueOn', lifeRefusals.need_due_day, { day: least > dayOf(ctx.now) ? least : dayOf(ctx.now) });
    return { columns: { dueOn }, values: { day: dueOn } };
  },
  pass_up: () => ({ columns: { isPassedUp: true } }),
};

/** Recorded attempts to reach the enterprise, since the need was last opened. */
export async function attemptsOf(ctx: Ctx, needId: string): Promise<{ times: number; days: number }> {
  const rows = await ctx.db
    .select({ kind: technologyNeedSteps.kind, on: technologyNeedSteps.occurredOn })
    .from(technologyNeedSteps)
    .where(and(eq(technologyNeedSteps.needId, needId), isNull(technologyNeedSteps.takenBackAt)))
    .orderBy(technologyNeedSteps.position);
  const opened = rows.findLastIndex(({ kind }) => kind === 'reopen');
  const attempts = rows.slice(opened + 1).filter(({ kind }) => kind === 'attempt');
  return { times: attempts.length, days: new Set(attempts.map(({ on }) => on)).size };
}

/** The day of the next milestone that was not reached; null without one. */
export async function nextMilestone(ctx: Ctx, needId: string): Promise<string | null> {
  const [next] = await ctx.db
    .select({ dueOn: technologyMilestones.dueOn })
    .from(technologyMilestones)
    .where(and(eq(technologyMilestones.needId, needId), isNull(technologyMilestones.reachedOn)))
    .orderBy(technologyMilestones.dueOn)
    .limit(1);
  return next?.dueOn ?? null;
}
