import { z } from 'zod';
import { checkCreditCode } from '#shared/credit-code.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { partiesRefusals } from './refusals.ts';
import { day, ground, id, maybe, maybeId, name } from './shapes.ts';

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

/** In use, closed, or found to be the same as another. */
export const ORGANISATION_STATES = ['open', 'closed', 'merged'] as const;

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
  mergedInto: id.nullable(),
});
export type Organisation = z.output<typeof organisationShape>;

/** One organisation on its own sheet. */
export const organisationDetailShape = organisationShape.extend({
  parentName: z.string().nullable(),
  parkName: z.string().nullable(),
  countyName: z.string().nullable(),
  mergedIntoName: z.string().nullable(),
  formerNames: z.array(z.object({ name: z.string(), until: z.string() })),
  closedGround: z.string().nullable(),
  /** People who belong to it and have not left. */
  people: z.number().int(),
});
export type OrganisationDetail = z.output<typeof organisationDetailShape>;

/** GB 32100-2015: eighteen signs whose last is a check digit. Empty is none. */
const creditCode = maybe(18).refine((code) => code === null || checkCreditCode(code) === 'ok', 'field.credit_code');

const described = {
  name,
  nameEn: maybe(200),
  shortName: maybe(40),
  parentId: maybeId,
  parkId: maybeId,
  countyId: maybeId,
  creditCode,
};
export const organisationDraftShape = z
  .object({ kind: z.enum(ORGANISATION_KINDS), ...described })
  .partial({ nameEn: true, shortName: true, parentId: true, parkId: true, countyId: true, creditCode: true });
export const organisationChangeShape = z.object(described).partial();
export const closingShape = z.object({ closedOn: day, ground });

const params = z.object({ organisationId: id });
const notFound = partiesRefusals.organisation_not_found;

export const organisationRoutes = routes({
  listOrganisations: {
    method: 'get',
    path: '/organisations',
    summary: 'Organisations by kind and name',
    access: 'parties.read_organisations',
    query: z.object({
      ...pageQuery,
      kind: z.enum(ORGANISATION_KINDS).optional(),
      parkId: id.optional(),
      state: z.enum(ORGANISATION_STATES).optional(),
    }),
    answer: pageOf(organisationShape),
  },
  readOrganisation: {
    method: 'get',
    path: '/organisations/{organisationId}',
    summary: 'One organisation',
    access: 'parties.read_organisations',
    params,
    answer: organisationDetailShape,
    refusals: [notFound],
  },
  addOrganisation: {
    method: 'post',
    path: '/organisations',
    summary: 'Add an organisation',
    access: 'parties.keep_organisations',
    body: organisationDraftShape,
    answer: z.object({ id }),
    refusals: [partiesRefusals.code_taken, notFound],
  },
  changeOrganisation: {
    method: 'patch',
    path: '/organisations/{organisationId}',
    summary: 'Change an organisation; an old name is kept',
    access: 'parties.keep_organisations',
    params,
    body: organisationChangeShape,
    refusals: [notFound, partiesRefusals.code_taken],
  },
  closeOrganisation: {
    method: 'post',
    path: '/organisations/{organisationId}/closing',
    summary: 'Close an organisation',
    access: 'parties.keep_organisations',
    params,
    body: closingShape,
    refusals: [notFound, partiesRefusals.already_closed, partiesRefusals.day_ahead],
  },
  reopenOrganisation: {
    method: 'delete',
    path: '/organisations/{organisationId}/closing',
    summary: 'Open a closed organisation again',
    access: 'parties.keep_organisations',
    params,
    refusals: [notFound, partiesRefusals.not_closed],
  },
  mergeOrganisation: {
    method: 'post',
    path: '/organisations/{organisationId}/merger',
    summary: 'Say that this is the same as another organisation',
    access: 'parties.keep_organisations',
    params,
    body: z.object({ intoId: id }),
    refusals: [notFound, partiesRefusals.cannot_merge],
  },
  partOrganisation: {
    method: 'delete',
    path: '/organisations/{organisationId}/merger',
    summary: 'Take a merging back',
    access: 'parties.keep_organisations',
    params,
    refusals: [notFound, partiesRefusals.not_merged, partiesRefusals.code_taken],
  },
});
