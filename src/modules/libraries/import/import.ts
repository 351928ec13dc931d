import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { importAccess } from '../access/imports.ts';
import { CONSENT_WAYS, type ConsentWay } from '../contract/expert-codes.ts';
import { libraryImportRefusals, type LibraryKind, type LibraryVerdict } from '../contract/imports.ts';
import { PROVENANCE_SOURCES, type ProvenanceSource } from '../contract/provenance.ts';
import { consentOf, type Consent } from '../expert-consent.ts';
import { provenanceOf } from '../provenance.ts';
import { libraryImportRows as rows, libraryImports as imports } from '../tables/imports.ts';
import type { Judge, LibraryImportHead } from './importer.ts';
import { importerOf } from './importers.ts';
import { readSheet, type ReadSheet } from './read-sheet.ts';

export type ImportDraft = {
  readonly kind: LibraryKind;
  readonly parkId?: string | undefined;
  readonly source?: string | undefined;
  readonly sourceText?: string | undefined;
  readonly terms?: string | undefined;
  readonly consentVersion?: string | undefined;
  readonly consentGivenOn?: string | undefined;
  readonly consentHow?: string | undefined;
};

/** Reads a workbook and judges its rows; nothing is in the library yet. Whoever cannot say where it is from brings nothing. */
export async function bringFile(ctx: Ctx, [file]: readonly File[], draft: ImportDraft): Promise<string> {
  if (!file) throw new Refusal(libraryImportRefusals.import_no_table, { name: '' });
  const isCity = may(importAccess, ctx.actor, 'libraries.import', {});
  const parkId = draft.parkId ?? (isCity ? null : (ctx.actor.parkIds[0] ?? null));
  if (!may(importAccess, ctx.actor, 'libraries.import', { parkId })) throw new Refusal(libraryImportRefusals.import_not_found);
  const source = PROVENANCE_SOURCES.find((one) => one === draft.source) as ProvenanceSource | undefined;
  const provenance = provenanceOf(ctx, { source, sourceText: draft.sourceText, terms: draft.terms });
  const consent = consentFor(ctx, draft);
  const importer = importerOf(draft.kind);
  const sheet = await readSheet(ctx, file, importer);
  const id = newId('imp', ctx.now);
  const [head] = await ctx.db
    .insert(imports)
    .values({
      ...provenance,
      id,
      kind: draft.kind,
      state: 'ready',
      fileName: file.name.slice(-200),
      sheetName: sheet.sheetName,
      parkId,
      consent,
      columns: sheet.columns,
      passedOver: sheet.passedOver,
      neverKept: sheet.neverKept,
      broughtBy: ctx.actor.personId,
      broughtAt: ctx.now,
    })
    .returning();
  await keepRows(ctx, head!, sheet, await importer.openJudge(ctx, head!));
  return id;
}

/** A consent that all named people of the file have given; only asked where one is said. */
function consentFor(ctx: Ctx, { consentVersion, consentGivenOn, consentHow }: ImportDraft): Consent | null {
  if (!consentVersion && !consentGivenOn && !consentHow) return null;
  const how = CONSENT_WAYS.find((one) => one === consentHow) as ConsentWay | undefined;
  return consentOf(ctx, { version: consentVersion, givenOn: consentGivenOn, how });
}

const CHUNK = 500;

async function keepRows(ctx: Ctx, head: LibraryImportHead, sheet: ReadSheet, judge: Judge): Promise<void> {
  const seen = new Set<string>();
  const judged = sheet.rows.map((row, seq) => {
    const said = judgedRow(row.cells, row.refused, judge);
    const isTwin = seen.has(said.matchKey);
    seen.add(said.matchKey);
    const twin = [{ field: null, code: 'row_twice', values: { label: said.label } }];
    return {
      ...row,
      ...said,
      importId: head.id,
      seq,
      ...(isTwin && { verdict: 'problem' as const, problems: [...said.problems, ...twin] }),
    };
  });
  for (let start = 0; start < judged.length; start += CHUNK) await ctx.db.insert(rows).values(judged.slice(start, start + CHUNK));
}

/** What a row says and what would become of it. */
function judgedRow(cells: Readonly<Record<string, string>>, refused: readonly RefusedCell[], judge: Judge) {
  const bad = new Set(refused.map(({ field }) => field));
  const good = Object.fromEntries(Object.entries(cells).filter(([field]) => !bad.has(field)));
  const { isSame, label, subjectId, matchKey, values, ...said } = judge(good);
  const problems = [...refused, ...said.problems];
  const verdict: LibraryVerdict = problems.length > 0 ? 'problem' : isSame ? 'same' : subjectId ? 'change' : 'new';
  return { label: label.slice(0, 100), subjectId, matchKey, values: { ...values }, problems, verdict };
}

type RefusedCell = typeof rows.$inferSelect.refused extends (infer P)[] ? P : never;

/** Imports in sight: of the parks one serves, or one's own. */
export const importsInSight = (ctx: Ctx): SQL =>
  or(rowsWhere(importAccess, ctx.actor, 'libraries.import', { parkId: imports.parkId }), eq(imports.broughtBy, ctx.actor.personId ?? '')) ??
  sql`false`;

export async function importInSight(ctx: Ctx, id: string, { locks = false } = {}): Promise<LibraryImportHead> {
  const asked = ctx.db
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), importsInSight(ctx)))
    .limit(1);
  const [head] = await (locks ? asked.for('update') : asked);
  if (!head) throw new Refusal(libraryImportRefusals.import_not_found, { id });
  return head;
}

async function readyImport(ctx: Ctx, id: string): Promise<LibraryImportHead> {
  const head = await importInSight(ctx, id, { locks: true });
  if (head.state !== 'ready') throw new Refusal(libraryImportRefusals.import_closed, { name: head.fileName });
  return head;
}

type Correction = { readonly fixes?: Readonly<Record<string, string | null>> | undefined; readonly isLeftOut?: boolean | undefined };

/** Puts words in place of a cell, or leaves a row out; the row is judged anew. */
export async function correctRow(ctx: Ctx, importId: string, seq: number, { fixes = {}, isLeftOut }: Correction) {
  const head = await readyImport(ctx, importId);
  const at = and(eq(rows.importId, importId), eq(rows.seq, seq));
  const [row] = await ctx.db.select().from(rows).where(at).for('update');
  if (!row) throw new Refusal(libraryImportRefusals.import_row_unknown, { row: seq });
  const importer = importerOf(head.kind);
  const unknown = Object.keys(fixes).find((field) => !importer.fields.some(({ id }) => id === field));
  if (unknown) throw new Refusal(libraryImportRefusals.import_field_unknown, { field: unknown });
  const kept = Object.fromEntries(
    Object.entries({ ...row.fixes, ...fixes }).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  const cells = Object.fromEntries(Object.entries({ ...row.cells, ...kept }).filter(([, text]) => text.trim() !== ''));
  const refused = row.refused.filter(({ field }) => field === null || !(field in kept));
  const said = judgedRow(cells, refused, await importer.openJudge(ctx, head));
  const verdict = isLeftOut ? ('left_out' as const) : said.verdict;
  await ctx.db
    .update(rows)
    .set({ ...said, fixes: kept, verdict })
    .where(at);
}

/** Takes every good row into the library in one act, with one record. Problems stay behind in the import. */
export async function admitImport(ctx: Ctx, id: string): Promise<void> {
  const head = await readyImport(ctx, id);
  const good = await ctx.db
    .select({ seq: rows.seq, values: rows.values, subjectId: rows.subjectId })
    .from(rows)
    .where(and(eq(rows.importId, id), inArray(rows.verdict, ['new', 'change'])))
    .orderBy(rows.seq);
  if (good.length === 0) throw new Refusal(libraryImportRefusals.import_nothing, { name: head.fileName });
  const ids = await importerOf(head.kind).admit(ctx, head, good);
  for (const [seq, subjectId] of ids) {
    await ctx.db
      .update(rows)
      .set({ subjectId })
      .where(and(eq(rows.importId, id), eq(rows.seq, seq)));
  }
  await ctx.db.update(imports).set({ state: 'admitted', admittedAt: ctx.now, admittedBy: ctx.actor.personId }).where(eq(imports.id, id));
  const added = good.filter(({ subjectId }) => subjectId === null).length;
  await ctx.record({
    type: 'libraries.import_admitted',
    subject: id,
    clause: '3.1',
    parkId: head.parkId,
    values: { file: head.fileName, kind: head.kind, added, changed: good.length - added, source: head.sourceText },
  });
}

/** Takes an admission back. What others have built upon since is kept and counted. */
export async function takeBackImport(ctx: Ctx, id: string): Promise<{ removed: number; kept: number }> {
  const head = await importInSight(ctx, id, { locks: true });
  if (head.state !== 'admitted') throw new Refusal(libraryImportRefusals.import_not_admitted, { name: head.fileName });
  const { removed, kept } = await importerOf(head.kind).takeBack(ctx, head);
  await ctx.db.update(imports).set({ state: 'taken_back' }).where(eq(imports.id, id));
  await ctx.record({
    type: 'libraries.import_taken_back',
    subject: id,
    undoes: 'libraries.import_admitted',
    parkId: head.parkId,
    values: { file: head.fileName, kind: head.kind, removed, kept },
  });
  return { removed, kept };
}

/** Puts a file aside; what it said of people goes with it. */
export async function abandonImport(ctx: Ctx, id: string): Promise<void> {
  const head = await readyImport(ctx, id);
  await ctx.db.delete(rows).where(eq(rows.importId, id));
  await ctx.db.update(imports).set({ state: 'abandoned' }).where(eq(imports.id, id));
  await ctx.record({
    type: 'libraries.import_abandoned',
    subject: id,
    parkId: head.parkId,
    values: { file: head.fileName, kind: head.kind },
  });
}
