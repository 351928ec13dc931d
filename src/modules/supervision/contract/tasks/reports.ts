import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { reportRefusals, taskRefusals } from './refusals.ts';
import { MAX_TABLE_BYTES } from './tasks.ts';
import { findingShape, PLACE_KINDS, questionShape, REPORT_STATES, REPORT_VERBS, scanShape, taskId } from './words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const cellValue = z.union([z.string().trim().max(2000), z.number()]).nullable();

/** One’s own report in a list. */
export const myReportShape = z.object({
  id: taskId,
  taskId,
  title: z.string(),
  issuer: z.string(),
  state: z.enum(REPORT_STATES),
  isTaskOpen: z.boolean(),
  deadlineOn: z.string(),
  workingDaysLeft: z.number().int().nullable(),
  submittedAt: z.string().nullable(),
  ground: z.string().nullable(),
});
export type MyReport = z.output<typeof myReportShape>;

export const reportTableShape = z.object({
  id: taskId,
  name: z.string(),
  fileName: z.string(),
  isFilled: z.boolean(),
  filledAt: z.string().nullable(),
  filledBy: z.string().nullable(),
  findings: z.array(findingShape),
  /** Small enough to be filled in on the page. */
  hasGrid: z.boolean(),
});
export type ReportTable = z.output<typeof reportTableShape>;

export const reportShape = myReportShape.extend({
  orgName: z.string(),
  text: z.string(),
  questions: z.array(questionShape),
  answers: z.record(z.string(), cellValue),
  tables: z.array(reportTableShape),
  note: z.string().nullable(),
  /** A figure far from the period before wants a word before it is handed in. */
  wantsNote: z.boolean(),
  scan: scanShape,
  steps: z.array(
    z.object({
      id: z.string(),
      verb: z.string(),
      at: z.string(),
      by: z.string(),
      ground: z.string().nullable(),
      deadlineOn: z.string().nullable(),
    }),
  ),
  verbs: z.array(z.enum(REPORT_VERBS)),
  /** Whoever fills it in: the recipient's own people, while it is not handed in. */
  mayFill: z.boolean(),
});
export type Report = z.output<typeof reportShape>;

const gridPlace = z.object({
  key: z.string(),
  cell: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  kind: z.enum(PLACE_KINDS),
  isRequired: z.boolean(),
  value: cellValue,
  /** Of the period before. */
  before: cellValue,
  /** Put there from the ledgers. */
  isPrefilled: z.boolean(),
});
export const gridShape = z.object({
  id: taskId,
  name: z.string(),
  sheets: z.array(
    z.object({
      name: z.string(),
      title: z.string().nullable(),
      places: z.array(gridPlace),
      columns: z.array(gridPlace.omit({ value: true, before: true, isPrefilled: true })),
      rows: z.array(z.array(cellValue)),
      /** Lines the form has room for; null when it may go on. */
      room: z.number().int().nullable(),
    }),
  ),
});
export type Grid = z.output<typeof gridShape>;

const params = z.object({ reportId: taskId });
const tableParams = z.object({ reportId: taskId, tableId: taskId });
const ANSWER = 'supervision.answer_tasks';
const SEE = 'supervision.see_reports';
const found = [reportRefusals.report_not_found];
const filling = [...found, reportRefusals.report_step_wrong, taskRefusals.task_closed];
const tableFound = [...filling, taskRefusals.task_table_not_found];

export const reportRoutes = routes({
  listMyReports: {
    method: 'get',
    path: '/task-reports',
    summary: 'What one’s own organisation is asked to report',
    access: ANSWER,
    query: z.object({ ...pageQuery, state: z.enum([...REPORT_STATES, 'missing']).optional() }),
    answer: pageOf(myReportShape),
  },
  readReport: {
    method: 'get',
    path: '/task-reports/{reportId}',
    summary: 'One report: what is asked, what is filled in, what was found in it',
    access: SEE,
    params,
    answer: reportShape,
    refusals: found,
  },
  signReport: {
    method: 'post',
    path: '/task-reports/{reportId}/signature',
    summary: 'Sign for the notice',
    access: ANSWER,
    params,
    refusals: filling,
  },
  openReportTable: {
    method: 'get',
    path: '/task-reports/{reportId}/tables/{tableId}/workbook',
    summary: 'The table as filled in, or filled in beforehand from the ledgers',
    access: SEE,
    params: tableParams,
    download: XLSX,
    refusals: [...found, taskRefusals.task_table_not_found],
  },
  bringReportTable: {
    method: 'post',
    path: '/task-reports/{reportId}/tables/{tableId}/workbook',
    summary: 'Bring the filled table and see what was found in it',
    access: ANSWER,
    params: tableParams,
    upload: { maxBytes: MAX_TABLE_BYTES, maxFiles: 1 },
    answer: reportTableShape,
    refusals: [...tableFound, reportRefusals.report_shape_wrong, taskRefusals.task_file_refused, taskRefusals.task_file_unreadable],
  },
  readReportGrid: {
    method: 'get',
    path: '/task-reports/{reportId}/tables/{tableId}/cells',
    summary: 'The places of a table with what stands in them',
    access: SEE,
    params: tableParams,
    answer: gridShape,
    refusals: [...found, taskRefusals.task_table_not_found, reportRefusals.report_too_large_for_grid],
  },
  fillReportGrid: {
    method: 'put',
    path: '/task-reports/{reportId}/tables/{tableId}/cells',
    summary: 'Fill a table in on the page',
    access: ANSWER,
    params: tableParams,
    body: z.object({
      sheets: z
        .array(
          z.object({
            name: z.string().max(60),
            cells: z.record(z.string().max(10), cellValue),
            rows: z.array(z.array(cellValue).max(150)).max(500).default([]),
          }),
        )
        .max(50),
    }),
    answer: reportTableShape,
    refusals: [...tableFound, reportRefusals.report_place_unknown, reportRefusals.report_shape_wrong],
  },
  answerQuestions: {
    method: 'put',
    path: '/task-reports/{reportId}/answers',
    summary: 'Answer the questions beside the tables',
    access: ANSWER,
    params,
    body: z.object({ answers: z.record(z.string().max(20), cellValue) }),
    refusals: [...filling, reportRefusals.report_question_unknown],
  },
  submitReport: {
    method: 'post',
    path: '/task-reports/{reportId}/submission',
    summary: 'Hand the report in',
    access: ANSWER,
    params,
    body: z.object({ note: z.string().trim().max(1000).nullish() }),
    refusals: [
      ...filling,
      reportRefusals.report_table_missing,
      reportRefusals.report_checks_open,
      reportRefusals.report_note_missing,
      reportRefusals.report_answer_missing,
    ],
  },
  takeBackReport: {
    method: 'delete',
    path: '/task-reports/{reportId}/submission',
    summary: 'Take the report back before it is accepted',
    access: ANSWER,
    params,
    refusals: filling,
  },
  keepReportScan: {
    method: 'post',
    path: '/task-reports/{reportId}/scan',
    summary: 'Keep the sealed scan of the report',
    access: ANSWER,
    params,
    upload: { maxBytes: MAX_TABLE_BYTES, maxFiles: 1 },
    refusals: [...found, taskRefusals.task_closed],
  },
  openReportScan: {
    method: 'get',
    path: '/task-reports/{reportId}/scan',
    summary: 'The sealed scan of the report',
    access: SEE,
    params,
    download: 'application/octet-stream',
    refusals: [...found, taskRefusals.task_scan_missing],
  },
});
