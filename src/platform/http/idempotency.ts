import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { edgeRefusals } from './refusals.ts';
import { httpAnswers } from './tables.ts';

export type Answer = { readonly status: number; readonly body: string | null };

/** A key's full name: keys of different people never meet. */
export function keyOf(ctx: Ctx, key: string, address: string): string {
  return `${ctx.actor.personId ?? address}:${key}`;
}

/** What was asked, in one digest. */
export function digestOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/**
 * Runs `act` once for a key: a second call with the same digest gets the first answer, with another digest a
 * refusal, and one that comes while the first is running is told so. All inside the act's own transaction.
 */
export async function once(ctx: Ctx, key: string, digest: string, act: () => Promise<Answer>): Promise<Answer> {
  const lock = await ctx.db.execute<{ locked: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${key}, 7)) as locked`);
  if (!lock.rows[0]?.locked) throw new Refusal(edgeRefusals.key_in_progress);
  const [kept] = await ctx.db.select().from(httpAnswers).where(eq(httpAnswers.key, key)).limit(1);
  if (kept) {
    if (kept.digest !== digest) throw new Refusal(edgeRefusals.key_reused);
    return { status: kept.status, body: kept.answer };
  }
  const answer = await act();
  await ctx.db.insert(httpAnswers).values({ key, digest, status: answer.status, answer: answer.body, at: ctx.now });
  return answer;
}
