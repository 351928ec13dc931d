import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import type { z } from 'zod';
import type { Ctx } from '#platform/ctx.ts';
import type { expertTwinRoutes } from './contract/experts.ts';
import { librariesRefusals } from './contract/refusals.ts';
import type { ExpertChange } from './contract/expert-shapes.ts';
import { refreshDealings } from './expert-dealings.ts';
import { isAlike } from './expert.ts';
import { applyChange, setValues } from './expert-change.ts';
import { fieldNames, folded, phonesIn } from './expert-fields.ts';
import { shownRow } from './expert-list.ts';
import { expertFor, expertInSight, mayOn, type ExpertRowFull } from './expert-sight.ts';
import { expertsRefusals } from './contract/experts.ts';
import { libraryExpertChanges as changes, libraryExpertDistinctions as distinctions, libraryExperts as experts } from './tables/experts.ts';

/** What an entry may take over from one that is the same person, where it says nothing itself. */
const FILLED = [
  'nameEn',
  'title',
  'post',
  'directions',
  'orgSince',
  'phone',
  'email',
  'fields',
  'subjects',
  'affiliations',
  'education',
  'works',
] as const;

const isBlank = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Says that `id` is the same person as `intoId`. What the other says nothing of is filled in, as a change that can be
 * seen; letters, consultations, ties and history of both are shown together. Parting gives all of it back.
 */
export async function mergeExperts(ctx: Ctx, id: string, intoId: string): Promise<void> {
  const [first = '', second = ''] = [id, intoId].toSorted();
  const locked = new Map<string, ExpertRowFull>();
  for (const one of new Set([first, second])) locked.set(one, await expertFor(ctx, one, 'libraries.keep_experts'));
  const from = locked.get(id)!;
  const into = locked.get(intoId)!;
  const isTwoAccounts = from.personId !== null && into.personId !== null;
  const [under] = await ctx.db.select({ id: experts.id }).from(experts).where(eq(experts.mergedInto, id)).limit(1);
  if (id === intoId || isTwoAccounts || under) throw new Refusal(librariesRefusals.not_mergeable, { name: from.name });
  const gained = FILLED.filter((key) => isBlank(into[key]) && !isBlank(from[key]));
  if (gained.length > 0) {
    const before = Object.fromEntries(gained.map((key) => [key, into[key]]));
    const after = Object.fromEntries(gained.map((key) => [key, from[key]]));
    await applyChange(ctx, into, { before, after }, await fieldNames(ctx), { mergedFrom: id });
  }
  const columns = { mergedInto: intoId, mergedAt: ctx.now, publishesAt: null, publicationState: 'draft' as const };
  await ctx.db.update(experts).set(columns).where(eq(experts.id, id));
  await refreshDealings(ctx, intoId);
  await ctx.record({
    type: 'libraries.experts_merged',
    subject: id,
    parkId: into.parkId,
    values: { name: from.name, org: from.orgName, into: into.orgName },
  });
}

/** Takes a merging back: both stand alone again, and what was filled in goes where nobody has changed it since. */
export async function partExperts(ctx: Ctx, id: string): Promise<void> {
  const from = await expertInSight(ctx, id, { locks: true });
  if (!mayOn(ctx, 'libraries.keep_experts', from)) throw new Refusal(expertsRefusals.expert_elsewhere, { name: from.name });
  if (!from.mergedInto) throw new Refusal(librariesRefusals.not_merged, { name: from.name });
  const into = await expertFor(ctx, from.mergedInto, 'libraries.keep_experts');
  const [filled] = await ctx.db
    .select()
    .from(changes)
    .where(and(eq(changes.expertId, into.id), eq(changes.mergedFrom, id), eq(changes.state, 'applied')))
    .orderBy(desc(changes.position))
    .limit(1);
  if (filled) {
    const kept = Object.keys(filled.after).filter((key) => {
      const now: unknown = into[key as keyof ExpertRowFull];
      return JSON.stringify(now) === JSON.stringify(filled.after[key]);
    });
    const values = Object.fromEntries(kept.map((key) => [key, filled.before[key]])) as ExpertChange;
    await setValues(ctx, into, values, await fieldNames(ctx));
    await ctx.db.update(changes).set({ state: 'taken_back' }).where(eq(changes.id, filled.id));
  }
  await ctx.db.update(experts).set({ mergedInto: null, mergedAt: null, changedAt: ctx.now }).where(eq(experts.id, id));
  await refreshDealings(ctx, into.id);
  await refreshDealings(ctx, id);
  await ctx.record({
    type: 'libraries.experts_parted',
    subject: id,
    undoes: 'libraries.experts_merged',
    parkId: into.parkId,
    values: { name: from.name, org: from.orgName, into: into.orgName },
  });
}

type Twins = z.output<typeof expertTwinRoutes.listExpertTwins.answer>;

/** Pairs of entries with the same name and an organisation or a phone in common, unless somebody said they are two people. */
export async function listTwins(ctx: Ctx): Promise<Twins> {
  const isCurrent = and(isNull(experts.mergedInto), isNull(experts.erasedAt));
  const key = sql<string>`lower(replace(${experts.name}, ' ', ''))`;
  const shared = ctx.db
    .select({ key })
    .from(experts)
    .where(isCurrent)
    .groupBy(key)
    .having(sql`count(*) > 1`);
  const rows = await ctx.db
    .select()
    .from(experts)
    .where(and(isCurrent, isNotNull(experts.name), inArray(key, shared)))
    .orderBy(asc(experts.name), asc(experts.id));
  const told = await ctx.db.select().from(distinctions);
  const apart = new Set(told.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
  const names = await fieldNames(ctx);
  const pairs = rows.flatMap((one, at) =>
    rows
      .slice(at + 1)
      .filter((other) => isPair(one, other) && !apart.has([one.id, other.id].toSorted().join(' ')))
      .map((other) => ({ one, other })),
  );
  const mine = pairs.filter(({ one, other }) => [one, other].some((row) => mayOn(ctx, 'libraries.keep_experts', row)));
  return {
    rows: mine.map(({ one, other }) => ({
      one: shownRow(ctx, one, names),
      other: shownRow(ctx, other, names),
      reasons: reasonsOf(one, other),
    })),
  };
}

const isPair = (one: ExpertRowFull, other: ExpertRowFull) => {
  const phones = phonesIn(one.phone);
  return isAlike({ name: one.name, orgName: one.orgName, phones }, other) || isAlike({ ...other, phones: phonesIn(other.phone) }, one);
};

function reasonsOf(one: ExpertRowFull, other: ExpertRowFull): ('org' | 'phone')[] {
  const phones = phonesIn(other.phone);
  const places = (row: ExpertRowFull) => [row.orgName, ...row.affiliations.map(({ orgName }) => orgName)].map(folded);
  const isSameOrg = places(one).includes(folded(other.orgName)) || places(other).includes(folded(one.orgName));
  const isSamePhone = phonesIn(one.phone).some((phone) => phones.includes(phone));
  return [...(isSameOrg ? (['org'] as const) : []), ...(isSamePhone ? (['phone'] as const) : [])];
}
