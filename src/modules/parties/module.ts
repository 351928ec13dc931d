import type { Declaration } from '#platform/declaration.ts';
import { partiesAccess } from './access.ts';
import { partiesApi } from './api.ts';
import { prepareParties, seedParties } from './seed.ts';

export const parties: Declaration = {
  name: 'parties',
  access: partiesAccess,
  api: partiesApi,
  prepare: prepareParties,
  seed: seedParties,
};
