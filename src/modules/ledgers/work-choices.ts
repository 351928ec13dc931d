import { and, asc, count, desc, eq, gte, isNull, like, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { addMonths, dayOf } from '#shared/dates.ts';
import { rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { colleaguesOf, placesOf, shortNameOf } from '#modules/parties/index.ts';
import { ledgersAccess } from './access.ts';
import type { workChoiceRoutes } from './contract/work.ts';
import { ledgerCards } from './tables/facts.ts';
import { ledgerWorkEntries as work } from './tables/work.ts';
import { visibleWork } from './work-sight.ts';

type Choices = z.output<(typeof workChoiceRoutes)['workChoices']['answer']>;

/** A park has 80 to 400 enterprises: all of them fit on the phone, so that the form also works without a network. */
const MOST = 400;
const MOST_TOPICS = 30;

/** What the entry form offers: this person's enterprises and colleagues, those of their last entries first. */
export async function workChoices(ctx: Ctx, q: string | undefined): Promise<Choices> {
  const recent = await recentOf(ctx);
  const byRecent = (ids: readonly string[]) => (left: { id: string }, right: { id: string }) =>
    placeIn(ids, left.id) - placeIn(ids, right.id);
  const people = await colleaguesOf(ctx, q, MOST);
  return {
    today: dayOf(ctx.now),
    enterprises: [...(await enterprisesFor(ctx, q))]
      .sort(byRecent(recent.enterprises))
      .map((row) => ({ ...row, isMine: recent.enterprises.includes(row.id) })),
    people: people
      .map(({ id, name, orgId, orgName }) => ({ id, name, note: orgName, isMine: recent.people.includes(id) || orgId === ctx.actor.orgId }))
      .sort((left, right) => Number(right.isMine) - Number(left.isMine) || byRecent(recent.people)(left, right)),
    topics: await topicsOf(ctx),
  };
}

const placeIn = (ids: readonly string[], id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);

async function enterprisesFor(ctx: Ctx, q: string | undefined) {
  const text = q?.toLowerCase().replaceAll(/[%_\\]/gu, '\\$&');
  const rows = await ctx.db
    .select({ id: ledgerCards.enterpriseId, name: ledgerCards.name, parkId: ledgerCards.parkId })
    .from(ledgerCards)
    .where(
      and(
        rowsWhere(ledgersAccess, ctx.actor, 'ledgers.enter_work', { parkId: ledgerCards.parkId, countyId: ledgerCards.countyId }),
        isNull(ledgerCards.mergedInto),
        isNull(ledgerCards.closedOn),
        text ? like(ledgerCards.searchText, `%${text}%`) : undefined,
      ),
    )
    .orderBy(asc(ledgerCards.name))
    .limit(MOST);
  const parks = await placesOf(
    ctx,
    rows.flatMap(({ parkId }) => parkId ?? []),
  );
  return rows.map(({ id, name, parkId }) => ({ id, name, note: parkId ? shortNameOf(parks.get(parkId)) : null }));
}

/** Enterprises and people of this person's last fifty entries, the latest first. */
async function recentOf(ctx: Ctx): Promise<{ enterprises: readonly string[]; people: readonly string[] }> {
  const rows = await ctx.db
    .select({ enterprises: work.enterpriseIds, people: work.personIds })
    .from(work)
    .where(and(eq(work.enteredBy, ctx.actor.personId ?? ''), isNull(work.withdrawnAt)))
    .orderBy(desc(work.enteredAt))
    .limit(50);
  return { enterprises: [...new Set(rows.flatMap((row) => row.enterprises))], people: [...new Set(rows.flatMap((row) => row.people))] };
}

/** The topics most spoken of in a year. */
async function topicsOf(ctx: Ctx): Promise<string[]> {
  const since = addMonths(dayOf(ctx.now), -12);
  const each = ctx.db
    .select({ topic: sql<string>`unnest(${work.topics})`.as('topic') })
    .from(work)
    .where(and(visibleWork(ctx), gte(work.occurredOn, since), isNull(work.withdrawnAt)))
    .as('each');
  const rows = await ctx.db
    .select({ topic: each.topic })
    .from(each)
    .groupBy(each.topic)
    .orderBy(desc(count()), asc(each.topic))
    .limit(MOST_TOPICS);
  return rows.map(({ topic }) => topic);
}
