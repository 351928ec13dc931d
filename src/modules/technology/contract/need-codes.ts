/** A need's life in officers' words; labels are `code_need_state_…`. The first nine are the way, the others lie beside it. */
export const NEED_STATES = [
  'reported',
  'accepted',
  'assigned',
  'matching',
  'signed',
  'under_way',
  'solved',
  'confirmed',
  'closed',
  'returned',
  'transferred',
  'long_term',
  'withdrawn',
  'unsolved',
  'unreachable',
] as const;
export type NeedState = (typeof NEED_STATES)[number];

/** States in which nobody is still working on it. */
export const NEED_ENDS: readonly NeedState[] = ['confirmed', 'closed', 'returned', 'withdrawn', 'unsolved', 'unreachable'];

/** What is asked for; labels are `code_need_kind_…`. */
export const NEED_KINDS = ['research', 'achievement', 'talent', 'testing', 'funding', 'site', 'policy', 'other'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** Ways of working together; labels are `code_need_cooperation_…`. Ledgers that arrive may name others. */
export const NEED_COOPERATIONS = ['commissioned', 'joint', 'transfer', 'licence', 'shares', 'testing', 'consulting'] as const;
export type NeedCooperation = (typeof NEED_COOPERATIONS)[number];
