import { z } from 'zod';
import { refusals } from './refusal.ts';

/** 草稿 → 待审核 → 已发布, or 退回; 已撤下 with its ground. Labels are `code_publication_state_…`. */
export const PUBLICATION_STATES = ['draft', 'submitted', 'published', 'returned', 'withdrawn'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** Labels are `code_publication_verb_…`. */
export const PUBLICATION_VERBS = ['submit', 'take_back', 'publish', 'return', 'withdraw', 'revise'] as const;
export type PublicationVerb = (typeof PUBLICATION_VERBS)[number];

/** The last part of the record's name: `libraries.expert_published`. */
export const PUBLICATION_PAST = {
  submit: 'submitted',
  take_back: 'taken_back',
  publish: 'published',
  return: 'returned',
  withdraw: 'withdrawn',
  revise: 'revised',
} as const satisfies Record<PublicationVerb, string>;

/** The plan of `engines/procedure` for whatever can be published, with the module's own abilities. */
export function publicationPlan(abilities: { readonly write: string; readonly review: string }) {
  const { write, review } = abilities;
  return {
    initial: 'draft',
    ends: ['published', 'withdrawn'],
    steps: {
      submit: { from: ['draft', 'returned', 'withdrawn'], to: 'submitted', ability: write },
      take_back: { from: ['submitted'], to: 'draft', ability: write },
      publish: { from: ['submitted'], to: 'published', ability: review },
      return: { from: ['submitted'], to: 'returned', ability: review, isGrounded: true },
      withdraw: { from: ['published'], to: 'withdrawn', ability: review, isGrounded: true },
      /** Goes back to be changed; until the change is reviewed it is not public. */
      revise: { from: ['published'], to: 'draft', ability: write },
    },
  } as const;
}

/** 涉密不上网: a named person says that nothing secret is in it, and how they made sure. */
export const gateShape = z.object({
  isClear: z.boolean(),
  statement: z.string().trim().min(4).max(300),
});
export type Gate = z.output<typeof gateShape>;

/** The body of a step: `POST /experts/{expertId}/publication`. */
export const publicationStepShape = z.object({
  verb: z.enum(PUBLICATION_VERBS),
  /** With `submit`. */
  gate: gateShape.nullish(),
  /** With `publish`: public from then on; now when nothing is said. */
  publishesAt: z.iso.datetime({ offset: true }).nullish(),
  /** With `return` and `withdraw`. */
  ground: z.string().trim().max(300).nullish(),
});
export type PublicationStep = z.output<typeof publicationStepShape>;

const signed = z.object({ by: z.string(), at: z.string() });

/** How far something is on its way to the public site, and what this reader may do with it. */
export const publicationShape = z.object({
  state: z.enum(PUBLICATION_STATES),
  /** Whether a visitor sees it at this moment. */
  isPublic: z.boolean(),
  publishesAt: z.string().nullable(),
  gate: signed.extend({ statement: z.string() }).nullable(),
  submitted: signed.nullable(),
  reviewed: signed.nullable(),
  /** Of the last return or withdrawal. */
  ground: z.string().nullable(),
  verbs: z.array(z.enum(PUBLICATION_VERBS)),
});
export type Publication = z.output<typeof publicationShape>;

export const publicationRefusals = refusals('publication', {
  step_wrong: 409,
  /** Nobody has said that nothing secret is in it. */
  gate_missing: 422,
  /** Whoever handed it in or stood for it does not review it. */
  second_person_wanted: 409,
  confidential: 409,
  ground_missing: 422,
  /** It is with the reviewer, or public: it is taken back first, or revised. */
  not_changeable: 409,
});

/** Whether its content may be changed: never past the reviewer. */
export const isChangeable = (state: PublicationState) => state !== 'submitted' && state !== 'published';
