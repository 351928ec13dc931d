import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Role } from '#shared/roles.ts';
import type { Ctx } from '#platform/ctx.ts';
import { during } from './duty.ts';
import { partyDuties, partyOrganisations, partyPeople } from './tables.ts';

export type OnDuty = { readonly id: string; readonly name: string; readonly orgId: string; readonly orgName: string; readonly role: Role };

type Asked = {
  readonly roles: readonly Role[];
  readonly parkId?: string | undefined;
  readonly orgId?: string | undefined;
  readonly personId?: string | undefined;
};

/** For other modules: people on duty today in one of these roles, in a park or an organisation, with where they serve. */
export async function onDuty(ctx: Ctx, { roles, parkId, orgId, personId }: Asked): Promise<readonly OnDuty[]> {
  const today = dayOf(ctx.now);
  return ctx.db
    .selectDistinctOn([partyPeople.name, partyPeople.id], {
      id: partyPeople.id,
      name: partyPeople.name,
      orgId: partyOrganisations.id,
      orgName: partyOrganisations.name,
      role: partyDuties.role,
    })
    .from(partyDuties)
    .innerJoin(partyPeople, eq(partyPeople.id, partyDuties.personId))
    .innerJoin(partyOrganisations, eq(partyOrganisations.id, partyDuties.orgId))
    .where(
      and(
        inArray(partyDuties.role, [...roles]),
        during({ startsOn: today, endsOn: today }),
        isNull(partyPeople.leftOn),
        parkId ? eq(partyDuties.parkId, parkId) : undefined,
        orgId ? eq(partyDuties.orgId, orgId) : undefined,
        personId ? eq(partyPeople.id, personId) : undefined,
      ),
    )
    .orderBy(asc(partyPeople.name), asc(partyPeople.id));
}

/** For other modules: people with the office they serve in today, or else belong to, by id. */
export async function peopleShown(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Omit<OnDuty, 'orgId' | 'role'>>> {
  if (ids.length === 0) return new Map();
  const today = dayOf(ctx.now);
  const rows = await ctx.db
    .selectDistinctOn([partyPeople.id], { id: partyPeople.id, name: partyPeople.name, orgName: partyOrganisations.name })
    .from(partyPeople)
    .leftJoin(partyDuties, and(eq(partyDuties.personId, partyPeople.id), during({ startsOn: today, endsOn: today })))
    .innerJoin(partyOrganisations, eq(partyOrganisations.id, sql`coalesce(${partyDuties.orgId}, ${partyPeople.orgId})`))
    .where(inArray(partyPeople.id, [...new Set(ids)]))
    .orderBy(asc(partyPeople.id), desc(partyDuties.isDispatch));
  return new Map(rows.map((row) => [row.id, row]));
}
