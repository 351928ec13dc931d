import { z } from 'zod';
import { CONSULTATION_FORMS, RENOWNS, TITLE_LEVELS } from './expert-codes.ts';

/** What a fee is reckoned from. Days are halves: 1 is half a day, 5 are two days and a half. */
export const feeAskedShape = z.object({
  form: z.enum(CONSULTATION_FORMS),
  level: z.enum(TITLE_LEVELS).nullable(),
  renown: z.enum(RENOWNS),
  halfDays: z.number().int().min(1).max(60),
});
export type FeeAsked = z.output<typeof feeAskedShape>;

/** How it was reckoned, kept with the amount: the scale may change. */
export const feeBasisShape = feeAskedShape.extend({
  source: z.string(),
  category: z.enum(['senior', 'other']),
  /** Parts of the scale that nobody has compared with its source. */
  isChecked: z.boolean(),
});
export type FeeBasis = z.output<typeof feeBasisShape>;

export const feeShape = z.object({
  /** After tax, 分. */
  lowFen: z.number().int(),
  highFen: z.number().int(),
  /** What the payer withholds at the low and the high end. */
  lowTaxFen: z.number().int(),
  highTaxFen: z.number().int(),
  basis: feeBasisShape,
});
export type Fee = z.output<typeof feeShape>;
