import { and, eq, inArray, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { MISSING_STATES, reportRefusals, taskRefusals } from '../contract/tasks.ts';
import { supervisionTaskReports as reports } from '../tables/tasks.ts';
import { keptReport, taskRow, type ReportRecord, type TaskRecord } from './sight.ts';
import { mustBeOpen, noteStep, takeStep } from './step.ts';
import { mustBeAhead, tellOrganisations } from './task.ts';

/** Back to the recipient with the reason and a new deadline. */
export async function returnReport(ctx: Ctx, id: string, { ground, deadlineOn }: { ground: string; deadlineOn: string }): Promise<void> {
  const { report, task } = await keptReport(ctx, id);
  mustBeOpen(task);
  mustBeAhead(ctx, deadlineOn);
  await takeStep(ctx, report, 'return', { ground, deadlineOn, acceptedAt: null }, { ground, deadlineOn });
  const values = { title: task.title, name: report.orgName, ground, day: deadlineOn };
  await tellOrganisations(ctx, [report.orgId], 'notice_supervision_report_returned', values);
  await ctx.record({ type: 'supervision.report_returned', subject: id, parkId: task.parkId, values });
}

export async function extendReport(ctx: Ctx, id: string, { ground, deadlineOn }: { ground: string; deadlineOn: string }): Promise<void> {
  const { report, task } = await keptReport(ctx, id);
  mustBeOpen(task);
  mustBeAhead(ctx, deadlineOn);
  await takeStep(ctx, report, 'extend', { deadlineOn }, { ground, deadlineOn });
  const values = { title: task.title, name: report.orgName, ground, day: deadlineOn };
  await tellOrganisations(ctx, [report.orgId], 'notice_supervision_report_extended', values);
  await ctx.record({ type: 'supervision.report_extended', subject: id, parkId: task.parkId, values });
}

export async function exemptReport(ctx: Ctx, id: string, ground: string): Promise<void> {
  const { report, task } = await keptReport(ctx, id);
  mustBeOpen(task);
  await takeStep(ctx, report, 'exempt', { ground }, { ground });
  const values = { title: task.title, name: report.orgName, ground };
  await tellOrganisations(ctx, [report.orgId], 'notice_supervision_report_exempted', values);
  await ctx.record({ type: 'supervision.report_exempted', subject: id, parkId: task.parkId, values });
}

export async function endExemption(ctx: Ctx, id: string): Promise<void> {
  const { report, task } = await keptReport(ctx, id);
  mustBeOpen(task);
  await takeStep(ctx, report, 'unexempt', { ground: null });
  await ctx.record({
    type: 'supervision.report_exemption_ended',
    subject: id,
    parkId: task.parkId,
    undoes: 'supervision.report_exempted',
    values: { title: task.title, name: report.orgName },
  });
}

/** The named reports of a task, locked; all of them or none. */
async function reportsOf(ctx: Ctx, task: TaskRecord, reportIds: readonly string[]): Promise<ReportRecord[]> {
  const wanted = [...new Set(reportIds)];
  const rows = await ctx.db
    .select()
    .from(reports)
    .where(and(eq(reports.taskId, task.id), inArray(reports.id, wanted)))
    .orderBy(reports.id)
    .for('update');
  if (rows.length !== wanted.length) throw new Refusal(reportRefusals.report_not_of_task, { title: task.title });
  return rows;
}

/** Accepts one or many in one act. */
export async function acceptReports(ctx: Ctx, taskId: string, reportIds: readonly string[]): Promise<number> {
  const task = await taskRow(ctx, taskId, 'supervision.keep_tasks', { locks: true });
  mustBeOpen(task);
  const rows = await reportsOf(ctx, task, reportIds);
  for (const row of rows) await takeStep(ctx, row, 'accept', { acceptedAt: ctx.now, ground: null });
  await ctx.record({
    type: 'supervision.reports_accepted',
    subject: taskId,
    parkId: task.parkId,
    values: { title: task.title, count: rows.length, name: rows[0]?.orgName ?? '' },
  });
  return rows.length;
}

/** Reminds those from whom something is still expected: in the app and by mail, nobody above them. */
export async function remindReports(ctx: Ctx, taskId: string, reportIds: readonly string[] | null): Promise<number> {
  const task = await taskRow(ctx, taskId, 'supervision.keep_tasks', { locks: true });
  mustBeOpen(task);
  const missing = await ctx.db
    .select()
    .from(reports)
    .where(and(eq(reports.taskId, taskId), inArray(reports.state, [...MISSING_STATES])))
    .orderBy(reports.id)
    .for('update');
  if (reportIds) await reportsOf(ctx, task, reportIds);
  const wanted = reportIds ? missing.filter((row) => reportIds.includes(row.id)) : missing;
  if (wanted.length === 0) throw new Refusal(taskRefusals.task_nobody_to_remind, { title: task.title });
  await remind(ctx, task, wanted);
  await ctx.record({
    type: 'supervision.reports_reminded',
    subject: taskId,
    parkId: task.parkId,
    values: { title: task.title, count: wanted.length },
  });
  return wanted.length;
}

/** Says it to each with its own deadline, and counts. */
export async function remind(ctx: Ctx, task: TaskRecord, wanted: readonly ReportRecord[]): Promise<void> {
  for (const [day, rows] of Map.groupBy(wanted, (row) => row.deadlineOn)) {
    await tellOrganisations(
      ctx,
      rows.map((row) => row.orgId),
      'notice_supervision_report_wanted',
      { title: task.title, day },
    );
  }
  await ctx.db
    .update(reports)
    .set({ reminded: sql`${reports.reminded} + 1`, remindedAt: ctx.now })
    .where(
      inArray(
        reports.id,
        wanted.map((row) => row.id),
      ),
    );
  for (const row of wanted) await noteStep(ctx, row, 'remind');
}
