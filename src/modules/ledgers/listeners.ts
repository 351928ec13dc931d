import { and, eq, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Listener, Recorded } from '#platform/events/record.ts';
import { peopleNamesOf, placesOf } from '#modules/parties/index.ts';
import { searchTextOf } from './work-draft.ts';
import { ledgerWorkEntries as work } from './tables/work.ts';

/** The work ledger writes itself: every record made under a clause becomes a row; one that undoes another withdraws its row. */
export const ledgerListeners: readonly Listener[] = [
  {
    type: '*',
    hear: async (ctx, recorded) => {
      if (recorded.undoes) await withdrawRow(ctx, recorded, recorded.undoes);
      if (recorded.clause) await writeRow(ctx, recorded, recorded.clause);
    },
  },
];

async function writeRow(ctx: Ctx, recorded: Recorded, clause: string): Promise<void> {
  const enterpriseIds = [...new Set(recorded.enterpriseIds ?? [])];
  const personIds = [...new Set([...(ctx.actor.personId ? [ctx.actor.personId] : []), ...(recorded.personIds ?? [])])];
  const places = [...(await placesOf(ctx, enterpriseIds)).values()];
  const names = [...(await peopleNamesOf(ctx, personIds)).values()];
  const parks = places.flatMap(({ parkId }) => parkId ?? []);
  const values = recorded.values ?? {};
  await ctx.db.insert(work).values({
    id: newId('wrk', ctx.now),
    occurredOn: recorded.occurredOn,
    kind: 'platform',
    clause,
    parkId: recorded.parkId ?? null,
    parkIds: [...new Set([...(recorded.parkId ? [recorded.parkId] : []), ...parks])],
    countyIds: [...new Set(places.flatMap(({ countyId }) => countyId ?? []))],
    orgId: ctx.actor.orgId,
    personIds,
    enterpriseIds,
    source: 'record',
    recordId: recorded.id,
    recordType: recorded.type,
    recordSubject: recorded.subject,
    recordValues: values,
    searchText: searchTextOf([...Object.values(values), ...names, ...places.flatMap(({ name, shortName }) => [name, shortName])]),
    enteredBy: ctx.actor.personId,
    enteredAt: ctx.now,
  });
}

async function withdrawRow(ctx: Ctx, recorded: Recorded, type: string): Promise<void> {
  await ctx.db
    .update(work)
    .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId })
    .where(and(eq(work.recordType, type), eq(work.recordSubject, recorded.subject), isNull(work.withdrawnAt)));
}
