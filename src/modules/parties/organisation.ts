import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { dayOf, type Day } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { partiesRefusals, type OrganisationKind } from './contract.ts';
import { partyOrganisations } from './tables.ts';

export type OrganisationDraft = {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly nameEn?: string | null;
  readonly shortName?: string | null;
  readonly parentId?: string | null;
  readonly parkId?: string | null;
  readonly countyId?: string | null;
  /** Checked by the caller (GB 32100-2015); unique among those in use. */
  readonly creditCode?: string | null;
};

const PREFIX: Partial<Record<OrganisationKind, string>> = { park: 'prk', enterprise: 'ent', county: 'cty' };

/** Adds an organisation. Refuses a credit code that another one has. */
export async function addOrganisation(ctx: Ctx, draft: OrganisationDraft): Promise<string> {
  if (draft.creditCode) await checkCodeFree(ctx, draft.creditCode, null);
  await checkPlaces(ctx, draft);
  const id = newId(PREFIX[draft.kind] ?? 'org', ctx.now);
  await ctx.db.insert(partyOrganisations).values({
    ...draft,
    id,
    parkId: draft.kind === 'park' ? id : (draft.parkId ?? null),
    addedAt: ctx.now,
  });
  await ctx.record({
    type: 'parties.organisation_added',
    subject: id,
    parkId: draft.parkId ?? null,
    values: { kind: draft.kind, name: draft.name },
  });
  return id;
}

export type OrganisationChange = Partial<Omit<OrganisationDraft, 'kind'>>;

/** Changes what an organisation is called or where it is; an old name is kept with the day it ceased. */
export async function changeOrganisation(ctx: Ctx, id: string, change: OrganisationChange): Promise<void> {
  const row = await organisationRow(ctx, id);
  if (change.creditCode && change.creditCode !== row.creditCode) await checkCodeFree(ctx, change.creditCode, id);
  await checkPlaces(ctx, change);
  const isRenamed = change.name !== undefined && change.name !== row.name;
  const formerNames = isRenamed ? [...row.formerNames, { name: row.name, until: dayOf(ctx.now) }] : row.formerNames;
  await ctx.db
    .update(partyOrganisations)
    .set({ ...change, formerNames })
    .where(eq(partyOrganisations.id, id));
  await ctx.record({
    type: 'parties.organisation_changed',
    subject: id,
    parkId: change.parkId ?? row.parkId,
    values: { name: change.name ?? row.name, fields: Object.keys(change).join(' ') },
  });
}

/** Closes an organisation on a day, for a ground; nothing of it is taken away. */
export async function closeOrganisation(ctx: Ctx, id: string, closing: { closedOn: Day; ground: string }): Promise<void> {
  const row = await organisationRow(ctx, id);
  checkNotAhead(ctx, closing.closedOn, '/closedOn');
  if (row.closedOn) throw new Refusal(partiesRefusals.already_closed, { name: row.name });
  await ctx.db
    .update(partyOrganisations)
    .set({ closedOn: closing.closedOn, closedGround: closing.ground })
    .where(eq(partyOrganisations.id, id));
  await ctx.record({
    type: 'parties.organisation_closed',
    subject: id,
    parkId: row.parkId,
    occurredOn: closing.closedOn,
    values: { name: row.name, ground: closing.ground },
  });
}

/** Opens a closed organisation again; the ground of its closing stays in the trail. */
export async function reopenOrganisation(ctx: Ctx, id: string): Promise<void> {
  const row = await organisationRow(ctx, id);
  if (!row.closedOn) throw new Refusal(partiesRefusals.not_closed, { name: row.name });
  await ctx.db.update(partyOrganisations).set({ closedOn: null, closedGround: null }).where(eq(partyOrganisations.id, id));
  await ctx.record({ type: 'parties.organisation_reopened', subject: id, parkId: row.parkId, values: { name: row.name } });
}

/** A day that an officer enters as past: not later than today. */
export function checkNotAhead(ctx: Ctx, day: Day, path: string): void {
  if (day <= dayOf(ctx.now)) return;
  throw new Refusal(partiesRefusals.day_ahead, { day }, [{ path, code: 'parties.day_ahead', values: { day } }]);
}

/**
 * Says that two rows are one organisation: `from` leads to `into` from now on, its people with it. Other modules move
 * what hangs on it. Refuses two of different kinds and one that others lead to already: a chain cannot be parted.
 */
export async function mergeOrganisations(ctx: Ctx, fromId: string, intoId: string): Promise<void> {
  const [from, into] = [await organisationRow(ctx, fromId), await organisationRow(ctx, intoId)];
  const [led] = await ctx.db
    .select({ id: partyOrganisations.id })
    .from(partyOrganisations)
    .where(eq(partyOrganisations.mergedInto, fromId))
    .limit(1);
  if (fromId === intoId || from.mergedInto || into.mergedInto || from.kind !== into.kind || led) {
    throw new Refusal(partiesRefusals.cannot_merge, { from: from.name, into: into.name });
  }
  await ctx.db.update(partyOrganisations).set({ mergedInto: intoId }).where(eq(partyOrganisations.id, fromId));
  const formerNames = [...into.formerNames, ...from.formerNames];
  if (from.name !== into.name) formerNames.push({ name: from.name, until: dayOf(ctx.now) });
  const creditCode = into.creditCode ?? from.creditCode;
  await ctx.db.update(partyOrganisations).set({ formerNames, creditCode }).where(eq(partyOrganisations.id, intoId));
  await ctx.record({
    type: 'parties.organisations_merged',
    subject: intoId,
    parkId: into.parkId,
    values: { from: fromId, name: into.name, fromName: from.name },
  });
}

/** Takes a merging back: `from` stands on its own again, and what `into` took over from it goes back. */
export async function partOrganisations(ctx: Ctx, fromId: string): Promise<void> {
  const from = await organisationRow(ctx, fromId);
  if (!from.mergedInto) throw new Refusal(partiesRefusals.not_merged, { name: from.name });
  const into = await organisationRow(ctx, from.mergedInto);
  const isTaken = (former: { name: string }) => former.name === from.name || from.formerNames.some(({ name }) => name === former.name);
  // Two organisations in use never had one code: where they have now, it came with the merging.
  const creditCode = into.creditCode === from.creditCode ? null : into.creditCode;
  const formerNames = into.formerNames.filter((former) => !isTaken(former));
  await ctx.db.update(partyOrganisations).set({ creditCode, formerNames }).where(eq(partyOrganisations.id, into.id));
  if (from.creditCode) await checkCodeFree(ctx, from.creditCode, fromId);
  await ctx.db.update(partyOrganisations).set({ mergedInto: null }).where(eq(partyOrganisations.id, fromId));
  await ctx.record({ type: 'parties.organisations_parted', subject: fromId, parkId: from.parkId, values: { name: from.name } });
}

/** What it lies in or belongs to must be there, and be a park or a county where that is meant. */
async function checkPlaces(ctx: Ctx, draft: OrganisationChange): Promise<void> {
  for (const [path, kind] of [
    ['parkId', 'park'],
    ['countyId', 'county'],
    ['parentId', null],
  ] as const) {
    const id = draft[path];
    if (!id) continue;
    const [place] = await ctx.db
      .select({ kind: partyOrganisations.kind })
      .from(partyOrganisations)
      .where(eq(partyOrganisations.id, id))
      .limit(1);
    if (place && (!kind || place.kind === kind)) continue;
    throw new Refusal(partiesRefusals.organisation_not_found, { id }, [
      { path: `/${path}`, code: 'parties.organisation_not_found', values: { id } },
    ]);
  }
}

async function checkCodeFree(ctx: Ctx, creditCode: string, except: string | null): Promise<void> {
  const [taken] = await ctx.db
    .select({ name: partyOrganisations.name })
    .from(partyOrganisations)
    .where(
      and(
        eq(partyOrganisations.creditCode, creditCode),
        isNull(partyOrganisations.mergedInto),
        except ? ne(partyOrganisations.id, except) : sql`true`,
      ),
    )
    .limit(1);
  if (!taken) return;
  const values = { creditCode, name: taken.name };
  throw new Refusal(partiesRefusals.code_taken, values, [{ path: '/creditCode', code: 'parties.code_taken', values }]);
}

/** One organisation; what the actor may not see is not found. */
export async function organisationRow(ctx: Ctx, id: string) {
  const [row] = await ctx.db.select().from(partyOrganisations).where(eq(partyOrganisations.id, id)).limit(1);
  if (!row) throw new Refusal(partiesRefusals.organisation_not_found, { id });
  return row;
}
