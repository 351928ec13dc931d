import { and, count, desc, eq, ilike, inArray, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Page } from '#shared/page.ts';
import type { WorkingCalendar } from '#shared/working-days.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { calendarOf, directoryOf, namesOf, peopleNamesOf } from '#modules/parties/index.ts';
import { MISSING_STATES, RECIPIENT_KINDS, type Tally, type Task, type TaskRow, type TaskState } from '../contract/tasks.ts';
import { nearnessOf } from '../deadline.ts';
import { supervisionTaskReports as reports, supervisionTasks as tasks } from '../tables/tasks.ts';
import { taskAccess } from './access.ts';
import { describeTable } from './blank-table.ts';
import { taskProcedure } from './procedure.ts';
import { tablesOf, taskRow, visibleTasks, type TaskRecord } from './sight.ts';

type ListQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly state?: TaskState | undefined;
  readonly parkId?: string | undefined;
};

/** Tasks with how far they have come: open ones first, by their deadline. */
export async function listTasks(ctx: Ctx, query: ListQuery): Promise<Page<TaskRow>> {
  const where = and(
    visibleTasks(ctx),
    query.state ? eq(tasks.state, query.state) : undefined,
    query.parkId ? eq(tasks.parkId, query.parkId) : undefined,
    query.q ? ilike(tasks.title, `%${query.q.replaceAll(/[%_\\]/gu, '\\$&')}%`) : undefined,
  );
  const rows = await ctx.db
    .select()
    .from(tasks)
    .where(where)
    .orderBy(sql`${tasks.state} = 'closed'`, desc(tasks.deadlineOn), desc(tasks.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(tasks).where(where);
  return { rows: await describeTasks(ctx, rows), total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

async function describeTasks(ctx: Ctx, rows: readonly TaskRecord[]): Promise<TaskRow[]> {
  const tallies = await talliesOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const parks = await namesOf(
    ctx,
    rows.flatMap(({ parkId }) => parkId ?? []),
  );
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap(({ issuedBy }) => issuedBy ?? []),
  );
  const calendar = await calendarOf(ctx);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: row.state,
    deadlineOn: row.deadlineOn,
    workingDaysLeft: daysLeft(ctx, calendar, row.deadlineOn),
    parkId: row.parkId,
    parkName: parks.get(row.parkId ?? '') ?? null,
    tally: tallies.get(row.id) ?? { ...NONE, total: row.recipients.length },
    issuedAt: row.issuedAt?.toISOString() ?? null,
    issuedBy: people.get(row.issuedBy ?? '') ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    verbs: taskProcedure.verbsIn(row.state, (ability) => may(taskAccess, ctx.actor, ability, { parkId: row.parkId })),
  }));
}

/** Working days until a day, negative when past; null for a year without a calendar. */
export const daysLeft = (ctx: Ctx, calendar: WorkingCalendar, deadlineOn: string) =>
  nearnessOf({ deadlineOn, state: 'open' }, dayOf(ctx.now), calendar).workingDaysLeft;

const NONE: Tally = { total: 0, sent: 0, signed: 0, submitted: 0, returned: 0, accepted: 0, exempt: 0, overdue: 0 };

async function talliesOf(ctx: Ctx, taskIds: readonly string[]): Promise<ReadonlyMap<string, Tally>> {
  if (taskIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      taskId: reports.taskId,
      state: reports.state,
      rows: count(),
      overdue: sql<number>`count(*) filter (where ${reports.deadlineOn} < ${dayOf(ctx.now)})::int`,
    })
    .from(reports)
    .where(inArray(reports.taskId, [...taskIds]))
    .groupBy(reports.taskId, reports.state);
  const tallies = new Map<string, Tally>();
  for (const row of rows) {
    const tally = tallies.get(row.taskId) ?? { ...NONE };
    const isMissing = (MISSING_STATES as readonly string[]).includes(row.state);
    tallies.set(row.taskId, {
      ...tally,
      [row.state]: row.rows,
      total: tally.total + row.rows,
      overdue: tally.overdue + (isMissing ? row.overdue : 0),
    });
  }
  return tallies;
}

export async function readTask(ctx: Ctx, id: string): Promise<Task> {
  const row = await taskRow(ctx, id);
  const [described] = await describeTasks(ctx, [row]);
  if (!described) throw new Error('a row is described');
  const [previous] = row.previousId
    ? await ctx.db.select({ id: tasks.id, title: tasks.title }).from(tasks).where(eq(tasks.id, row.previousId)).limit(1)
    : [];
  const wanted = new Set(row.recipients);
  const directory = await directoryOf(ctx, RECIPIENT_KINDS);
  return {
    ...described,
    text: row.text,
    asOf: row.asOf,
    year: row.year,
    remindBefore: row.remindBefore,
    questions: row.questions,
    previous: previous ?? null,
    tables: (await tablesOf(ctx, id)).map(describeTable),
    recipients: directory.filter((one) => wanted.has(one.id)).map(({ id: orgId, name, kind }) => ({ id: orgId, name, kind })),
    addedUpAt: row.addedUpAt?.toISOString() ?? null,
    addedUp: row.addedUp,
    scan: row.scanAt ? { name: row.title, at: row.scanAt.toISOString() } : null,
    mayKeep: may(taskAccess, ctx.actor, 'supervision.keep_tasks', { parkId: row.parkId }),
  };
}
