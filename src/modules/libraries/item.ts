import { and, desc, eq, isNull, or } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { foldText } from '#engines/documents/cells/fold.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ItemNoun } from './contract/item-codes.ts';
import { FIELDS_OF } from './contract/item-fields.ts';
import type { ProvenanceColumns } from './provenance.ts';
import { libraryItemChanges, libraryItems } from './tables/items.ts';

export type ItemRow = typeof libraryItems.$inferSelect;

/** What is kept of an item besides the columns of its sheet. */
const HIDDEN_COLUMNS = ['ownerId', 'leaderId', 'internalFields', 'parkId'] as const;
type Told = Pick<
  ItemRow,
  | 'title'
  | 'titleEn'
  | 'kind'
  | 'summary'
  | 'applications'
  | 'fields'
  | 'keywords'
  | 'ownerName'
  | 'ownerId'
  | 'people'
  | 'maturity'
  | 'contactName'
  | 'contactPhone'
  | 'remark'
  | 'ipState'
  | 'ipNumbers'
  | 'ways'
  | 'priceFen'
  | 'priceTerms'
  | 'evaluation'
  | 'registrationNumber'
  | 'demonstrations'
  | 'finishedOn'
  | 'stage'
  | 'state'
  | 'level'
  | 'programme'
  | 'partners'
  | 'leaderName'
  | 'leaderId'
  | 'startsOn'
  | 'endsOn'
  | 'askedFen'
  | 'grantedFen'
  | 'ownFen'
  | 'results'
  | 'investmentFen'
  | 'landMu'
  | 'jobs'
  | 'isConfidential'
  | 'internalFields'
  | 'parkId'
>;
export type ItemField = keyof Told;
/** What is told of an item; what is left out is not told. */
export type ItemValues = { readonly [K in ItemField]?: Told[K] | undefined };
export type ItemDraft = ItemValues & Pick<Told, 'title' | 'kind' | 'summary' | 'ownerName'>;

/** The fields of a noun that may change, in the order of its sheet. */
export function columnsOf(noun: ItemNoun): readonly ItemField[] {
  return [...FIELDS_OF[noun].map(({ name }) => name as ItemField), ...HIDDEN_COLUMNS];
}

/** A title as it is compared: half-width, without spaces and signs, lower case. */
export function foldTitle(title: string): string {
  const folded = foldText(title).toLowerCase();
  const plain = folded.replace(/[^\p{L}\p{N}]/gu, '');
  return plain === '' ? folded : plain;
}

const CHUNK = 500;

/** Puts items into a library, many at once, and answers their ids in the order given. Checks nothing, records nothing. */
export async function addItemRows(
  ctx: Ctx,
  noun: ItemNoun,
  drafts: readonly ItemDraft[],
  provenance: ProvenanceColumns,
): Promise<string[]> {
  const rows = drafts.map((draft) => newItemRow(ctx, noun, draft, provenance));
  for (let start = 0; start < rows.length; start += CHUNK) await ctx.db.insert(libraryItems).values(rows.slice(start, start + CHUNK));
  return rows.map(({ id }) => id);
}

/** One item as it is put into its library. */
export function newItemRow(ctx: Ctx, noun: ItemNoun, draft: ItemDraft, provenance: ProvenanceColumns): typeof libraryItems.$inferInsert {
  const told = Object.fromEntries(columnsOf(noun).flatMap((field) => (draft[field] == null ? [] : [[field, draft[field]]]))) as ItemDraft;
  const state = noun === 'project' ? (told.state ?? 'planned') : null;
  const row = { ...told, ...provenance, state, noun, id: newId('itm', ctx.now), title: draft.title.trim(), changedAt: ctx.now };
  return { ...row, foldedTitle: foldTitle(draft.title), searchText: searchTextOf(row) };
}

/** What free text finds an item by: nothing that is kept inside. */
export function searchTextOf(row: ItemValues): string {
  const hidden = new Set(row.internalFields ?? []);
  const told = (field: ItemField) => (hidden.has(field) ? null : row[field]);
  const texts = [
    row.title,
    row.titleEn,
    row.summary,
    told('applications'),
    told('ownerName'),
    told('keywords'),
    told('people'),
    told('ipNumbers'),
    told('registrationNumber'),
    told('programme'),
    told('leaderName'),
    told('partners'),
  ];
  return foldText(
    texts
      .flat()
      .filter((text) => typeof text === 'string' && text !== '')
      .join(' '),
  ).toLowerCase();
}

export const itemKeyOf = ({ ownerName, title }: { ownerName: string; title: string }) => `${ownerName} ${foldTitle(title)}`;

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What of the told really changes the row. */
export function differing(row: ItemRow, told: ItemValues): ItemValues | null {
  const changed = Object.entries(told).filter(([field, value]) => value !== undefined && !isSame(row[field as ItemField], value));
  return changed.length > 0 ? (Object.fromEntries(changed) as ItemValues) : null;
}

type Why = { readonly importId?: string | null; readonly mergedFrom?: string | null; readonly ground?: string | null };

/** Changes an item and keeps what it said before. Answers the fields that really changed. */
export async function changeItemRow(ctx: Ctx, row: ItemRow, told: ItemValues, why: Why = {}): Promise<readonly ItemField[]> {
  const changed = differing(row, told);
  if (!changed) return [];
  const fields = Object.keys(changed) as ItemField[];
  const before = Object.fromEntries(fields.map((field) => [field, row[field]]));
  await setItem(ctx, row, changed);
  await ctx.db.insert(libraryItemChanges).values({
    id: newId('ich', ctx.now),
    itemId: row.id,
    importId: why.importId ?? null,
    mergedFrom: why.mergedFrom ?? null,
    ground: why.ground ?? null,
    before,
    after: changed,
    changedBy: ctx.actor.personId,
    changedAt: ctx.now,
  });
  return fields;
}

async function setItem(ctx: Ctx, row: ItemRow, values: ItemValues): Promise<void> {
  const next = { ...row, ...values } as ItemRow;
  const set = { ...values, foldedTitle: foldTitle(next.title), searchText: searchTextOf(next), changedAt: ctx.now };
  await ctx.db
    .update(libraryItems)
    .set(set as typeof libraryItems.$inferInsert)
    .where(eq(libraryItems.id, row.id));
  Object.assign(row, set);
}

/** Takes back what a merger or an import changed, the last first, where it still stands. Answers the items touched. */
export async function takeChangesBack(ctx: Ctx, of: { mergedFrom: string } | { importId: string }): Promise<readonly string[]> {
  const where = 'mergedFrom' in of ? eq(libraryItemChanges.mergedFrom, of.mergedFrom) : or(eq(libraryItemChanges.importId, of.importId));
  const changes = await ctx.db
    .select()
    .from(libraryItemChanges)
    .innerJoin(libraryItems, eq(libraryItems.id, libraryItemChanges.itemId))
    .where(and(where, isNull(libraryItemChanges.takenBackAt)))
    .orderBy(desc(libraryItemChanges.position));
  const rows = new Map(changes.map(({ library_items: row }) => [row.id, row]));
  for (const { library_item_changes: change } of changes) {
    const row = rows.get(change.itemId);
    if (!row) continue;
    const standing = Object.keys(change.after).filter((field) => isSame(row[field as ItemField], change.after[field]));
    const back = Object.fromEntries(standing.map((field) => [field, change.before[field]])) as ItemValues;
    if (standing.length > 0) await setItem(ctx, row, back);
    await ctx.db.update(libraryItemChanges).set({ takenBackAt: ctx.now }).where(eq(libraryItemChanges.id, change.id));
  }
  return [...rows.keys()];
}
