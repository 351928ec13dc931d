import { eq, inArray } from 'drizzle-orm';
import { dayOf, type Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { fileEntries } from '#platform/files/tables.ts';
import type { NeedKind, NeedState } from '../contract/need-codes.ts';
import type { NeedStepKind } from '../contract/need-life-codes.ts';
import { lifeRefusals } from '../contract/need-refusals.ts';
import type { NeedRow } from '../need.ts';
import { technologyNeedSteps } from '../tables/life.ts';
import { technologyNeeds } from '../tables/needs.ts';
import { limitsFor } from './limit.ts';

/** The last part of each step's record: `technology.need_accepted`. */
const PAST: Readonly<Record<NeedStepKind, string>> = {
  accept: 'accepted',
  assign: 'assigned',
  begin: 'matching_begun',
  sign: 'signed',
  carry_out: 'carried_out',
  solve: 'solved',
  confirm: 'confirmed',
  confirm_for: 'confirmed_for',
  dispute: 'disputed',
  close: 'closed',
  return: 'sent_back',
  send_again: 'sent_again',
  transfer: 'handed_on',
  take_on: 'taken_on',
  attempt: 'contact_attempted',
  watch: 'put_on_watch',
  look: 'looked_at',
  resume: 'resumed',
  withdraw: 'recalled',
  fail: 'left_unsolved',
  lose: 'lost',
  reopen: 'opened_again',
  give_time: 'given_time',
  pass_up: 'passed_up',
  raise: 'raised',
  invite: 'party_invited',
  accept_invitation: 'invitation_accepted',
  decline_invitation: 'invitation_declined',
  take_back_invitation: 'invitation_taken_back',
  talk: 'talked_over',
  set_milestone: 'milestone_set',
  reach_milestone: 'milestone_reached',
  answer_offer: 'offer_answered',
};

export const recordTypeOf = (kind: NeedStepKind): string => `technology.need_${PAST[kind]}`;

const TECHNICAL: readonly (NeedKind | null)[] = ['research', 'achievement', 'talent', 'testing'];
/** Technology from outside is clause 6.2; land and loans are kept in the ledger of 3.1. */
export const clauseOf = (need: Pick<NeedRow, 'kind'>): string => (TECHNICAL.includes(need.kind) ? '6.2' : '3.1');

/** What a confidential need asks for stays out of records and notices: more people read those than it. */
export const spokenTitle = (ctx: Ctx, need: Pick<NeedRow, 'title' | 'isConfidential'>): string =>
  need.isConfidential ? say('technology_need_masked', {}, ctx.locale) : need.title;

export type Movement = {
  /** The state it leads to; the same when it is not moved. */
  readonly to?: NeedState;
  /** What else it changes in the need. */
  readonly columns?: Partial<NeedRow>;
  readonly ground?: string | null;
  readonly note?: string | null;
  readonly fileIds?: readonly string[];
  /** What the step's sentence needs. */
  readonly values?: Readonly<Record<string, string | number>>;
  readonly refId?: string | null;
  readonly occurredOn?: Day;
  /** Who did it, when it was nobody with an account. */
  readonly byName?: string | null;
};

/** One step: the need changes, its history says so, and a record is made, together or not at all. Gives the step's id. */
export async function moveNeed(ctx: Ctx, need: NeedRow, kind: NeedStepKind, movement: Movement): Promise<string> {
  const { to = need.state, ground = null, note = null, values = {}, fileIds = [] } = movement;
  const files = await filesOf(ctx, fileIds);
  const entered = to === need.state ? {} : { state: to, stateSince: ctx.now, dueOn: (await limitsFor(ctx)).of(to), isPassedUp: false };
  const changed: Partial<NeedRow> = { ...entered, ...movement.columns };
  const before = Object.fromEntries(Object.keys(changed).map((key) => [key, need[key as keyof NeedRow]]));
  const id = newId('nst', ctx.now);
  const occurredOn = movement.occurredOn ?? dayOf(ctx.now);
  await ctx.db.insert(technologyNeedSteps).values({
    id,
    needId: need.id,
    kind,
    fromState: need.state,
    toState: to,
    ground,
    note,
    fileIds: [...fileIds],
    values,
    before,
    refId: movement.refId ?? null,
    occurredOn,
    by: ctx.actor.personId,
    byName: movement.byName ?? null,
    at: ctx.now,
  });
  await ctx.db
    .update(technologyNeeds)
    .set({ ...changed, changedAt: ctx.now })
    .where(eq(technologyNeeds.id, need.id));
  Object.assign(need, changed);
  await ctx.record({
    type: recordTypeOf(kind),
    subject: id,
    clause: clauseOf(need),
    parkId: need.officeParkId ?? need.parkId,
    enterpriseIds: [need.enterpriseId],
    occurredOn,
    values: { enterprise: need.enterpriseName, title: spokenTitle(ctx, need), ...values, ...(ground && { ground }) },
    files,
  });
  return id;
}

/** Files that belong to a step, as the record names them; one that is not there, or not this person's, is refused. */
async function filesOf(ctx: Ctx, ids: readonly string[]): Promise<{ sha256: string; size: number }[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ id: fileEntries.id, sha256: fileEntries.sha256, size: fileEntries.sizeBytes, by: fileEntries.broughtBy })
    .from(fileEntries)
    .where(inArray(fileEntries.id, [...ids]));
  if (rows.length !== new Set(ids).size || rows.some((row) => row.by !== ctx.actor.personId)) {
    throw new Refusal(lifeRefusals.need_file_unknown, {}, [{ path: '/fileIds', code: 'technology.need_file_unknown' }]);
  }
  return rows.map(({ sha256, size }) => ({ sha256, size }));
}
