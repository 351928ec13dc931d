import { eq } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { reportRefusals, taskRefusals, type ReportVerb } from '../contract/tasks.ts';
import { supervisionTaskReports as reports, supervisionTaskSteps as steps } from '../tables/tasks.ts';
import { reportProcedure } from './procedure.ts';
import type { ReportRecord, TaskRecord } from './sight.ts';

type Noted = { readonly ground?: string | null; readonly deadlineOn?: string | null };

/** Nothing moves in a task that is closed. */
export function mustBeOpen(task: TaskRecord): void {
  if (task.state !== 'open') throw new Refusal(taskRefusals.task_closed, { title: task.title, state: task.state });
}

/** Takes one step of a report, or refuses it in its state; writes it down. */
export async function takeStep(
  ctx: Ctx,
  report: ReportRecord,
  verb: ReportVerb,
  changes: Partial<typeof reports.$inferInsert> = {},
  noted: Noted = {},
): Promise<void> {
  const move = reportProcedure.move(report.state, verb);
  if (!move.isAllowed) {
    throw new Refusal(reportRefusals.report_step_wrong, { name: report.orgName, state: report.state, verb });
  }
  await ctx.db
    .update(reports)
    .set({ ...changes, state: move.to })
    .where(eq(reports.id, report.id));
  await noteStep(ctx, report, verb, noted);
}

export async function noteStep(ctx: Ctx, report: ReportRecord, verb: ReportVerb | 'fill', noted: Noted = {}): Promise<void> {
  await ctx.db.insert(steps).values({
    id: newId('tst', ctx.now),
    reportId: report.id,
    orgId: report.orgId,
    parkId: report.parkId,
    verb,
    ground: noted.ground ?? null,
    deadlineOn: noted.deadlineOn ?? null,
    takenBy: ctx.actor.personId,
    takenAt: ctx.now,
  });
}
