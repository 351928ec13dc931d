import { and, eq } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { saySafe } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { checkContent, NOTED } from '#engines/documents/collect/check.ts';
import { readReturned, type Finding } from '#engines/documents/collect/read.ts';
import type { Sheet } from '#engines/documents/workbook/sheet.ts';
import { reportRefusals, type ReportFinding } from '../contract/tasks.ts';
import { supervisionTaskFillings as fillings } from '../tables/tasks.ts';
import { contentBefore } from './before.ts';
import { keepWorkbook, readBrought } from './files.ts';
import { ownReport, tableRow, type Placed, type TableRecord } from './sight.ts';
import { mustBeOpen } from './step.ts';

/** Whether its own people fill it in now: signed for, or sent back, and the task open. */
export const isBeingFilled = ({ report, task }: Pick<Placed, 'report' | 'task'>) =>
  task.state === 'open' && (report.state === 'signed' || report.state === 'returned');

/** A report of one's own that is being filled in; refused otherwise. */
export async function fillableReport(ctx: Ctx, id: string): Promise<Placed> {
  const placed = await ownReport(ctx, id);
  mustBeOpen(placed.task);
  if (!isBeingFilled(placed)) {
    const { orgName, state } = placed.report;
    throw new Refusal(reportRefusals.report_step_wrong, { name: orgName, state, verb: 'fill' });
  }
  return placed;
}

/** Takes the filled table in. In another shape than the blank one it is refused with the places, and nothing is kept. */
export async function bringTable(ctx: Ctx, reportId: string, tableId: string, files: readonly File[]): Promise<void> {
  const placed = await fillableReport(ctx, reportId);
  const table = await tableRow(ctx, placed.task.id, tableId);
  const { name, bytes, sheets } = await readBrought(files);
  await keepFilling(ctx, placed, table, { name, bytes, sheets });
}

type Filled = { readonly name: string; readonly bytes: Uint8Array; readonly sheets: readonly Sheet[] };

export async function keepFilling(ctx: Ctx, { report, task }: Placed, table: TableRecord, { name, bytes, sheets }: Filled): Promise<void> {
  const { wrongShape, content, findings } = readReturned(table.shape, sheets);
  if (wrongShape.length > 0) throw wrongShapeRefusal(table, wrongShape);
  const before = await contentBefore(ctx, task, report, table);
  const { sha256 } = await keepWorkbook(ctx, name, bytes, { parkId: report.parkId, orgId: report.orgId });
  const row = {
    sha256,
    sizeBytes: bytes.length,
    fileName: name.slice(-200),
    content,
    findings: [...findings, ...checkContent(table.shape, content, before)].slice(0, 200),
    filledBy: ctx.actor.personId,
    filledAt: ctx.now,
  };
  await ctx.db
    .insert(fillings)
    .values({ ...row, reportId: report.id, tableId: table.id, orgId: report.orgId, parkId: report.parkId })
    .onConflictDoUpdate({ target: [fillings.reportId, fillings.tableId], set: row });
}

function wrongShapeRefusal(table: TableRecord, places: readonly Finding[]): Refusal {
  const [first] = places;
  const values = { table: table.name, sheet: first?.sheet ?? '', cell: first?.cell ?? '', count: places.length };
  return new Refusal(
    reportRefusals.report_shape_wrong,
    values,
    places.map((place) => ({
      path: `/files/0/${place.sheet}!${place.cell}`,
      code: `supervision.shape_${place.code}`,
      values: { sheet: place.sheet, ...place.values },
    })),
  );
}

export const fillingsOf = (ctx: Ctx, reportId: string) => ctx.db.select().from(fillings).where(eq(fillings.reportId, reportId));

export async function fillingOf(ctx: Ctx, reportId: string, tableId: string) {
  const [row] = await ctx.db
    .select()
    .from(fillings)
    .where(and(eq(fillings.reportId, reportId), eq(fillings.tableId, tableId)))
    .limit(1);
  return row ?? null;
}

export const isNoted = (finding: Pick<Finding, 'code'>) => NOTED.includes(finding.code);

/** A finding in the reader's words. */
export function describeFinding(ctx: Ctx, { code, sheet, cell, label, values }: Finding): ReportFinding {
  const sentence = saySafe(`supervision_tasks_finding_${code}`, code, { label, ...values }, ctx.locale);
  return { code, sheet, cell, label, sentence, isNoted: isNoted({ code }) };
}
