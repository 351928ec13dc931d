import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { withSight } from '#platform/db/database.ts';
import type { Listener, Recorded } from '#platform/events/record.ts';
import { refreshCards } from './card.ts';
import { refreshCertificateDue } from './due.ts';
import { ledgerCards, ledgerCertificates, ledgerFacts } from './tables/facts.ts';
import { countWorkFor, countWorkForItself } from './work-merging.ts';

/**
 * Cards follow the register of organisations, whoever keeps it. They are derived with the whole city in sight: an
 * enterprise that moves to another park leaves its officer's sight in the same act.
 */
const follow =
  (hear: (ctx: Ctx, recorded: Recorded) => Promise<readonly string[]>): Listener['hear'] =>
  (ctx, recorded) =>
    withSight(ctx.db, ctx.actor, 'city', async () => {
      const ids = await hear(ctx, recorded);
      await refreshCards(ctx, ids);
      await refreshCertificateDue(ctx, ids);
    });

const itself = follow(async (_ctx, { subject }) => [subject]);

export const cardListeners: readonly Listener[] = [
  {
    type: 'parties.organisation_added',
    hear: async (ctx, recorded) => (recorded.values?.['kind'] === 'enterprise' ? itself(ctx, recorded) : undefined),
  },
  { type: 'parties.organisation_changed', hear: itself },
  { type: 'parties.organisation_closed', hear: itself },
  { type: 'parties.organisation_reopened', hear: itself },
  { type: 'parties.organisations_merged', hear: follow((ctx, { subject, values }) => countFor(ctx, String(values?.['from']), subject)) },
  { type: 'parties.organisations_parted', hear: follow((ctx, { subject }) => countForItself(ctx, subject)) },
];

/** What was said of `from` counts for `into` from now on; each row keeps of whom it was said. */
async function countFor(ctx: Ctx, from: string, into: string): Promise<string[]> {
  for (const table of [ledgerFacts, ledgerCertificates]) {
    await ctx.db.update(table).set({ enterpriseId: into }).where(eq(table.enterpriseId, from));
  }
  await countWorkFor(ctx, from, into);
  return [from, into];
}

/** What was said of it before the merging is its own again. */
async function countForItself(ctx: Ctx, from: string): Promise<string[]> {
  const [card] = await ctx.db.select({ into: ledgerCards.mergedInto }).from(ledgerCards).where(eq(ledgerCards.enterpriseId, from));
  const into = card?.into;
  if (!into) return [];
  for (const table of [ledgerFacts, ledgerCertificates]) {
    await ctx.db
      .update(table)
      .set({ enterpriseId: from })
      .where(and(eq(table.enterpriseId, into), eq(table.originId, from)));
  }
  await countWorkForItself(ctx, from, into);
  return [from, into];
}
