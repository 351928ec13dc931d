import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import type { Listener } from '#platform/events/record.ts';
import type { ImportState } from '../contract/imports.ts';
import { ledgerImports } from '../tables/imports.ts';

const OPEN: readonly ImportState[] = ['reading', 'ready'];

/** When a person's open matters are handed over, the imports that wait for them go along; who brought them is in the trail. */
export const handoverListeners: readonly Listener[] = [
  {
    type: 'parties.person_handed_over',
    hear: (ctx, { values }) => handOverImports(ctx, String(values?.['fromPersonId']), String(values?.['toPersonId'])),
  },
];

async function handOverImports(ctx: Ctx, fromPersonId: string, toPersonId: string): Promise<void> {
  const moved = await ctx.db
    .update(ledgerImports)
    .set({ broughtBy: toPersonId })
    .where(and(eq(ledgerImports.broughtBy, fromPersonId), inArray(ledgerImports.state, [...OPEN])))
    .returning({ id: ledgerImports.id, title: ledgerImports.title, parkId: ledgerImports.parkId });
  for (const { id, title, parkId } of moved) {
    await ctx.record({
      type: 'ledgers.import_handed_over',
      subject: id,
      parkId,
      personIds: [fromPersonId, toPersonId],
      values: { title },
    });
  }
}
