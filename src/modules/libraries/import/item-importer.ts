import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { directoryOf } from '#modules/parties/index.ts';
import type { ImportProblem } from '../contract/imports.ts';
import type { ItemNoun } from '../contract/item-codes.ts';
import {
  addItemRows,
  changeItemRow,
  differing,
  itemKeyOf,
  takeChangesBack,
  type ItemDraft,
  type ItemRow,
  type ItemValues,
} from '../item.ts';
import { mayItem } from '../item-sight.ts';
import { libraryItemChanges, libraryItems as items, libraryTransfers } from '../tables/items.ts';
import { readItemCells, unitsOf } from './item-cells.ts';
import { itemHeadings } from './item-headings.ts';
import type { AdmittedRow, Importer, LibraryImportHead } from './importer.ts';

/** Importing achievements or projects: known again by owner and title; a row says only what it changes. */
const importerOf = (noun: ItemNoun): Importer => ({
  kind: noun,
  leading: 'title',
  fields: itemHeadings(noun),
  openJudge: async (ctx, head) => {
    const known = await knownItems(ctx, noun);
    const places = await placesByName(ctx);
    const units = unitsOf(head.columns);
    return (cells) => {
      const { values, problems } = readItemCells(noun, cells, units);
      const told = placed(values, places, head);
      const key = itemKeyOf({ ownerName: told.ownerName ?? '', title: told.title ?? '' });
      const found = known.get(key);
      const change = found ? differing(found, heldAgainst(told)) : null;
      return {
        label: told.title ?? '',
        values: { ...told },
        problems: [...problems, ...problemsOf(ctx, noun, told, found, change)],
        subjectId: found?.id ?? null,
        isSame: found !== undefined && change === null,
        matchKey: key,
      };
    };
  },
  admit: (ctx, head, rows) => admit(ctx, noun, head, rows),
  takeBack,
});

export const achievementImporter = importerOf('achievement');
export const projectImporter = importerOf('project');

async function knownItems(ctx: Ctx, noun: ItemNoun): Promise<ReadonlyMap<string, ItemRow>> {
  const rows = await ctx.db
    .select()
    .from(items)
    .where(and(eq(items.noun, noun), isNull(items.withdrawnAt), isNull(items.mergedInto)));
  return new Map(rows.map((row) => [itemKeyOf(row), row]));
}

type OwnerPlace = { readonly id: string; readonly name: string; readonly parkId: string | null };

async function placesByName(ctx: Ctx): Promise<ReadonlyMap<string, OwnerPlace>> {
  const places = await directoryOf(ctx, ['university', 'institute', 'enterprise', 'intermediary', 'station', 'bureau', 'department']);
  return new Map(places.flatMap((place) => [place.name, place.shortName].flatMap((name) => (name ? [[name, place] as const] : []))));
}

/** The owner as the register calls it; it lies with its owner, else where the file was brought. */
function placed(values: ItemValues, places: ReadonlyMap<string, OwnerPlace>, head: LibraryImportHead): ItemValues {
  const owner = values.ownerName ? places.get(values.ownerName.trim()) : undefined;
  const kind = values.kind ?? kindByNumber(values);
  return {
    ...values,
    ...(kind ? { kind } : {}),
    ...(owner ? { ownerName: owner.name, ownerId: owner.id } : {}),
    parkId: owner?.parkId ?? head.parkId,
  };
}

/** A number says what it is of, where no column does. */
function kindByNumber({ ipNumbers = [] }: ItemValues): ItemValues['kind'] {
  const [number = ''] = ipNumbers;
  if (/^(ZL|CN)\s?\d/iu.test(number)) return 'patent';
  return /^\d{4}SR\d/iu.test(number) ? 'software' : undefined;
}

function problemsOf(ctx: Ctx, noun: ItemNoun, told: ItemValues, found: ItemRow | undefined, change: ItemValues | null): ImportProblem[] {
  const tell = (field: string, code: string): ImportProblem => ({ field, code, values: {} });
  const problems: ImportProblem[] = [];
  if ((told.title ?? '').length < 4) problems.push(tell('title', 'missing'));
  if (!told.ownerName) problems.push(tell('owner_name', 'missing'));
  if (!found && !told.kind && noun === 'achievement') problems.push(tell('kind', 'missing'));
  if (!found && (told.summary ?? '').length < 10) problems.push(tell('summary', 'summary_too_short'));
  if (told.startsOn && told.endsOn && told.endsOn < told.startsOn) problems.push(tell('ends_on', 'days_backwards'));
  const place = found ?? { parkId: told.parkId ?? null, ownerId: told.ownerId ?? null };
  if (!mayItem(ctx, 'libraries.keep_items', place)) problems.push(tell('title', 'kept_elsewhere'));
  else if (change && (found?.publicationState === 'published' || found?.publicationState === 'submitted')) {
    problems.push(tell('title', 'under_review'));
  }
  return problems;
}

/** What a row says of an item that is there: whose it is and where it lies stays. */
function heldAgainst({ parkId: _parkId, ownerId: _ownerId, ...told }: ItemValues): ItemValues {
  return told;
}

async function admit(
  ctx: Ctx,
  noun: ItemNoun,
  head: LibraryImportHead,
  rows: readonly AdmittedRow[],
): Promise<ReadonlyMap<number, string>> {
  const { source, sourceText, terms, enteredBy } = head;
  const provenance = { source, sourceText, terms, importId: head.id, enteredBy, enteredAt: ctx.now };
  const fresh = rows.filter(({ subjectId }) => subjectId === null);
  const drafts = fresh.map(({ values }) => ({ kind: 'ordinary', ...values }) as unknown as ItemDraft);
  const ids = await addItemRows(ctx, noun, drafts, provenance);
  const changed = rows.flatMap(({ subjectId }) => subjectId ?? []);
  const found = changed.length > 0 ? await ctx.db.select().from(items).where(inArray(items.id, changed)).for('update') : [];
  const byId = new Map(found.map((row) => [row.id, row]));
  for (const { subjectId, values } of rows) {
    const row = subjectId ? byId.get(subjectId) : undefined;
    if (row) await changeItemRow(ctx, row, heldAgainst(values as ItemValues), { importId: head.id });
  }
  return new Map(fresh.map(({ seq }, at) => [seq, ids[at] ?? '']));
}

/** Items it brought leave the library, but for those that somebody changed, handed in, merged or transferred since. */
async function takeBack(ctx: Ctx, head: LibraryImportHead): Promise<{ removed: number; kept: number }> {
  const touched = await takeChangesBack(ctx, { importId: head.id });
  const added = await ctx.db
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.importId, head.id), isNull(items.withdrawnAt)));
  const ids = added.map(({ id }) => id);
  const used = await usedOf(ctx, ids);
  const free = ids.filter((id) => !used.has(id));
  if (free.length > 0) {
    await ctx.db
      .update(items)
      .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId, withdrawnGround: head.fileName.slice(0, 200), changedAt: ctx.now })
      .where(inArray(items.id, free));
  }
  return { removed: free.length + touched.length, kept: used.size };
}

async function usedOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const changed = await ctx.db
    .select({ id: libraryItemChanges.itemId })
    .from(libraryItemChanges)
    .where(and(inArray(libraryItemChanges.itemId, [...ids]), isNull(libraryItemChanges.takenBackAt)));
  const transferred = await ctx.db
    .select({ id: libraryTransfers.itemId })
    .from(libraryTransfers)
    .where(inArray(libraryTransfers.itemId, [...ids]));
  const onTheirWay = await ctx.db
    .select({ id: items.id, into: items.mergedInto })
    .from(items)
    .where(or(and(inArray(items.id, [...ids]), ne(items.publicationState, 'draft')), inArray(items.mergedInto, [...ids])));
  return new Set([...changed, ...transferred].map(({ id }) => id).concat(onTheirWay.map(({ id, into }) => into ?? id)));
}
