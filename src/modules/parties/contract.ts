import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';
import { ROLES } from '#shared/roles.ts';

/** Labels are catalogue keys `code_organisation_kind_…`. */
export const ORGANISATION_KINDS = [
  'bureau',
  'park',
  'park_committee',
  'station',
  'department',
  'county',
  'enterprise',
  'university',
  'institute',
  'intermediary',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const partiesRefusals = refusals('parties', {
  organisation_not_found: 404,
  person_not_found: 404,
  duty_not_found: 404,
  code_taken: 409,
  already_closed: 409,
  cannot_merge: 409,
  not_merged: 409,
  username_taken: 409,
  account_missing: 409,
  password_weak: 422,
  password_wrong: 403,
  admin_roles_apart: 409,
  duty_ended: 409,
  calendar_year_missing: 422,
});

const id = z.string().max(40);

/** One organisation as lists and forms see it. */
export const organisationShape = z.object({
  id,
  kind: z.enum(ORGANISATION_KINDS),
  name: z.string(),
  nameEn: z.string().nullable(),
  shortName: z.string().nullable(),
  parentId: id.nullable(),
  parkId: id.nullable(),
  countyId: id.nullable(),
  creditCode: z.string().nullable(),
  closedOn: z.string().nullable(),
});
export type Organisation = z.output<typeof organisationShape>;

export const organisationRoutes = routes({
  listOrganisations: {
    method: 'get',
    path: '/organisations',
    summary: 'Organisations by kind and name',
    access: 'parties.read_organisations',
    query: z.object({ ...pageQuery, kind: z.enum(ORGANISATION_KINDS).optional(), parkId: id.optional() }),
    answer: pageOf(organisationShape),
  },
  readOrganisation: {
    method: 'get',
    path: '/organisations/{organisationId}',
    summary: 'One organisation',
    access: 'parties.read_organisations',
    params: z.object({ organisationId: id }),
    answer: organisationShape,
    refusals: [partiesRefusals.organisation_not_found],
  },
});

/** Roles that can be given as a duty; `visitor` is nobody's duty. */
export const DUTY_ROLES = ROLES.filter((role) => role !== 'visitor');
