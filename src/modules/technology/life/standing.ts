import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleShown, placesOf } from '#modules/parties/index.ts';
import type { NeedOpenness } from '../contract/need-life-codes.ts';
import type { NeedStanding } from '../contract/need-life.ts';
import type { NeedRow } from '../need.ts';
import { needLife } from '../procedure.ts';
import { isMasked, mayOn, needInSight } from '../sight.ts';
import { limitsFor } from './limit.ts';
import { attemptsOf, verbsOn } from './step.ts';

export const opennessOf = (need: Pick<NeedRow, 'isConfidential' | 'isSummaryOpen'>): NeedOpenness =>
  need.isConfidential ? 'keepers' : need.isSummaryOpen ? 'summary' : 'staff';

/** A need is overdue after its last day, while it is not at its end. */
export const isOverdue = (ctx: Ctx, need: Pick<NeedRow, 'dueOn' | 'state' | 'withdrawnAt'>): boolean =>
  need.dueOn !== null && need.dueOn < dayOf(ctx.now) && !need.withdrawnAt && !needLife.isEnd(need.state);

/** How a need stands, and what this reader may do with it. */
export async function readStanding(ctx: Ctx, needId: string): Promise<NeedStanding> {
  const need = await needInSight(ctx, needId);
  const hidden = isMasked(ctx, need);
  const people = await peopleShown(ctx, need.assigneeId ? [need.assigneeId] : []);
  const office = need.officeId ? (await placesOf(ctx, [need.officeId])).get(need.officeId) : undefined;
  const shown = <T>(value: T): T | null => (hidden ? null : value);
  return {
    id: need.id,
    state: need.state,
    since: need.stateSince.toISOString(),
    dueOn: need.dueOn,
    isOverdue: isOverdue(ctx, need),
    daysLeft: needLife.isEnd(need.state) ? null : (await limitsFor(ctx)).left(need.dueOn),
    assignee: (need.assigneeId && people.get(need.assigneeId)) || null,
    office: office ? { id: office.id, name: office.shortName ?? office.name } : null,
    lookOn: need.lookOn,
    isPassedUp: need.isPassedUp,
    attempts: (await attemptsOf(ctx, needId)).times,
    source: need.source,
    openness: opennessOf(need),
    purpose: shown(need.purpose),
    wantedBy: need.wantedBy,
    fields: need.fields,
    result: shown(need.result),
    score: need.score,
    opinion: shown(need.opinion),
    confirmedAt: need.confirmedAt?.toISOString() ?? null,
    verbs: verbsOn(ctx, need),
    canWork: !need.withdrawnAt && mayOn(ctx, need, 'technology.work_on_needs'),
  };
}
