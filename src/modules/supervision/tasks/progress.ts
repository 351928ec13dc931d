import { and, asc, count, eq, ilike, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Page } from '#shared/page.ts';
import { say } from '#shared/words.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { writeWorkbook, XLSX } from '#engines/documents/workbook/write.ts';
import { contactNamesOf } from '#modules/ledgers/index.ts';
import { peopleNamesOf, peopleServing } from '#modules/parties/index.ts';
import { m } from '#words/messages.js';
import type { ReportRow, ReportState } from '../contract/tasks.ts';
import { supervisionTaskReports as reports } from '../tables/tasks.ts';
import { taskAccess } from './access.ts';
import { reportProcedure } from './procedure.ts';
import { REPORTING_ROLES } from './recipients.ts';
import { inState, isOverdue } from './report-queries.ts';
import { taskRow, type ReportRecord, type TaskRecord } from './sight.ts';

type Query = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly state?: ReportState | 'missing' | undefined;
};

const order = sql`case ${reports.state} when 'submitted' then 0 when 'returned' then 1 when 'sent' then 2 when 'signed' then 3 when 'accepted' then 4 else 5 end`;

/** How far each recipient has come; what waits for the keeper first. */
export async function listReports(ctx: Ctx, taskId: string, query: Query): Promise<Page<ReportRow>> {
  const task = await taskRow(ctx, taskId);
  const where = and(
    eq(reports.taskId, taskId),
    inState(query.state),
    query.q ? ilike(reports.orgName, `%${query.q.replaceAll(/[%_\\]/gu, '\\$&')}%`) : undefined,
  );
  const rows = await ctx.db
    .select()
    .from(reports)
    .where(where)
    .orderBy(order, asc(reports.deadlineOn), asc(reports.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(reports).where(where);
  return { rows: await describeRows(ctx, task, rows), total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

async function describeRows(ctx: Ctx, task: TaskRecord, rows: readonly ReportRecord[]): Promise<ReportRow[]> {
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap(({ signedBy, submittedBy }) => [signedBy, submittedBy].filter((one) => one !== null)),
  );
  const contacts = await contactsOf(ctx, rows);
  return rows.map((row) => ({
    id: row.id,
    orgId: row.orgId,
    orgName: row.orgName,
    orgKind: row.orgKind,
    state: row.state,
    deadlineOn: row.deadlineOn,
    isOverdue: isOverdue(ctx, row),
    signedAt: row.signedAt?.toISOString() ?? null,
    signedBy: people.get(row.signedBy ?? '') ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    submittedBy: people.get(row.submittedBy ?? '') ?? null,
    isLate: row.isLate,
    ground: row.ground,
    reminded: row.reminded,
    remindedAt: row.remindedAt?.toISOString() ?? null,
    contact: contacts.get(row.orgId) ?? null,
    verbs:
      task.state === 'open'
        ? reportProcedure.verbsIn(
            row.state,
            (ability) => ability === 'supervision.keep_tasks' && may(taskAccess, ctx.actor, ability, { parkId: row.parkId }),
          )
        : [],
  }));
}

/** Whoever answers there; for an enterprise without an account the contact of the ledger. */
async function contactsOf(ctx: Ctx, rows: readonly ReportRecord[]): Promise<ReadonlyMap<string, string>> {
  const serving = await peopleServing(
    ctx,
    rows.map(({ orgId }) => orgId),
    REPORTING_ROLES,
  );
  const names = new Map(serving.toReversed().map(({ orgId, name }) => [orgId, name]));
  const silent = rows.filter(({ orgId, orgKind }) => orgKind === 'enterprise' && !names.has(orgId)).map(({ orgId }) => orgId);
  return new Map([...(await contactNamesOf(ctx, silent)), ...names]);
}

/** Who has not reported, in one list to copy: plain text, as it is pasted into a group. */
export async function listMissing(ctx: Ctx, taskId: string): Promise<{ text: string; rows: ReportRow[] }> {
  const task = await taskRow(ctx, taskId);
  const missing = await ctx.db
    .select()
    .from(reports)
    .where(and(eq(reports.taskId, taskId), inState('missing')))
    .orderBy(asc(reports.deadlineOn), asc(reports.orgKind), asc(reports.orgId));
  const rows = await describeRows(ctx, task, missing);
  const options = { locale: ctx.locale };
  const lines = rows.map((row, at) =>
    m.supervision_tasks_missing_line(
      { number: at + 1, name: row.orgName, contact: row.contact ?? '—', state: say(`code_report_state_${row.state}`, {}, ctx.locale) },
      options,
    ),
  );
  const head = m.supervision_tasks_missing_head({ title: task.title, day: task.deadlineOn, count: rows.length }, options);
  return { rows, text: rows.length === 0 ? m.supervision_tasks_missing_none({ title: task.title }, options) : [head, ...lines].join('\n') };
}

export async function exportMissing(ctx: Ctx, taskId: string): Promise<FileAnswer> {
  const task = await taskRow(ctx, taskId);
  const { rows } = await listMissing(ctx, taskId);
  const options = { locale: ctx.locale };
  const title = m.supervision_tasks_missing_title({ title: task.title }, options);
  const bytes = await writeWorkbook([
    {
      name: m.supervision_tasks_missing({}, options),
      title,
      lead: { right: m.supervision_tasks_as_of({ day: dayOf(ctx.now) }, options) },
      columns: [
        { heading: m.supervision_tasks_number({}, options), width: 6, format: 'integer' },
        { heading: m.supervision_tasks_reporter({}, options), width: 36, format: 'text' },
        { heading: m.supervision_tasks_contact({}, options), width: 14, format: 'text' },
        { heading: m.supervision_tasks_state({}, options), width: 12, format: 'text' },
        { heading: m.supervision_tasks_deadline({}, options), width: 14, format: 'date' },
        { heading: m.supervision_tasks_reminded({}, options), width: 12, format: 'integer' },
      ],
      rows: rows.map((row, at) => [
        at + 1,
        row.orgName,
        row.contact,
        say(`code_report_state_${row.state}`, {}, ctx.locale),
        row.deadlineOn,
        row.reminded,
      ]),
    },
  ]);
  return { name: `${title}.xlsx`, mediaType: XLSX, bytes };
}
