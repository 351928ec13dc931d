import { and, eq, notInArray } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { withSight } from '#platform/db/database.ts';
import type { Listener, Recorded } from '#platform/events/record.ts';
import { placesFor } from './need.ts';
import { needLife } from './procedure.ts';
import { technologyNeeds as needs } from './tables/needs.ts';

/** Needs follow the register of organisations with the whole city in sight: an enterprise may leave its officer's. */
const follow =
  (hear: (ctx: Ctx, recorded: Recorded) => Promise<void>): Listener['hear'] =>
  (ctx, recorded) =>
    withSight(ctx.db, ctx.actor, 'city', () => hear(ctx, recorded));

export const technologyListeners: readonly Listener[] = [
  { type: 'parties.organisation_changed', hear: follow((ctx, { subject }) => moveWith(ctx, subject)) },
  { type: 'parties.person_handed_over', hear: (ctx, { values }) => handOn(ctx, values ?? {}) },
  {
    type: 'parties.organisations_merged',
    hear: follow(async (ctx, { subject, values }) => {
      await ctx.db
        .update(needs)
        .set({ enterpriseId: subject })
        .where(eq(needs.enterpriseId, String(values?.['from'])));
      await moveWith(ctx, subject);
    }),
  },
  {
    type: 'parties.organisations_parted',
    hear: follow(async (ctx, { subject }) => {
      await ctx.db.update(needs).set({ enterpriseId: subject }).where(eq(needs.originId, subject));
      await moveWith(ctx, subject);
    }),
  },
];

/** Says of an enterprise's needs again what the register says of it. */
async function moveWith(ctx: Ctx, enterpriseId: string): Promise<void> {
  const place = (await placesFor(ctx, [enterpriseId])).get(enterpriseId);
  if (place) await ctx.db.update(needs).set(place).where(eq(needs.enterpriseId, enterpriseId));
}

/** Open needs of somebody who leaves go over to who takes their place; what has ended stays theirs. */
async function handOn(ctx: Ctx, values: NonNullable<Recorded['values']>): Promise<void> {
  await ctx.db
    .update(needs)
    .set({ assigneeId: String(values['toPersonId']), responsiblePerson: String(values['toName']), changedAt: ctx.now })
    .where(and(eq(needs.assigneeId, String(values['fromPersonId'])), notInArray(needs.state, [...needLife.ends])));
}
