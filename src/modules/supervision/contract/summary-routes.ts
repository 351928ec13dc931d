import { z } from 'zod';
import { FIGURE_MARKS, figureRowShape } from '#shared/figures.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { caseShape, figureDifferenceShape, planShape, summaryRefusals, summaryRowShape, summaryShape, targetShape } from './summaries.ts';
import { SUMMARY_KINDS, SUMMARY_LEVELS, SUMMARY_STANCES, SUMMARY_STATES } from './summary-codes.ts';

const id = z.string().min(1).max(40);
const figureId = z.string().min(1).max(80);
const text = (most: number) => z.string().trim().max(most);
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
