import { z } from 'zod';
import { FIGURE_MARKS, figureRowShape, figureShape } from '#shared/figures.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';
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

const params = z.object({ summaryId: id });
const found = summaryRefusals.summary_not_found;
const editing = [found, summaryRefusals.summary_signed, summaryRefusals.summary_not_draft];
const year = z.coerce.number().int().min(2000).max(2100);
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const READ = 'supervision.read_summaries';
const DRAFT = 'supervision.draft_summaries';

export const summaryRoutes = routes({
  listSummaries: {
    method: 'get',
    path: '/summaries',
    summary: 'Half-year and year-end summaries in sight, newest first',
    access: READ,
    query: z.object({
      ...pageQuery,
      state: z.enum(SUMMARY_STATES).optional(),
      kind: z.enum(SUMMARY_KINDS).optional(),
      year: year.optional(),
    }),
    answer: pageOf(summaryRowShape),
  },
  summaryChoices: {
    method: 'get',
    path: '/summary-choices',
    summary: 'Whose summaries this person may draft, and who may be asked or sign',
    access: READ,
    query: z.object({ q: z.string().trim().max(60).optional() }),
    answer: z.object({
      scopes: z.array(z.object({ level: z.enum(SUMMARY_LEVELS), parkId: id.nullable(), name: z.string() })),
      people: z.array(z.object({ id, name: z.string(), orgName: z.string() })),
    }),
  },
  draftSummary: {
    method: 'post',
    path: '/summaries',
    summary: 'Draft a summary from the ledgers; with `correctsId` as the correction of a signed one',
    access: DRAFT,
    body: z.object({
      kind: z.enum(SUMMARY_KINDS),
      level: z.enum(SUMMARY_LEVELS),
      parkId: id.nullable().default(null),
      year,
      correctsId: id.nullable().default(null),
    }),
    answer: summaryShape,
    refusals: [
      found,
      summaryRefusals.summary_scope,
      summaryRefusals.summary_level_not_yours,
      summaryRefusals.summary_exists,
      summaryRefusals.summary_corrects_unsigned,
      summaryRefusals.summary_period_ahead,
    ],
  },
  readSummary: {
    method: 'get',
    path: '/summaries/{summaryId}',
    summary: 'A summary with its text and its figures; a signed one as it was signed',
    access: READ,
    params,
    answer: summaryShape,
    refusals: [found],
  },
  changeSummary: {
    method: 'patch',
    path: '/summaries/{summaryId}',
    summary: 'Put own words in place of drafted ones, choose cases, say what is planned; null takes own words back',
    access: DRAFT,
    params,
    body: z
      .object({
        title: text(200).min(4),
        texts: z.record(z.string().max(60), text(3000).nullable()),
        cases: z.array(caseShape).max(3),
        plans: z.array(planShape).max(20),
      })
      .partial(),
    answer: summaryShape,
    refusals: [...editing, summaryRefusals.summary_line_unknown],
  },
  refreshSummary: {
    method: 'post',
    path: '/summaries/{summaryId}/measuring',
    summary: 'Take the figures from the ledgers again; own words, confirmed figures and marks stay',
    access: DRAFT,
    params,
    answer: summaryShape,
    refusals: editing,
  },
  confirmSummaryFigure: {
    method: 'put',
    path: '/summaries/{summaryId}/figures/{figureId}',
    summary: 'Mark a figure as estimate or flash report, or set a confirmed one with a note on its definition',
    access: DRAFT,
    params: z.object({ summaryId: id, figureId }),
    body: z.object({
      mark: z.enum(FIGURE_MARKS).optional(),
      confirmed: z
        .object({ value: z.number().finite(), note: text(300).default('') })
        .nullable()
        .optional(),
    }),
    answer: summaryShape,
    refusals: [...editing, summaryRefusals.summary_figure_unknown, summaryRefusals.summary_note_missing],
  },
  listSummaryFigureRows: {
    method: 'get',
    path: '/summaries/{summaryId}/figures/{figureId}/rows',
    summary: 'The rows behind a figure: of the ledgers while it is drafted, the frozen ones once it is signed',
    access: READ,
    params: z.object({ summaryId: id, figureId }),
    query: z.object({ page: pageQuery.page, pageSize: pageQuery.pageSize }),
    answer: pageOf(figureRowShape).extend({ isFrozen: z.boolean() }),
    refusals: [found, summaryRefusals.summary_figure_unknown],
  },
  listSummaryCases: {
    method: 'get',
    path: '/summaries/{summaryId}/notable-rows',
    summary: 'Notable rows of the period from which cases are chosen',
    access: DRAFT,
    params,
    answer: z.object({ rows: z.array(caseShape) }),
    refusals: [found],
  },
  circulateSummary: {
    method: 'post',
    path: '/summaries/{summaryId}/circulation',
    summary: 'Ask named people for their opinions and name who signs',
    access: DRAFT,
    params,
    body: z.object({ signerId: id, personIds: z.array(id).max(20).default([]) }),
    answer: summaryShape,
    refusals: [...editing, summaryRefusals.summary_signer_unknown],
  },
  takeSummaryBack: {
    method: 'delete',
    path: '/summaries/{summaryId}/circulation',
    summary: 'Take a summary back to work on it; opinions given stay',
    access: DRAFT,
    params,
    answer: summaryShape,
    refusals: [found, summaryRefusals.summary_signed, summaryRefusals.summary_not_circulating],
  },
  giveSummaryOpinion: {
    method: 'post',
    path: '/summaries/{summaryId}/opinions',
    summary: 'Say one’s opinion, once',
    access: READ,
    params,
    body: z.object({ stance: z.enum(SUMMARY_STANCES), text: text(1000).default('') }),
    answer: summaryShape,
    refusals: [
      found,
      summaryRefusals.summary_not_circulating,
      summaryRefusals.summary_not_asked,
      summaryRefusals.summary_opinion_given,
      summaryRefusals.summary_opinion_missing,
      summaryRefusals.summary_signed,
    ],
  },
  signSummary: {
    method: 'post',
    path: '/summaries/{summaryId}/signature',
    summary: 'Sign: figures and rows are frozen, the document is kept as it is',
    access: 'supervision.sign_summaries',
    params,
    answer: summaryShape,
    refusals: [found, summaryRefusals.summary_signed_already, summaryRefusals.summary_not_circulating, summaryRefusals.summary_not_signer],
  },
  listSummaryDifferences: {
    method: 'get',
    path: '/summaries/{summaryId}/differences',
    summary: 'What the ledgers say today where it differs from what was signed',
    access: READ,
    params,
    answer: z.object({ rows: z.array(figureDifferenceShape), total: z.number().int(), checkedAt: z.string() }),
    refusals: [found, summaryRefusals.summary_not_signed],
  },
  downloadSummary: {
    method: 'get',
    path: '/summaries/{summaryId}/document.docx',
    summary: 'The Word file: a signed summary’s as it was signed',
    access: READ,
    params,
    download: docx,
    refusals: [found],
  },
  downloadSummarySheet: {
    method: 'get',
    path: '/summaries/{summaryId}/drafting-sheet.docx',
    summary: 'The drafting sheet of an official summary: who drafted, who was asked, who signed',
    access: READ,
    params,
    download: docx,
    refusals: [found],
  },
  attachSummaryScan: {
    method: 'post',
    path: '/summaries/{summaryId}/scan',
    summary: 'Attach the sealed scan of a signed summary (PDF or JPG)',
    access: DRAFT,
    params,
    upload: { maxBytes: 20 * 1024 * 1024, maxFiles: 1 },
    answer: summaryShape,
    refusals: [found, summaryRefusals.summary_not_signed],
  },
  openSummaryScan: {
    method: 'get',
    path: '/summaries/{summaryId}/scan',
    summary: 'The sealed scan',
    access: READ,
    params,
    download: 'application/octet-stream',
    refusals: [found, summaryRefusals.summary_scan_missing],
  },
  listSummaryTargets: {
    method: 'get',
    path: '/summary-targets',
    summary: 'The year’s targets of a park or of the city',
    access: READ,
    query: z.object({ year, parkId: id.optional() }),
    answer: z.object({ rows: z.array(targetShape), mayKeep: z.boolean() }),
    refusals: [found],
  },
  keepSummaryTargets: {
    method: 'put',
    path: '/summary-targets',
    summary: 'Set the year’s targets; null takes one away',
    access: DRAFT,
    body: z.object({
      year,
      parkId: id.nullable().default(null),
      targets: z.array(z.object({ figureId, value: z.number().min(0).nullable(), note: text(200).default('') })).max(100),
    }),
    answer: z.object({ rows: z.array(targetShape), mayKeep: z.boolean() }),
    refusals: [found, summaryRefusals.summary_level_not_yours, summaryRefusals.summary_figure_unknown],
  },
});
