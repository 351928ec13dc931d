import type { Declaration } from '#platform/declaration.ts';
import { librariesAccess } from './access.ts';
import { librariesApi } from './api.ts';

export const libraries: Declaration = {
  name: 'libraries',
  access: librariesAccess,
  api: librariesApi,
};
