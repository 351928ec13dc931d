import type { Ctx } from '#platform/ctx.ts';
import { seedWork } from './seed-work.ts';

/** The ledgers' share of the demo city. */
export async function seedLedgers(ctx: Ctx): Promise<void> {
  await seedWork(ctx);
}
