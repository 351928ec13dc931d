import type { Ctx } from '#platform/ctx.ts';
import { namesOf } from '#modules/parties/index.ts';
import type { Item } from './contract/items.ts';
import type { ItemRow } from './item.ts';

/** Items as lists of both libraries show them, in the order of the rows. */
export async function shownItems(ctx: Ctx, rows: readonly ItemRow[]): Promise<Item[]> {
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => row.parkId ?? []),
  );
  return rows.map((row) => shownItem(ctx, row, names));
}

export function shownItem(ctx: Ctx, row: ItemRow, parks: ReadonlyMap<string, string>): Item {
  return {
    id: row.id,
    noun: row.noun,
    kind: row.kind,
    title: row.title,
    titleEn: row.titleEn,
    ownerName: row.ownerName,
    ownerId: row.ownerId,
    parkId: row.parkId,
    parkName: row.parkId ? (parks.get(row.parkId) ?? null) : null,
    fields: row.fields,
    keywords: row.keywords,
    maturity: row.maturity,
    isConfidential: row.isConfidential,
    publication: row.publicationState,
    isPublic: isPublic(ctx, row),
    changedAt: row.changedAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    mergedInto: row.mergedInto,
  };
}

const isPublic = (ctx: Ctx, row: ItemRow) => row.publicationState === 'published' && row.publishesAt !== null && row.publishesAt <= ctx.now;
