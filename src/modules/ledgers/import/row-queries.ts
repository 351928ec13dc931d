import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { Page } from '#shared/page.ts';
import { cellText } from '#engines/documents/cells/fold.ts';
import type { Ctx } from '#platform/ctx.ts';
import { namesOf } from '#modules/parties/index.ts';
import type { ImportRow as RowShape, RowVerdict } from '../contract/imports.ts';
import { currentFacts, type CurrentFact } from '../fact.ts';
import { ledgerImportRows, ledgerImportSheets, type RowProblem } from '../tables/imports.ts';
import { cellAbove, unpackCell, type PackedCell } from './cells.ts';
import type { ImportRow, SheetRow } from './context.ts';
import { fieldOf } from './fields.ts';
import { factChanges } from './known.ts';
import { importRow } from './lock.ts';
import { readCell, valueText, type RowValue } from './reading.ts';

type Query = {
  readonly page: number;
  readonly pageSize: number;
  readonly sheetId?: string | undefined;
  readonly verdict?: RowVerdict | undefined;
  readonly code?: string | undefined;
  readonly q?: string | undefined;
};

type StoredRow = typeof ledgerImportRows.$inferSelect;

/** Rows of an import in the order of its files: every cell as written, what was understood, what was not. */
export async function listRows(ctx: Ctx, importId: string, query: Query): Promise<Page<RowShape>> {
  const one = await importRow(ctx, importId);
  const where = and(
    eq(ledgerImportRows.importId, importId),
    query.sheetId ? eq(ledgerImportRows.sheetId, query.sheetId) : undefined,
    query.verdict ? eq(ledgerImportRows.verdict, query.verdict) : undefined,
    query.code ? sql`${ledgerImportRows.problems} @> ${JSON.stringify([{ code: query.code }])}::jsonb` : undefined,
    query.q ? sql`${ledgerImportRows.cells}::text ilike ${`%${query.q.replaceAll(/[%_\\]/g, '\\$&')}%`}` : undefined,
  );
  const rows = await ctx.db
    .select()
    .from(ledgerImportRows)
    .where(where)
    .orderBy(asc(ledgerImportRows.seq))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [all] = await ctx.db.select({ rows: count() }).from(ledgerImportRows).where(where);
  return { rows: await shown(ctx, one, rows), total: all?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

async function shown(ctx: Ctx, one: ImportRow, rows: readonly StoredRow[]): Promise<RowShape[]> {
  const sheetIds = [...new Set(rows.map((row) => row.sheetId))];
  const sheets =
    sheetIds.length === 0 ? [] : await ctx.db.select().from(ledgerImportSheets).where(inArray(ledgerImportSheets.id, sheetIds));
  const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  const ids = rows.flatMap((row) => row.enterpriseId ?? []);
  const names = await namesOf(ctx, ids);
  const updates = rows.filter((row) => row.action === 'update' && byId.get(row.sheetId)?.ledger === 'enterprises');
  const facts = await currentFacts(ctx, [...new Set(updates.flatMap((row) => row.enterpriseId ?? []))]);
  const twins = await twinNumbers(
    ctx,
    one.id,
    rows.flatMap((row) => row.twinSeq ?? []),
  );
  return rows.map((row) => {
    const sheet = byId.get(row.sheetId);
    return {
      id: row.seq,
      sheetId: row.sheetId,
      rowNumber: row.rowNumber,
      verdict: row.verdict,
      action: row.action,
      reason: row.reason,
      choice: row.choice,
      enterpriseId: row.enterpriseId,
      enterpriseName: row.enterpriseId ? (names.get(row.enterpriseId) ?? null) : null,
      twinRowNumber: row.twinSeq === null ? null : (twins.get(row.twinSeq) ?? null),
      problem: withoutPlace((row.problems ?? []).find((problem) => problem.c === null)),
      changes: sheet && updates.includes(row) ? changesOf(row, sheet, facts.get(row.enterpriseId ?? '') ?? []) : [],
      cells: sheet ? cellsOf(row, sheet, one) : [],
    };
  });
}

async function twinNumbers(ctx: Ctx, importId: string, seqs: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (seqs.length === 0) return new Map();
  const rows = await ctx.db
    .select({ seq: ledgerImportRows.seq, rowNumber: ledgerImportRows.rowNumber })
    .from(ledgerImportRows)
    .where(and(eq(ledgerImportRows.importId, importId), inArray(ledgerImportRows.seq, [...seqs])));
  return new Map(rows.map((row) => [row.seq, row.rowNumber]));
}

function withoutPlace(problem: RowProblem | undefined): RowShape['problem'] {
  if (!problem) return null;
  const { code, values, level, proposal } = problem;
  return { code, values, level, proposal };
}

function changesOf(row: StoredRow, sheet: SheetRow, facts: readonly CurrentFact[]): RowShape['changes'] {
  const text = (field: string, value: unknown) => (value === null ? '' : valueText(field, value as RowValue, 'enterprises'));
  return factChanges(row.values ?? {}, row.enterpriseId ?? '', facts, sheet.asOf)
    .slice(0, 40)
    .map((change) => ({
      field: change.year === null ? change.field : `${change.field}@${change.year}`,
      before: text(change.field, change.before),
      after: text(change.field, change.after),
    }));
}

/** Every column of the sheet, also those that no field takes. */
function cellsOf(row: StoredRow, sheet: SheetRow, one: ImportRow): RowShape['cells'] {
  return sheet.columns.map((column) => {
    const packed = row.cells[column.index];
    const cell = unpackCell(packed);
    const fix = row.fixes?.[column.index];
    return {
      column: column.index,
      raw: cell.error ?? cellText(cell),
      reading: readingOf(packed, fix, sheet, column, one),
      isFixed: fix !== undefined,
      fill: cell.fill ?? null,
      isStruck: cell.isStruck === true || cell.isPartlyStruck === true,
      problem: withoutPlace((row.problems ?? []).find((problem) => problem.c === column.index)),
    };
  });
}

function readingOf(
  packed: PackedCell | undefined,
  fix: string | null | undefined,
  sheet: SheetRow,
  column: SheetRow['columns'][number],
  one: ImportRow,
): string | null {
  const field =
    sheet.ledger !== null && column.state === 'taken' && column.field !== null ? fieldOf(sheet.ledger, column.field) : undefined;
  if (!field || fix === null || sheet.ledger === null) return null;
  const isFixed = fix !== undefined;
  const cell = isFixed ? { value: fix } : unpackCell(cellAbove(packed) ?? packed);
  const scale = sheet.scales[column.index] ?? 'unknown';
  const { values } = readCell(field, cell, { unit: column.unit, defaultYear: column.year ?? one.defaultYear, scale, isFixed });
  const texts = Object.entries(values).map(([id, value]) => valueText(id, value, sheet.ledger ?? 'enterprises'));
  return texts.length === 0 ? null : texts.join(' · ');
}

/** What admission would leave behind, sheet by sheet: rows with problems and undecided duplicates. */
export async function rowsLeft(ctx: Ctx, importId: string, sheetId: string): Promise<readonly StoredRow[]> {
  return ctx.db
    .select()
    .from(ledgerImportRows)
    .where(
      and(
        eq(ledgerImportRows.importId, importId),
        eq(ledgerImportRows.sheetId, sheetId),
        sql`${ledgerImportRows.verdict} in ('problem', 'duplicate')`,
      ),
    )
    .orderBy(asc(ledgerImportRows.seq));
}
