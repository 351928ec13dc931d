import limits from '../../../content/codes/need-limits.json' with { type: 'json' };
import { procedure } from '#engines/procedure/procedure.ts';
import type { NeedState } from './contract/need-codes.ts';
import type { NeedVerb } from './contract/need-life-codes.ts';

const WORK = 'technology.work_on_needs';
const DECIDE = 'technology.decide_overdue';
const RECALL = 'technology.recall_needs';
const CONFIRM = 'technology.confirm_needs';

const WORKED_ON: readonly NeedState[] = ['accepted', 'assigned', 'matching', 'signed', 'under_way'];
const WAITED_FOR: readonly NeedState[] = ['reported', ...WORKED_ON, 'solved', 'confirmed', 'transferred', 'long_term'];

/**
 * A need's life in officers' words: 待核实 → 受理 → 派单 → 对接 → 签约 → 实施 → 解决 → 企业确认 → 销号; beside it 退回,
 * 转办, 长期跟踪, 撤回; honest ends: 未能解决, 联系不上. Limits are working days, `content/codes/need-limits.json`.
 */
export const needLife = procedure<NeedState, NeedVerb>({
  initial: 'reported',
  ends: ['closed', 'returned', 'withdrawn', 'unsolved', 'unreachable'],
  steps: {
    accept: { from: ['reported'], to: 'accepted', ability: WORK },
    take_on: { from: ['transferred'], to: 'accepted', ability: WORK },
    assign: { from: ['accepted', 'assigned'], to: 'assigned', ability: WORK },
    begin: { from: ['assigned'], to: 'matching', ability: WORK },
    sign: { from: ['assigned', 'matching', 'signed'], to: 'signed', ability: WORK },
    carry_out: { from: ['matching', 'signed'], to: 'under_way', ability: WORK },
    solve: { from: ['assigned', 'matching', 'signed', 'under_way'], to: 'solved', ability: WORK },
    confirm: { from: ['solved'], to: 'confirmed', ability: CONFIRM },
    confirm_for: { from: ['solved'], to: 'confirmed', ability: WORK, isGrounded: true },
    dispute: { from: ['solved'], to: 'under_way', ability: CONFIRM, isGrounded: true },
    close: { from: ['confirmed'], to: 'closed', ability: WORK },
    return: { from: ['reported', 'accepted'], to: 'returned', ability: WORK, isGrounded: true },
    send_again: { from: ['returned'], to: 'reported', ability: RECALL },
    transfer: { from: ['reported', ...WORKED_ON, 'transferred'], to: 'transferred', ability: WORK, isGrounded: true },
    attempt: { from: ['reported', ...WORKED_ON, 'solved', 'long_term'], to: 'stay', ability: WORK },
    watch: { from: WORKED_ON, to: 'long_term', ability: WORK, isGrounded: true },
    look: { from: ['long_term'], to: 'stay', ability: WORK },
    resume: { from: ['long_term'], to: 'matching', ability: WORK },
    withdraw: {
      from: ['reported', ...WORKED_ON, 'transferred', 'long_term', 'returned'],
      to: 'withdrawn',
      ability: RECALL,
      isGrounded: true,
    },
    fail: { from: ['assigned', 'matching', 'signed', 'under_way', 'long_term'], to: 'unsolved', ability: WORK, isGrounded: true },
    lose: { from: ['reported', ...WORKED_ON, 'solved', 'long_term'], to: 'unreachable', ability: WORK },
    reopen: { from: ['closed', 'confirmed', 'withdrawn', 'unsolved', 'unreachable'], to: 'accepted', ability: WORK, isGrounded: true },
    give_time: { from: WAITED_FOR, to: 'stay', ability: DECIDE, isGrounded: true },
    pass_up: { from: WAITED_FOR, to: 'stay', ability: DECIDE, isGrounded: true },
  },
  limits: limits.workingDays,
});

/** So many recorded attempts, on so many days, before an enterprise counts as unreachable. */
export const ATTEMPTS_BEFORE_LOST = limits.attemptsBeforeLost;
/** How long an invitation stays open, in calendar days. */
export const INVITATION_DAYS = limits.invitationDays;
/** Within so many days of raising it again the same need counts as sent twice; the last step can be undone for so many hours. */
export const UNDO_HOURS = limits.undoHours;
