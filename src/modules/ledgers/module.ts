import type { Declaration } from '#platform/declaration.ts';
import { ledgersAccess } from './access.ts';
import { ledgersApi } from './api.ts';
import { ledgerListeners } from './listeners.ts';
import { seedLedgers } from './seed.ts';

export const ledgers: Declaration = {
  name: 'ledgers',
  access: ledgersAccess,
  api: ledgersApi,
  listeners: ledgerListeners,
  seed: seedLedgers,
};
