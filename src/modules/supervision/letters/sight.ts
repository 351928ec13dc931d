import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { letterRefusals } from '../contract/letters.ts';
import { supervisionLetterLeaders as leaders, supervisionLetters as letters } from '../tables/letters.ts';
import { letterAccess } from './access.ts';

export type LetterRecord = typeof letters.$inferSelect;

/** Of one's own office, or one that this person or office was asked to countersign. */
export function inSight(ctx: Ctx): SQL {
  const { orgId, personId } = ctx.actor;
  return sql`(${letters.orgId} = ${orgId} or ${personId} = any(${letters.askedPersonIds}) or ${orgId} = any(${letters.askedOrgIds}))`;
}

export const isOfOffice = (ctx: Ctx, row: { orgId: string }) => may(letterAccess, ctx.actor, 'supervision.write_letters', row);

/** A letter that this person sees as writer or countersigner. One of another office is not found. */
export async function letterInSight(ctx: Ctx, id: string, { locks = false }: { locks?: boolean } = {}): Promise<LetterRecord> {
  const asked = ctx.db
    .select()
    .from(letters)
    .where(and(eq(letters.id, id), inSight(ctx)))
    .limit(1);
  const [row] = await (locks ? asked.for('update') : asked);
  if (!row) throw new Refusal(letterRefusals.letter_not_found, { id });
  return row;
}

/** A letter of one's own office, locked: two who act on it do so one after the other. */
export async function letterOfOffice(ctx: Ctx, id: string): Promise<LetterRecord> {
  const row = await letterInSight(ctx, id, { locks: true });
  if (!isOfOffice(ctx, row)) throw new Refusal(letterRefusals.letter_not_found, { id });
  return row;
}

/** Whether this person signs for the office: its bureau's director, or one named to. */
export async function isLeaderOf(ctx: Ctx, orgId: string): Promise<boolean> {
  const { actor } = ctx;
  if (actor.orgId !== orgId || !actor.personId) return false;
  if (actor.roles.includes('bureau_director')) return true;
  const [row] = await ctx.db
    .select({ id: leaders.id })
    .from(leaders)
    .where(and(eq(leaders.orgId, orgId), eq(leaders.personId, actor.personId), isNull(leaders.endedAt)))
    .limit(1);
  return row !== undefined;
}

/** The people who sign for an office, to be told that something waits. */
export async function leadersNamed(ctx: Ctx, orgId: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .select({ personId: leaders.personId })
    .from(leaders)
    .where(and(eq(leaders.orgId, orgId), isNull(leaders.endedAt)));
  return rows.map(({ personId }) => personId);
}

/** Letters that were issued to this person's office, recalled ones too. */
export function receivedHere(ctx: Ctx): SQL {
  return sql`(${ctx.actor.orgId} = any(${letters.recipientOrgIds}) and ${or(eq(letters.state, 'issued'), eq(letters.state, 'recalled'))})`;
}

/** Who acts; a letter is never touched by nobody. */
export function personOf(ctx: Ctx): string {
  if (!ctx.actor.personId) throw new Error('a letter is touched by a person');
  return ctx.actor.personId;
}
