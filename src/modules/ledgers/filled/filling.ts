import { eq } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FileAnswer } from '#platform/http/handlers.ts';
import { keepFile, openFile } from '#platform/files/uploads.ts';
import { fillCells, type FillChange } from '#engines/documents/workbook/fill.ts';
import { XLSX } from '#engines/documents/workbook/write.ts';
import { filledRefusals } from '../contract/filled.ts';
import { ledgerFilledTables as tables } from '../tables/filled.ts';
import { assemble, type Assembly } from './assemble.ts';
import { readData, scopeIds } from './data.ts';
import { sourcesWorkbook } from './sources.ts';
import { filledTable, type FilledRowStored } from './table.ts';

/** What a table would hold now. */
export async function assembleTable(ctx: Ctx, row: FilledRowStored): Promise<Assembly & { readonly ids: readonly string[] }> {
  const ids = await scopeIds(ctx, row.scope);
  const named = Object.values(row.rowMeanings).flatMap((meaning) => meaning.enterpriseId ?? []);
  const data = await readData(ctx, [...new Set([...ids, ...named])], row.scope.asOf);
  const filler = { org: ctx.actor.orgName, person: ctx.actor.name, today: dayOf(ctx.now), locale: ctx.locale };
  return { ...assemble(row, ids, data, filler), ids };
}

/**
 * Fills the cells in place and keeps the result with the list of sources. Refuses a table whose rows do not suffice,
 * a card without its one enterprise, and one in which nothing could be filled in.
 */
export async function fillTable(ctx: Ctx, id: string): Promise<{ filled: number; empty: number }> {
  const row = await filledTable(ctx, id);
  const assembly = await assembleTable(ctx, row);
  const [obstacle] = assembly.obstacles;
  if (obstacle) throw new Refusal(obstacle.kind, obstacle.values);
  const original = await openFile(ctx, row.fileId);
  const bytes = await fillCells(original.bytes, changesOf(assembly));
  const filled = assembly.places.filter((place) => place.value !== null).length;
  const empty = assembly.places.length - filled;
  const base = row.fileName.replace(/\.xlsx$/i, '');
  const result = await keepFile(ctx, { name: `${base}-已填.xlsx`, bytes, mediaType: XLSX, parkId: row.parkId });
  const places = assembly.places.map(({ value: _value, likeRow: _likeRow, ...place }) => place);
  const sources = await sourcesWorkbook(ctx, row, places);
  const kept = await keepFile(ctx, { name: `${base}-来源.xlsx`, bytes: sources, mediaType: XLSX, parkId: row.parkId });
  await ctx.db
    .update(tables)
    .set({
      isFilled: true,
      places,
      filledCount: filled,
      emptyCount: empty,
      resultFileId: result.id,
      sourcesFileId: kept.id,
      filledAt: ctx.now,
    })
    .where(eq(tables.id, id));
  await ctx.record({
    type: 'ledgers.table_filled',
    subject: id,
    clause: '3.1',
    parkId: row.scope.parkId ?? row.parkId,
    enterpriseIds: assembly.enterpriseIds.length <= 200 ? assembly.enterpriseIds : [],
    values: { title: row.title, filled, empty, enterprises: assembly.enterpriseIds.length },
    files: [{ sha256: result.sha256, size: bytes.length }],
  });
  return { filled, empty };
}

function changesOf({ places, numbers }: Assembly): FillChange[] {
  const filled = places.flatMap(({ sheet, cell, value, likeRow }) =>
    value === null ? [] : [{ sheet, cell, value, ...(likeRow === undefined ? {} : { likeRow }) }],
  );
  return [...filled, ...numbers];
}

export type FilledFile = 'original' | 'result' | 'sources';

/** One of a table's three files. */
export async function downloadFilled(ctx: Ctx, id: string, which: FilledFile): Promise<FileAnswer> {
  const row = await filledTable(ctx, id);
  const fileId = { original: row.fileId, result: row.resultFileId, sources: row.sourcesFileId }[which];
  if (!fileId || (which !== 'original' && !row.isFilled)) throw new Refusal(filledRefusals.filled_not_yet, { title: row.title });
  const { name, bytes } = await openFile(ctx, fileId);
  return { name, mediaType: XLSX, bytes };
}
