import type { Declaration } from '#platform/declaration.ts';
import { technologyAccess } from './access.ts';
import { technologyApi } from './api.ts';
import { technologyListeners } from './listeners.ts';
import { seedNeeds } from './seed-needs.ts';

export const technology: Declaration = {
  name: 'technology',
  access: technologyAccess,
  api: technologyApi,
  listeners: technologyListeners,
  seed: seedNeeds,
};
