import { eq, inArray, sql } from 'drizzle-orm';
import enterprises from '../../../content/demo/enterprises.json' with { type: 'json' };
import organisations from '../../../content/demo/organisations.json' with { type: 'json' };
import people from '../../../content/demo/people.json' with { type: 'json' };
import entries from '../../../content/demo/work-entries.json' with { type: 'json' };
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { colleaguesOf, organisationIdsByName, personIdsByName } from '#modules/parties/index.ts';
import type { WorkDraft } from './contract/work.ts';
import { ledgerWorkEntries as work } from './tables/work.ts';
import { enterWorkRows } from './work-entry.ts';

/** Two years of work in the demo city, each entry in the name of the first who took part. Days to come are left out. */
export async function seedWork(ctx: Ctx): Promise<void> {
  const organisationIds = await organisationIdsByName(
    ctx,
    [...enterprises, ...organisations].map(({ zh }) => zh),
  );
  const personIds = await personIdsByName(
    ctx,
    people.map(({ zh }) => zh),
  );
  const organisation = idsBySlug(new Map([...enterprises, ...organisations].map(({ slug, zh }) => [slug, zh])), organisationIds);
  const person = idsBySlug(new Map(people.map(({ username, zh }) => [username, zh])), personIds);
  const today = dayOf(ctx.now);
  const drafts = entries
    .filter((entry) => (entry.endDate ?? entry.date) <= today)
    .map(
      (entry): WorkDraft => ({
        occurredOn: entry.date,
        untilOn: entry.endDate,
        kind: entry.kind as WorkDraft['kind'],
        clause: entry.clause as NonNullable<WorkDraft['clause']>,
        parkId: entry.park ? organisation(entry.park) : null,
        personIds: entry.people.map(person),
        enterpriseIds: entry.enterprises.map(organisation),
        place: entry.place,
        title: entry.title,
        text: entry.content,
        topics: [...entry.topics],
        problemsSolved: entry.problemsSolved,
        followUp: entry.followUp,
        sessions: entry.sessions ?? null,
        enterpriseCount: entry.enterpriseCount ?? null,
        personTimes: entry.personTimes ?? null,
        handouts: entry.handouts ?? null,
      }),
    );
  const { entered } = await enterWorkRows(ctx, drafts, null);
  await attribute(ctx, entered);
}

function idsBySlug(names: ReadonlyMap<string, string>, ids: ReadonlyMap<string, string>) {
  return (slug: string): string => {
    const id = ids.get(names.get(slug) ?? '');
    if (!id) throw new Error(`the demo has nobody called ${slug}`);
    return id;
  };
}

/** Entered at the end of their day by the first who took part. */
async function attribute(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const entered = inArray(work.id, [...ids]);
  const enteredAt = sql`(${work.occurredOn} + time '17:40') at time zone 'Asia/Shanghai'`;
  await ctx.db
    .update(work)
    .set({ enteredBy: sql`${work.personIds}[1]`, enteredAt })
    .where(entered);
  const colleagues = await colleaguesOf(ctx, undefined, 1000);
  for (const { id, orgId } of colleagues) await ctx.db.update(work).set({ orgId }).where(eq(work.enteredBy, id));
}
