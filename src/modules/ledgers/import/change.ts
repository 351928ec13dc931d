import { and, eq, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { activeCodes } from '#modules/parties/index.ts';
import { ledgersAccess } from '../access.ts';
import { importRefusals, type ImportLedger, type RowChoice } from '../contract/imports.ts';
import { ledgerImportRows, ledgerImports, ledgerImportSheets, type RowProblem } from '../tables/imports.ts';
import { unpackCell } from './cells.ts';
import { NO_CERTIFICATES } from './certificate-kind.ts';
import type { ImportRow, SheetRow } from './context.ts';
import { fieldOf } from './fields.ts';
import { openImport } from './lock.ts';
import { mapColumns, type ColumnMapping } from './mapping.ts';
import { JUDGED, rejudgeRows, rejudgeSheets } from './rejudge.ts';
import { scalesOf } from './sheet-reading.ts';
import { knownWords, learnSynonym } from './synonyms.ts';

/** Says the year of dates and figures without one, or where rows without a place belong; all is judged anew. */
export async function changeImport(
  ctx: Ctx,
  importId: string,
  change: { defaultYear?: number | null; parkId?: string | null; countyId?: string | null },
): Promise<void> {
  await openImport(ctx, importId);
  if (change.parkId !== undefined && !may(ledgersAccess, ctx.actor, 'ledgers.import', { parkId: change.parkId })) {
    throw new Refusal(importRefusals.import_park_not_yours);
  }
  const [changed] = await ctx.db.update(ledgerImports).set(change).where(eq(ledgerImports.id, importId)).returning();
  if (changed) await rejudgeSheets(ctx, changed, await sheetIdsOf(ctx, importId));
}

async function sheetIdsOf(ctx: Ctx, importId: string): Promise<string[]> {
  const sheets = await ctx.db
    .select({ id: ledgerImportSheets.id })
    .from(ledgerImportSheets)
    .where(eq(ledgerImportSheets.importId, importId));
  return sheets.map((sheet) => sheet.id);
}

async function sheetOf(ctx: Ctx, importId: string, sheetId: string): Promise<SheetRow> {
  const [sheet] = await ctx.db
    .select()
    .from(ledgerImportSheets)
    .where(and(eq(ledgerImportSheets.importId, importId), eq(ledgerImportSheets.id, sheetId)))
    .limit(1);
  if (!sheet) throw new Refusal(importRefusals.import_not_found, { id: sheetId });
  return sheet;
}

/**
 * Says which ledger a sheet belongs to; its columns are mapped anew. Without a ledger the sheet is left out. And says of
 * which kind its certificates are, or that they are left out.
 */
export async function changeSheet(
  ctx: Ctx,
  importId: string,
  sheetId: string,
  change: { ledger?: ImportLedger | null; certificateKind?: string },
): Promise<void> {
  const one = await openImport(ctx, importId);
  const sheet = await sheetOf(ctx, importId, sheetId);
  if (change.certificateKind !== undefined) await sayCertificate(ctx, sheet, change.certificateKind);
  if (change.ledger !== undefined) await sayLedger(ctx, one, sheet, change.ledger);
}

async function sayCertificate(ctx: Ctx, sheet: SheetRow, certificateKind: string): Promise<void> {
  const kinds = await activeCodes(ctx, 'certificate_kind');
  if (certificateKind !== NO_CERTIFICATES && !kinds.some(({ code }) => code === certificateKind)) {
    throw new Refusal(importRefusals.import_certificate_unknown, { kind: certificateKind }, [
      { path: '/certificateKind', code: 'ledgers.import_certificate_unknown', values: { kind: certificateKind } },
    ]);
  }
  await ctx.db.update(ledgerImportSheets).set({ certificateKind }).where(eq(ledgerImportSheets.id, sheet.id));
}

async function sayLedger(ctx: Ctx, one: ImportRow, sheet: SheetRow, ledger: ImportLedger | null): Promise<void> {
  const sheetId = sheet.id;
  if (ledger === null) {
    await ctx.db.update(ledgerImportSheets).set({ state: 'left_out' }).where(eq(ledgerImportSheets.id, sheetId));
  } else {
    const samples = await samplesOf(ctx, sheet);
    const words = await knownWords(ctx);
    const columns = mapColumns(ledger, sheet.columns, words[ledger], samples);
    await ctx.db
      .update(ledgerImportSheets)
      .set({ state: 'table', ledger, columns, scales: scalesOf(samples, ledger, columns) })
      .where(eq(ledgerImportSheets.id, sheetId));
  }
  await rejudgeSheets(ctx, one, [sheetId]);
}

async function samplesOf(ctx: Ctx, sheet: SheetRow) {
  const rows = await ctx.db
    .select({ cells: ledgerImportRows.cells })
    .from(ledgerImportRows)
    .where(and(eq(ledgerImportRows.importId, sheet.importId), eq(ledgerImportRows.sheetId, sheet.id), JUDGED))
    .orderBy(ledgerImportRows.seq)
    .limit(300);
  return new Map(sheet.columns.map(({ index }) => [index, rows.map((row) => unpackCell(row.cells[index]))]));
}

/** Says what a column holds. The heading is remembered for all who import after, with who said it. */
export async function changeColumn(
  ctx: Ctx,
  at: { importId: string; sheetId: string; column: number },
  said: { field: string | null; year?: number | null | undefined; isLearned: boolean },
): Promise<void> {
  const one = await openImport(ctx, at.importId);
  const sheet = await sheetOf(ctx, at.importId, at.sheetId);
  const column = sheet.columns.find(({ index }) => index === at.column);
  if (!column || sheet.ledger === null) throw new Refusal(importRefusals.import_column_unknown, { column: at.column + 1 });
  if (said.field !== null && !fieldOf(sheet.ledger, said.field))
    throw new Refusal(importRefusals.import_field_unknown, { field: said.field });
  const columns = sheet.columns.map((other) => (other.index === column.index ? chosen(other, said) : yielded(other, column, said)));
  const scales = scalesOf(await samplesOf(ctx, sheet), sheet.ledger, columns);
  await ctx.db.update(ledgerImportSheets).set({ columns, scales }).where(eq(ledgerImportSheets.id, sheet.id));
  if (said.isLearned && said.field !== null) {
    await learnSynonym(ctx, { ledger: sheet.ledger, field: said.field, word: column.heading, source: 'learned' });
  }
  await rejudgeSheets(ctx, one, [sheet.id]);
}

function chosen(column: ColumnMapping, said: { field: string | null; year?: number | null | undefined }): ColumnMapping {
  return {
    ...column,
    field: said.field,
    year: said.year === undefined ? column.year : said.year,
    certainty: 1,
    reason: 'person',
    state: said.field === null ? 'none' : 'taken',
    chosenBy: 'person',
  };
}

/** A field has one column a year: the one that had it by the words gives way to the one a person named. */
function yielded(
  other: ColumnMapping,
  column: ColumnMapping,
  said: { field: string | null; year?: number | null | undefined },
): ColumnMapping {
  const year = said.year === undefined ? column.year : said.year;
  if (said.field === null || other.field !== said.field || other.year !== year) return other;
  return { ...other, field: null, certainty: 0, reason: 'given_to_another', state: 'none' };
}

type Touched = { touched: number };
type CellFix = { readonly seq: number; readonly column: number; readonly value: string | null };
type Fix = { kind: 'value'; value: string } | { kind: 'proposal' | 'blank'; everywhere: boolean };

/** Puts a cell right: by hand, by the proposal, or by leaving it empty; also all of the same kind at once. */
export async function fixCell(ctx: Ctx, at: { importId: string; rowId: number; column: number }, fix: Fix): Promise<Touched> {
  const one = await openImport(ctx, at.importId);
  const row = await rowOf(ctx, one, at.rowId);
  const problem = (row.problems ?? []).find((each) => each.c === at.column) ?? null;
  if (fix.kind === 'value') {
    const seqs = await putFixes(ctx, one, [{ seq: row.seq, column: at.column, value: fix.value.trim() }]);
    return judgedAgain(ctx, one, seqs);
  }
  if (fix.kind === 'proposal' && (problem?.proposal ?? null) === null) throw new Refusal(importRefusals.import_no_proposal);
  const alike =
    fix.everywhere && problem ? await rowsAlike(ctx, one, row.sheetId, problem) : [{ seq: row.seq, column: at.column, problem }];
  const fixes = alike.flatMap(({ seq, column, problem: each }): CellFix[] => {
    if (fix.kind === 'blank') return [{ seq, column, value: null }];
    const proposal = each?.proposal ?? null;
    return proposal === null ? [] : [{ seq, column, value: proposal }];
  });
  return judgedAgain(ctx, one, await putFixes(ctx, one, fixes));
}

async function rowOf(ctx: Ctx, one: ImportRow, seq: number) {
  const [row] = await ctx.db
    .select()
    .from(ledgerImportRows)
    .where(and(eq(ledgerImportRows.importId, one.id), eq(ledgerImportRows.seq, seq)))
    .limit(1);
  if (!row) throw new Refusal(importRefusals.import_row_unknown, { row: seq });
  if (row.verdict === 'admitted') throw new Refusal(importRefusals.import_row_in_ledger, { row: row.rowNumber });
  return row;
}

/** Every cell of the import with the same problem in a column of the same field. */
async function rowsAlike(ctx: Ctx, one: ImportRow, sheetId: string, problem: RowProblem) {
  const sheets = await ctx.db.select().from(ledgerImportSheets).where(eq(ledgerImportSheets.importId, one.id));
  const field = sheets.find((sheet) => sheet.id === sheetId)?.columns.find((column) => column.index === problem.c)?.field ?? null;
  const { rows } = await ctx.db.execute<{ seq: number; sheet_id: string; problem: RowProblem }>(sql`
    select seq, sheet_id, p as problem from ledger_import_rows, jsonb_array_elements(problems) p
    where import_id = ${one.id} and verdict <> 'admitted' and p->>'code' = ${problem.code} and p->>'c' is not null`);
  const columns = new Map(sheets.map((sheet) => [sheet.id, new Map(sheet.columns.map((column) => [column.index, column.field]))]));
  return rows
    .filter((row) => columns.get(row.sheet_id)?.get(row.problem.c ?? -1) === field)
    .map((row) => ({ seq: row.seq, column: row.problem.c ?? -1, problem: row.problem }));
}

async function putFixes(ctx: Ctx, one: ImportRow, fixes: readonly CellFix[]): Promise<number[]> {
  if (fixes.length === 0) return [];
  await ctx.db.execute(sql`
    update ledger_import_rows t set fixes = coalesce(t.fixes, '{}'::jsonb) || f.said
    from (
      select (r->>'seq')::int as seq, jsonb_object_agg(r->>'column', r->'value') as said
      from jsonb_array_elements(${JSON.stringify(fixes)}::jsonb) r group by 1
    ) f
    where t.import_id = ${one.id} and t.seq = f.seq`);
  return [...new Set(fixes.map((fix) => fix.seq))];
}

async function judgedAgain(ctx: Ctx, one: ImportRow, seqs: readonly number[]): Promise<Touched> {
  if (seqs.length > 0) await rejudgeRows(ctx, one, seqs);
  return { touched: seqs.length };
}

/** Reasons for which two lines of the register cannot both be kept. */
const ONE_AND_THE_SAME = new Set(['within_sheet', 'across_sheets', 'same_code_other_name']);

/** Merges a doubtful row, keeps it separate or leaves it out; null takes the decision back. */
export async function decideRow(
  ctx: Ctx,
  at: { importId: string; rowId: number },
  { choice, everywhere }: { choice: RowChoice | null; everywhere: boolean },
): Promise<Touched> {
  const one = await openImport(ctx, at.importId);
  const row = await rowOf(ctx, one, at.rowId);
  const [sheet] = await ctx.db.select().from(ledgerImportSheets).where(eq(ledgerImportSheets.id, row.sheetId)).limit(1);
  const isEnterprise = sheet?.ledger === 'enterprises';
  if (choice === 'separate' && isEnterprise && ONE_AND_THE_SAME.has(row.reason ?? '')) {
    throw new Refusal(importRefusals.import_choice_impossible, { row: row.rowNumber });
  }
  const code = (row.problems ?? []).find((problem) => problem.level === 'must')?.code ?? '';
  const alike = row.verdict === 'duplicate' ? sql`reason = ${row.reason}` : sql`problems @> ${JSON.stringify([{ code }])}::jsonb`;
  const { rows } = await ctx.db.execute<{ seq: number }>(sql`
    update ledger_import_rows set choice = ${choice}
    where import_id = ${one.id} and verdict <> 'admitted'
      and (seq = ${row.seq} or (${everywhere} and verdict = ${row.verdict} and ${alike}))
    returning seq`);
  return judgedAgain(
    ctx,
    one,
    rows.map((each) => each.seq),
  );
}
