import type { Ctx } from '#platform/ctx.ts';
import { seedFacts } from './seed-facts.ts';
import { seedWork } from './seed-work.ts';

/** The ledgers' share of the demo city. */
export async function seedLedgers(ctx: Ctx): Promise<void> {
  await seedFacts(ctx);
  await seedWork(ctx);
}
