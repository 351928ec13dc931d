import { and, asc, count, eq, inArray, ilike, ne, sql, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Page } from '#shared/page.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { calendarOf, peopleNamesOf } from '#modules/parties/index.ts';
import { MISSING_STATES, type MyReport, type Report, type ReportState, type ReportTable } from '../contract/tasks.ts';
import { supervisionTaskReports as reports, supervisionTasks as tasks, supervisionTaskSteps as steps } from '../tables/tasks.ts';
import { taskAccess } from './access.ts';
import { describeFinding, fillingsOf, isBeingFilled } from './filling.ts';
import { hasGrid } from './grid.ts';
import { reportProcedure } from './procedure.ts';
import { daysLeft } from './queries.ts';
import { placedReport, tablesOf, type ReportRecord, type TableRecord, type TaskRecord } from './sight.ts';

type Query = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly state?: ReportState | 'missing' | undefined;
};

export const inState = (state: ReportState | 'missing' | undefined): SQL | undefined =>
  state === undefined ? undefined : state === 'missing' ? inArray(reports.state, [...MISSING_STATES]) : eq(reports.state, state);

/** What one's own organisation is asked to report: what is still expected first, by its deadline. */
export async function listMyReports(ctx: Ctx, query: Query): Promise<Page<MyReport>> {
  const where = and(
    rowsWhere(taskAccess, ctx.actor, 'supervision.answer_tasks', { orgId: reports.orgId }),
    ne(tasks.state, 'draft'),
    inState(query.state),
    query.q ? ilike(tasks.title, `%${query.q.replaceAll(/[%_\\]/gu, '\\$&')}%`) : undefined,
  );
  const isWaiting = sql`(${inArray(reports.state, [...MISSING_STATES])} and ${tasks.state} = 'open')`;
  const rows = await ctx.db
    .select({ report: reports, task: tasks })
    .from(reports)
    .innerJoin(tasks, eq(tasks.id, reports.taskId))
    .where(where)
    .orderBy(
      sql`${isWaiting} desc`,
      sql`case when ${isWaiting} then ${reports.deadlineOn} end asc`,
      sql`${reports.deadlineOn} desc`,
      asc(reports.id),
    )
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(reports).innerJoin(tasks, eq(tasks.id, reports.taskId)).where(where);
  const calendar = await calendarOf(ctx);
  return {
    rows: rows.map(({ report, task }) => describeMine(report, task, daysLeft(ctx, calendar, report.deadlineOn))),
    total: total?.rows ?? 0,
    page: query.page,
    pageSize: query.pageSize,
  };
}

const describeMine = (report: ReportRecord, task: TaskRecord, workingDaysLeft: number | null): MyReport => ({
  id: report.id,
  taskId: task.id,
  title: task.title,
  issuer: task.issuerName,
  state: report.state,
  isTaskOpen: task.state === 'open',
  deadlineOn: report.deadlineOn,
  workingDaysLeft,
  submittedAt: report.submittedAt?.toISOString() ?? null,
  ground: report.ground,
});

/** One report with its tables, what was found in them, and what happened. */
export async function readReport(ctx: Ctx, id: string): Promise<Report> {
  const { report, task, isOwn, isKeeper } = await placedReport(ctx, id);
  const tables = await describeTables(ctx, id, await tablesOf(ctx, task.id));
  const happened = await ctx.db.select().from(steps).where(eq(steps.reportId, id)).orderBy(asc(steps.takenAt), asc(steps.id)).limit(200);
  const people = await peopleNamesOf(
    ctx,
    happened.flatMap(({ takenBy }) => takenBy ?? []),
  );
  const placed = { parkId: report.parkId, orgId: report.orgId };
  const isMine = (ability: string) =>
    ability === 'supervision.answer_tasks' ? isOwn : isKeeper && may(taskAccess, ctx.actor, ability, placed);
  const mine = describeMine(report, task, daysLeft(ctx, await calendarOf(ctx), report.deadlineOn));
  return {
    ...mine,
    orgName: report.orgName,
    text: task.text,
    questions: task.questions,
    answers: report.answers,
    tables,
    note: report.note,
    wantsNote: tables.some((table) => table.findings.some((finding) => finding.isNoted)),
    scan: report.scanAt ? { name: report.orgName, at: report.scanAt.toISOString() } : null,
    steps: happened.map((step) => ({
      id: step.id,
      verb: step.verb,
      at: step.takenAt.toISOString(),
      by: people.get(step.takenBy ?? '') ?? '',
      ground: step.ground,
      deadlineOn: step.deadlineOn,
    })),
    verbs: task.state === 'open' ? reportProcedure.verbsIn(report.state, isMine) : [],
    mayFill: isOwn && isBeingFilled({ report, task }),
  };
}

async function describeTables(ctx: Ctx, reportId: string, tables: readonly TableRecord[]): Promise<ReportTable[]> {
  const filled = new Map((await fillingsOf(ctx, reportId)).map((row) => [row.tableId, row]));
  const people = await peopleNamesOf(
    ctx,
    [...filled.values()].flatMap(({ filledBy }) => filledBy ?? []),
  );
  return tables.map((table) => {
    const row = filled.get(table.id);
    return {
      id: table.id,
      name: table.name,
      fileName: row?.fileName ?? table.fileName,
      isFilled: row !== undefined,
      filledAt: row?.filledAt.toISOString() ?? null,
      filledBy: people.get(row?.filledBy ?? '') ?? null,
      findings: (row?.findings ?? []).map((finding) => describeFinding(ctx, finding)),
      hasGrid: hasGrid(table.shape),
    };
  });
}

export async function describedTable(ctx: Ctx, reportId: string, tableId: string): Promise<ReportTable> {
  const { task } = await placedReport(ctx, reportId);
  const tables = await describeTables(ctx, reportId, await tablesOf(ctx, task.id));
  const found = tables.find((table) => table.id === tableId);
  if (!found) throw new Error('a table that was filled in is there');
  return found;
}

/** For lists of work: which of one's own reports are still expected. */
export async function expectedReports(ctx: Ctx, most: number): Promise<readonly MyReport[]> {
  const { rows } = await listMyReports(ctx, { page: 1, pageSize: most, state: 'missing' });
  return rows.filter((row) => row.isTaskOpen);
}

export const isOverdue = (ctx: Ctx, row: Pick<ReportRecord, 'state' | 'deadlineOn'>) =>
  (MISSING_STATES as readonly string[]).includes(row.state) && row.deadlineOn < dayOf(ctx.now);
