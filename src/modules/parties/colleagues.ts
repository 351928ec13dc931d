import { and, asc, eq, exists, ilike, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { dayOf, type Day } from '#shared/dates.ts';
import type { Role } from '#shared/roles.ts';
import type { Ctx } from '#platform/ctx.ts';
import { during } from './duty.ts';
import { anywhere } from './organisation-queries.ts';
import { partyDuties, partyOrganisations, partyPeople } from './tables.ts';

/** Those who do the park's work together; experts come along. */
const TOGETHER: readonly Role[] = [
  'bureau_director',
  'bureau_officer',
  'park_officer',
  'station_officer',
  'finance_officer',
  'department_liaison',
  'county_officer',
  'expert',
];

/** Where a person works: a dispatched one at the station. */
export type Colleague = { readonly id: string; readonly name: string; readonly orgId: string; readonly orgName: string };

/** The organisation for which a person works on a day: the station, for whoever is dispatched. */
export function seatOn(day: Day): SQL<string> {
  const term = during({ startsOn: day, endsOn: day });
  return sql<string>`coalesce(
    (select ${partyDuties.orgId} from ${partyDuties} where ${partyDuties.personId} = ${partyPeople.id} and ${partyDuties.isDispatch} and ${term} limit 1),
    ${partyPeople.orgId})`;
}

/** People on duty today with whom this person may have worked, found by name; their own office first is the caller's matter. */
export async function colleaguesOf(ctx: Ctx, q: string | undefined, most: number): Promise<readonly Colleague[]> {
  const today = dayOf(ctx.now);
  const term = during({ startsOn: today, endsOn: today });
  const seat = seatOn(today);
  const onDuty = ctx.db
    .select({ id: partyDuties.id })
    .from(partyDuties)
    .where(and(eq(partyDuties.personId, partyPeople.id), term, inArray(partyDuties.role, [...TOGETHER])));
  const text = q ? anywhere(q) : null;
  return ctx.db
    .select({ id: partyPeople.id, name: partyPeople.name, orgId: partyOrganisations.id, orgName: partyOrganisations.name })
    .from(partyPeople)
    .innerJoin(partyOrganisations, eq(partyOrganisations.id, seat))
    .where(
      and(
        isNull(partyPeople.leftOn),
        exists(onDuty),
        text ? or(ilike(partyPeople.name, text), ilike(partyOrganisations.name, text)) : undefined,
      ),
    )
    .orderBy(asc(partyPeople.name), asc(partyPeople.id))
    .limit(most);
}
