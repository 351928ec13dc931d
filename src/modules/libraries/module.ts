import type { Declaration } from '#platform/declaration.ts';
import { librariesAccess } from './access.ts';
import { librariesApi } from './api.ts';
import { expertFigures } from './expert-figures.ts';
import { itemFigures } from './item-figures.ts';
import { itemsWaiting } from './item-queue.ts';
import { expertsWaiting } from './expert-queue.ts';
import { seedExperts } from './seed-experts.ts';
import { seedItems } from './seed-items.ts';
import { expertMap, expertSearch, expertSections, expertSite } from './site/experts.tsx';
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
  figures: [...expertFigures, ...itemFigures],
  site: [...expertSite, ...itemSite],
  siteSections: [...expertSections, ...itemSections],
  siteHome: itemHome,
  siteSearch: [...expertSearch, ...itemSearch],
  siteMap: async (ctx) => [...(await expertMap(ctx)), ...(await itemMap(ctx))],
};
