import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { JobWork } from '#platform/jobs/queue.ts';
import { ledgerImportRows, ledgerImports, ledgerImportSheets } from '../tables/imports.ts';
import { contextOf, parksFor, type ImportRow, type SheetRow } from './context.ts';
import { openDirectory, type Directory } from './directory.ts';
import { judgeRow } from './judge.ts';
import { passOverKnown } from './known.ts';
import { markTwins } from './twins.ts';
import { updateRows } from './write-rows.ts';

const CHUNK = 1000;
/** Above so many rows the judging is done in the background. */
const AT_ONCE = 5000;

/** Judges sheets anew after a column, the year or the park was said; large ones in the background. */
export async function rejudgeSheets(ctx: Ctx, one: ImportRow, sheetIds: readonly string[]): Promise<void> {
  const sheets = await ctx.db
    .select()
    .from(ledgerImportSheets)
    .where(and(eq(ledgerImportSheets.importId, one.id), inArray(ledgerImportSheets.id, [...sheetIds])));
  if (sheets.reduce((sum, sheet) => sum + sheet.rows, 0) > AT_ONCE) {
    await ctx.db.update(ledgerImports).set({ state: 'reading' }).where(eq(ledgerImports.id, one.id));
    await ctx.enqueue('ledgers.judge_import', { importId: one.id, sheetIds: [...sheetIds], state: one.state });
    return;
  }
  await judgeNow(ctx, one, sheets);
}

async function judgeNow(ctx: Ctx, one: ImportRow, sheets: readonly SheetRow[]): Promise<void> {
  const directory = await openDirectory(ctx);
  for (const sheet of sheets) {
    for (let after = -1; ; ) {
      const seqs = await judgeRows(ctx, one, sheet, directory, { after });
      const last = seqs.at(-1);
      if (last === undefined) break;
      after = last;
    }
  }
  await markTwins(ctx, one.id);
}

/** Judges single rows anew, after a cell was put right or something was decided. */
export async function rejudgeRows(ctx: Ctx, one: ImportRow, seqs: readonly number[]): Promise<void> {
  const sheets = await ctx.db.select().from(ledgerImportSheets).where(eq(ledgerImportSheets.importId, one.id));
  const directory = await openDirectory(ctx);
  for (const sheet of sheets) {
    for (let at = 0; at < seqs.length; at += CHUNK) await judgeRows(ctx, one, sheet, directory, { seqs: seqs.slice(at, at + CHUNK) });
  }
  await markTwins(ctx, one.id);
}

type Which = { readonly after: number } | { readonly seqs: readonly number[] };

/** Rows the reader set aside (headings, totals) have no content and stay. */
export const JUDGED = sql`(${ledgerImportRows.verdict} <> 'skipped' or ${ledgerImportRows.reason} in ('left_out', 'unchanged', 'admitted_before', 'sheet_left_out'))`;

async function judgeRows(ctx: Ctx, one: ImportRow, sheet: SheetRow, directory: Directory, which: Which): Promise<number[]> {
  const context = contextOf(one, sheet, directory, { parkIds: parksFor(ctx.actor), today: dayOf(ctx.now) });
  const rows = await ctx.db
    .select({ seq: ledgerImportRows.seq, cells: ledgerImportRows.cells, fixes: ledgerImportRows.fixes, choice: ledgerImportRows.choice })
    .from(ledgerImportRows)
    .where(
      and(
        eq(ledgerImportRows.importId, one.id),
        eq(ledgerImportRows.sheetId, sheet.id),
        ne(ledgerImportRows.verdict, 'admitted'),
        JUDGED,
        'after' in which ? gt(ledgerImportRows.seq, which.after) : inArray(ledgerImportRows.seq, [...which.seqs]),
      ),
    )
    .orderBy(asc(ledgerImportRows.seq))
    .limit(CHUNK);
  if (rows.length === 0) return [];
  if (context === null || sheet.state === 'left_out') {
    await ctx.db
      .update(ledgerImportRows)
      .set({ verdict: 'skipped', reason: 'sheet_left_out', action: null })
      .where(
        and(
          eq(ledgerImportRows.importId, one.id),
          inArray(
            ledgerImportRows.seq,
            rows.map((row) => row.seq),
          ),
        ),
      );
    return rows.map((row) => row.seq);
  }
  const judged = rows.map((row) => ({ seq: row.seq, ...judgeRow(row, context) }));
  await updateRows(ctx, one.id, await passOverKnown(ctx, judged, context));
  return rows.map((row) => row.seq);
}

/** The same in the background; the import is busy until it is done. */
export async function rejudgeInBackground({ data, act }: Pick<JobWork, 'data' | 'act'>): Promise<void> {
  const importId = String(data['importId']);
  const sheetIds = (data['sheetIds'] as string[] | undefined) ?? [];
  await act(async (ctx) => {
    const [one] = await ctx.db.select().from(ledgerImports).where(eq(ledgerImports.id, importId)).for('update');
    if (!one || one.state !== 'reading') return;
    const sheets = await ctx.db.select().from(ledgerImportSheets).where(inArray(ledgerImportSheets.id, sheetIds));
    await judgeNow(ctx, one, sheets);
    await ctx.db
      .update(ledgerImports)
      .set({ state: data['state'] === 'admitted' ? 'admitted' : 'ready' })
      .where(eq(ledgerImports.id, importId));
  });
}
