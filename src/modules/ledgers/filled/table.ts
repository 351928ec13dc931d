import { and, eq, isNull, or } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal, type FieldProblem, type RefusalKind } from '#shared/refusal.ts';
import { mayAtAll, relationsOf, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { keepFile } from '#platform/files/uploads.ts';
import { readWorkbookIsolated } from '#platform/files/workbook-isolated.ts';
import { checkWorkbook } from '#engines/documents/workbook/budget.ts';
import { XLSX } from '#engines/documents/workbook/write.ts';
import { WORKBOOK_LIMITS, WorkbookRefused, type WorkbookVerdict } from '#engines/documents/workbook/limits.ts';
import { readLocks } from '#engines/documents/workbook/locks.ts';
import { ledgersAccess } from '../access.ts';
import { filledRefusals, type FilledScope } from '../contract/filled.ts';
import { openDirectory } from '../import/directory.ts';
import { knownWords } from '../import/synonyms.ts';
import { ledgerFilledTables as tables } from '../tables/filled.ts';
import { readLabels } from './labels.ts';
import { layoutOf } from './layout.ts';
import { readRows } from './rows.ts';

export type FilledRowStored = typeof tables.$inferSelect;

/** Takes a blank table in and reads what it asks for. Refuses what is no .xlsx or has no place to fill in. */
export async function bringFilledTable(ctx: Ctx, file: File): Promise<{ id: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const layout = await readLayout(file.name, bytes);
  const directory = await openDirectory(ctx);
  const words = await knownWords(ctx);
  const parkId = ownPark(ctx);
  const { id: fileId } = await keepFile(ctx, { name: file.name, bytes, mediaType: XLSX, parkId });
  const id = newId('fld', ctx.now);
  await ctx.db.insert(tables).values({
    id,
    title: titleOf(layout.sheets[0]?.title ?? null, file.name),
    fileId,
    fileName: file.name.slice(-200),
    layout,
    meanings: readLabels(layout, words.enterprises),
    rowMeanings: readRows(layout, directory),
    typed: {},
    scope: firstScope(ctx, parkId),
    parkId,
    orgId: ctx.actor.orgId,
    broughtBy: ctx.actor.personId,
    broughtAt: ctx.now,
  });
  return { id };
}

async function readLayout(name: string, bytes: Uint8Array) {
  try {
    const verdict = await checkWorkbook(name, bytes);
    if (verdict.kind !== 'ok') throw new WorkbookRefused(verdict);
    const sheets = await readWorkbookIsolated(bytes);
    const layout = layoutOf(sheets, await readLocks(bytes));
    if (layout.labels.length === 0) throw refused(filledRefusals.filled_no_place, { name });
    return layout;
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    throw refused(FILES[error.verdict.kind] ?? filledRefusals.filled_file_broken, fileValues(name, error.verdict));
  }
}

const FILES: Readonly<Record<string, RefusalKind>> = {
  old_xls: filledRefusals.filled_file_old_xls,
  et: filledRefusals.filled_file_et,
  macro: filledRefusals.filled_file_macro,
  encrypted: filledRefusals.filled_file_encrypted,
  not_a_workbook: filledRefusals.filled_file_not_a_workbook,
  too_large: filledRefusals.filled_file_too_large,
  inflates_too_much: filledRefusals.filled_file_too_large,
  ratio_too_high: filledRefusals.filled_file_too_large,
  too_many_entries: filledRefusals.filled_file_too_large,
  too_much_text: filledRefusals.filled_file_too_large,
  took_too_long: filledRefusals.filled_file_too_large,
  took_too_much_memory: filledRefusals.filled_file_too_large,
  too_many_columns: filledRefusals.filled_file_too_many_columns,
  too_many_rows: filledRefusals.filled_file_too_many_rows,
};

function fileValues(name: string, verdict: Exclude<WorkbookVerdict, { kind: 'ok' }>): Record<string, string | number> {
  const megabytes = WORKBOOK_LIMITS.maxBytes / 1024 / 1024;
  const more: Record<string, string | number> = {};
  if ('sheet' in verdict) more['sheet'] = verdict.sheet;
  if ('columns' in verdict) more['columns'] = verdict.columns;
  if ('limit' in verdict) more['limit'] = verdict.limit;
  return { name, megabytes, ...more };
}

function refused(kind: RefusalKind, values: Record<string, string | number>): Refusal {
  const problems: FieldProblem[] = [{ path: '/files/0', code: kind.code, values }];
  return new Refusal(kind, values, problems);
}

const titleOf = (title: string | null, name: string) => (title && title.length >= 2 ? title : name.replace(/\.[^.]+$/, '')).slice(0, 100);

/** The park of whoever serves one; those who serve the whole city choose. */
function ownPark(ctx: Ctx): string | null {
  const relations = relationsOf(ledgersAccess, ctx.actor, 'ledgers.fill_tables');
  return relations.includes('any') ? null : (ctx.actor.parkIds[0] ?? null);
}

/** Last year's figures, as they are known today. */
function firstScope(ctx: Ctx, parkId: string | null): FilledScope {
  const today = dayOf(ctx.now);
  const isCounty = relationsOf(ledgersAccess, ctx.actor, 'ledgers.fill_tables').includes('county');
  return {
    parkId,
    countyId: isCounty ? ctx.actor.orgId : null,
    enterpriseIds: [],
    certificateKind: null,
    year: Number(today.slice(0, 4)) - 1,
    asOf: today,
  };
}

/** The tables this person may see: those of the parks they serve, of their own organisation, their own. */
export function visibleTables(ctx: Ctx) {
  const near = rowsWhere(ledgersAccess, ctx.actor, 'ledgers.fill_tables', { parkId: tables.parkId, countyId: tables.orgId });
  return or(near, ctx.actor.personId ? eq(tables.broughtBy, ctx.actor.personId) : undefined);
}

/** One table; what the actor may not see is not found. `isRemovedToo`: also one that was put away. */
export async function filledTable(ctx: Ctx, id: string, isRemovedToo = false): Promise<FilledRowStored> {
  const [row] = await ctx.db
    .select()
    .from(tables)
    .where(and(eq(tables.id, id), visibleTables(ctx), isRemovedToo ? undefined : isNull(tables.removedAt)))
    .limit(1);
  if (!row) throw new Refusal(filledRefusals.filled_not_found, { id });
  return row;
}

/** Puts a table away; its files stay. */
export async function removeFilledTable(ctx: Ctx, id: string): Promise<void> {
  const row = await filledTable(ctx, id);
  await ctx.db.update(tables).set({ removedAt: ctx.now }).where(eq(tables.id, id));
  await ctx.record({ type: 'ledgers.filled_table_removed', subject: id, parkId: row.parkId, values: { title: row.title } });
}

/** Takes it out again. */
export async function restoreFilledTable(ctx: Ctx, id: string): Promise<void> {
  const row = await filledTable(ctx, id, true);
  if (!row.removedAt) throw new Refusal(filledRefusals.filled_not_removed, { title: row.title });
  await ctx.db.update(tables).set({ removedAt: null }).where(eq(tables.id, id));
  await ctx.record({ type: 'ledgers.filled_table_restored', subject: id, parkId: row.parkId, values: { title: row.title } });
}

/** Whoever may teach headings teaches one by mapping it here. */
export const teaches = (ctx: Ctx) => mayAtAll(ledgersAccess, ctx.actor, 'ledgers.keep_synonyms');
