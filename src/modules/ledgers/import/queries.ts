import { and, asc, count, desc, eq, ilike, inArray, sql } from 'drizzle-orm';
import { addDays, dayOf } from '#shared/dates.ts';
import type { Page } from '#shared/page.ts';
import { rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { namesOf, peopleNamesOf } from '#modules/parties/index.ts';
import { ledgersAccess } from '../access.ts';
import type { ImportCounts, ImportDetail, ImportSheet, ImportState, ImportSummary, ProblemGroup } from '../contract/imports.ts';
import { ledgerImportFiles, ledgerImports, ledgerImportSheets } from '../tables/imports.ts';
import { certificateOf } from './certificate-kind.ts';
import type { ImportRow, SheetRow } from './context.ts';
import { importRow } from './lock.ts';
import { missingFields, yearlessColumns } from './mapping.ts';
import { dayOfSheet } from './sheet-reading.ts';
import { UNDO_DAYS } from './taking-back.ts';

const NONE: ImportCounts = {
  total: 0,
  good: 0,
  new: 0,
  update: 0,
  problem: 0,
  duplicate: 0,
  withinFiles: 0,
  againstLedger: 0,
  skipped: 0,
  unchanged: 0,
  admitted: 0,
};

const PASSED_OVER = new Set(['unchanged', 'admitted_before']);

/** How many rows of each import are what. Headings and blanks are no rows of it; totals are counted as skipped. */
async function countsOf(ctx: Ctx, importIds: readonly string[]): Promise<ReadonlyMap<string, ImportCounts>> {
  if (importIds.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{
    import_id: string;
    verdict: string;
    action: string | null;
    reason: string | null;
    in_files: boolean;
    rows: number;
  }>(sql`
    select import_id, verdict, action, reason, twin_seq is not null as in_files, count(*)::int as rows
    from ledger_import_rows where import_id in ${[...importIds]} group by 1, 2, 3, 4, 5`);
  const all = new Map<string, ImportCounts>();
  for (const row of rows) {
    const known = { ...(all.get(row.import_id) ?? NONE) };
    known.total += row.rows;
    if (row.verdict in known) known[row.verdict as 'good'] += row.rows;
    if (row.verdict === 'good' && row.action) known[row.action as 'new'] += row.rows;
    if (row.verdict === 'duplicate') known[row.in_files ? 'withinFiles' : 'againstLedger'] += row.rows;
    if (row.verdict === 'skipped' && PASSED_OVER.has(row.reason ?? '')) known.unchanged += row.rows;
    all.set(row.import_id, known);
  }
  return all;
}

type Query = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly state?: ImportState | undefined;
};

/** Imports this person may work on, the latest first. */
export async function listImports(ctx: Ctx, query: Query): Promise<Page<ImportSummary>> {
  const where = and(
    rowsWhere(ledgersAccess, ctx.actor, 'ledgers.import', { parkId: ledgerImports.parkId }),
    query.state ? eq(ledgerImports.state, query.state) : sql`${ledgerImports.state} <> 'abandoned'`,
    query.q ? ilike(ledgerImports.title, `%${query.q.replaceAll(/[%_\\]/g, '\\$&')}%`) : undefined,
  );
  const rows = await ctx.db
    .select()
    .from(ledgerImports)
    .where(where)
    .orderBy(desc(ledgerImports.broughtAt))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [all] = await ctx.db.select({ rows: count() }).from(ledgerImports).where(where);
  return { rows: await summaries(ctx, rows), total: all?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

async function summaries(ctx: Ctx, rows: readonly ImportRow[]): Promise<ImportSummary[]> {
  const ids = rows.map((row) => row.id);
  const counts = await countsOf(ctx, ids);
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.broughtBy ?? []),
  );
  const parks = await namesOf(
    ctx,
    rows.flatMap((row) => row.parkId ?? []),
  );
  const files =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ importId: ledgerImportFiles.importId, files: count() })
          .from(ledgerImportFiles)
          .where(inArray(ledgerImportFiles.importId, ids))
          .groupBy(ledgerImportFiles.importId);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    ledger: row.ledger,
    state: row.state,
    files: files.find((one) => one.importId === row.id)?.files ?? 0,
    rowsRead: row.rowsRead,
    rowsTotal: row.rowsTotal,
    counts: counts.get(row.id) ?? NONE,
    parkId: row.parkId,
    parkName: row.parkId ? (parks.get(row.parkId) ?? null) : null,
    broughtBy: row.broughtBy ? (people.get(row.broughtBy) ?? '') : '',
    broughtAt: row.broughtAt.toISOString(),
    admittedAt: row.admittedAt?.toISOString() ?? null,
  }));
}

/** One import: how far it is, its columns, its problems. */
export async function readImport(ctx: Ctx, importId: string): Promise<ImportDetail> {
  const row = await importRow(ctx, importId);
  const [summary] = await summaries(ctx, [row]);
  const sheets = await ctx.db
    .select()
    .from(ledgerImportSheets)
    .where(eq(ledgerImportSheets.importId, importId))
    .orderBy(asc(ledgerImportSheets.position));
  const files = await ctx.db
    .select()
    .from(ledgerImportFiles)
    .where(eq(ledgerImportFiles.importId, importId))
    .orderBy(asc(ledgerImportFiles.position));
  const names = new Map(files.map((file) => [file.fileId, file.name]));
  return {
    ...(summary as ImportSummary),
    countyId: row.countyId,
    defaultYear: row.defaultYear,
    suggestedYear:
      sheets.map((sheet) => dayOfSheet({ period: sheet.head?.period ?? null }, dayOf(ctx.now)).year).find((year) => year !== null) ?? null,
    failures: files.flatMap((file) => (file.failure ? [{ file: file.name, failure: file.failure }] : [])),
    sheets: sheets.map((sheet) => sheetOf(sheet, row, names.get(sheet.fileId) ?? '')),
    groups: await groupsOf(ctx, importId, sheets),
    originals: files.map((file) => ({ id: file.fileId, name: file.name, sizeBytes: file.sizeBytes, sha256: file.sha256 })),
    sameAs: await sameAsOf(ctx, row),
    undoUntil: row.state === 'admitted' && row.admittedAt ? addDays(dayOf(row.admittedAt), UNDO_DAYS) : null,
  };
}

async function sameAsOf(ctx: Ctx, row: ImportRow): Promise<ImportDetail['sameAs']> {
  if (!row.sameAs) return null;
  const [earlier] = await ctx.db.select().from(ledgerImports).where(eq(ledgerImports.id, row.sameAs)).limit(1);
  return earlier?.admittedAt && earlier.state === 'admitted' ? { id: earlier.id, admittedAt: earlier.admittedAt.toISOString() } : null;
}

function sheetOf(sheet: SheetRow, one: ImportRow, fileName: string): ImportSheet {
  const yearless = sheet.ledger === null ? [] : yearlessColumns(sheet.ledger, sheet.columns, one.defaultYear).map((column) => column.index);
  return {
    id: sheet.id,
    fileName,
    name: sheet.name,
    state: sheet.state,
    ledger: sheet.ledger,
    title: sheet.head?.title ?? null,
    reportingUnit: sheet.head?.reportingUnit ?? null,
    period: sheet.head?.period ?? null,
    headRow: sheet.head?.headRow ?? null,
    rows: sheet.rows,
    skipped: sheet.skipped,
    columns: sheet.columns.map(({ index, heading, unit, year, field, certainty, state, reason, chosenBy, candidates }) => ({
      index,
      heading,
      unit,
      year,
      field,
      certainty,
      state,
      reason,
      chosenBy,
      isYearless: yearless.includes(index),
      candidates: [...candidates],
    })),
    certificate: certificateOf(sheet),
    missing: sheet.ledger === null || sheet.state !== 'table' ? [] : missingFields(sheet.ledger, sheet.columns),
  };
}

/** The problems of an import by kind, those that must be seen to first. */
async function groupsOf(ctx: Ctx, importId: string, sheets: readonly SheetRow[]): Promise<ProblemGroup[]> {
  const { rows } = await ctx.db.execute<{
    sheet_id: string;
    code: string;
    c: number | null;
    level: 'must' | 'should';
    rows: number;
    proposals: number;
  }>(sql`
    select sheet_id, p->>'code' as code, (p->>'c')::int as c, p->>'level' as level, count(distinct seq)::int as rows,
      count(*) filter (where p->>'proposal' is not null)::int as proposals
    from ledger_import_rows, jsonb_array_elements(problems) p
    where import_id = ${importId} and verdict in ('good', 'problem', 'duplicate') group by 1, 2, 3, 4`);
  const groups = new Map<string, ProblemGroup>();
  for (const row of rows) {
    const field = sheets.find((sheet) => sheet.id === row.sheet_id)?.columns.find((column) => column.index === row.c)?.field ?? null;
    const key = [row.code, field, row.level].join(' ');
    const known = groups.get(key) ?? { code: row.code, field, level: row.level, rows: 0, proposals: 0 };
    groups.set(key, { ...known, rows: known.rows + row.rows, proposals: known.proposals + row.proposals });
  }
  return [...groups.values()].sort(
    (one, other) => one.level.localeCompare(other.level) || other.rows - one.rows || one.code.localeCompare(other.code),
  );
}
