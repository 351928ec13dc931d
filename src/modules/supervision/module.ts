import type { Declaration } from '#platform/declaration.ts';
import { supervisionAccess } from './access.ts';
import { supervisionApi } from './api.ts';
import { supervisionFigures } from './figures.ts';
import { handoverListeners } from './handover.ts';
import { letterFigures } from './letters/figures.ts';
import { supervisionWaiting } from './queue.ts';
import { seedSupervision } from './seed.ts';
import { documentPage, documentSection } from './site.tsx';
import { taskFigures } from './tasks/figures.ts';
import { reminderJob } from './tasks/reminders.ts';

export const supervision: Declaration = {
  name: 'supervision',
  access: supervisionAccess,
  api: supervisionApi,
  listeners: handoverListeners,
  jobs: [reminderJob],
  seed: seedSupervision,
  queue: supervisionWaiting,
  figures: [...supervisionFigures, ...letterFigures, ...taskFigures],
  site: [documentPage],
  siteSections: [documentSection],
};
