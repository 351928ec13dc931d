import { z } from 'zod';
import { figureRowShape, figureShape } from '#shared/figures.ts';
import { refusals } from '#shared/refusal.ts';
import { SUMMARY_KINDS, SUMMARY_LEVELS, SUMMARY_STANCES, SUMMARY_STATES } from './summary-codes.ts';

export const summaryRefusals = refusals('supervision', {
  summary_not_found: 404,
  /** A summary of a station or a park names the park; the city's names none. */
  summary_scope: 422,
  summary_level_not_yours: 403,
  summary_exists: 409,
  summary_not_draft: 409,
  summary_not_circulating: 409,
  summary_signed: 409,
  summary_signed_already: 409,
  summary_not_signed: 409,
  summary_not_signer: 403,
  summary_signer_unknown: 422,
  summary_opinion_missing: 409,
  summary_not_asked: 403,
  summary_opinion_given: 409,
  summary_figure_unknown: 404,
  /** 核定数 says how it is defined. */
  summary_note_missing: 422,
  summary_line_unknown: 422,
  summary_corrects_unsigned: 422,
  summary_period_ahead: 422,
  summary_scan_missing: 404,
});

const id = z.string().min(1).max(40);
const figureId = z.string().min(1).max(80);
const text = (most: number) => z.string().trim().max(most);

/** A figure as the summary holds it: what the ledgers say, and beside it what was confirmed. */
export const summaryFigureShape = figureShape.extend({
  /** The same period last year, of the same measure. */
  before: z.number().nullable(),
  beforeYear: z.number().int().nullable(),
  target: z.number().nullable(),
  /** 核定数 with the note on its definition. */
  confirmed: z.object({ value: z.number(), note: z.string(), by: z.string(), on: z.string() }).nullable(),
});
export type SummaryFigure = z.output<typeof summaryFigureShape>;

export const caseShape = z.object({
  figureId,
  rowId: z.string().max(80),
  label: text(200).min(1),
  day: z.string().nullable(),
  path: z.string().nullable(),
  text: text(1500).min(1),
});
export type SummaryCase = z.output<typeof caseShape>;

export const planShape = z.object({ item: text(300).min(1), who: text(60).default(''), byWhen: text(40).default('') });
export type SummaryPlan = z.output<typeof planShape>;

/** One line of the text: as drafted from the figures, and the officer's own words in its place. */
export const summaryLineShape = z.object({
  id: z.string(),
  indicators: z.array(z.string()),
  drafted: z.string(),
  own: z.string().nullable(),
});
export type SummaryLine = z.output<typeof summaryLineShape>;

export const summaryTableShape = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) });
export type SummaryTable = z.output<typeof summaryTableShape>;

export const summaryPartShape = z.object({ id: z.string(), mark: z.string(), heading: z.string(), lines: z.array(summaryLineShape) });

/** A section in its fixed place. A line or part of which no module gives a figure yet is not there at all. */
export const summarySectionShape = summaryPartShape.extend({
  kind: z.enum(['lines', 'parts', 'cases', 'problems', 'plans', 'own', 'next_targets']),
  parts: z.array(summaryPartShape),
  table: summaryTableShape.nullable(),
  /** The officer's own paragraph at the section's end. */
  own: z.string(),
});
export type SummarySection = z.output<typeof summarySectionShape>;

const person = z.object({ id, name: z.string() });

export const opinionShape = z.object({
  person,
  askedAt: z.string(),
  stance: z.enum(SUMMARY_STANCES).nullable(),
  text: z.string().nullable(),
  givenAt: z.string().nullable(),
});
export type SummaryOpinion = z.output<typeof opinionShape>;

export const summaryRowShape = z.object({
  id,
  kind: z.enum(SUMMARY_KINDS),
  level: z.enum(SUMMARY_LEVELS),
  parkId: id.nullable(),
  scopeName: z.string(),
  year: z.number().int(),
  from: z.string(),
  until: z.string(),
  title: z.string(),
  state: z.enum(SUMMARY_STATES),
  draftedBy: person,
  draftedAt: z.string(),
  signedBy: person.nullable(),
  signedAt: z.string().nullable(),
  hasScan: z.boolean(),
});
export type SummaryRow = z.output<typeof summaryRowShape>;

const linked = z.object({ id, title: z.string() });

export const summaryShape = summaryRowShape.extend({
  /** When the figures were last taken from the ledgers. */
  measuredAt: z.string(),
  opening: summaryLineShape,
  sections: z.array(summarySectionShape),
  cases: z.array(caseShape),
  plans: z.array(planShape),
  figures: z.array(summaryFigureShape),
  signer: person.nullable(),
  opinions: z.array(opinionShape),
  scanName: z.string().nullable(),
  /** SHA-256 of the frozen figures and rows, in the trail's entry too; null before it is signed. */
  digest: z.string().nullable(),
  frozenRows: z.number().int().nullable(),
  corrects: linked.nullable(),
  correctedBy: linked.nullable(),
  abilities: z.object({
    edit: z.boolean(),
    circulate: z.boolean(),
    takeBack: z.boolean(),
    opine: z.boolean(),
    sign: z.boolean(),
    attachScan: z.boolean(),
    correct: z.boolean(),
  }),
});
export type Summary = z.output<typeof summaryShape>;
export type SummaryText = Pick<Summary, 'opening' | 'sections'>;

export const figureDifferenceShape = z.object({
  id: figureId,
  name: z.string(),
  unit: summaryFigureShape.shape.unit,
  signed: z.number().nullable(),
  today: z.number().nullable(),
  added: z.array(figureRowShape),
  gone: z.array(figureRowShape),
  changed: z.array(z.object({ signed: figureRowShape, today: figureRowShape })),
  counts: z.object({ added: z.number().int(), gone: z.number().int(), changed: z.number().int() }),
});
export type FigureDifference = z.output<typeof figureDifferenceShape>;

export const targetShape = z.object({
  figureId,
  name: z.string(),
  unit: summaryFigureShape.shape.unit,
  value: z.number().nullable(),
  note: z.string().nullable(),
});
export type SummaryTarget = z.output<typeof targetShape>;
