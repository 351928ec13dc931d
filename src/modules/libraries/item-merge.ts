import { and, eq, isNull } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ItemNoun } from './contract/item-codes.ts';
import { itemRefusals, type Twin } from './contract/items.ts';
import { librariesRefusals } from './contract/refusals.ts';
import { changeItemRow, columnsOf, takeChangesBack, type ItemRow, type ItemValues } from './item.ts';
import { checkCurrent, tellItem } from './item-entry.ts';
import { itemsWhere, lockedItem } from './item-sight.ts';
import { shownItems } from './item-shown.ts';
import { libraryItemDistinctions, libraryItems } from './tables/items.ts';

/**
 * Says that two items are one: `id` leads to `intoId` from now on, and what only it told is told by the other too. Its
 * own line, files, transfers and history stay with it and are shown with the other's. Refuses two of different
 * libraries, one that is public, and one that others lead to already: a chain cannot be parted.
 */
export async function mergeItem(ctx: Ctx, id: string, intoId: string): Promise<void> {
  const from = await lockedItem(ctx, id, 'libraries.keep_items');
  const into = id === intoId ? from : await lockedItem(ctx, intoId, 'libraries.keep_items');
  checkCurrent(from);
  checkCurrent(into);
  const [led] = await ctx.db.select({ id: libraryItems.id }).from(libraryItems).where(eq(libraryItems.mergedInto, id)).limit(1);
  if (id === intoId || from.noun !== into.noun || led || isOnItsWay(from)) {
    throw new Refusal(librariesRefusals.not_mergeable, { from: from.title, into: into.title });
  }
  await ctx.db.update(libraryItems).set({ mergedInto: intoId, changedAt: ctx.now }).where(eq(libraryItems.id, id));
  // What visitors read does not change behind the reviewer's back.
  if (!isOnItsWay(into)) await changeItemRow(ctx, into, takenOver(from, into), { mergedFrom: id });
  await tellItem(ctx, 'merged', into, { values: { from: from.title } });
}

const isOnItsWay = (row: ItemRow) => row.publicationState === 'published' || row.publicationState === 'submitted';

/** Where one says nothing the other fills it in; lists are joined; confidential stays confidential. */
function takenOver(from: ItemRow, into: ItemRow): ItemValues {
  const taken = columnsOf(into.noun).flatMap((field): [string, unknown][] => {
    const [mine, theirs] = [into[field], from[field]];
    if (field === 'isConfidential') return [[field, Boolean(mine) || Boolean(theirs)]];
    if (field === 'internalFields' || field === 'fields') return [];
    if (Array.isArray(mine) && Array.isArray(theirs)) return [[field, [...new Set([...mine, ...theirs])]]];
    return mine === null && theirs !== null ? [[field, theirs]] : [];
  });
  return Object.fromEntries(taken) as ItemValues;
}

/** Takes a merging back: both stand as they did, but for what was changed since. */
export async function partItem(ctx: Ctx, id: string): Promise<void> {
  const row = await lockedItem(ctx, id, 'libraries.keep_items');
  if (!row.mergedInto) throw new Refusal(librariesRefusals.not_merged, { name: row.title });
  const [taken] = await ctx.db
    .select({ id: libraryItems.id })
    .from(libraryItems)
    .where(
      and(
        eq(libraryItems.noun, row.noun),
        eq(libraryItems.ownerName, row.ownerName),
        eq(libraryItems.foldedTitle, row.foldedTitle),
        isNull(libraryItems.mergedInto),
        isNull(libraryItems.withdrawnAt),
      ),
    )
    .limit(1);
  if (taken) throw new Refusal(itemRefusals.item_already_there, { title: row.title, owner: row.ownerName });
  await takeChangesBack(ctx, { mergedFrom: id });
  await ctx.db.update(libraryItems).set({ mergedInto: null, changedAt: ctx.now }).where(eq(libraryItems.id, id));
  await tellItem(ctx, 'parted', row, { undoes: `libraries.${row.noun}_merged` });
}

/** Notes that two items are not the same, so that they are not offered as a pair again. */
export async function keepItemsApart(ctx: Ctx, id: string, otherId: string): Promise<void> {
  const row = await lockedItem(ctx, id, 'libraries.keep_items');
  await lockedItem(ctx, otherId, 'libraries.keep_items');
  const [oneId = id, second = otherId] = [id, otherId].toSorted();
  await ctx.db
    .insert(libraryItemDistinctions)
    .values({ oneId, otherId: second, saidBy: ctx.actor.personId, saidAt: ctx.now })
    .onConflictDoNothing();
  await tellItem(ctx, 'told_apart', row, { values: { other: otherId } });
}

const SHOWN = 60;
/** From this share of common pairs of letters on two titles are alike. */
const ALIKE = 0.72;

/** Pairs that may be the same: one number, or one or nearly one title of one owner. */
export async function listItemTwins(ctx: Ctx, noun: ItemNoun): Promise<{ rows: Twin[] }> {
  const rows = await ctx.db
    .select()
    .from(libraryItems)
    .where(
      and(
        eq(libraryItems.noun, noun),
        itemsWhere(ctx, 'libraries.keep_items'),
        isNull(libraryItems.mergedInto),
        isNull(libraryItems.withdrawnAt),
      ),
    );
  const apart = await ctx.db.select().from(libraryItemDistinctions);
  const kept = new Set(apart.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
  const pairs = pairsOf(rows)
    .filter(({ one, other }) => !kept.has([one.id, other.id].toSorted().join(' ')))
    .toSorted((first, second) => weightOf(second.signs) - weightOf(first.signs))
    .slice(0, SHOWN);
  const shown = await shownItems(
    ctx,
    pairs.flatMap(({ one, other }) => [one, other]),
  );
  return {
    rows: pairs.flatMap(({ signs }, at) => {
      const [one, other] = [shown[at * 2], shown[at * 2 + 1]];
      return one && other ? [{ one, other, signs: [...signs] }] : [];
    }),
  };
}

type Sign = Twin['signs'][number];
type Pair = { readonly one: ItemRow; readonly other: ItemRow; readonly signs: readonly Sign[] };

const WEIGHTS: Readonly<Record<Sign, number>> = { same_number: 4, same_title: 3, like_title: 1, same_owner: 1 };
const weightOf = (signs: readonly Sign[]) => signs.reduce((sum, sign) => sum + WEIGHTS[sign], 0);

/** Only items that share a number, a title's beginning or an owner are compared: never all with all. */
function pairsOf(rows: readonly ItemRow[]): Pair[] {
  const buckets = new Map<string, ItemRow[]>();
  for (const row of rows) {
    const keys = [...row.ipNumbers.map((number) => `n ${plainNumber(number)}`), `t ${row.foldedTitle}`, `o ${row.ownerName}`];
    for (const key of new Set(keys)) buckets.set(key, [...(buckets.get(key) ?? []), row]);
  }
  const found = new Map<string, Pair>();
  for (const bucket of buckets.values()) {
    for (const [at, one] of bucket.entries()) {
      for (const other of bucket.slice(at + 1)) {
        const key = [one.id, other.id].toSorted().join(' ');
        if (found.has(key)) continue;
        const signs = signsOf(one, other);
        if (signs.some((sign) => sign !== 'same_owner')) found.set(key, { one, other, signs });
      }
    }
  }
  return [...found.values()];
}

const plainNumber = (number: string) => number.toUpperCase().replace(/[^0-9A-Z]/gu, '');

function signsOf(one: ItemRow, other: ItemRow): Sign[] {
  const numbers = new Set(one.ipNumbers.map(plainNumber));
  const signs: Sign[] = [];
  if (other.ipNumbers.some((number) => numbers.has(plainNumber(number)))) signs.push('same_number');
  if (one.foldedTitle === other.foldedTitle) signs.push('same_title');
  else if (likeness(one.foldedTitle, other.foldedTitle) >= ALIKE) signs.push('like_title');
  if (one.ownerName === other.ownerName) signs.push('same_owner');
  return signs;
}

/** Dice's measure over pairs of letters: 0 nothing in common, 1 the same. */
function likeness(one: string, other: string): number {
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const [first, second] = [pairs(one), pairs(other)];
  if (first.length === 0 || second.length === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of first) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of second) {
    const count = left.get(pair) ?? 0;
    if (count > 0) common += 1;
    left.set(pair, count - 1);
  }
  return (2 * common) / (first.length + second.length);
}

/** Of an item and those merged into it. */
export async function itemsWithin(ctx: Ctx, id: string): Promise<readonly string[]> {
  const rows = await ctx.db.select({ id: libraryItems.id }).from(libraryItems).where(eq(libraryItems.mergedInto, id));
  return [id, ...rows.map((row) => row.id)];
}
