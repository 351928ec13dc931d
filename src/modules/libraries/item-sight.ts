import { and, eq, type SQL } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may, rowsWhere, type Placed } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { itemsAccess } from './access/items.ts';
import type { ItemNoun } from './contract/item-codes.ts';
import { itemRefusals } from './contract/items.ts';
import type { ItemRow } from './item.ts';
import { libraryItems } from './tables/items.ts';

type ItemAbility = keyof typeof itemsAccess;

export const placeOf = (row: Pick<ItemRow, 'parkId' | 'ownerId'>): Placed => ({ parkId: row.parkId, orgId: row.ownerId });

export const mayItem = (ctx: Ctx, ability: ItemAbility, row: Pick<ItemRow, 'parkId' | 'ownerId'>): boolean =>
  may(itemsAccess, ctx.actor, ability, placeOf(row));

export const itemsWhere = (ctx: Ctx, ability: ItemAbility): SQL =>
  rowsWhere(itemsAccess, ctx.actor, ability, { parkId: libraryItems.parkId, orgId: libraryItems.ownerId });

/** One item this person may read; what is too far, or of the other library, is not found. */
export async function readableItem(ctx: Ctx, id: string, noun?: ItemNoun): Promise<ItemRow> {
  const [row] = await ctx.db
    .select()
    .from(libraryItems)
    .where(and(eq(libraryItems.id, id), itemsWhere(ctx, 'libraries.read_items'), noun ? eq(libraryItems.noun, noun) : undefined))
    .limit(1);
  if (!row) throw new Refusal(itemRefusals.item_not_found, { id });
  return row;
}

/** One item this person may do that with, locked until the act is done. */
export async function lockedItem(ctx: Ctx, id: string, ability: ItemAbility, noun?: ItemNoun): Promise<ItemRow> {
  const [row] = await ctx.db
    .select()
    .from(libraryItems)
    .where(and(eq(libraryItems.id, id), noun ? eq(libraryItems.noun, noun) : undefined))
    .limit(1)
    .for('update');
  if (!row || !mayItem(ctx, ability, row)) throw new Refusal(itemRefusals.item_not_found, { id });
  return row;
}

/** Contacts and remarks are for those who keep the item or answer for it. */
export const readsInside = (ctx: Ctx, row: ItemRow): boolean =>
  mayItem(ctx, 'libraries.keep_items', row) || mayItem(ctx, 'libraries.review_items', row);
