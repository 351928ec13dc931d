import type { Declaration } from '#platform/declaration.ts';
import { ledgersAccess } from './access.ts';
import { ledgersApi } from './api.ts';
import { cardListeners } from './card-listeners.ts';
import { countLedgers } from './counts.ts';
import { dueListeners } from './due-listeners.ts';
import { ledgerFigures } from './figures/sources.ts';
import { handoverListeners } from './import/handover.ts';
import { importJobs } from './import/jobs.ts';
import { prepareSynonyms } from './import/synonyms.ts';
import { ledgerListeners } from './listeners.ts';
import { ledgersWaiting } from './queue.ts';
import { seedLedgers } from './seed.ts';

export const ledgers: Declaration = {
  name: 'ledgers',
  access: ledgersAccess,
  api: ledgersApi,
  listeners: [...cardListeners, ...dueListeners, ...handoverListeners, ...ledgerListeners],
  jobs: importJobs,
  prepare: prepareSynonyms,
  seed: seedLedgers,
  queue: ledgersWaiting,
  counts: countLedgers,
  figures: ledgerFigures,
};
