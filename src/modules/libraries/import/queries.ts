import { and, count, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Page } from '#shared/page.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import type { LibraryImport, LibraryImportRow, LibraryKind, LibraryVerdict } from '../contract/imports.ts';
import { describeProvenances } from '../provenance.ts';
import { libraryImportRows as rows, libraryImports as imports } from '../tables/imports.ts';
import { importInSight, importsInSight } from './import.ts';
import type { LibraryImportHead } from './importer.ts';

type Paged = { readonly page: number; readonly pageSize: number };

export async function listImports(ctx: Ctx, query: Paged & { kind?: LibraryKind | undefined }): Promise<Page<LibraryImport>> {
  const where = and(importsInSight(ctx), query.kind ? eq(imports.kind, query.kind) : undefined);
  const heads = await ctx.db
    .select()
    .from(imports)
    .where(where)
    .orderBy(desc(imports.broughtAt), desc(imports.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(imports).where(where);
  return { rows: await shown(ctx, heads), total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

export async function readImport(ctx: Ctx, id: string): Promise<LibraryImport> {
  const [one] = await shown(ctx, [await importInSight(ctx, id)]);
  return one!;
}

async function shown(ctx: Ctx, heads: readonly LibraryImportHead[]): Promise<LibraryImport[]> {
  const counts = new Map<string, Record<string, number>>();
  if (heads.length > 0) {
    const ids = heads.map(({ id }) => id);
    const counted = await ctx.db
      .select({ importId: rows.importId, verdict: rows.verdict, rows: count() })
      .from(rows)
      .where(inArray(rows.importId, ids))
      .groupBy(rows.importId, rows.verdict);
    for (const one of counted) counts.set(one.importId, { ...counts.get(one.importId), [one.verdict]: one.rows });
  }
  const provenances = await describeProvenances(ctx, heads);
  const names = await peopleNamesOf(
    ctx,
    heads.flatMap((head) => head.broughtBy ?? []),
  );
  return heads.map((head, at) => ({
    id: head.id,
    kind: head.kind,
    state: head.state,
    fileName: head.fileName,
    sheetName: head.sheetName,
    parkId: head.parkId,
    provenance: provenances[at]!,
    columns: head.columns,
    passedOver: head.passedOver,
    neverKept: head.neverKept,
    counts: counts.get(head.id) ?? {},
    broughtBy: names.get(head.broughtBy ?? '') ?? '',
    broughtAt: head.broughtAt.toISOString(),
    admittedAt: head.admittedAt?.toISOString() ?? null,
  }));
}

/** Rows in the order of the sheet. */
export async function listRows(
  ctx: Ctx,
  importId: string,
  query: Paged & { verdict?: LibraryVerdict | undefined },
): Promise<Page<LibraryImportRow>> {
  await importInSight(ctx, importId);
  const where = and(eq(rows.importId, importId), query.verdict ? eq(rows.verdict, query.verdict) : undefined);
  const found = await rowsWhere(ctx, where)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(rows).where(where);
  return { rows: found, total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

export async function readRow(ctx: Ctx, importId: string, seq: number): Promise<LibraryImportRow> {
  const [row] = await rowsWhere(ctx, and(eq(rows.importId, importId), eq(rows.seq, seq)));
  return row!;
}

const rowsWhere = (ctx: Ctx, where: SQL | undefined) =>
  ctx.db
    .select({
      seq: rows.seq,
      rowNumber: rows.rowNumber,
      label: rows.label,
      verdict: rows.verdict,
      cells: rows.cells,
      fixes: rows.fixes,
      problems: rows.problems,
      subjectId: rows.subjectId,
    })
    .from(rows)
    .where(where)
    .orderBy(rows.seq)
    .$dynamic();
