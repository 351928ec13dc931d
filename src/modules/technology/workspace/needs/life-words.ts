import { daysBetween, dayOf } from '#shared/dates.ts';
import type { Route } from '#shared/route.ts';
import { saySafe } from '#shared/words.ts';
import type { Option } from '#web/workspace/choice.tsx';
import type { Tone } from '#web/workspace/chip.tsx';
import { m } from '#words/messages.js';
import { needBoardRoutes } from '../../contract/need-board.ts';
import {
  CONTRACT_KINDS,
  DECLINE_REASONS,
  TALK_WAYS,
  type CandidateKind,
  type InvitationState,
  type NeedOpenness,
  type NeedVerb,
} from '../../contract/need-life-codes.ts';
import { needLifeRoutes } from '../../contract/need-life.ts';
import { needPartnerRoutes } from '../../contract/need-partners.ts';
import { needRaisingRoutes } from '../../contract/need-raising.ts';
import { needRoutes, type NeedState } from '../../contract/needs.ts';
import { needLife } from '../../procedure.ts';
import { NEEDS_CHANGED } from './need-sheet.tsx';

/** The way of a need, from its coming to 销号; the other states lie beside it. */
export const MAIN_STATES: readonly NeedState[] = [
  'reported',
  'accepted',
  'assigned',
  'matching',
  'signed',
  'under_way',
  'solved',
  'confirmed',
  'closed',
];
export const END_STATES: readonly NeedState[] = ['closed', 'returned', 'withdrawn', 'unsolved', 'unreachable'];

/** What is read anew after anything was done with a need. */
export const LIFE_CHANGED: readonly Route[] = [
  ...NEEDS_CHANGED,
  needRoutes.listNeeds,
  needLifeRoutes.readNeedStanding,
  needLifeRoutes.readNeedTimeline,
  needLifeRoutes.listNeedAssignees,
  needBoardRoutes.readNeedBoard,
  needBoardRoutes.readNeedQueue,
  needBoardRoutes.listNeedPeople,
  needPartnerRoutes.readNeedDealings,
  needPartnerRoutes.listNeedCandidates,
  needPartnerRoutes.listMyInvitations,
  needRaisingRoutes.readNeedOffer,
  needRaisingRoutes.listNeedLinks,
];

export const verbLabel = (verb: NeedVerb) => saySafe(`code_need_verb_${verb}`, verb);
export const stepLabel = (kind: string) => saySafe(`code_need_step_${kind}`, kind);
export const sourceLabel = (source: string) => saySafe(`code_need_source_${source}`, source);
export const opennessLabel = (openness: NeedOpenness) => saySafe(`code_need_openness_${openness}`, openness);
export const candidateKindLabel = (kind: CandidateKind) => saySafe(`code_need_candidate_kind_${kind}`, kind);
export const invitationLabel = (state: InvitationState) => saySafe(`code_need_invitation_state_${state}`, state);
export const declineLabel = (reason: string) => saySafe(`code_need_decline_${reason}`, reason);
export const wayLabel = (way: string) => saySafe(`code_need_talk_way_${way}`, way);
export const contractKindLabel = (kind: string) => saySafe(`code_need_contract_kind_${kind}`, kind);

const optionsOf = (codes: readonly string[], label: (code: never) => string): Option[] =>
  codes.map((value) => ({ value, label: label(value as never) }));
export const declineOptions = () => optionsOf(DECLINE_REASONS, declineLabel);
export const wayOptions = () => optionsOf(TALK_WAYS, wayLabel);
export const contractKindOptions = () => optionsOf(CONTRACT_KINDS, contractKindLabel);

const INVITATION_TONES: Readonly<Record<InvitationState, Tone>> = {
  open: 'watch',
  accepted: 'done',
  declined: 'late',
  expired: 'waiting',
  taken_back: 'waiting',
};
export const invitationTone = (state: InvitationState): Tone => INVITATION_TONES[state];

/** Who can see what is said of a need, by how open it is. */
export function whoSees(openness: NeedOpenness): string {
  if (openness === 'keepers') return m.technology_form_who_keepers();
  return openness === 'staff' ? m.technology_form_who_staff() : m.technology_form_who_summary();
}

/** How long is left, in calendar days: 逾期 3 天, 今天到期, 剩 2 天. Empty where there is no limit. */
export function dueText(dueOn: string | null, today = dayOf(new Date())): string {
  if (dueOn === null) return '';
  const days = daysBetween(today, dueOn);
  if (days < 0) return m.technology_board_overdue_by({ days: -days });
  if (days === 0) return m.technology_board_due_today();
  return days === 1 ? m.technology_board_due_tomorrow() : m.technology_board_due_in({ days });
}

export function dueTone(dueOn: string | null, today = dayOf(new Date())): string {
  if (dueOn === null) return 'text-muted';
  const days = daysBetween(today, dueOn);
  return days < 0 ? 'text-late font-bold' : days <= 1 ? 'text-watch' : 'text-muted';
}

/** Where a step leads; the same state when it only notes something. */
export const leadsTo = (verb: NeedVerb, state: NeedState): NeedState => {
  const { to } = needLife.steps[verb];
  return to === 'stay' ? state : to;
};

/** The step that carries a need on along its way; it is offered first. */
export const nextVerb = (verbs: readonly NeedVerb[], state: NeedState): NeedVerb | undefined =>
  verbs.find((verb) => leadsTo(verb, state) !== state && MAIN_STATES.includes(leadsTo(verb, state)));
