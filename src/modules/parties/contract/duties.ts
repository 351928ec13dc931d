import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { ROLES, type Role } from '#shared/roles.ts';
import { partiesRefusals } from './refusals.ts';
import { day, ground, id, maybeDay, maybeId } from './shapes.ts';

/** Roles that can be given as a duty; `visitor` is nobody's duty. Labels are `code_role_…`. */
export const DUTY_ROLES = ROLES.filter((role) => role !== 'visitor');
/** Three administrators are three people: each of these excludes every other duty. */
export const ADMIN_ROLES = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Role[];
/** Duties done in a park. */
export const PARK_ROLES = ['park_officer', 'station_officer'] as const satisfies readonly Role[];

const role = z.enum(DUTY_ROLES as [Role, ...Role[]]);

/** A duty on a person's sheet. */
export const dutyShape = z.object({
  id,
  role: z.string(),
  orgId: id,
  orgName: z.string(),
  parkId: id.nullable(),
  parkName: z.string().nullable(),
  isDispatch: z.boolean(),
  ground: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  endedGround: z.string().nullable(),
});
export type Duty = z.output<typeof dutyShape>;

export const dutyDraftShape = z
  .object({
    role,
    /** Where it is done; without it, at the person's own organisation. */
    orgId: maybeId,
    parkId: maybeId,
    ground,
    startsOn: day,
    endsOn: maybeDay,
  })
  .partial({ orgId: true, parkId: true, endsOn: true });
/** 派驻: away from home, at a station, for a term. */
export const dispatchDraftShape = z
  .object({ stationId: id, parkId: maybeId, ground, startsOn: day, endsOn: maybeDay })
  .partial({ parkId: true, endsOn: true });
export const endingShape = z.object({ endsOn: day, ground });

const params = z.object({ personId: id });
const { person_not_found, admin_roles_apart, term_backwards, park_needed, organisation_not_found } = partiesRefusals;

export const dutyRoutes = routes({
  giveDuty: {
    method: 'post',
    path: '/people/{personId}/duties',
    summary: 'Give a person a duty from a day on',
    access: 'parties.give_duties',
    params,
    body: dutyDraftShape,
    answer: z.object({ id }),
    refusals: [person_not_found, organisation_not_found, admin_roles_apart, term_backwards, park_needed, partiesRefusals.duty_overlaps],
  },
  dispatchPerson: {
    method: 'post',
    path: '/people/{personId}/dispatches',
    summary: 'Dispatch a person to a station',
    access: 'parties.give_duties',
    params,
    body: dispatchDraftShape,
    answer: z.object({ id }),
    refusals: [person_not_found, organisation_not_found, partiesRefusals.dispatch_overlaps, admin_roles_apart, term_backwards, park_needed],
  },
  endDuty: {
    method: 'post',
    path: '/duties/{dutyId}/ending',
    summary: 'End a duty',
    access: 'parties.give_duties',
    params: z.object({ dutyId: id }),
    body: endingShape,
    refusals: [partiesRefusals.duty_not_found, partiesRefusals.duty_ended, term_backwards, partiesRefusals.last_administrator],
  },
  handOver: {
    method: 'post',
    path: '/people/{personId}/handovers',
    summary: 'Hand every open matter of a person over to another',
    access: 'parties.give_duties',
    params,
    body: z.object({ toPersonId: id, ground }),
    answer: z.object({ id }),
    refusals: [person_not_found, partiesRefusals.cannot_hand_over],
  },
});
