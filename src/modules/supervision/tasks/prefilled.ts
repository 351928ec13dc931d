import type { Ctx } from '#platform/ctx.ts';
import { fillCells, FillRefused, type FillChange } from '#engines/documents/workbook/fill.ts';
import { directoryOf } from '#modules/parties/index.ts';
import { prefillTable } from '#modules/ledgers/index.ts';
import type { ReportRecord, TableRecord, TaskRecord } from './sight.ts';

/** What the ledgers know of the recipient: a park committee's and a station's enterprises, a county's, the enterprise itself. */
export async function knownBefore(ctx: Ctx, task: TaskRecord, report: ReportRecord, table: TableRecord): Promise<readonly FillChange[]> {
  const blank = await ctx.files.get(table.sha256);
  const { orgId, orgKind } = report;
  const isOfPark = orgKind === 'park_committee' || orgKind === 'station';
  const parkId = isOfPark ? ((await directoryOf(ctx, [orgKind])).find(({ id }) => id === orgId)?.parkId ?? null) : null;
  return prefillTable(ctx, blank, {
    parkId,
    countyId: orgKind === 'county' ? orgId : null,
    enterpriseId: orgKind === 'enterprise' ? orgId : null,
    year: task.year,
    asOf: task.asOf,
  });
}

/** The blank table with what is known; as it is where nothing of it can be written. */
export async function prefilledWorkbook(ctx: Ctx, task: TaskRecord, report: ReportRecord, table: TableRecord): Promise<Uint8Array> {
  const blank = await ctx.files.get(table.sha256);
  const changes = await knownBefore(ctx, task, report, table);
  if (changes.length === 0) return blank;
  try {
    return await fillCells(blank, changes);
  } catch (error) {
    if (error instanceof FillRefused) return blank;
    throw error;
  }
}
