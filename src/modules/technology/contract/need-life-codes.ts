/** What can be done with a need, in the order of its life; labels are `code_need_verb_…`. */
export const NEED_VERBS = [
  'accept',
  'assign',
  'begin',
  'sign',
  'carry_out',
  'solve',
  'confirm',
  'confirm_for',
  'dispute',
  'close',
  'return',
  'send_again',
  'transfer',
  'take_on',
  'attempt',
  'watch',
  'look',
  'resume',
  'withdraw',
  'fail',
  'lose',
  'reopen',
  'give_time',
  'pass_up',
] as const;
export type NeedVerb = (typeof NEED_VERBS)[number];

/** What else stands in a need's history; labels of all are `code_need_step_…`, in the past. */
export const NEED_STEP_KINDS = [
  ...NEED_VERBS,
  'raise',
  'invite',
  'accept_invitation',
  'decline_invitation',
  'take_back_invitation',
  'talk',
  'set_milestone',
  'reach_milestone',
  'answer_offer',
] as const;
export type NeedStepKind = (typeof NEED_STEP_KINDS)[number];

/** Who reads what a need says: who works on it and the enterprise; park and city too; a summary may be shown to all. Labels are `code_need_openness_…`. */
export const NEED_OPENNESS = ['keepers', 'staff', 'summary'] as const;
export type NeedOpenness = (typeof NEED_OPENNESS)[number];

/** How it came in; labels are `code_need_source_…`. */
export const NEED_SOURCES = ['officer', 'enterprise', 'link', 'import'] as const;
export type NeedSource = (typeof NEED_SOURCES)[number];

/** From where candidates come; labels are `code_need_candidate_kind_…`. `answer`: somebody who said "we can" to a public offer. */
export const CANDIDATE_KINDS = ['expert', 'achievement', 'institution', 'answer'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** Labels are `code_need_invitation_state_…`; `over`: expired or taken back. */
export const INVITATION_STATES = ['open', 'accepted', 'declined', 'expired', 'taken_back'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** Why somebody declines; labels are `code_need_decline_…`. */
export const DECLINE_REASONS = ['no_time', 'not_my_field', 'conflict', 'too_little', 'other'] as const;

/** How people met; labels are `code_need_talk_way_…`. */
export const TALK_WAYS = ['visit', 'meeting', 'online', 'phone', 'test'] as const;

/** Kinds of technical contract (民法典 第八百四十三条 on); labels are `code_need_contract_kind_…`. */
export const CONTRACT_KINDS = ['development', 'transfer', 'licence', 'consulting', 'service'] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/** Where a need, and one's own invitations, are opened in the workspace: notices and queues lead there. */
export const needPath = (id: string) => `/needs/${id}`;
export const INVITATIONS_PATH = '/need-invitations';
