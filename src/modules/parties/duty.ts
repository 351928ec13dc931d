import { and, eq, gte, isNull, lte, ne, or, type SQL } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { addDays, dayOf, type Day } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Role } from '#shared/roles.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sessionAccounts } from '#platform/sessions/tables.ts';
import { ADMIN_ROLES, PARK_ROLES, partiesRefusals } from './contract.ts';
import { organisationRow } from './organisation.ts';
import { personRow } from './queries.ts';
import { partyDuties, partyPeople } from './tables.ts';

/** From a day until a day, both included; without an end, until it is ended. */
type Term = { readonly startsOn: Day; readonly endsOn?: Day | null | undefined };

export type DutyDraft = Term & {
  readonly role: Role;
  readonly orgId?: string | null | undefined;
  readonly parkId?: string | null | undefined;
  /** The paper it rests on. */
  readonly ground: string;
};

const isAdmin = (role: Role) => (ADMIN_ROLES as readonly Role[]).includes(role);

/** Gives a person a duty. Refuses the same duty twice in one term, and any duty beside an administrator's. */
export async function giveDuty(ctx: Ctx, personId: string, draft: DutyDraft): Promise<string> {
  const person = await presentPerson(ctx, personId);
  checkTerm(draft);
  const org = await organisationRow(ctx, draft.orgId ?? person.orgId);
  const parkId = draft.parkId ?? ((PARK_ROLES as readonly Role[]).includes(draft.role) ? org.parkId : null);
  checkPark(draft.role, parkId);
  await checkRolesApart(ctx, personId, draft);
  const [same] = await dutiesIn(
    ctx,
    personId,
    draft,
    and(eq(partyDuties.role, draft.role), parkId ? eq(partyDuties.parkId, parkId) : isNull(partyDuties.parkId)),
  );
  if (same) throw new Refusal(partiesRefusals.duty_overlaps, { name: person.name, startsOn: same.startsOn });
  return insertDuty(ctx, person, { ...draft, orgId: org.id, parkId, isDispatch: false });
}

export type DispatchDraft = Term & { readonly stationId: string; readonly parkId?: string | null | undefined; readonly ground: string };

/** Dispatches a person to a station for a term (派驻). Nobody is at two stations at a time. */
export async function dispatchPerson(ctx: Ctx, personId: string, draft: DispatchDraft): Promise<string> {
  const person = await presentPerson(ctx, personId);
  checkTerm(draft);
  const station = await organisationRow(ctx, draft.stationId);
  const parkId = draft.parkId ?? station.parkId;
  checkPark('station_officer', parkId);
  await checkRolesApart(ctx, personId, { ...draft, role: 'station_officer' });
  const [other] = await dutiesIn(ctx, personId, draft, eq(partyDuties.isDispatch, true));
  if (other) {
    const values = { name: person.name, startsOn: other.startsOn, endsOn: other.endsOn ?? '' };
    throw new Refusal(partiesRefusals.dispatch_overlaps, values, [{ path: '/startsOn', code: 'parties.dispatch_overlaps', values }]);
  }
  return insertDuty(ctx, person, { ...draft, role: 'station_officer', orgId: station.id, parkId, isDispatch: true });
}

/** Ends a duty on a day, that day included. A duty is never taken away: what was done under it stays understandable. */
export async function endDuty(ctx: Ctx, dutyId: string, ending: { endsOn: Day; ground: string }): Promise<void> {
  const [duty] = await ctx.db.select().from(partyDuties).where(eq(partyDuties.id, dutyId)).for('update').limit(1);
  if (!duty) throw new Refusal(partiesRefusals.duty_not_found, { id: dutyId });
  if (duty.endedGround || (duty.endsOn && duty.endsOn < dayOf(ctx.now)))
    throw new Refusal(partiesRefusals.duty_ended, { endsOn: duty.endsOn ?? '' });
  checkTerm({ startsOn: duty.startsOn, endsOn: ending.endsOn });
  await checkAdministratorRemains(ctx, duty.personId, [duty.role]);
  await ctx.db.update(partyDuties).set({ endsOn: ending.endsOn, endedGround: ending.ground }).where(eq(partyDuties.id, dutyId));
  const person = await personRow(ctx, duty.personId);
  await ctx.record({
    type: 'parties.duty_ended',
    subject: duty.personId,
    parkId: duty.parkId,
    occurredOn: ending.endsOn,
    values: { name: person.name, role: duty.role, dutyId, ground: ending.ground },
  });
}

/** Ends what a person who leaves still has on `day`; duties that would begin later never begin. */
export async function endAllDuties(ctx: Ctx, personId: string, ending: { endsOn: Day; ground: string }): Promise<void> {
  const open = or(isNull(partyDuties.endsOn), gte(partyDuties.endsOn, ending.endsOn));
  const duties = await ctx.db
    .select()
    .from(partyDuties)
    .where(and(eq(partyDuties.personId, personId), open));
  await checkAdministratorRemains(
    ctx,
    personId,
    duties.map(({ role }) => role),
  );
  for (const duty of duties) {
    const endsOn = duty.startsOn > ending.endsOn ? addDays(duty.startsOn, -1) : ending.endsOn;
    await ctx.db.update(partyDuties).set({ endsOn, endedGround: ending.ground }).where(eq(partyDuties.id, duty.id));
  }
}

/** The last system or security administrator who can sign in stays: without them nobody could be named again. */
export async function checkAdministratorRemains(ctx: Ctx, personId: string, roles: readonly Role[]): Promise<void> {
  for (const role of roles.filter(isAdmin)) {
    const today = dayOf(ctx.now);
    const [other] = await ctx.db
      .select({ id: partyDuties.id })
      .from(partyDuties)
      .innerJoin(partyPeople, and(eq(partyPeople.id, partyDuties.personId), isNull(partyPeople.leftOn)))
      .innerJoin(sessionAccounts, and(eq(sessionAccounts.id, partyPeople.accountId), isNull(sessionAccounts.disabledAt)))
      .where(and(eq(partyDuties.role, role), ne(partyDuties.personId, personId), during({ startsOn: today, endsOn: today })))
      .limit(1);
    if (!other) throw new Refusal(partiesRefusals.last_administrator, { role });
  }
}

async function presentPerson(ctx: Ctx, personId: string) {
  const person = await personRow(ctx, personId, { locks: true });
  if (person.leftOn) throw new Refusal(partiesRefusals.already_left, { name: person.name });
  return person;
}

type Placed = DutyDraft & { readonly orgId: string; readonly parkId: string | null; readonly isDispatch: boolean };

async function insertDuty(ctx: Ctx, person: { id: string; name: string }, duty: Placed): Promise<string> {
  const id = newId('dty', ctx.now);
  const { role, orgId, parkId, isDispatch, ground, startsOn } = duty;
  const endsOn = duty.endsOn ?? null;
  await ctx.db.insert(partyDuties).values({ id, personId: person.id, role, orgId, parkId, isDispatch, ground, startsOn, endsOn });
  await ctx.record({
    type: isDispatch ? 'parties.person_dispatched' : 'parties.duty_given',
    subject: person.id,
    parkId,
    occurredOn: startsOn,
    values: { name: person.name, role, dutyId: id, orgId, ground, endsOn },
  });
  return id;
}

function checkTerm({ startsOn, endsOn }: Term): void {
  if (!endsOn || endsOn >= startsOn) return;
  const values = { startsOn, endsOn };
  throw new Refusal(partiesRefusals.term_backwards, values, [{ path: '/endsOn', code: 'parties.term_backwards', values }]);
}

function checkPark(role: Role, parkId: string | null): void {
  if (parkId || !(PARK_ROLES as readonly Role[]).includes(role)) return;
  throw new Refusal(partiesRefusals.park_needed, {}, [{ path: '/parkId', code: 'parties.park_needed' }]);
}

/** System, security and audit administrator are three people who do nothing else (GB/T 22239-2019). */
async function checkRolesApart(ctx: Ctx, personId: string, draft: Term & { role: Role }): Promise<void> {
  const others = await dutiesIn(ctx, personId, draft, undefined);
  const clash = others.find(({ role }) => role !== draft.role && (isAdmin(role) || isAdmin(draft.role)));
  if (clash) throw new Refusal(partiesRefusals.admin_roles_apart, {}, [{ path: '/role', code: 'parties.admin_roles_apart' }]);
}

function dutiesIn(ctx: Ctx, personId: string, term: Term, also: SQL | undefined) {
  return ctx.db
    .select()
    .from(partyDuties)
    .where(and(eq(partyDuties.personId, personId), during(term), also));
}

/** Duties whose term has a day in common with this one. */
export function during({ startsOn, endsOn }: Term): SQL | undefined {
  const isLater = or(isNull(partyDuties.endsOn), gte(partyDuties.endsOn, startsOn));
  return endsOn ? and(isLater, lte(partyDuties.startsOn, endsOn)) : isLater;
}
