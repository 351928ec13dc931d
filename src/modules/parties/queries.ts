import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Me } from '#shared/me.ts';
import { Refusal } from '#shared/refusal.ts';
import { mayAtAll, type AccessTable } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sessionAccounts } from '#platform/sessions/tables.ts';
import { partiesRefusals } from './contract.ts';
import { partyOrganisations, partyPeople } from './tables.ts';

/** The names of organisations, for showing beside their ids. */
export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: partyOrganisations.id, name: partyOrganisations.name })
    .from(partyOrganisations)
    .where(inArray(partyOrganisations.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The names of people, for showing beside their ids. */
export async function peopleNamesOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: partyPeople.id, name: partyPeople.name })
    .from(partyPeople)
    .where(inArray(partyPeople.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Where people read mail; only the mail job asks. */
export async function addressesOf(ctx: Ctx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .select({ id: partyPeople.id, email: partyPeople.email })
    .from(partyPeople)
    .where(inArray(partyPeople.id, [...personIds]));
  return new Map(rows.flatMap((row) => (row.email ? [[row.id, row.email] as const] : [])));
}

/** Who is signed in: organisation, abilities, the parks in sight. */
export async function describePerson(ctx: Ctx, access: AccessTable): Promise<Omit<Me, 'locale' | 'counts'>> {
  const { actor } = ctx;
  const [organisation] = await ctx.db
    .select({ id: partyOrganisations.id, name: partyOrganisations.name, kind: partyOrganisations.kind })
    .from(partyOrganisations)
    .where(eq(partyOrganisations.id, actor.orgId ?? ''))
    .limit(1);
  const parks = await ctx.db
    .select({ id: partyOrganisations.id, name: sql<string>`coalesce(${partyOrganisations.shortName}, ${partyOrganisations.name})` })
    .from(partyOrganisations)
    .where(and(eq(partyOrganisations.kind, 'park'), isNull(partyOrganisations.closedOn)))
    .orderBy(asc(partyOrganisations.id));
  const [account] = await ctx.db
    .select({ mustChangePassword: sessionAccounts.mustChangePassword })
    .from(sessionAccounts)
    .innerJoin(partyPeople, eq(partyPeople.accountId, sessionAccounts.id))
    .where(eq(partyPeople.id, actor.personId ?? ''));
  return {
    person: { id: actor.personId ?? '', name: actor.name },
    organisation: organisation ?? null,
    roles: [...actor.roles],
    abilities: Object.keys(access).filter((ability) => mayAtAll(access, actor, ability)),
    parks: actor.reach === 'city' ? parks : parks.filter((park) => actor.parkIds.includes(park.id)),
    mustChangePassword: account?.mustChangePassword ?? false,
  };
}

/** Whether anybody is there yet, and whether this is the demo. */
export async function peopleState(ctx: Ctx): Promise<'nobody' | 'demo' | 'in_use'> {
  const [account] = await ctx.db.select({ isDemo: sessionAccounts.isDemo }).from(sessionAccounts).limit(1);
  if (!account) return 'nobody';
  return account.isDemo ? 'demo' : 'in_use';
}

/** One person; `locks` keeps two acts on the same person apart until the first has committed. */
export async function personRow(ctx: Ctx, id: string, { locks = false }: { locks?: boolean } = {}) {
  const asked = ctx.db.select().from(partyPeople).where(eq(partyPeople.id, id)).limit(1);
  const [row] = await (locks ? asked.for('update') : asked);
  if (!row) throw new Refusal(partiesRefusals.person_not_found, { id });
  return row;
}
