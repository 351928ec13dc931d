import { and, asc, eq, exists, inArray, isNull } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Role } from '#shared/roles.ts';
import type { Ctx } from '#platform/ctx.ts';
import { seatOn } from './colleagues.ts';
import { during } from './duty.ts';
import { partyDuties, partyPeople } from './tables.ts';

export type Serving = { readonly id: string; readonly name: string; readonly orgId: string };

/** For other modules: the people who work for these organisations, on duty today as one of these roles, to be told or chosen. */
export async function peopleServing(ctx: Ctx, orgIds: readonly string[], roles: readonly Role[]): Promise<readonly Serving[]> {
  if (orgIds.length === 0) return [];
  const today = dayOf(ctx.now);
  const seat = seatOn(today);
  const onDuty = ctx.db
    .select({ id: partyDuties.id })
    .from(partyDuties)
    .where(
      and(eq(partyDuties.personId, partyPeople.id), during({ startsOn: today, endsOn: today }), inArray(partyDuties.role, [...roles])),
    );
  return ctx.db
    .select({ id: partyPeople.id, name: partyPeople.name, orgId: seat })
    .from(partyPeople)
    .where(and(inArray(seat, [...new Set(orgIds)]), isNull(partyPeople.leftOn), exists(onDuty)))
    .orderBy(asc(partyPeople.name), asc(partyPeople.id));
}
