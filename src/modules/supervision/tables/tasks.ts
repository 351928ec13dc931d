import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import { cityWide, either, inMyParks, ofMyOrg, ofMyOrgAmong, signedIn, walls } from '#platform/db/walls.ts';
import type { Finding, TableContent } from '#engines/documents/collect/read.ts';
import type { TableShape } from '#engines/documents/collect/shape.ts';
import type { Question, ReportState, ReportVerb, TaskState } from '../contract/tasks.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A reporting task: the notice, the questions, the deadline. `recipients` are the organisations asked. */
export const supervisionTasks = pgTable(
  'supervision_tasks',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    state: text('state').$type<TaskState>().notNull(),
    deadlineOn: date('deadline_on').notNull(),
    asOf: date('as_of').notNull(),
    year: integer('year'),
    remindBefore: integer('remind_before').array().notNull(),
    questions: jsonb('questions').$type<Question[]>().notNull(),
    previousId: text('previous_id'),
    /** The park whose task it is; null for the city's. */
    parkId: organisationKey('park_id'),
    recipients: text('recipients').array().notNull(),
    issuerId: text('issuer_id'),
    issuerName: text('issuer_name').notNull(),
    draftedBy: personKey('drafted_by'),
    draftedAt: instant('drafted_at').notNull(),
    issuedBy: personKey('issued_by'),
    issuedAt: instant('issued_at'),
    closedAt: instant('closed_at'),
    addedUpAt: instant('added_up_at'),
    addedUp: integer('added_up').notNull().default(0),
    scanFileId: text('scan_file_id'),
    scanAt: instant('scan_at'),
    /** The last day on which reminders went out by themselves: once a day, whoever runs the job. */
    remindedOn: date('reminded_on'),
  },
  (table) => [
    index('supervision_tasks_deadline').on(table.state, table.deadlineOn),
    ...walls('supervision_tasks', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrgAmong(table.recipients)),
      write: either(cityWide, inMyParks(table.parkId)),
    }),
  ],
).enableRLS();

/** A blank table of a task: the file as it was brought, and what was read out of it. */
export const supervisionTaskTables = pgTable(
  'supervision_task_tables',
  {
    id: text('id').primaryKey(),
    taskId: text('task_id')
      .notNull()
      .references(() => supervisionTasks.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    fileName: text('file_name').notNull(),
    /** SHA-256 in the file store: recipients open it through their report. */
    sha256: text('sha256').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    shape: jsonb('shape').$type<TableShape>().notNull(),
    totalSha256: text('total_sha256'),
  },
  (table) => [
    index('supervision_task_tables_task').on(table.taskId, table.position),
    ...walls('supervision_task_tables', { read: signedIn, write: either(cityWide, signedIn) }),
  ],
).enableRLS();

/** A recipient's copy. `parkId` is the park of the task, for its officers. */
export const supervisionTaskReports = pgTable(
  'supervision_task_reports',
  {
    id: text('id').primaryKey(),
    taskId: text('task_id')
      .notNull()
      .references(() => supervisionTasks.id),
    orgId: organisationKey('org_id').notNull(),
    orgName: text('org_name').notNull(),
    orgKind: text('org_kind').notNull(),
    parkId: organisationKey('park_id'),
    state: text('state').$type<ReportState>().notNull(),
    deadlineOn: date('deadline_on').notNull(),
    signedBy: personKey('signed_by'),
    signedAt: instant('signed_at'),
    submittedBy: personKey('submitted_by'),
    submittedAt: instant('submitted_at'),
    isLate: boolean('is_late').notNull().default(false),
    acceptedAt: instant('accepted_at'),
    /** Of the last return or exemption. */
    ground: text('ground'),
    answers: jsonb('answers').$type<Record<string, string | number | null>>().notNull(),
    note: text('note'),
    reminded: integer('reminded').notNull().default(0),
    remindedAt: instant('reminded_at'),
    scanFileId: text('scan_file_id'),
    scanAt: instant('scan_at'),
  },
  (table) => [
    uniqueIndex('supervision_task_reports_once').on(table.taskId, table.orgId),
    index('supervision_task_reports_org').on(table.orgId, table.deadlineOn),
    ...walls('supervision_task_reports', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId)),
      write: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId)),
    }),
  ],
).enableRLS();

/** What a recipient filled into one table: the workbook and what was read out of it. */
export const supervisionTaskFillings = pgTable(
  'supervision_task_fillings',
  {
    reportId: text('report_id')
      .notNull()
      .references(() => supervisionTaskReports.id),
    tableId: text('table_id')
      .notNull()
      .references(() => supervisionTaskTables.id),
    orgId: organisationKey('org_id').notNull(),
    parkId: organisationKey('park_id'),
    sha256: text('sha256').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    fileName: text('file_name').notNull(),
    content: jsonb('content').$type<TableContent>().notNull(),
    findings: jsonb('findings').$type<Finding[]>().notNull(),
    filledBy: personKey('filled_by'),
    filledAt: instant('filled_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.tableId] }),
    ...walls('supervision_task_fillings', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId)),
      write: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId)),
    }),
  ],
).enableRLS();

/** What happened to a report, in order; shown beside it. */
export const supervisionTaskSteps = pgTable(
  'supervision_task_steps',
  {
    id: text('id').primaryKey(),
    reportId: text('report_id')
      .notNull()
      .references(() => supervisionTaskReports.id),
    orgId: organisationKey('org_id').notNull(),
    parkId: organisationKey('park_id'),
    verb: text('verb').$type<ReportVerb | 'fill'>().notNull(),
    ground: text('ground'),
    deadlineOn: date('deadline_on'),
    takenBy: personKey('taken_by'),
    takenAt: instant('taken_at').notNull(),
  },
  (table) => [
    index('supervision_task_steps_report').on(table.reportId, table.takenAt),
    ...walls('supervision_task_steps', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId)),
      write: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId)),
    }),
  ],
).enableRLS();
