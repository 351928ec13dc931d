import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { CONSULTATION_FORMS, TITLE_LEVELS } from './expert-codes.ts';
import { feeAskedShape, feeBasisShape, feeShape } from './expert-fees.ts';
import { expertsRefusals } from './experts.ts';
import { librariesRefusals } from './refusals.ts';
import { day, fen, ground, id, maybe } from './shapes.ts';

const params = z.object({ expertId: id });
const letter = z.object({ letterId: id });
const consultation = z.object({ consultationId: id });
const kept = [expertsRefusals.expert_not_found, expertsRefusals.expert_erased, librariesRefusals.row_merged] as const;

export const letterDraftShape = z.object({
  number: z.string().trim().min(3).max(60),
  appointedAs: z.string().trim().min(2).max(60),
  startsOn: day,
  endsOn: day,
  issuedOn: day,
  renewsId: id.nullish(),
});
export type LetterDraft = z.output<typeof letterDraftShape>;

export const letterShape = z.object({
  id,
  expertId: id,
  number: z.string(),
  appointedAs: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  issuedOn: z.string(),
  renewsId: id.nullable(),
  issuedBy: z.string(),
  withdrawnOn: z.string().nullable(),
  withdrawnGround: z.string().nullable(),
});
export type Letter = z.output<typeof letterShape>;

export const consultationDraftShape = z.object({
  heldOn: day,
  form: z.enum(CONSULTATION_FORMS),
  topic: z.string().trim().min(2).max(200),
  result: maybe(1000).optional(),
  enterpriseId: id.nullish(),
  otherParty: maybe(100).optional(),
  needId: id.nullish(),
  parkId: id.nullish(),
  /** Half days; without them no fee is reckoned. */
  halfDays: z.number().int().min(1).max(60).nullish(),
  /** What is paid after tax, 分; outside the scale it needs a ground. */
  feeFen: fen.nullish(),
  feeGround: maybe(200).optional(),
});
export type ConsultationDraft = z.output<typeof consultationDraftShape>;

export const consultationShape = z.object({
  id,
  expertId: id,
  expertName: z.string(),
  heldOn: z.string(),
  form: z.enum(CONSULTATION_FORMS),
  topic: z.string(),
  result: z.string().nullable(),
  enterpriseId: id.nullable(),
  /** The enterprise, or who else it was. */
  party: z.string().nullable(),
  needId: id.nullable(),
  parkId: id.nullable(),
  fee: z
    .object({
      lowFen: z.number().int().nullable(),
      highFen: z.number().int().nullable(),
      feeFen: z.number().int().nullable(),
      taxFen: z.number().int().nullable(),
      ground: z.string().nullable(),
      basis: feeBasisShape.nullable(),
    })
    .nullable(),
  enteredBy: z.string(),
  withdrawnGround: z.string().nullable(),
  abilities: z.array(z.string()),
});
export type Consultation = z.output<typeof consultationShape>;

export const expertDealingRoutes = routes({
  listExpertLetters: {
    method: 'get',
    path: '/experts/{expertId}/letters',
    summary: 'An expert’s letters of appointment',
    access: 'libraries.read_experts',
    params,
    answer: z.object({ rows: z.array(letterShape), nextNumber: z.string() }),
    refusals: [expertsRefusals.expert_not_found],
  },
  appointExpert: {
    method: 'post',
    path: '/experts/{expertId}/letters',
    summary: 'Issue a letter of appointment, or renew one',
    access: 'libraries.appoint_experts',
    params,
    body: letterDraftShape,
    answer: letterShape,
    refusals: [
      ...kept,
      expertsRefusals.consent_missing,
      expertsRefusals.term_backwards,
      expertsRefusals.letter_number_taken,
      expertsRefusals.letter_not_found,
    ],
  },
  writeExpertLetter: {
    method: 'get',
    path: '/expert-letters/{letterId}/document',
    summary: 'The letter in Word',
    access: 'libraries.read_experts',
    params: letter,
    download: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    refusals: [expertsRefusals.letter_not_found],
  },
  withdrawExpertLetter: {
    method: 'post',
    path: '/expert-letters/{letterId}/withdrawal',
    summary: 'Withdraw a letter, with the reason',
    access: 'libraries.appoint_experts',
    params: letter,
    body: z.object({ ground }),
    refusals: [expertsRefusals.letter_not_found, expertsRefusals.letter_withdrawn],
  },
  listConsultations: {
    method: 'get',
    path: '/expert-consultations',
    summary: 'Consultations, the latest first',
    access: 'libraries.read_consultations',
    query: z.object({
      ...pageQuery,
      expertId: id.optional(),
      enterpriseId: id.optional(),
      parkId: id.optional(),
      from: day.optional(),
      until: day.optional(),
    }),
    answer: pageOf(consultationShape).extend({ feeFen: z.number().int() }),
  },
  enterConsultation: {
    method: 'post',
    path: '/experts/{expertId}/consultations',
    summary: 'Note a consultation with its result and fee',
    access: 'libraries.enter_consultations',
    params,
    body: consultationDraftShape,
    answer: z.object({ id }),
    refusals: [
      ...kept,
      expertsRefusals.consultation_ahead,
      expertsRefusals.party_missing,
      expertsRefusals.fee_ground_missing,
      expertsRefusals.expert_elsewhere,
    ],
  },
  withdrawConsultation: {
    method: 'post',
    path: '/expert-consultations/{consultationId}/withdrawal',
    summary: 'Withdraw a consultation that was entered wrongly',
    access: 'libraries.enter_consultations',
    params: consultation,
    body: z.object({ ground }),
    refusals: [expertsRefusals.consultation_not_found, expertsRefusals.consultation_withdrawn],
  },
  reckonFee: {
    method: 'get',
    path: '/expert-fee',
    summary: 'The bounds of a fee by the scale, after tax',
    access: 'libraries.read_consultations',
    query: z.object({
      form: feeAskedShape.shape.form,
      level: z.enum(TITLE_LEVELS).optional(),
      renown: feeAskedShape.shape.renown.default('none'),
      halfDays: z.coerce.number().int().min(1).max(60),
    }),
    answer: feeShape,
  },
});
