import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { onDuty, peopleServing } from '#modules/parties/index.ts';
import { needPath, type NeedVerb } from '../contract/need-life-codes.ts';
import type { NeedRow } from '../need.ts';
import { spokenTitle } from './move.ts';

type Told = 'assignee' | 'enterprise' | 'director' | 'office';

/** Whom a step concerns, besides whoever took it. Words are `notice_technology_need_…`. */
const TELLS: Readonly<Partial<Record<NeedVerb, readonly [Told, string]>>> = {
  assign: ['assignee', 'assigned'],
  return: ['enterprise', 'returned'],
  transfer: ['office', 'handed_on'],
  solve: ['enterprise', 'solved'],
  confirm: ['assignee', 'confirmed'],
  dispute: ['assignee', 'disputed'],
  close: ['enterprise', 'closed'],
  fail: ['enterprise', 'unsolved'],
  give_time: ['assignee', 'given_time'],
  pass_up: ['director', 'passed_up'],
  withdraw: ['assignee', 'withdrawn'],
};

/** Tells those whom a step concerns, with the act. */
export async function tellOfStep(ctx: Ctx, need: NeedRow, { verb, ground }: { verb: NeedVerb; ground: string | null }): Promise<void> {
  const tells = TELLS[verb];
  if (!tells) return;
  const [whom, word] = tells;
  await notify(ctx, {
    personIds: await peopleOf(ctx, need, whom),
    wordKey: `notice_technology_need_${word}`,
    values: { title: spokenTitle(ctx, need), enterprise: need.enterpriseName, ground: ground ?? '' },
    path: needPath(need.id),
  });
}

async function peopleOf(ctx: Ctx, need: NeedRow, whom: Told): Promise<string[]> {
  if (whom === 'assignee') return need.assigneeId ? [need.assigneeId] : [];
  if (whom === 'enterprise') return (await peopleServing(ctx, [need.enterpriseId], ['enterprise_manager'])).map(({ id }) => id);
  if (whom === 'director') return (await onDuty(ctx, { roles: ['bureau_director'] })).map(({ id }) => id);
  const roles = ['department_liaison', 'finance_officer', 'county_officer', 'park_officer', 'station_officer', 'bureau_officer'] as const;
  return need.officeId ? (await onDuty(ctx, { roles, orgId: need.officeId })).map(({ id }) => id) : [];
}
