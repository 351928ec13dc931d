import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { reportRefusals, taskRefusals } from './refusals.ts';
import { ground, REPORT_STATES, REPORT_VERBS, taskDay, taskId } from './words.ts';

/** One recipient of a task, as whoever keeps the task sees it. */
export const reportRowShape = z.object({
  id: taskId,
  orgId: taskId,
  orgName: z.string(),
  orgKind: z.string(),
  state: z.enum(REPORT_STATES),
  deadlineOn: z.string(),
  isOverdue: z.boolean(),
  signedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  /** Handed in after its deadline. */
  isLate: z.boolean(),
  ground: z.string().nullable(),
  reminded: z.number().int(),
  remindedAt: z.string().nullable(),
  /** Whoever answers there; phones are looked up where they are kept. */
  contact: z.string().nullable(),
  verbs: z.array(z.enum(REPORT_VERBS)),
});
export type ReportRow = z.output<typeof reportRowShape>;

const missingShape = z.object({
  /** Plain text to paste into a group. */
  text: z.string(),
  rows: z.array(reportRowShape),
});

const params = z.object({ taskId });
const found = [taskRefusals.task_not_found];
const reportIds = z.array(taskId).min(1).max(1000);
const READ = 'supervision.read_tasks';
const KEEP = 'supervision.keep_tasks';
const steps = [...found, taskRefusals.task_closed, reportRefusals.report_step_wrong, reportRefusals.report_not_of_task];

export const progressRoutes = routes({
  listReports: {
    method: 'get',
    path: '/reporting-tasks/{taskId}/reports',
    summary: 'How far each recipient has come',
    access: READ,
    params,
    query: z.object({ ...pageQuery, state: z.enum([...REPORT_STATES, 'missing']).optional() }),
    answer: pageOf(reportRowShape),
    refusals: found,
  },
  listMissing: {
    method: 'get',
    path: '/reporting-tasks/{taskId}/missing',
    summary: 'Who has not reported, with whom to ring, and as plain text',
    access: READ,
    params,
    answer: missingShape,
    refusals: found,
  },
  exportMissing: {
    method: 'get',
    path: '/reporting-tasks/{taskId}/missing.xlsx',
    summary: 'Who has not reported, as a workbook',
    access: READ,
    params,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: found,
  },
  remindReports: {
    method: 'post',
    path: '/reporting-tasks/{taskId}/reminders',
    summary: 'Remind those who have not reported; all of them when nobody is named',
    access: KEEP,
    params,
    body: z.object({ reportIds: reportIds.nullish() }),
    answer: z.object({ reminded: z.number().int() }),
    refusals: [...steps, taskRefusals.task_nobody_to_remind],
  },
  acceptReports: {
    method: 'post',
    path: '/reporting-tasks/{taskId}/acceptances',
    summary: 'Accept reports, one or many; all or none',
    access: KEEP,
    params,
    body: z.object({ reportIds }),
    answer: z.object({ accepted: z.number().int() }),
    refusals: steps,
  },
  returnReport: {
    method: 'post',
    path: '/task-reports/{reportId}/returning',
    summary: 'Send a report back with the reason and a new deadline',
    access: KEEP,
    params: z.object({ reportId: taskId }),
    body: z.object({ ground, deadlineOn: taskDay }),
    refusals: [
      reportRefusals.report_not_found,
      reportRefusals.report_step_wrong,
      taskRefusals.task_closed,
      taskRefusals.task_deadline_past,
    ],
  },
  extendReport: {
    method: 'post',
    path: '/task-reports/{reportId}/extension',
    summary: 'Give one recipient more time',
    access: KEEP,
    params: z.object({ reportId: taskId }),
    body: z.object({ ground, deadlineOn: taskDay }),
    refusals: [
      reportRefusals.report_not_found,
      reportRefusals.report_step_wrong,
      taskRefusals.task_closed,
      taskRefusals.task_deadline_past,
    ],
  },
  exemptReport: {
    method: 'post',
    path: '/task-reports/{reportId}/exemption',
    summary: 'Let one recipient off, with the ground',
    access: KEEP,
    params: z.object({ reportId: taskId }),
    body: z.object({ ground }),
    refusals: [reportRefusals.report_not_found, reportRefusals.report_step_wrong, taskRefusals.task_closed],
  },
  endExemption: {
    method: 'delete',
    path: '/task-reports/{reportId}/exemption',
    summary: 'Ask the recipient again',
    access: KEEP,
    params: z.object({ reportId: taskId }),
    refusals: [reportRefusals.report_not_found, reportRefusals.report_step_wrong, taskRefusals.task_closed],
  },
});
