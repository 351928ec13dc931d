import type { Ctx } from '#platform/ctx.ts';
import { addEnterpriseRows, type EnterpriseDraft } from '#modules/parties/index.ts';
import { refreshCards } from './card.ts';

export type { EnterpriseDraft } from '#modules/parties/index.ts';

/** Adds enterprises to the register, many at once, with an empty card each; ids in the order given. Codes are checked by the caller. */
export async function addEnterprises(ctx: Ctx, drafts: readonly EnterpriseDraft[]): Promise<string[]> {
  const ids = await addEnterpriseRows(ctx, drafts);
  await refreshCards(ctx, ids);
  return ids;
}
