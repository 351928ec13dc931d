import type { Declaration } from '#platform/declaration.ts';
import { websiteAccess } from './access.ts';
import { websiteApi } from './api.ts';
import { websiteFigures } from './figures.ts';
import { articlesWaiting } from './queue.ts';
import { seedWebsite } from './seed.ts';
import { homeBlocks } from './site/home-page.tsx';
import { articleMap } from './site/machine-pages.ts';
import { missingPage } from './site/missing-page.tsx';
import { articleSearch } from './site/search-page.tsx';
import { websitePages, websiteSections } from './site.ts';

export const website: Declaration = {
  name: 'website',
  access: websiteAccess,
  api: websiteApi,
  seed: seedWebsite,
  queue: articlesWaiting,
  figures: websiteFigures,
  site: websitePages,
  siteSections: websiteSections,
  siteHome: homeBlocks,
  siteSearch: articleSearch,
  siteMap: articleMap,
  siteMissing: missingPage,
};
