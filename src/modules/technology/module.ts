import type { Declaration } from '#platform/declaration.ts';
import { technologyAccess } from './access.ts';
import { technologyApi } from './api.ts';

export const technology: Declaration = {
  name: 'technology',
  access: technologyAccess,
  api: technologyApi,
};
