import { and, asc, eq, inArray } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Answered } from '#shared/route.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { addUp, sumOf, type Contribution } from '#engines/documents/collect/add-up.ts';
import { totalWorkbook, type TotalWords } from '#engines/documents/collect/total-workbook.ts';
import { XLSX } from '#engines/documents/workbook/write.ts';
import { m } from '#words/messages.js';
import { taskRefusals, type taskRoutes } from '../contract/tasks.ts';
import {
  supervisionTaskFillings as fillings,
  supervisionTaskReports as reports,
  supervisionTasks as tasks,
  supervisionTaskTables as tables,
} from '../tables/tasks.ts';
import { keepWorkbook } from './files.ts';
import { tableRow, tablesOf, taskRow, type ReportRecord, type TaskRecord } from './sight.ts';
import { CLAUSE } from './task.ts';

const acceptedOf = (ctx: Ctx, taskId: string): Promise<ReportRecord[]> =>
  ctx.db
    .select()
    .from(reports)
    .where(and(eq(reports.taskId, taskId), eq(reports.state, 'accepted')))
    .orderBy(asc(reports.orgKind), asc(reports.orgId));

/** What the accepted reports told in each table, in the order of the recipients. */
async function contributionsOf(ctx: Ctx, accepted: readonly ReportRecord[]): Promise<ReadonlyMap<string, readonly Contribution[]>> {
  if (accepted.length === 0) return new Map();
  const rows = await ctx.db
    .select({ reportId: fillings.reportId, tableId: fillings.tableId, content: fillings.content })
    .from(fillings)
    .where(
      inArray(
        fillings.reportId,
        accepted.map(({ id }) => id),
      ),
    );
  const byTable = Map.groupBy(rows, (row) => row.tableId);
  return new Map(
    [...byTable].map(([tableId, filled]) => {
      const content = new Map(filled.map((row) => [row.reportId, row.content]));
      return [
        tableId,
        accepted.flatMap(({ id, orgName }) => {
          const told = content.get(id);
          return told ? [{ id, name: orgName, content: told }] : [];
        }),
      ] as const;
    }),
  );
}

/** The total as of now. */
export async function readTotal(ctx: Ctx, taskId: string): Promise<Answered<typeof taskRoutes.readTotal>> {
  const task = await taskRow(ctx, taskId);
  const accepted = await acceptedOf(ctx, taskId);
  const contributions = await contributionsOf(ctx, accepted);
  const all = await tablesOf(ctx, taskId);
  return {
    reports: accepted.map(({ id, orgName }) => ({ id, name: orgName })),
    tables: all.map((table) => {
      const added = addUp(table.shape, contributions.get(table.id) ?? []);
      return {
        id: table.id,
        name: table.name,
        cells: added.cells.map(({ from, ...cell }) => ({ ...cell, key: `${cell.sheet}!${cell.cell}`, from: [...from] })),
        lines: added.lists.reduce((sum, list) => sum + list.lines.length, 0),
      };
    }),
    questions: task.questions.map(({ key, label, unit, kind }) => {
      const from = accepted.flatMap(({ id, orgName, answers }) => {
        const value = answers[key] ?? null;
        return value === null ? [] : [{ id, name: orgName, value }];
      });
      return { key, label, unit, value: kind === 'figure' && unit !== '%' ? sumOf(from) : null, from };
    }),
  };
}

/** Adds all accepted tables up into the same workbooks and keeps them. */
export async function addUpTask(ctx: Ctx, taskId: string): Promise<number> {
  const task = await taskRow(ctx, taskId, 'supervision.keep_tasks', { locks: true });
  const accepted = await acceptedOf(ctx, taskId);
  if (accepted.length === 0) throw new Refusal(taskRefusals.task_nothing_accepted, { title: task.title });
  const contributions = await contributionsOf(ctx, accepted);
  const files: { sha256: string; size: number }[] = [];
  for (const table of await tablesOf(ctx, taskId)) {
    const added = addUp(table.shape, contributions.get(table.id) ?? []);
    const bytes = await totalWorkbook(await ctx.files.get(table.sha256), table.shape, added, wordsOf(ctx, task));
    const { sha256 } = await keepWorkbook(ctx, totalName(ctx, table.fileName), bytes, { parkId: task.parkId, orgId: ctx.actor.orgId });
    await ctx.db.update(tables).set({ totalSha256: sha256 }).where(eq(tables.id, table.id));
    files.push({ sha256, size: bytes.length });
  }
  await ctx.db.update(tasks).set({ addedUpAt: ctx.now, addedUp: accepted.length }).where(eq(tasks.id, taskId));
  await ctx.record({
    type: 'supervision.task_added_up',
    subject: taskId,
    clause: CLAUSE,
    parkId: task.parkId,
    values: { title: task.title, reports: accepted.length, recipients: task.recipients.length },
    files,
  });
  return accepted.length;
}

const totalName = (ctx: Ctx, fileName: string) =>
  m.supervision_tasks_total_file({ name: fileName.replace(/\.xlsx$/i, '') }, { locale: ctx.locale });

/** The words that the total's workbook needs. */
export function wordsOf(ctx: Ctx, task: Pick<TaskRecord, 'issuerName'>): TotalWords {
  const options = { locale: ctx.locale };
  const [year, month, day] = dayOf(ctx.now).split('-').map(Number);
  return {
    reporter: m.supervision_tasks_reporter({}, options),
    inline: (label) => {
      if (label.endsWith('单位')) return task.issuerName;
      return /(日期|时间)$/.test(label) ? `${year}年${month}月${day}日` : null;
    },
    sources: {
      name: m.supervision_tasks_sources({}, options),
      headings: [
        m.supervision_tasks_source_sheet({}, options),
        m.supervision_tasks_source_cell({}, options),
        m.supervision_tasks_source_label({}, options),
        m.supervision_tasks_reporter({}, options),
        m.supervision_tasks_source_value({}, options),
      ],
      total: m.supervision_tasks_sum({}, options),
    },
  };
}

export async function openTotal(ctx: Ctx, taskId: string, tableId: string): Promise<FileAnswer> {
  await taskRow(ctx, taskId);
  const table = await tableRow(ctx, taskId, tableId);
  if (!table.totalSha256) throw new Refusal(taskRefusals.task_not_added_up, { name: table.name });
  return { name: totalName(ctx, table.fileName), mediaType: XLSX, bytes: await ctx.files.get(table.totalSha256) };
}
