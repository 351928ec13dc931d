import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { withSight } from '#platform/db/database.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { partiesRefusals } from './contract.ts';
import { personRow } from './queries.ts';
import { partyHandovers } from './tables.ts';

/** The record that modules hear to move what is theirs; its values are `fromPersonId` and `toPersonId`. */
export const HANDED_OVER = 'parties.person_handed_over';

/**
 * Hands every open matter of one person over to another (移交), in one act: modules that keep matters of people hear
 * the record and move their rows in the same transaction, or the whole act is taken back. Who orders it sees no
 * enterprise's matters, so the listeners work with the sight of the city.
 */
export async function handOver(ctx: Ctx, fromPersonId: string, handing: { toPersonId: string; ground: string }): Promise<string> {
  const from = await personRow(ctx, fromPersonId, { locks: true });
  const to = await personRow(ctx, handing.toPersonId);
  if (from.id === to.id || to.leftOn) throw new Refusal(partiesRefusals.cannot_hand_over, { from: from.name, to: to.name });
  const id = newId('hov', ctx.now);
  const { ground } = handing;
  await ctx.db.insert(partyHandovers).values({ id, fromPersonId, toPersonId: to.id, ground, handedOverAt: ctx.now });
  await withSight(ctx.db, ctx.actor, 'city', () =>
    ctx.record({
      type: HANDED_OVER,
      subject: fromPersonId,
      personIds: [fromPersonId, to.id],
      values: { fromPersonId, toPersonId: to.id, fromName: from.name, toName: to.name, ground },
    }),
  );
  await notify(ctx, {
    personIds: [to.id, fromPersonId],
    wordKey: 'notice_parties_handed_over',
    values: { from: from.name, to: to.name },
    path: '/',
  });
  return id;
}
