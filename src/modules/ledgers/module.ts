import type { Declaration } from '#platform/declaration.ts';
import { ledgersAccess } from './access.ts';
import { ledgersApi } from './api.ts';
import { cardListeners } from './card-listeners.ts';
import { countLedgers } from './counts.ts';
import { ledgerListeners } from './listeners.ts';
import { seedLedgers } from './seed.ts';

export const ledgers: Declaration = {
  name: 'ledgers',
  access: ledgersAccess,
  api: ledgersApi,
  listeners: [...cardListeners, ...ledgerListeners],
  seed: seedLedgers,
  counts: countLedgers,
};
