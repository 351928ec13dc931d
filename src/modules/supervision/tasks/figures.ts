import { and, asc, eq, isNotNull, ne, sql, type SQL } from 'drizzle-orm';
import type { FigureScope } from '#shared/figures.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureRows, type FigureSource, type RowPart } from '#platform/figures.ts';
import { supervisionTaskReports as reports, supervisionTasks as tasks } from '../tables/tasks.ts';
import { visibleTasks } from './sight.ts';

const dayIn = (column: typeof tasks.issuedAt | typeof reports.submittedAt) => sql`(${column} at time zone 'Asia/Shanghai')::date`;

/** A park's share are the tasks of its own officers; an organisation's, the reports it owed. */
function issuedIn(ctx: Ctx, { parkId, orgId, from, until }: FigureScope): SQL | undefined {
  return and(
    visibleTasks(ctx),
    isNotNull(tasks.issuedAt),
    parkId ? eq(tasks.parkId, parkId) : undefined,
    orgId ? sql`${orgId} = any (${tasks.recipients})` : undefined,
    sql`${dayIn(tasks.issuedAt)} between ${from} and ${until}`,
  );
}

/** Reports whose day came in the period, without those that were let off. */
function dueIn(ctx: Ctx, { parkId, orgId, from, until }: FigureScope): SQL | undefined {
  return and(
    visibleTasks(ctx),
    ne(reports.state, 'exempt'),
    parkId ? eq(reports.parkId, parkId) : undefined,
    orgId ? eq(reports.orgId, orgId) : undefined,
    sql`${reports.deadlineOn} between ${from} and ${until}`,
  );
}

const inTime = sql`(${reports.submittedAt} is not null and not ${reports.isLate})`;

async function measureAll(ctx: Ctx, scope: FigureScope): Promise<Readonly<Record<string, number | null>>> {
  const [issued] = await ctx.db
    .select({ rows: sql<number>`count(*)::int` })
    .from(tasks)
    .where(issuedIn(ctx, scope));
  const [due] = await ctx.db
    .select({ rows: sql<number>`count(*)::int`, inTime: sql<number>`count(*) filter (where ${inTime})::int` })
    .from(reports)
    .innerJoin(tasks, eq(tasks.id, reports.taskId))
    .where(dueIn(ctx, scope));
  return {
    'supervision.reporting_tasks': issued?.rows ?? null,
    'supervision.reports_in_time': due && due.rows > 0 ? due.inTime / due.rows : null,
  };
}

async function taskRows(ctx: Ctx, scope: FigureScope, part: RowPart): Promise<FigureRows> {
  const rows = await ctx.db
    .select({ id: tasks.id, title: tasks.title, note: tasks.issuerName, day: sql<string>`${dayIn(tasks.issuedAt)}::text` })
    .from(tasks)
    .where(issuedIn(ctx, scope))
    .orderBy(asc(tasks.issuedAt), asc(tasks.id));
  const described = rows.map(({ id, title, note, day }) => ({ id, label: title, note, day, amount: null, path: `/reporting-tasks/${id}` }));
  return { total: rows.length, rows: partOf(described, part) };
}

async function reportRows(ctx: Ctx, scope: FigureScope, part: RowPart): Promise<FigureRows> {
  const rows = await ctx.db
    .select({
      id: reports.id,
      name: reports.orgName,
      title: tasks.title,
      day: sql<string | null>`${dayIn(reports.submittedAt)}::text`,
      inTime: sql<boolean>`${inTime}`,
    })
    .from(reports)
    .innerJoin(tasks, eq(tasks.id, reports.taskId))
    .where(dueIn(ctx, scope))
    .orderBy(asc(reports.deadlineOn), asc(reports.id));
  const described = rows.map((row) => ({
    id: row.id,
    label: row.name,
    note: row.title,
    day: row.day,
    amount: row.inTime ? 1 : 0,
    path: `/task-reports/${row.id}`,
  }));
  return { total: rows.length, rows: partOf(described, part) };
}

const partOf = <Row>(rows: readonly Row[], part: RowPart) => (part === 'all' ? rows : rows.slice(part.offset, part.offset + part.limit));
const ability = 'supervision.read_tasks';

/** 信息反馈: how many tasks were handed out, and the share of reports that came in time. */
export const taskFigures: readonly FigureSource[] = [
  {
    id: 'supervision.reporting_tasks',
    unit: 'items',
    kind: 'flow',
    ability,
    ...figureWords('supervision_tasks_figure_issued'),
    measureAll,
    rows: taskRows,
  },
  {
    id: 'supervision.reports_in_time',
    unit: 'share',
    kind: 'flow',
    ability,
    ...figureWords('supervision_tasks_figure_in_time'),
    measureAll,
    rows: reportRows,
  },
];
