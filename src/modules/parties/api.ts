import { mounted } from '#platform/http/handlers.ts';
import { organisationRoutes } from './contract.ts';
import { organisationRow } from './organisation.ts';
import { listOrganisations } from './queries.ts';

export const partiesApi = [
  mounted(organisationRoutes, {
    listOrganisations: (ctx, { query }) => listOrganisations(ctx, query),
    readOrganisation: (ctx, { params }) => organisationRow(ctx, params.organisationId),
  }),
];
