import type { Declaration } from '#platform/declaration.ts';
import { supervisionAccess } from './access.ts';

export const supervision: Declaration = {
  name: 'supervision',
  access: supervisionAccess,
  api: [],
};
