import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FillChange } from '#engines/documents/workbook/fill.ts';
import { readLocks } from '#engines/documents/workbook/locks.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { openDirectory } from '../import/directory.ts';
import { knownWords } from '../import/synonyms.ts';
import { assemble } from './assemble.ts';
import { readData, scopeIds } from './data.ts';
import { readLabels } from './labels.ts';
import { layoutOf } from './layout.ts';
import { readRows } from './rows.ts';

/** Whose enterprises stand in the table, and as of when. One of the three, or none: then only who fills it in. */
export type PrefillScope = {
  readonly parkId: string | null;
  readonly countyId: string | null;
  readonly enterpriseId: string | null;
  readonly year: number | null;
  readonly asOf: string;
};

/**
 * What of a blank table the ledgers know, as cells to fill: what the reader may read of their own, nothing else. What
 * is not plain stays empty; nobody is asked here.
 */
export async function prefillTable(ctx: Ctx, bytes: Uint8Array, scope: PrefillScope): Promise<readonly FillChange[]> {
  const layout = layoutOf(await readWorkbook(bytes), await readLocks(bytes), { isBlank: true });
  if (layout.labels.length === 0) return [];
  const { parkId, countyId, enterpriseId, year, asOf } = scope;
  const asked = { parkId, countyId, enterpriseIds: enterpriseId ? [enterpriseId] : [], certificateKind: null, year, asOf };
  const isOfSomebody = parkId !== null || countyId !== null || enterpriseId !== null;
  const meanings = readLabels(layout, (await knownWords(ctx)).enterprises);
  const rowMeanings = readRows(layout, await openDirectory(ctx));
  const named = Object.values(rowMeanings).flatMap((meaning) => (meaning.state === 'found' ? (meaning.enterpriseId ?? []) : []));
  const ids = isOfSomebody ? await scopeIds(ctx, asked, 'ledgers.read_enterprises') : [];
  const data = await readData(ctx, [...new Set([...ids, ...(isOfSomebody ? named : [])])], asOf, 'ledgers.read_enterprises');
  const filler = { org: ctx.actor.orgName, person: ctx.actor.name, today: dayOf(ctx.now), locale: ctx.locale };
  const { places, numbers } = assemble({ layout, meanings, rowMeanings, typed: {}, scope: asked }, ids, data, filler);
  const known = places.flatMap(({ sheet, cell, value, likeRow }) =>
    value === null ? [] : [{ sheet, cell, value, ...(likeRow === undefined ? {} : { likeRow }) }],
  );
  return ids.length > 0 ? [...known, ...numbers] : known;
}
