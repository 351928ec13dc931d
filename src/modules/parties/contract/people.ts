import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { ROLES } from '#shared/roles.ts';
import { dutyShape } from './duties.ts';
import { partiesRefusals } from './refusals.ts';
import { day, ground, id, maybe, name, username } from './shapes.ts';

export const PEOPLE_STATES = ['present', 'left'] as const;

/** One person as the list sees them; duties are today's. */
export const personShape = z.object({
  id,
  name: z.string(),
  nameEn: z.string().nullable(),
  title: z.string().nullable(),
  orgId: id,
  orgName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  username: z.string().nullable(),
  isDisabled: z.boolean(),
  hasSecondFactor: z.boolean(),
  leftOn: z.string().nullable(),
  duties: z.array(z.object({ role: z.string(), parkName: z.string().nullable(), isDispatch: z.boolean() })),
});
export type Person = z.output<typeof personShape>;

export const personDetailShape = personShape.omit({ duties: true }).extend({
  mustChangePassword: z.boolean(),
  /** Past, present and coming, newest first. */
  duties: z.array(dutyShape),
  handovers: z.array(z.object({ id, fromName: z.string(), toName: z.string(), ground: z.string(), at: z.string() })),
});
export type PersonDetail = z.output<typeof personDetailShape>;

const described = {
  name,
  nameEn: maybe(100),
  title: maybe(60),
  orgId: id,
  phone: maybe(30),
  email: z
    .union([z.literal(''), z.email()])
    .nullable()
    .transform((text) => text || null),
};
/** With a username an account is opened too; its one-time password is answered, this once. */
export const personDraftShape = z
  .object({
    ...described,
    username: z
      .union([z.literal(''), username])
      .nullable()
      .transform((text) => text || null),
  })
  .partial({ nameEn: true, title: true, phone: true, email: true, username: true });
export const personChangeShape = z.object(described).partial();
export const leavingShape = z.object({ leftOn: day, ground });

const params = z.object({ personId: id });
const notFound = partiesRefusals.person_not_found;
const filters = {
  orgId: id.optional(),
  parkId: id.optional(),
  role: z.enum(ROLES).optional(),
  state: z.enum(PEOPLE_STATES).optional(),
};

export const peopleRoutes = routes({
  listPeople: {
    method: 'get',
    path: '/people',
    summary: 'People with the duties they have today',
    access: 'parties.read_people',
    query: z.object({ ...pageQuery, ...filters }),
    answer: pageOf(personShape),
  },
  exportPeople: {
    method: 'get',
    path: '/people-register',
    summary: 'The register of people and duties as a workbook',
    access: 'parties.read_people',
    query: z.object({ q: pageQuery.q, ...filters }),
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  readPerson: {
    method: 'get',
    path: '/people/{personId}',
    summary: 'One person with every duty past and present',
    access: 'parties.read_people',
    params,
    answer: personDetailShape,
    refusals: [notFound],
  },
  addPerson: {
    method: 'post',
    path: '/people',
    summary: 'Add a person, with an account where a username is given',
    access: 'parties.keep_people',
    body: personDraftShape,
    answer: z.object({ id, password: z.string().nullable() }),
    isSecret: true,
    refusals: [partiesRefusals.organisation_not_found, partiesRefusals.username_taken],
  },
  changePerson: {
    method: 'patch',
    path: '/people/{personId}',
    summary: 'Change what is said of a person',
    access: 'parties.keep_people',
    params,
    body: personChangeShape,
    refusals: [notFound, partiesRefusals.organisation_not_found],
  },
  leave: {
    method: 'post',
    path: '/people/{personId}/leaving',
    summary: 'A person has left: duties end, sessions end',
    access: 'parties.keep_people',
    params,
    body: leavingShape,
    refusals: [
      notFound,
      partiesRefusals.already_left,
      partiesRefusals.not_oneself,
      partiesRefusals.last_administrator,
      partiesRefusals.day_ahead,
    ],
  },
  comeBack: {
    method: 'delete',
    path: '/people/{personId}/leaving',
    summary: 'A person who had left is back, without duties',
    access: 'parties.keep_people',
    params,
    refusals: [notFound, partiesRefusals.not_left],
  },
});
