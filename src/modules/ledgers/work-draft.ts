import { createHash } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { dayOf, daysBetween } from '#shared/dates.ts';
import { Refusal, type FieldProblem, type RefusalKind } from '#shared/refusal.ts';
import { may, relationsOf } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { fileEntries } from '#platform/files/tables.ts';
import { peopleNamesOf, placesOf, type Place } from '#modules/parties/index.ts';
import { ledgersAccess } from './access.ts';
import { workRefusals, type WorkDraft } from './contract/work.ts';
import type { ledgerWorkEntries } from './tables/work.ts';

export type WorkRow = typeof ledgerWorkEntries.$inferInsert;

/** The names and places that a set of drafts speaks of, fetched once for all. */
export type Known = { readonly places: ReadonlyMap<string, Place>; readonly people: ReadonlyMap<string, string> };

const LONGEST_DAYS = 366;
const EARLIEST = '2000-01-01';

export async function knownOf(ctx: Ctx, drafts: readonly WorkDraft[]): Promise<Known> {
  const places = await placesOf(
    ctx,
    drafts.flatMap((draft) => [...(draft.enterpriseIds ?? []), ...(draft.parkId ? [draft.parkId] : [])]),
  );
  const merged = [...places.values()].flatMap(({ mergedInto }) => mergedInto ?? []);
  const survivors = await placesOf(
    ctx,
    merged.filter((id) => !places.has(id)),
  );
  const people = await peopleNamesOf(ctx, [
    ...drafts.flatMap((draft) => draft.personIds ?? []),
    ...(ctx.actor.personId ? [ctx.actor.personId] : []),
  ]);
  return { places: new Map([...places, ...survivors]), people };
}

function refuse(kind: RefusalKind, path: string, values: Readonly<Record<string, string | number>> = {}): never {
  const field: FieldProblem = { path, code: kind.code, values };
  throw new Refusal(kind, values, [field]);
}

/** Refuses a day to come, a range that ends before it begins or takes more than a year, and an entry that says nothing. */
export function checkWords(ctx: Ctx, draft: WorkDraft): void {
  const today = dayOf(ctx.now);
  if (draft.occurredOn > today) refuse(workRefusals.work_day_ahead, '/occurredOn', { day: draft.occurredOn });
  const until = draft.untilOn || null;
  const days = until ? daysBetween(draft.occurredOn, until) : 0;
  if (draft.occurredOn < EARLIEST || days < 0 || days > LONGEST_DAYS) {
    refuse(workRefusals.work_range, until ? '/untilOn' : '/occurredOn', { from: draft.occurredOn, to: until ?? '' });
  }
  if (until && until > today) refuse(workRefusals.work_day_ahead, '/untilOn', { day: until });
  const isSaid =
    draft.title || draft.text || draft.otherEnterprises || (draft.enterpriseIds ?? []).length > 0 || (draft.topics ?? []).length > 0;
  if (!isSaid) refuse(workRefusals.work_empty, '/text');
}

/** Everyone and everything named must be there, and lie where this person works. */
export function checkReach(ctx: Ctx, draft: WorkDraft, known: Known): void {
  const mayEnter = (place: { parkId?: string | null; countyId?: string | null }) =>
    ctx.actor.personId === null || may(ledgersAccess, ctx.actor, 'ledgers.enter_work', place);
  for (const [at, id] of (draft.enterpriseIds ?? []).entries()) {
    const place = enterpriseOf(known, id);
    const path = `/enterpriseIds/${at}`;
    if (!place) refuse(workRefusals.work_enterprise_unknown, path, { id });
    if (!mayEnter(place)) refuse(workRefusals.work_enterprise_elsewhere, path, { name: place.name });
  }
  for (const [at, id] of (draft.personIds ?? []).entries()) {
    if (!known.people.has(id)) refuse(workRefusals.work_person_unknown, `/personIds/${at}`, { id });
  }
  const park = draft.parkId ? known.places.get(draft.parkId) : undefined;
  if (!draft.parkId) return;
  if (park?.kind !== 'park' || !(mayEnter({ parkId: park.id }) || isParkOfEnterprises(draft, known))) {
    refuse(workRefusals.work_park_elsewhere, '/parkId', { name: park?.name ?? draft.parkId });
  }
}

/** A county's officer may name the park in which an enterprise of the county lies. */
function isParkOfEnterprises(draft: WorkDraft, known: Known): boolean {
  return (draft.enterpriseIds ?? []).some((id) => enterpriseOf(known, id)?.parkId === draft.parkId);
}

function enterpriseOf(known: Known, id: string): Place | undefined {
  const place = known.places.get(id);
  const survivor = place?.mergedInto ? known.places.get(place.mergedInto) : place;
  return survivor?.kind === 'enterprise' ? survivor : undefined;
}

/** Photos must be pictures that this person brought. */
export async function checkPhotos(ctx: Ctx, photoIds: readonly string[], kept: readonly string[] = []): Promise<void> {
  const fresh = photoIds.filter((id) => !kept.includes(id));
  if (fresh.length === 0) return;
  const rows = await ctx.db.select().from(fileEntries).where(inArray(fileEntries.id, fresh));
  const own = new Set(rows.filter((row) => row.broughtBy === ctx.actor.personId && row.mediaType.startsWith('image/')).map(({ id }) => id));
  const foreign = photoIds.findIndex((id) => !kept.includes(id) && !own.has(id));
  if (foreign >= 0) refuse(workRefusals.work_photo_unknown, `/photoIds/${foreign}`, { id: photoIds[foreign] ?? '' });
}

/** The row a draft becomes; where it is counted follows from what was said and where the person works. */
export function rowOf(ctx: Ctx, draft: WorkDraft, known: Known) {
  const enterprises = [...new Set(draft.enterpriseIds ?? [])].flatMap((id) => enterpriseOf(known, id) ?? []);
  const personIds = draft.personIds?.length ? [...new Set(draft.personIds)] : ctx.actor.personId ? [ctx.actor.personId] : [];
  const parkId = draft.parkId || parkOf(ctx, enterprises);
  const parks = enterprises.flatMap(({ parkId: park }) => park ?? []);
  const isCounty = relationsOf(ledgersAccess, ctx.actor, 'ledgers.enter_work').includes('county');
  const counties = [...enterprises.flatMap(({ countyId }) => countyId ?? []), ...(isCounty && ctx.actor.orgId ? [ctx.actor.orgId] : [])];
  const text = (value: string | null | undefined) => value || null;
  const words = [draft.title, draft.text, draft.place, draft.problemsSolved, draft.followUp, draft.otherPeople, draft.otherEnterprises];
  const names = [...enterprises.flatMap(({ name, shortName }) => [name, shortName]), ...personIds.map((id) => known.people.get(id))];
  return {
    occurredOn: draft.occurredOn,
    untilOn: draft.untilOn && draft.untilOn !== draft.occurredOn ? draft.untilOn : null,
    kind: draft.kind,
    clause: text(draft.clause),
    place: text(draft.place),
    parkId,
    parkIds: [...new Set([...(parkId ? [parkId] : []), ...parks])],
    countyIds: [...new Set(counties)],
    personIds,
    otherPeople: text(draft.otherPeople),
    enterpriseIds: enterprises.map(({ id }) => id),
    otherEnterprises: text(draft.otherEnterprises),
    topics: [...new Set(draft.topics ?? [])],
    title: text(draft.title),
    text: text(draft.text),
    problemsSolved: text(draft.problemsSolved),
    followUp: text(draft.followUp),
    sessions: draft.sessions ?? null,
    enterpriseCount: draft.enterpriseCount ?? null,
    personTimes: draft.personTimes ?? null,
    handouts: draft.handouts ?? null,
    photoIds: [...new Set(draft.photoIds ?? [])],
    searchText: searchTextOf([...words, ...(draft.topics ?? []), ...names]),
  } satisfies Partial<WorkRow>;
}

export function searchTextOf(words: readonly (string | number | boolean | null | undefined)[]): string {
  return words
    .filter((word) => word !== null && word !== undefined && word !== '')
    .join(' ')
    .toLowerCase()
    .slice(0, 8000);
}

/** The park all enterprises share; without any, the one park the person serves. */
function parkOf(ctx: Ctx, enterprises: readonly Place[]): string | null {
  const parks = new Set(enterprises.map(({ parkId }) => parkId));
  if (parks.size === 1) return [...parks][0] ?? null;
  const isPark = ctx.actor.reach === 'park' && ctx.actor.parkIds.length === 1;
  return isPark ? (ctx.actor.parkIds[0] ?? null) : null;
}

type Digested = Pick<
  WorkRow,
  | 'occurredOn'
  | 'place'
  | 'title'
  | 'text'
  | 'enterpriseIds'
  | 'kind'
  | 'otherPeople'
  | 'sessions'
  | 'enterpriseCount'
  | 'personTimes'
  | 'handouts'
>;

/** The same day, place, words, people, enterprises and counts are the same work, whatever file they came in. */
export function digestOf(row: Digested): string {
  const counts = [row.sessions, row.enterpriseCount, row.personTimes, row.handouts].map((value) => value ?? null);
  const parts = [
    row.occurredOn,
    row.kind,
    row.place,
    row.title,
    row.text,
    [...(row.enterpriseIds ?? [])].sort().join(' '),
    row.otherPeople,
    counts,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
