import { eq } from 'drizzle-orm';
import type { Publication, PublicationStep } from '#shared/publication.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { describePublications, takePublicationStep } from '#modules/website/index.ts';
import { itemRefusals } from './contract/items.ts';
import { checkCurrent, tellItem } from './item-entry.ts';
import { lockedItem, mayItem } from './item-sight.ts';
import type { ItemRow } from './item.ts';
import { libraryItems } from './tables/items.ts';

const REVIEWED = new Set(['publish', 'return', 'withdraw']);

/** Where an item is opened in the workspace. */
export const itemPath = ({ noun, id }: Pick<ItemRow, 'noun' | 'id'>) =>
  noun === 'achievement' ? `/achievements/${id}` : `/projects/${id}`;

/** A step on the way to the public site: handed in with the gate, reviewed by a second person, never when confidential. */
export async function stepItemPublication(ctx: Ctx, id: string, step: PublicationStep): Promise<void> {
  const row = await lockedItem(ctx, id, 'libraries.step_items');
  const ability = REVIEWED.has(step.verb) ? 'libraries.review_items' : 'libraries.keep_items';
  if (!mayItem(ctx, ability, row)) throw new Refusal(itemRefusals.item_not_found, { id });
  checkCurrent(row);
  const taken = await takePublicationStep(ctx, { ...row, path: itemPath(row) }, step);
  await ctx.db.update(libraryItems).set(taken.columns).where(eq(libraryItems.id, id));
  const clause = step.verb === 'publish' ? { clause: row.noun === 'achievement' ? '5.3' : '3.1' } : {};
  await tellItem(ctx, taken.past, row, { ...clause, values: taken.values as Record<string, string | number | null> });
}

/** How far items are on their way, and what this person may do with each. */
export function publicationsOf(ctx: Ctx, rows: readonly ItemRow[]): Promise<Publication[]> {
  return describePublications(ctx, rows, (kind, at) => {
    const row = rows[at];
    if (!row || row.withdrawnAt || row.mergedInto) return false;
    return mayItem(ctx, kind === 'write' ? 'libraries.keep_items' : 'libraries.review_items', row);
  });
}
