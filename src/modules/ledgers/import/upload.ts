import { and, desc, eq, inArray } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal, type FieldProblem } from '#shared/refusal.ts';
import { checkWorkbook } from '#engines/documents/workbook/budget.ts';
import { rowsSaid } from '#engines/documents/workbook/dimension.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { keepFile } from '#platform/files/uploads.ts';
import { ledgersAccess } from '../access.ts';
import { importRefusals, type ImportLedger } from '../contract/imports.ts';
import { ledgerImportFiles, ledgerImports } from '../tables/imports.ts';
import { parksFor } from './context.ts';
import { failureOf } from './read.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type ImportDraft = {
  readonly ledger: ImportLedger | 'auto';
  readonly parkId?: string | undefined;
  readonly countyId?: string | undefined;
  readonly defaultYear?: number | undefined;
};

/** Keeps the originals and has them read in the background. A file that cannot be read refuses all, each by its reason. */
export async function startImport(ctx: Ctx, files: readonly File[], draft: ImportDraft): Promise<{ id: string }> {
  const parkId = parkFor(ctx, draft.parkId);
  const brought = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
  await checkFiles(brought);
  const id = newId('imp', ctx.now);
  const kept: { fileId: string; name: string; sha256: string; sizeBytes: number }[] = [];
  for (const { name, bytes } of brought) {
    const { id: fileId, sha256 } = await keepFile(ctx, { name, bytes, mediaType: XLSX, parkId });
    kept.push({ fileId, name: name.slice(-200), sha256, sizeBytes: bytes.length });
  }
  await ctx.db.insert(ledgerImports).values({
    id,
    title: titleOf(kept.map((file) => file.name)),
    ledger: draft.ledger,
    state: 'reading',
    parkId,
    countyId: draft.countyId ?? null,
    defaultYear: draft.defaultYear ?? null,
    orgId: ctx.actor.orgId,
    broughtBy: ctx.actor.personId,
    broughtAt: ctx.now,
    rowsTotal: await rowsOf(brought.map(({ bytes }) => bytes)),
    sameAs: await sameFilesBefore(
      ctx,
      kept.map((file) => file.sha256),
    ),
  });
  await ctx.db.insert(ledgerImportFiles).values(kept.map((file, position) => ({ importId: id, position, ...file })));
  await ctx.enqueue('ledgers.read_import', { importId: id });
  return { id };
}

/** What the files say they hold, for a share of progress; null when one does not say. */
async function rowsOf(files: readonly Uint8Array[]): Promise<number | null> {
  const said = await Promise.all(files.map((bytes) => rowsSaid(bytes)));
  return said.reduce<number | null>((sum, rows) => (sum === null || rows === null ? null : sum + rows), 0);
}

function parkFor(ctx: Ctx, asked: string | undefined): string | null {
  const parks = parksFor(ctx.actor);
  if (asked !== undefined) {
    if (!may(ledgersAccess, ctx.actor, 'ledgers.import', { parkId: asked })) throw new Refusal(importRefusals.import_park_not_yours);
    return asked;
  }
  if (parks === null) return null;
  const [only] = parks;
  if (parks.length !== 1 || only === undefined)
    throw new Refusal(importRefusals.import_park_needed, {}, [{ path: '/parkId', code: 'ledgers.import_park_needed' }]);
  return only;
}

async function checkFiles(files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
  const problems: FieldProblem[] = [];
  for (const [at, { name, bytes }] of files.entries()) {
    const verdict = await checkWorkbook(name, bytes);
    if (verdict.kind === 'ok') continue;
    const { code, values } = failureOf(verdict);
    problems.push({ path: `/files/${at}`, code: `ledgers.import_file_${code}`, values: { ...values, name } });
  }
  if (problems.length > 0)
    throw new Refusal(importRefusals.import_file_refused, { count: problems.length, name: nameAt(files, problems) }, problems);
}

function nameAt(files: readonly { name: string }[], problems: readonly FieldProblem[]): string {
  return files[Number(problems[0]?.path.split('/')[2] ?? 0)]?.name ?? '';
}

const titleOf = (names: readonly string[]) => (names[0] ?? '').replace(/\.[a-z]+$/i, '').slice(0, 120);

/** An import of exactly these files that is in the ledger. */
async function sameFilesBefore(ctx: Ctx, digests: readonly string[]): Promise<string | null> {
  const found = await ctx.db
    .select({ id: ledgerImports.id })
    .from(ledgerImports)
    .innerJoin(ledgerImportFiles, eq(ledgerImportFiles.importId, ledgerImports.id))
    .where(and(eq(ledgerImports.state, 'admitted'), inArray(ledgerImportFiles.sha256, [...digests])))
    .orderBy(desc(ledgerImports.admittedAt))
    .limit(20);
  for (const { id } of found) {
    const files = await ctx.db
      .select({ sha256: ledgerImportFiles.sha256 })
      .from(ledgerImportFiles)
      .where(eq(ledgerImportFiles.importId, id));
    const same =
      [...digests].sort().join() ===
      files
        .map((file) => file.sha256)
        .sort()
        .join();
    if (same) return id;
  }
  return null;
}
