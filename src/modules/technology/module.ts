import type { Declaration } from '#platform/declaration.ts';
import { technologyAccess } from './access.ts';
import { technologyApi } from './api.ts';
import { technologyFigures } from './figures.ts';
import { needJobs } from './jobs.ts';
import { technologyListeners } from './listeners.ts';
import { needsWaiting } from './queue.ts';
import { seedNeeds } from './seed-needs.ts';
import { linkPage } from './site/link-page.tsx';
import { needHome, needMap, needSearch, needSections, needSite } from './site/public-needs.tsx';

export const technology: Declaration = {
  name: 'technology',
  access: technologyAccess,
  api: technologyApi,
  listeners: technologyListeners,
  jobs: needJobs,
  queue: needsWaiting,
  figures: technologyFigures,
  seed: seedNeeds,
  site: [linkPage, ...needSite],
  siteSections: needSections,
  siteHome: needHome,
  siteSearch: needSearch,
  siteMap: needMap,
};
