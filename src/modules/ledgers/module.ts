import type { Declaration } from '#platform/declaration.ts';
import { ledgersAccess } from './access.ts';

export const ledgers: Declaration = {
  name: 'ledgers',
  access: ledgersAccess,
  api: [],
};
