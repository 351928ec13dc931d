import { and, eq, isNull, ne } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { placesOf } from '#modules/parties/index.ts';
import type { ItemNoun } from './contract/item-codes.ts';
import { FIELDS_OF, hideableFields } from './contract/item-fields.ts';
import { itemRefusals } from './contract/items.ts';
import type { ProvenanceDraft } from './contract/provenance.ts';
import { librariesRefusals } from './contract/refusals.ts';
import { addItemRows, changeItemRow, foldTitle, type ItemDraft, type ItemRow, type ItemValues } from './item.ts';
import { lockedItem, mayItem } from './item-sight.ts';
import { provenanceOf } from './provenance.ts';
import { libraryItems } from './tables/items.ts';

/**
 * Adds an item by hand. Refuses one without provenance, one whose owner has it already, and one of another park or
 * another organisation.
 */
export async function addItem(
  ctx: Ctx,
  noun: ItemNoun,
  { provenance, ...draft }: ItemDraft & { readonly provenance?: ProvenanceDraft | undefined },
): Promise<{ id: string }> {
  const columns = provenanceOf(ctx, provenance);
  const placed: ItemDraft = { ...draft, parkId: await parkOf(ctx, draft), ...(await ownerOf(ctx, draft)) };
  if (!mayItem(ctx, 'libraries.keep_items', { parkId: placed.parkId ?? null, ownerId: placed.ownerId ?? null })) {
    throw new Refusal(itemRefusals.item_elsewhere, { owner: placed.ownerName });
  }
  checkTold(noun, placed);
  await checkFree(ctx, { noun, id: null, ownerName: placed.ownerName, title: placed.title });
  const [id = ''] = await addItemRows(ctx, noun, [placed], columns);
  await tellItem(ctx, 'added', { noun, id, ...placed }, { clause: CLAUSE[noun] });
  return { id };
}

/** Entering into a library is work under the clause that asks for the library. */
const CLAUSE = { achievement: '5.3', project: '3.1' } as const;

/** The owner by the register's name where it is of the register; an enterprise's own people enter only its own. */
async function ownerOf(ctx: Ctx, draft: ItemValues): Promise<Pick<ItemValues, 'ownerId' | 'ownerName'>> {
  const isOwn = ctx.actor.roles.includes('enterprise_manager') && ctx.actor.orgId;
  const ownerId = draft.ownerId ?? (isOwn ? ctx.actor.orgId : null);
  if (!ownerId) return {};
  const place = (await placesOf(ctx, [ownerId])).get(ownerId);
  if (!place) {
    const values = { id: ownerId };
    throw new Refusal(itemRefusals.item_owner_unknown, values, [{ path: '/ownerId', code: 'libraries.item_owner_unknown', values }]);
  }
  return { ownerId: place.mergedInto ?? place.id, ownerName: place.name };
}

/** Where it lies: as said, else with its owner, else in the one park in which the person serves. */
async function parkOf(ctx: Ctx, draft: ItemValues): Promise<string | null> {
  if (draft.parkId) return draft.parkId;
  const ownerId = draft.ownerId ?? (ctx.actor.reach === 'own' ? ctx.actor.orgId : null);
  const place = ownerId ? (await placesOf(ctx, [ownerId])).get(ownerId) : undefined;
  if (place?.parkId) return place.parkId;
  const [only] = ctx.actor.reach === 'park' ? ctx.actor.parkIds : [];
  return only ?? null;
}

function checkTold(noun: ItemNoun, told: ItemValues): void {
  const hideable = new Set(hideableFields(noun));
  const wrong = (told.internalFields ?? []).find((field) => !hideable.has(field));
  if (wrong) {
    const values = { field: wrong };
    throw new Refusal(itemRefusals.item_field_not_hideable, values, [
      { path: '/internalFields', code: 'libraries.item_field_not_hideable', values },
    ]);
  }
  if (told.startsOn && told.endsOn && told.endsOn < told.startsOn) {
    const values = { from: told.startsOn, until: told.endsOn };
    throw new Refusal(itemRefusals.item_days_backwards, values, [{ path: '/endsOn', code: 'libraries.item_days_backwards', values }]);
  }
}

async function checkFree(ctx: Ctx, item: Pick<ItemRow, 'noun' | 'ownerName' | 'title'> & { readonly id: string | null }): Promise<void> {
  const [taken] = await ctx.db
    .select({ id: libraryItems.id })
    .from(libraryItems)
    .where(
      and(
        eq(libraryItems.noun, item.noun),
        eq(libraryItems.ownerName, item.ownerName),
        eq(libraryItems.foldedTitle, foldTitle(item.title)),
        isNull(libraryItems.withdrawnAt),
        isNull(libraryItems.mergedInto),
        item.id ? ne(libraryItems.id, item.id) : undefined,
      ),
    )
    .limit(1);
  if (!taken) return;
  const values = { title: item.title, owner: item.ownerName };
  throw new Refusal(itemRefusals.item_already_there, values, [{ path: '/title', code: 'libraries.item_already_there', values }]);
}

/** What a visitor never reads may change while the item is public, and more may be kept inside. */
function isBehindTheScenes(row: ItemRow, change: ItemValues): boolean {
  const inside = new Set([...FIELDS_OF[row.noun].filter((field) => field.isInternal).map(({ name }) => name), 'leaderId', 'parkId']);
  return Object.entries(change).every(([field, value]) => {
    if (inside.has(field) || JSON.stringify(value ?? null) === JSON.stringify(row[field as keyof ItemRow] ?? null)) return true;
    return field === 'internalFields' && row.internalFields.every((name) => (value as readonly string[]).includes(name));
  });
}

/**
 * Changes an item; what it said before is kept. What visitors read is not changed while it is public or under review:
 * it goes back first. One that turns out to be confidential leaves the public site in the same act.
 */
export async function changeItem(ctx: Ctx, noun: ItemNoun, id: string, change: ItemValues): Promise<void> {
  const row = await lockedItem(ctx, id, 'libraries.keep_items', noun);
  checkCurrent(row);
  if (row.publicationState === 'published' || row.publicationState === 'submitted') {
    if (!isBehindTheScenes(row, change)) throw new Refusal(itemRefusals.item_under_review, { title: row.title });
  }
  // An owner that is only named anew is no longer the organisation it was.
  const isNamedAnew = change.ownerName !== undefined && change.ownerId === undefined && change.ownerName !== row.ownerName;
  const owner = change.ownerId ? await ownerOf(ctx, change) : isNamedAnew ? { ownerId: null } : {};
  const told: ItemValues = { ...change, ...owner };
  const next = { ...row, ...told } as ItemRow;
  if (!mayItem(ctx, 'libraries.keep_items', next)) throw new Refusal(itemRefusals.item_elsewhere, { owner: next.ownerName });
  checkTold(noun, next);
  await checkFree(ctx, next);
  const fields = await changeItemRow(ctx, row, told);
  if (fields.length === 0) return;
  if (fields.includes('isConfidential') && row.isConfidential) await hide(ctx, row);
  await tellItem(ctx, 'changed', row, { values: { fields: fields.join(' ') } });
}

async function hide(ctx: Ctx, row: ItemRow): Promise<void> {
  if (row.publicationState !== 'published' && row.publicationState !== 'submitted') return;
  await ctx.db.update(libraryItems).set({ publicationState: 'withdrawn', publishesAt: null }).where(eq(libraryItems.id, row.id));
}

export function checkCurrent(row: ItemRow): void {
  if (row.withdrawnAt) throw new Refusal(itemRefusals.item_withdrawn, { title: row.title });
  if (row.mergedInto) throw new Refusal(librariesRefusals.row_merged, { name: row.title });
}

/** Takes an item out of its library; it leaves the public site with that, and stays with its ground. */
export async function withdrawItem(ctx: Ctx, id: string, ground: string): Promise<void> {
  const row = await lockedItem(ctx, id, 'libraries.keep_items');
  checkCurrent(row);
  await hide(ctx, row);
  await ctx.db
    .update(libraryItems)
    .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId, withdrawnGround: ground, changedAt: ctx.now })
    .where(eq(libraryItems.id, id));
  await tellItem(ctx, 'taken_out', row, { values: { ground } });
}

/** Puts an item back, not onto the public site: that is asked for anew. */
export async function restoreItem(ctx: Ctx, id: string): Promise<void> {
  const row = await lockedItem(ctx, id, 'libraries.keep_items');
  if (!row.withdrawnAt) throw new Refusal(itemRefusals.item_not_withdrawn, { title: row.title });
  await checkFree(ctx, row);
  await ctx.db
    .update(libraryItems)
    .set({ withdrawnAt: null, withdrawnBy: null, withdrawnGround: null, changedAt: ctx.now })
    .where(eq(libraryItems.id, id));
  await tellItem(ctx, 'put_back', row, {});
}

type Telling = { readonly clause?: string; readonly undoes?: string; readonly values?: Readonly<Record<string, string | number | null>> };

/** Records what was done with an item. What a confidential one is called stays out: the trail is read by more people. */
export async function tellItem(
  ctx: Ctx,
  verb: string,
  item: Pick<ItemRow, 'noun' | 'id' | 'title' | 'ownerName'> & ItemValues,
  { values, ...telling }: Telling,
): Promise<void> {
  const title = item.isConfidential ? say('libraries_item_masked', {}, ctx.locale) : item.title;
  await ctx.record({
    type: `libraries.${item.noun}_${verb}`,
    subject: item.id,
    parkId: item.parkId ?? null,
    ...(item.ownerId?.startsWith('ent_') ? { enterpriseIds: [item.ownerId] } : {}),
    ...telling,
    values: { title, owner: item.isConfidential ? '' : item.ownerName, ...values },
  });
}
