import type { Declaration } from '#platform/declaration.ts';
import { supervisionAccess } from './access.ts';
import { supervisionApi } from './api.ts';
import { supervisionFigures } from './figures.ts';
import { handoverListeners } from './handover.ts';
import { measuresWaiting } from './queue.ts';
import { seedSupervision } from './seed.ts';
import { documentPage, documentSection } from './site.tsx';

export const supervision: Declaration = {
  name: 'supervision',
  access: supervisionAccess,
  api: supervisionApi,
  listeners: handoverListeners,
  seed: seedSupervision,
  queue: measuresWaiting,
  figures: supervisionFigures,
  site: [documentPage],
  siteSections: [documentSection],
};
