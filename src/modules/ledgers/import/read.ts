import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { listSheets } from '#engines/documents/workbook/read.ts';
import { WorkbookRefused, type WorkbookVerdict } from '#engines/documents/workbook/limits.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { JobWork } from '#platform/jobs/queue.ts';
import { streamSheetIsolated } from '#platform/files/workbook-isolated.ts';
import { ledgerImportFiles, ledgerImportRows, ledgerImports, ledgerImportSheets } from '../tables/imports.ts';
import { contextOf, parksFor, type ImportRow } from './context.ts';
import { openDirectory, type Directory } from './directory.ts';
import { judgeRow, type SheetContext } from './judge.ts';
import { passOverKnown } from './known.ts';
import type { Words } from './mapping.ts';
import { dayOfSheet, openSheet, type OpenSheet, type SheetLine } from './sheet-reading.ts';
import { knownWords } from './synonyms.ts';
import { markTwins } from './twins.ts';
import { insertRows, type JudgedRow } from './write-rows.ts';

/** Rows judged and kept in one transaction; progress is seen after each. */
const BATCH = 1000;

type FileRow = typeof ledgerImportFiles.$inferSelect;
type Setting = {
  readonly one: ImportRow;
  readonly files: readonly FileRow[];
  readonly words: Words;
  readonly directory: Directory;
  readonly today: string;
};

/** Somebody abandoned the import while it was read. */
class Abandoned extends Error {}

/**
 * Reads the files of an import sheet by sheet: columns, cells, enterprises, duplicates. Each batch is a transaction of
 * its own, so that progress is seen; begun again after a crash, it starts from the first row.
 */
export async function readImport({ data, act }: Pick<JobWork, 'data' | 'act'>): Promise<void> {
  const importId = String(data['importId']);
  const setting = await act(async (ctx): Promise<Setting | null> => {
    const [one] = await ctx.db
      .select()
      .from(ledgerImports)
      .where(and(eq(ledgerImports.id, importId), eq(ledgerImports.state, 'reading')))
      .for('update');
    if (!one) return null;
    await ctx.db.delete(ledgerImportRows).where(eq(ledgerImportRows.importId, importId));
    await ctx.db.delete(ledgerImportSheets).where(eq(ledgerImportSheets.importId, importId));
    await ctx.db.update(ledgerImports).set({ rowsRead: 0 }).where(eq(ledgerImports.id, importId));
    const files = await ctx.db
      .select()
      .from(ledgerImportFiles)
      .where(eq(ledgerImportFiles.importId, importId))
      .orderBy(asc(ledgerImportFiles.position));
    return { one, files, words: await knownWords(ctx), directory: await openDirectory(ctx), today: dayOf(ctx.now) };
  });
  if (!setting) return;
  const progress = { seq: 0, position: 0 };
  try {
    for (const file of setting.files) await readFile(act, setting, file, progress);
  } catch (error) {
    if (error instanceof Abandoned) return;
    throw error;
  }
  await finish(act, importId);
}

type Progress = { seq: number; position: number };

async function readFile(act: JobWork['act'], setting: Setting, file: FileRow, progress: Progress): Promise<void> {
  const bytes = await act((ctx) => ctx.files.get(file.sha256));
  try {
    const sheets = await listSheets(bytes);
    for (const [index, sheet] of sheets.entries()) {
      if (sheet.isHidden) continue;
      await readSheet(act, setting, { file, bytes, index, name: sheet.name }, progress);
    }
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const failure = failureOf(error.verdict);
    await act(async (ctx) => {
      await ctx.db
        .update(ledgerImportFiles)
        .set({ failure })
        .where(and(eq(ledgerImportFiles.importId, setting.one.id), eq(ledgerImportFiles.fileId, file.fileId)));
      // What was read of it before it failed does not count.
      await ctx.db.execute(sql`delete from ledger_import_rows r using ledger_import_sheets s
        where s.import_id = ${setting.one.id} and s.file_id = ${file.fileId} and r.import_id = s.import_id and r.sheet_id = s.id`);
      await ctx.db
        .delete(ledgerImportSheets)
        .where(and(eq(ledgerImportSheets.importId, setting.one.id), eq(ledgerImportSheets.fileId, file.fileId)));
    });
  }
}

/** A verdict as it is kept and said: its code and the values of its sentence. */
export function failureOf(verdict: Exclude<WorkbookVerdict, { kind: 'ok' }>): { code: string; values: Record<string, string | number> } {
  const { kind, ...rest } = verdict;
  const code = kind === 'not_a_workbook' ? `not_a_workbook_${(rest as { found: string }).found}` : kind;
  return { code, values: { ...rest } as Record<string, string | number> };
}

type SheetSource = { readonly file: FileRow; readonly bytes: Uint8Array; readonly index: number; readonly name: string };

async function readSheet(act: JobWork['act'], setting: Setting, source: SheetSource, progress: Progress): Promise<void> {
  const { one, words, today } = setting;
  const stream = await streamSheetIsolated(source.bytes, source.index);
  const open = await openSheet(stream, words, one.ledger);
  const position = progress.position++;
  const kept = await act(async (ctx) => {
    const row = { id: newId('ims', ctx.now), importId: one.id, fileId: source.file.fileId, position, name: source.name.slice(0, 60) };
    const [sheet] = await ctx.db
      .insert(ledgerImportSheets)
      .values({ ...row, ...(await understood(ctx, setting, open, position)) })
      .returning();
    const context = sheet && contextOf(one, sheet, setting.directory, { parkIds: parksFor(ctx.actor), today });
    return { sheetId: row.id, context: context ?? null };
  });
  if (open) await readLines(act, { importId: one.id, ...kept, lines: open.lines }, progress);
}

/** What is kept of a sheet. A table that no ledger knows is kept too, and left out until a person says what it is. */
async function understood(ctx: Ctx, { one, today }: Setting, open: OpenSheet | null, position: number) {
  if (!open) return { state: 'no_table' as const, ledger: null, head: null, asOf: today };
  const { head, ledger, columns, scales } = open.plan;
  const before = one.sameAs ? await asOfBefore(ctx, one.sameAs, position) : null;
  const unknown = head.columns.map(({ index, heading, path, unit, year }) => ({ index, heading, path, unit, year, ...UNKNOWN }));
  return {
    state: ledger === null ? ('left_out' as const) : ('table' as const),
    ledger,
    head: headOf(head),
    columns: ledger === null ? unknown : [...columns],
    scales,
    asOf: before ?? dayOfSheet(head, today).asOf,
  };
}

const UNKNOWN = { field: null, certainty: 0, reason: 'none', state: 'none' as const, chosenBy: 'words' as const, candidates: [] };

const headOf = (head: { title: string | null; reportingUnit: string | null; period: string | null; headerTop: number }) => ({
  title: head.title,
  reportingUnit: head.reportingUnit,
  period: head.period,
  headRow: head.headerTop + 1,
});

/** The same file brought again speaks for the same day as before. */
async function asOfBefore(ctx: Ctx, importId: string, position: number): Promise<string | null> {
  const [row] = await ctx.db
    .select({ asOf: ledgerImportSheets.asOf })
    .from(ledgerImportSheets)
    .where(and(eq(ledgerImportSheets.importId, importId), eq(ledgerImportSheets.position, position)))
    .limit(1);
  return row?.asOf ?? null;
}

type Lines = {
  readonly importId: string;
  readonly sheetId: string;
  readonly context: SheetContext | null;
  readonly lines: AsyncIterable<SheetLine>;
};

/** Reads ahead while the last batch is being kept: reading, judging and writing share the time. */
async function readLines(act: JobWork['act'], { importId, sheetId, context, lines }: Lines, progress: Progress): Promise<void> {
  const skipped: Record<string, number> = {};
  let rows: JudgedRow[] = [];
  let count = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = async () => {
    const batch = rows;
    rows = [];
    await writing;
    const read = progress.seq;
    writing = keep(act, importId, batch, context, read);
    // A failure is thrown by the next flush; until then nobody else may hear of it.
    writing.catch(() => {});
  };
  for await (const line of lines) {
    if (line.kind === 'skip') {
      skipped[line.reason] = (skipped[line.reason] ?? 0) + 1;
      if (line.reason === 'blank') continue;
      rows.push({ ...SKIPPED, seq: progress.seq++, sheetId, rowNumber: line.rowNumber, cells: line.cells, reason: line.reason });
    } else {
      count += 1;
      const judged = context ? judgeRow(line, context) : { ...SKIPPED, reason: 'sheet_left_out' };
      rows.push({ seq: progress.seq++, sheetId, rowNumber: line.rowNumber, cells: line.cells, ...judged });
    }
    if (rows.length >= BATCH) await flush();
  }
  await flush();
  await writing;
  await act((ctx) => ctx.db.update(ledgerImportSheets).set({ rows: count, skipped }).where(eq(ledgerImportSheets.id, sheetId)));
}

const SKIPPED = {
  verdict: 'skipped',
  action: null,
  problems: null,
  values: {},
  enterpriseId: null,
  matchKey: null,
  codeKey: null,
  digest: null,
} as const;

async function keep(
  act: JobWork['act'],
  importId: string,
  batch: readonly JudgedRow[],
  context: SheetContext | null,
  read: number,
): Promise<void> {
  await act(async (ctx) => {
    const told = await ctx.db
      .update(ledgerImports)
      .set({ rowsRead: read })
      .where(and(eq(ledgerImports.id, importId), eq(ledgerImports.state, 'reading')))
      .returning({ id: ledgerImports.id });
    if (told.length === 0) throw new Abandoned('abandoned while it was read');
    await insertRows(ctx, importId, context ? await passOverKnown(ctx, batch, context) : batch);
  });
}

async function finish(act: JobWork['act'], importId: string): Promise<void> {
  await act(async (ctx) => {
    await markTwins(ctx, importId);
    const tables = await ctx.db
      .select({ id: ledgerImportSheets.id })
      .from(ledgerImportSheets)
      .where(and(eq(ledgerImportSheets.importId, importId), ne(ledgerImportSheets.state, 'no_table')));
    const [one] = await ctx.db.select({ rowsRead: ledgerImports.rowsRead }).from(ledgerImports).where(eq(ledgerImports.id, importId));
    await ctx.db
      .update(ledgerImports)
      .set({ state: tables.length > 0 ? 'ready' : 'failed', readAt: ctx.now, rowsTotal: one?.rowsRead ?? 0 })
      .where(and(eq(ledgerImports.id, importId), eq(ledgerImports.state, 'reading')));
  });
}
