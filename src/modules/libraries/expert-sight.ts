import { eq } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { expertAccess } from './access/experts.ts';
import { expertsRefusals } from './contract/experts.ts';
import { librariesRefusals } from './contract/refusals.ts';
import { libraryExperts } from './tables/experts.ts';

export type ExpertRowFull = typeof libraryExperts.$inferSelect;
export type ExpertAbility = keyof typeof expertAccess;

/** Whether the actor has this ability on this entry. */
export const mayOn = (ctx: Ctx, ability: ExpertAbility, row: { parkId: string | null; personId: string | null }) =>
  may(expertAccess, ctx.actor, ability, row);

/** An entry the actor may read; what is too far is not found. */
export async function expertInSight(ctx: Ctx, id: string, { locks = false } = {}): Promise<ExpertRowFull> {
  const asked = ctx.db.select().from(libraryExperts).where(eq(libraryExperts.id, id)).limit(1);
  const [row] = await (locks ? asked.for('update') : asked);
  if (!row || !mayOn(ctx, 'libraries.read_experts', row)) throw new Refusal(expertsRefusals.expert_not_found, { id });
  return row;
}

/**
 * An entry that the actor may act upon, locked: neither erased nor merged into another.
 *
 * @throws Refusal `libraries.expert_not_found`, `expert_elsewhere` (it is kept by another park), `expert_erased`, `row_merged`
 */
export async function expertFor(ctx: Ctx, id: string, ability: ExpertAbility): Promise<ExpertRowFull> {
  const row = await expertInSight(ctx, id, { locks: true });
  if (!mayOn(ctx, ability, row)) throw new Refusal(expertsRefusals.expert_elsewhere, { name: row.name });
  if (row.erasedAt) throw new Refusal(expertsRefusals.expert_erased);
  if (row.mergedInto) throw new Refusal(librariesRefusals.row_merged, { name: row.name });
  return row;
}

/** This entry and those that were found to be the same person. */
export async function entriesOf(ctx: Ctx, id: string): Promise<string[]> {
  const merged = await ctx.db.select({ id: libraryExperts.id }).from(libraryExperts).where(eq(libraryExperts.mergedInto, id));
  return [id, ...merged.map((row) => row.id)];
}

/** 13812345678 → 138****5678; whatever else has many digits keeps its ends. */
export const maskedPhone = (text: string): string =>
  text.replaceAll(/\d{5,}/gu, (digits) =>
    digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `${digits.slice(0, 2)}****${digits.slice(-2)}`,
  );

/** duan@x.example → d***@x.example */
export const maskedEmail = (text: string): string => text.replace(/^(.)[^@]*/u, '$1***');
