/** 通知, 报告, 函, 通报, 纪要, 简报: labels are `code_letter_kind_…`. */
export const LETTER_KINDS = ['notice', 'report', 'correspondence', 'circular', 'minutes', 'bulletin'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** What a 函 or a 通报 is for: labels are `code_letter_variant_…`. */
export const LETTER_VARIANTS = ['ask', 'answer', 'inform', 'commendation', 'criticism', 'situation'] as const;
export type LetterVariant = (typeof LETTER_VARIANTS)[number];

export const VARIANTS_OF: Readonly<Record<LetterKind, readonly LetterVariant[]>> = {
  notice: [],
  report: [],
  correspondence: ['ask', 'answer', 'inform'],
  circular: ['commendation', 'criticism', 'situation'],
  minutes: [],
  bulletin: [],
};

/** With the head of its kind, or plain material without any: labels are `code_letter_form_…`. */
export const LETTER_FORMS = ['official', 'plain'] as const;
export type LetterForm = (typeof LETTER_FORMS)[number];

/** Labels are `code_letter_state_…`. */
export const LETTER_STATES = ['draft', 'checking', 'countersigning', 'signing', 'signed', 'issued', 'withdrawn', 'recalled'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** Labels are `code_letter_verb_…`. */
export const LETTER_VERBS = [
  'submit',
  'pass_to_countersigning',
  'pass_to_signing',
  'countersign',
  'complete_countersigning',
  'sign',
  'number',
  'issue',
  'return',
  'withdraw',
  'resume',
  'remind',
  'recall',
] as const;
export type LetterVerb = (typeof LETTER_VERBS)[number];

/** 公开, 内部, 秘密, 机密, 绝密: labels are `code_security_class_…`. The last three are not handled here. */
export const SECURITY_CLASSES = ['open', 'internal', 'secret', 'confidential', 'top_secret'] as const;
export type SecurityClass = (typeof SECURITY_CLASSES)[number];
export const HANDLED_CLASSES: readonly SecurityClass[] = ['open', 'internal'];

/** 平件, 加急, 特急: labels are `code_urgency_…`. */
export const URGENCIES = ['normal', 'urgent', 'most_urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Whom a letter can be issued to as a whole: labels are `code_letter_group_…`. */
export const RECIPIENT_GROUPS = ['departments', 'counties', 'park_committees', 'stations'] as const;
export type RecipientGroup = (typeof RECIPIENT_GROUPS)[number];

/** Labels are `code_incoming_state_…`. */
export const INCOMING_STATES = ['registered', 'instructed', 'handed_over', 'fed_back', 'closed'] as const;
export type IncomingState = (typeof INCOMING_STATES)[number];

/** Labels are `code_incoming_verb_…`. */
export const INCOMING_VERBS = ['instruct', 'hand_over', 'feed_back', 'send_back', 'demand_again', 'close', 'reopen'] as const;
export type IncomingVerb = (typeof INCOMING_VERBS)[number];

/** What a reader of the draft should look at before it goes on: sentences are `code_letter_warning_…`. */
export const LETTER_WARNINGS = [
  'title_without_kind',
  'title_without_issuer',
  'closing_missing',
  'report_asks',
  'attachment_not_mentioned',
  'contact_missing',
] as const;
export type LetterWarning = (typeof LETTER_WARNINGS)[number];
