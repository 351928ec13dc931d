import { and, asc, eq } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { reportRefusals, taskRefusals } from '../contract/tasks.ts';
import { supervisionTaskReports as reports, supervisionTasks as tasks, supervisionTaskTables as tables } from '../tables/tasks.ts';
import { taskAccess } from './access.ts';

export type TaskRecord = typeof tasks.$inferSelect;
export type TableRecord = typeof tables.$inferSelect;
export type ReportRecord = typeof reports.$inferSelect;

type Keeping = 'supervision.read_tasks' | 'supervision.keep_tasks';

/** The tasks this person sees as those that are kept: all, or those of their parks. */
export const visibleTasks = (ctx: Ctx, ability: Keeping = 'supervision.read_tasks') =>
  rowsWhere(taskAccess, ctx.actor, ability, { parkId: tasks.parkId });

/** One task; what is too far is not found. `locks` keeps two acts on the same task apart. */
export async function taskRow(
  ctx: Ctx,
  id: string,
  ability: Keeping = 'supervision.read_tasks',
  { locks = false } = {},
): Promise<TaskRecord> {
  const asked = ctx.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), visibleTasks(ctx, ability)))
    .limit(1);
  const [row] = await (locks ? asked.for('update') : asked);
  if (!row) throw new Refusal(taskRefusals.task_not_found, { id });
  return row;
}

export const tablesOf = (ctx: Ctx, taskId: string): Promise<TableRecord[]> =>
  ctx.db.select().from(tables).where(eq(tables.taskId, taskId)).orderBy(asc(tables.position), asc(tables.id));

export async function tableRow(ctx: Ctx, taskId: string, id: string): Promise<TableRecord> {
  const [row] = await ctx.db
    .select()
    .from(tables)
    .where(and(eq(tables.id, id), eq(tables.taskId, taskId)))
    .limit(1);
  if (!row) throw new Refusal(taskRefusals.task_table_not_found, { id });
  return row;
}

export type Placed = { readonly report: ReportRecord; readonly task: TaskRecord; readonly isOwn: boolean; readonly isKeeper: boolean };

/** A report with its task, for its own people and for whoever keeps the task; for others there is none. */
export async function placedReport(ctx: Ctx, id: string, { locks = false } = {}): Promise<Placed> {
  const asked = ctx.db.select().from(reports).where(eq(reports.id, id)).limit(1);
  const [report] = await (locks ? asked.for('update') : asked);
  const isOwn = report !== undefined && may(taskAccess, ctx.actor, 'supervision.answer_tasks', { orgId: report.orgId });
  const isKeeper = report !== undefined && may(taskAccess, ctx.actor, 'supervision.read_tasks', { parkId: report.parkId });
  if (!report || !(isOwn || isKeeper)) throw new Refusal(reportRefusals.report_not_found, { id });
  const [task] = await ctx.db.select().from(tasks).where(eq(tasks.id, report.taskId)).limit(1);
  if (!task) throw new Refusal(reportRefusals.report_not_found, { id });
  return { report, task, isOwn, isKeeper };
}

/** For its own people, to fill in and hand in. */
export async function ownReport(ctx: Ctx, id: string): Promise<Placed> {
  const placed = await placedReport(ctx, id, { locks: true });
  if (!placed.isOwn) throw new Refusal(reportRefusals.report_not_found, { id });
  return placed;
}

/** For whoever keeps the task. */
export async function keptReport(ctx: Ctx, id: string): Promise<Placed> {
  const placed = await placedReport(ctx, id, { locks: true });
  if (!may(taskAccess, ctx.actor, 'supervision.keep_tasks', { parkId: placed.report.parkId })) {
    throw new Refusal(reportRefusals.report_not_found, { id });
  }
  return placed;
}
