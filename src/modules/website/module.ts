import type { Declaration } from '#platform/declaration.ts';
import { websiteAccess } from './access.ts';
import { websiteApi } from './api.ts';

export const website: Declaration = {
  name: 'website',
  access: websiteAccess,
  api: websiteApi,
};
