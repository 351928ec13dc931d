import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import type { CellContent, TableContent } from '#engines/documents/collect/read.ts';
import type { TableShape } from '#engines/documents/collect/shape.ts';
import {
  supervisionTaskFillings as fillings,
  supervisionTaskReports as reports,
  supervisionTaskTables as tables,
} from '../tables/tasks.ts';
import type { ReportRecord, TableRecord, TaskRecord } from './sight.ts';

/** What the same organisation told in the period before, in the cells of today's table; null where nothing was accepted. */
export async function contentBefore(ctx: Ctx, task: TaskRecord, report: ReportRecord, table: TableRecord): Promise<TableContent | null> {
  if (!task.previousId) return null;
  const rows = await ctx.db
    .select({ content: fillings.content, shape: tables.shape, name: tables.name, position: tables.position })
    .from(fillings)
    .innerJoin(reports, eq(reports.id, fillings.reportId))
    .innerJoin(tables, eq(tables.id, fillings.tableId))
    .where(and(eq(reports.taskId, task.previousId), eq(reports.orgId, report.orgId), eq(reports.state, 'accepted')));
  const found = rows.find((row) => row.name === table.name) ?? rows.find((row) => row.position === table.position);
  return found ? carriedOver(table.shape, found.shape, found.content) : null;
}

/** By what the places are called: the form may have grown a row since. */
export function carriedOver(shape: TableShape, earlier: TableShape, content: TableContent): TableContent {
  return {
    sheets: shape.sheets.flatMap((sheet) => {
      const known = earlier.sheets.find((one) => one.name === sheet.name) ?? earlier.sheets[0];
      const told = content.sheets.find((one) => one.name === known?.name);
      if (!known || !told) return [];
      const cellOf = new Map(known.places.map((place) => [place.label, place.cell]));
      const cells: Record<string, CellContent> = {};
      for (const { label, cell } of sheet.places) cells[cell] = told.cells[cellOf.get(label) ?? ''] ?? null;
      return [{ name: sheet.name, cells, rows: [] }];
    }),
  };
}
