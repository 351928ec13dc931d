import { and, asc, count, eq, ilike, inArray, isNull, sql } from 'drizzle-orm';
import type { Me } from '#shared/me.ts';
import type { Page } from '#shared/page.ts';
import { mayAtAll, type AccessTable } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Organisation, OrganisationKind } from './contract.ts';
import { partyOrganisations, partyPeople } from './tables.ts';

const organisationColumns = {
  id: partyOrganisations.id,
  kind: partyOrganisations.kind,
  name: partyOrganisations.name,
  nameEn: partyOrganisations.nameEn,
  shortName: partyOrganisations.shortName,
  parentId: partyOrganisations.parentId,
  parkId: partyOrganisations.parkId,
  countyId: partyOrganisations.countyId,
  creditCode: partyOrganisations.creditCode,
  closedOn: partyOrganisations.closedOn,
};

type OrganisationQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly kind?: OrganisationKind | undefined;
  readonly parkId?: string | undefined;
};

/** Organisations in use, by name. */
export async function listOrganisations(ctx: Ctx, query: OrganisationQuery): Promise<Page<Organisation>> {
  const where = and(
    isNull(partyOrganisations.mergedInto),
    query.kind ? eq(partyOrganisations.kind, query.kind) : undefined,
    query.parkId ? eq(partyOrganisations.parkId, query.parkId) : undefined,
    query.q ? ilike(partyOrganisations.name, `%${query.q.replaceAll(/[%_\\]/g, '\\$&')}%`) : undefined,
  );
  const rows = await ctx.db
    .select(organisationColumns)
    .from(partyOrganisations)
    .where(where)
    .orderBy(asc(partyOrganisations.kind), asc(partyOrganisations.name))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(partyOrganisations).where(where);
  return { rows, total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

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
  return {
    person: { id: actor.personId ?? '', name: actor.name },
    organisation: organisation ?? null,
    roles: [...actor.roles],
    abilities: Object.keys(access).filter((ability) => mayAtAll(access, actor, ability)),
    parks: actor.reach === 'city' ? parks : parks.filter((park) => actor.parkIds.includes(park.id)),
  };
}
