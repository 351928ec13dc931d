import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { taskRefusals } from './refusals.ts';
import {
  ground,
  PLACE_KINDS,
  questionShape,
  RECIPIENT_KINDS,
  scanShape,
  TASK_STATES,
  TASK_VERBS,
  tallyShape,
  taskDay,
  taskId,
} from './words.ts';

const MIB = 1024 * 1024;
export const MAX_TABLE_BYTES = 20 * MIB;
const MAX_RECIPIENTS = 1000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const optionalId = z
  .union([z.literal(''), taskId])
  .nullable()
  .transform((text) => text || null);

/** What a task is before it is issued. */
export const taskDraftShape = z.object({
  title: z.string().trim().min(4).max(120),
  text: z.string().trim().max(3000),
  deadlineOn: taskDay,
  /** The day as of which the ledgers fill in beforehand, and the year of yearly figures. */
  asOf: taskDay,
  year: z.number().int().min(1990).max(2100).nullable(),
  /** Reminders by themselves, so many working days before the deadline. */
  remindBefore: z.array(z.number().int().min(0).max(30)).max(5),
  questions: z.array(questionShape).max(30),
  /** The task of the period before, against which figures are held. */
  previousId: optionalId,
  /** The park whose task it is; the bureau's have none. */
  parkId: optionalId,
});
export type TaskDraft = z.output<typeof taskDraftShape>;

const placeShape = z.object({
  key: z.string(),
  cell: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  kind: z.enum(PLACE_KINDS),
  isRequired: z.boolean(),
});
export const taskTableShape = z.object({
  id: taskId,
  name: z.string(),
  fileName: z.string(),
  sheets: z.array(
    z.object({ name: z.string(), title: z.string().nullable(), places: z.array(placeShape), columns: z.array(placeShape).nullable() }),
  ),
  hasTotal: z.boolean(),
});
export type TaskTable = z.output<typeof taskTableShape>;

export const taskRowShape = z.object({
  id: taskId,
  title: z.string(),
  state: z.enum(TASK_STATES),
  deadlineOn: z.string(),
  /** Negative when past; null when the year has no calendar. */
  workingDaysLeft: z.number().int().nullable(),
  parkId: z.string().nullable(),
  parkName: z.string().nullable(),
  tally: tallyShape,
  issuedAt: z.string().nullable(),
  issuedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  verbs: z.array(z.enum(TASK_VERBS)),
});
export type TaskRow = z.output<typeof taskRowShape>;

export const taskShape = taskRowShape.extend({
  text: z.string(),
  asOf: z.string(),
  year: z.number().int().nullable(),
  remindBefore: z.array(z.number().int()),
  questions: z.array(questionShape),
  previous: z.object({ id: taskId, title: z.string() }).nullable(),
  tables: z.array(taskTableShape),
  recipients: z.array(z.object({ id: taskId, name: z.string(), kind: z.string() })),
  addedUpAt: z.string().nullable(),
  /** How many accepted reports are in the total; more may have been accepted since. */
  addedUp: z.number().int(),
  scan: scanShape,
  mayKeep: z.boolean(),
});
export type Task = z.output<typeof taskShape>;

export const recipientShape = z.object({
  id: taskId,
  name: z.string(),
  kind: z.enum(RECIPIENT_KINDS),
  parkName: z.string().nullable(),
  /** Nobody there can sign in. */
  hasAccount: z.boolean(),
});
export type Recipient = z.output<typeof recipientShape>;

const params = z.object({ taskId });
const tableParams = z.object({ taskId, tableId: taskId });
const found = [taskRefusals.task_not_found];
const draft = [...found, taskRefusals.task_not_draft];
const drafting = [taskRefusals.task_deadline_past, taskRefusals.task_park_elsewhere, taskRefusals.task_previous_unknown];
const READ = 'supervision.read_tasks';
const KEEP = 'supervision.keep_tasks';

export const taskRoutes = routes({
  listTasks: {
    method: 'get',
    path: '/reporting-tasks',
    summary: 'Reporting tasks with how far they have come, the latest deadline first',
    access: READ,
    query: z.object({ ...pageQuery, state: z.enum(TASK_STATES).optional(), parkId: taskId.optional() }),
    answer: pageOf(taskRowShape),
  },
  draftTask: {
    method: 'post',
    path: '/reporting-tasks',
    summary: 'Draft a reporting task',
    access: KEEP,
    body: taskDraftShape,
    answer: z.object({ id: taskId }),
    refusals: drafting,
  },
  readTask: {
    method: 'get',
    path: '/reporting-tasks/{taskId}',
    summary: 'One task: what it asks, of whom, how far it has come',
    access: READ,
    params,
    answer: taskShape,
    refusals: found,
  },
  changeTask: {
    method: 'patch',
    path: '/reporting-tasks/{taskId}',
    summary: 'Change a draft',
    access: KEEP,
    params,
    body: taskDraftShape.partial(),
    refusals: [...draft, ...drafting],
  },
  removeTask: {
    method: 'delete',
    path: '/reporting-tasks/{taskId}',
    summary: 'Throw a draft away',
    access: KEEP,
    params,
    refusals: draft,
  },
  addTaskTable: {
    method: 'post',
    path: '/reporting-tasks/{taskId}/tables',
    summary: 'Put a blank table to a draft and read what it asks',
    access: KEEP,
    params,
    upload: { maxBytes: MAX_TABLE_BYTES, maxFiles: 1 },
    answer: z.object({ id: taskId }),
    refusals: [
      ...draft,
      taskRefusals.task_too_many_tables,
      taskRefusals.task_file_refused,
      taskRefusals.task_file_unreadable,
      taskRefusals.task_file_asks_nothing,
    ],
  },
  changeTaskTable: {
    method: 'patch',
    path: '/reporting-tasks/{taskId}/tables/{tableId}',
    summary: 'Say of places whether they are figures and whether they must be filled in',
    access: KEEP,
    params: tableParams,
    body: z.object({
      name: z.string().trim().min(2).max(100).optional(),
      places: z
        .array(z.object({ key: z.string().max(40), kind: z.enum(PLACE_KINDS).optional(), isRequired: z.boolean().optional() }))
        .max(500)
        .default([]),
    }),
    refusals: [...draft, taskRefusals.task_table_not_found, taskRefusals.task_place_unknown],
  },
  removeTaskTable: {
    method: 'delete',
    path: '/reporting-tasks/{taskId}/tables/{tableId}',
    summary: 'Take a blank table out of a draft',
    access: KEEP,
    params: tableParams,
    refusals: [...draft, taskRefusals.task_table_not_found],
  },
  openBlankTable: {
    method: 'get',
    path: '/reporting-tasks/{taskId}/tables/{tableId}/blank',
    summary: 'A blank table as it was brought',
    access: READ,
    params: tableParams,
    download: XLSX,
    refusals: [...found, taskRefusals.task_table_not_found],
  },
  findRecipients: {
    method: 'get',
    path: '/reporting-recipients',
    summary: 'Who can be asked: by kind, and enterprises by park, high-tech certificate and field',
    access: KEEP,
    query: z.object({
      kind: z.enum(RECIPIENT_KINDS),
      parkId: taskId.optional(),
      isHighTech: z.literal('yes').optional(),
      field: z.string().max(20).optional(),
      q: pageQuery.q,
    }),
    answer: z.object({ rows: z.array(recipientShape), total: z.number().int() }),
  },
  setRecipients: {
    method: 'put',
    path: '/reporting-tasks/{taskId}/recipients',
    summary: 'Say who is asked',
    access: KEEP,
    params,
    body: z.object({ orgIds: z.array(taskId).max(MAX_RECIPIENTS) }),
    refusals: [...draft, taskRefusals.task_recipient_unknown, taskRefusals.task_recipient_elsewhere],
  },
  issueTask: {
    method: 'post',
    path: '/reporting-tasks/{taskId}/issue',
    summary: 'Hand the notice and the tables out; from then on the deadline runs',
    access: KEEP,
    params,
    refusals: [...draft, taskRefusals.task_deadline_past, taskRefusals.task_nothing_asked, taskRefusals.task_no_recipients],
  },
  closeTask: {
    method: 'post',
    path: '/reporting-tasks/{taskId}/closing',
    summary: 'Close the task; nothing is taken in any more',
    access: KEEP,
    params,
    body: z.object({ ground: ground.nullish() }),
    refusals: [...found, taskRefusals.task_step_wrong, taskRefusals.task_still_waiting],
  },
  reopenTask: {
    method: 'delete',
    path: '/reporting-tasks/{taskId}/closing',
    summary: 'Open a closed task again',
    access: KEEP,
    params,
    refusals: [...found, taskRefusals.task_step_wrong],
  },
  addUpTask: {
    method: 'post',
    path: '/reporting-tasks/{taskId}/total',
    summary: 'Add up all accepted tables into the same workbooks',
    access: KEEP,
    params,
    answer: z.object({ reports: z.number().int() }),
    refusals: [...found, taskRefusals.task_nothing_accepted],
  },
  readTotal: {
    method: 'get',
    path: '/reporting-tasks/{taskId}/total',
    summary: 'The total as of now, with every reporter’s share of each figure',
    access: READ,
    params,
    answer: z.object({
      reports: z.array(z.object({ id: taskId, name: z.string() })),
      tables: z.array(
        z.object({
          id: taskId,
          name: z.string(),
          cells: z.array(
            z.object({
              key: z.string(),
              sheet: z.string(),
              cell: z.string(),
              label: z.string(),
              unit: z.string().nullable(),
              isSum: z.boolean(),
              value: z.union([z.string(), z.number()]).nullable(),
              from: z.array(z.object({ id: taskId, name: z.string(), value: z.union([z.string(), z.number()]) })),
            }),
          ),
          lines: z.number().int(),
        }),
      ),
      questions: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          unit: z.string().nullable(),
          value: z.number().nullable(),
          from: z.array(z.object({ id: taskId, name: z.string(), value: z.union([z.string(), z.number()]) })),
        }),
      ),
    }),
    refusals: found,
  },
  openTotal: {
    method: 'get',
    path: '/reporting-tasks/{taskId}/tables/{tableId}/total',
    summary: 'The workbook that was added up',
    access: READ,
    params: tableParams,
    download: XLSX,
    refusals: [...found, taskRefusals.task_table_not_found, taskRefusals.task_not_added_up],
  },
  keepTaskScan: {
    method: 'post',
    path: '/reporting-tasks/{taskId}/scan',
    summary: 'Keep the sealed scan of the total',
    access: KEEP,
    params,
    upload: { maxBytes: MAX_TABLE_BYTES, maxFiles: 1 },
    refusals: found,
  },
  openTaskScan: {
    method: 'get',
    path: '/reporting-tasks/{taskId}/scan',
    summary: 'The sealed scan of the total',
    access: READ,
    params,
    download: 'application/octet-stream',
    refusals: [...found, taskRefusals.task_scan_missing],
  },
});
