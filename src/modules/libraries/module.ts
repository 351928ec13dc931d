import type { Declaration } from '#platform/declaration.ts';
import { librariesAccess } from './access.ts';
import { librariesApi } from './api.ts';
import { itemFigures } from './item-figures.ts';
import { itemsWaiting } from './item-queue.ts';
import { expertsWaiting } from './expert-queue.ts';
import { seedExperts } from './seed-experts.ts';
import { seedItems } from './seed-items.ts';
import { itemHome, itemMap, itemSearch, itemSections, itemSite } from './site/items.ts';

export const libraries: Declaration = {
  name: 'libraries',
  access: librariesAccess,
  api: librariesApi,
  seed: async (ctx) => {
    await seedExperts(ctx);
    await seedItems(ctx);
  },
  queue: async (ctx) => [...(await expertsWaiting(ctx)), ...(await itemsWaiting(ctx))],
  figures: itemFigures,
  site: itemSite,
  siteSections: itemSections,
  siteHome: itemHome,
  siteSearch: itemSearch,
  siteMap: itemMap,
};
