import { and, asc, count, desc, eq, exists, ilike, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { dayOf } from '#shared/dates.ts';
import type { Page } from '#shared/page.ts';
import type { Role } from '#shared/roles.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sessionAccounts } from '#platform/sessions/tables.ts';
import type { Duty, Person, PersonDetail } from './contract.ts';
import { during } from './duty.ts';
import { anywhere } from './organisation-queries.ts';
import { peopleNamesOf, personRow } from './queries.ts';
import { partyDuties, partyHandovers, partyOrganisations, partyPeople } from './tables.ts';

export type PeopleFilter = {
  readonly q?: string | undefined;
  readonly orgId?: string | undefined;
  readonly parkId?: string | undefined;
  readonly role?: Role | undefined;
  readonly state?: 'present' | 'left' | undefined;
};

const park = alias(partyOrganisations, 'park');

const personColumns = {
  id: partyPeople.id,
  name: partyPeople.name,
  nameEn: partyPeople.nameEn,
  title: partyPeople.title,
  orgId: partyPeople.orgId,
  orgName: partyOrganisations.name,
  phone: partyPeople.phone,
  email: partyPeople.email,
  username: sessionAccounts.username,
  disabledAt: sessionAccounts.disabledAt,
  twoFactorEnabled: sessionAccounts.twoFactorEnabled,
  mustChangePassword: sessionAccounts.mustChangePassword,
  leftOn: partyPeople.leftOn,
};

/** People by organisation and name, with today's duties; without a state, those who have not left. */
export async function listPeople(ctx: Ctx, query: PeopleFilter & { page: number; pageSize: number }): Promise<Page<Person>> {
  const where = whereOf(ctx, query);
  const rows = await peopleWhere(ctx, where)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db
    .select({ rows: count() })
    .from(partyPeople)
    .innerJoin(partyOrganisations, eq(partyOrganisations.id, partyPeople.orgId))
    .leftJoin(sessionAccounts, eq(sessionAccounts.id, partyPeople.accountId))
    .where(where);
  const today = dayOf(ctx.now);
  const duties = await dutiesOf(
    ctx,
    rows.map(({ id }) => id),
    during({ startsOn: today, endsOn: today }),
  );
  const people = rows.map((row) => ({ ...shown(row), duties: duties.filter(({ personId }) => personId === row.id).map(brief) }));
  return { rows: people, total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

const brief = ({ role, parkName, isDispatch }: Duty) => ({ role, parkName, isDispatch });

/** Every duty of the people a filter finds, for the register. */
export async function registerRows(ctx: Ctx, filter: PeopleFilter) {
  const people = (await peopleWhere(ctx, whereOf(ctx, filter))).map(shown);
  const duties = await dutiesOf(
    ctx,
    people.map(({ id }) => id),
    undefined,
  );
  return people.map((person) => ({ person, duties: duties.filter(({ personId }) => personId === person.id) }));
}

/** One person with all duties and handings over. */
export async function readPerson(ctx: Ctx, id: string): Promise<PersonDetail> {
  await personRow(ctx, id);
  const [row] = await peopleWhere(ctx, eq(partyPeople.id, id));
  const duties = await dutiesOf(ctx, [id], undefined);
  const handovers = await ctx.db
    .select()
    .from(partyHandovers)
    .where(or(eq(partyHandovers.fromPersonId, id), eq(partyHandovers.toPersonId, id)))
    .orderBy(desc(partyHandovers.handedOverAt));
  const names = await peopleNamesOf(
    ctx,
    handovers.flatMap((one) => [one.fromPersonId, one.toPersonId]),
  );
  return {
    ...shown(row!),
    mustChangePassword: row!.mustChangePassword ?? false,
    duties: duties.map(({ personId: _personId, ...duty }) => duty),
    handovers: handovers.map((one) => ({
      id: one.id,
      fromName: names.get(one.fromPersonId) ?? '',
      toName: names.get(one.toPersonId) ?? '',
      ground: one.ground,
      at: one.handedOverAt.toISOString(),
    })),
  };
}

function whereOf(ctx: Ctx, { q, orgId, parkId, role, state }: PeopleFilter): SQL | undefined {
  const text = q ? anywhere(q) : null;
  const today = dayOf(ctx.now);
  const onDuty = (also: SQL | undefined) =>
    exists(
      ctx.db
        .select({ id: partyDuties.id })
        .from(partyDuties)
        .where(and(eq(partyDuties.personId, partyPeople.id), during({ startsOn: today, endsOn: today }), also)),
    );
  return and(
    state === 'left' ? isNotNull(partyPeople.leftOn) : isNull(partyPeople.leftOn),
    // A dispatched person is found at home and at the station.
    orgId ? or(eq(partyPeople.orgId, orgId), onDuty(eq(partyDuties.orgId, orgId))) : undefined,
    parkId || role
      ? onDuty(and(parkId ? eq(partyDuties.parkId, parkId) : undefined, role ? eq(partyDuties.role, role) : undefined))
      : undefined,
    text
      ? or(
          ilike(partyPeople.name, text),
          ilike(partyPeople.nameEn, text),
          ilike(partyOrganisations.name, text),
          ilike(sessionAccounts.username, text),
        )
      : undefined,
  );
}

function peopleWhere(ctx: Ctx, where: SQL | undefined) {
  return ctx.db
    .select(personColumns)
    .from(partyPeople)
    .innerJoin(partyOrganisations, eq(partyOrganisations.id, partyPeople.orgId))
    .leftJoin(sessionAccounts, eq(sessionAccounts.id, partyPeople.accountId))
    .where(where)
    .orderBy(asc(partyOrganisations.kind), asc(partyOrganisations.name), asc(partyPeople.id))
    .$dynamic();
}

type PersonRow = Awaited<ReturnType<typeof peopleWhere>>[number];

function shown({ disabledAt, twoFactorEnabled, mustChangePassword: _mustChange, ...row }: PersonRow) {
  return { ...row, isDisabled: disabledAt !== null, hasSecondFactor: twoFactorEnabled ?? false };
}

async function dutiesOf(ctx: Ctx, personIds: readonly string[], also: SQL | undefined): Promise<(Duty & { personId: string })[]> {
  if (personIds.length === 0) return [];
  return ctx.db
    .select({
      id: partyDuties.id,
      personId: partyDuties.personId,
      role: partyDuties.role,
      orgId: partyDuties.orgId,
      orgName: partyOrganisations.name,
      parkId: partyDuties.parkId,
      parkName: park.name,
      isDispatch: partyDuties.isDispatch,
      ground: partyDuties.ground,
      startsOn: partyDuties.startsOn,
      endsOn: partyDuties.endsOn,
      endedGround: partyDuties.endedGround,
    })
    .from(partyDuties)
    .innerJoin(partyOrganisations, eq(partyOrganisations.id, partyDuties.orgId))
    .leftJoin(park, eq(park.id, partyDuties.parkId))
    .where(and(inArray(partyDuties.personId, [...personIds]), also))
    .orderBy(desc(partyDuties.startsOn), desc(partyDuties.id));
}
