import { and, asc, eq, sql } from 'drizzle-orm';
import { QUEUE_LIMIT, type QueueItem } from '#shared/queue.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { m } from '#words/messages.js';
import { supervisionTaskReports as reports, supervisionTasks as tasks } from '../tables/tasks.ts';
import { taskAccess } from './access.ts';
import { expectedReports } from './report-queries.ts';
import { visibleTasks } from './sight.ts';

/** What one is asked to report, and what has come in to be looked at. */
export async function reportsWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  return [...(await toReport(ctx)), ...(await toLookAt(ctx))].slice(0, QUEUE_LIMIT);
}

async function toReport(ctx: Ctx): Promise<QueueItem[]> {
  if (!mayAtAll(taskAccess, ctx.actor, 'supervision.answer_tasks')) return [];
  const rows = await expectedReports(ctx, QUEUE_LIMIT);
  return rows.map((row) => ({
    id: row.id,
    kind: 'report',
    title: m.supervision_tasks_queue_report({ title: row.title }, { locale: ctx.locale }),
    note:
      row.state === 'returned' && row.ground
        ? m.supervision_tasks_queue_returned({ ground: row.ground }, { locale: ctx.locale })
        : row.issuer,
    path: `/task-reports/${row.id}`,
    dueOn: row.deadlineOn,
  }));
}

async function toLookAt(ctx: Ctx): Promise<QueueItem[]> {
  if (!mayAtAll(taskAccess, ctx.actor, 'supervision.keep_tasks')) return [];
  const rows = await ctx.db
    .select({ id: tasks.id, title: tasks.title, rows: sql<number>`count(*)::int` })
    .from(reports)
    .innerJoin(tasks, eq(tasks.id, reports.taskId))
    .where(and(visibleTasks(ctx, 'supervision.keep_tasks'), eq(tasks.state, 'open'), eq(reports.state, 'submitted')))
    .groupBy(tasks.id)
    .orderBy(asc(tasks.deadlineOn))
    .limit(QUEUE_LIMIT);
  return rows.map((row) => ({
    id: row.id,
    kind: 'report_check',
    title: m.supervision_tasks_queue_check({ title: row.title }, { locale: ctx.locale }),
    note: m.supervision_tasks_queue_count({ count: row.rows }, { locale: ctx.locale }),
    path: `/reporting-tasks/${row.id}`,
    dueOn: null,
  }));
}
