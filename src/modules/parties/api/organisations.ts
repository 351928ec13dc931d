import { mounted } from '#platform/http/handlers.ts';
import { organisationRoutes } from '../contract.ts';
import {
  addOrganisation,
  changeOrganisation,
  closeOrganisation,
  mergeOrganisations,
  partOrganisations,
  reopenOrganisation,
} from '../organisation.ts';
import { listOrganisations, readOrganisation } from '../organisation-queries.ts';

export const organisationsApi = mounted(organisationRoutes, {
  listOrganisations: (ctx, { query }) => listOrganisations(ctx, query),
  readOrganisation: (ctx, { params }) => readOrganisation(ctx, params.organisationId),
  addOrganisation: async (ctx, { body }) => ({ id: await addOrganisation(ctx, body) }),
  changeOrganisation: (ctx, { params, body }) => changeOrganisation(ctx, params.organisationId, body),
  closeOrganisation: (ctx, { params, body }) => closeOrganisation(ctx, params.organisationId, body),
  reopenOrganisation: (ctx, { params }) => reopenOrganisation(ctx, params.organisationId),
  mergeOrganisation: (ctx, { params, body }) => mergeOrganisations(ctx, params.organisationId, body.intoId),
  partOrganisation: (ctx, { params }) => partOrganisations(ctx, params.organisationId),
});
