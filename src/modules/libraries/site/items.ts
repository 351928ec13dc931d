import { dayOf } from '#shared/dates.ts';
import type { SiteHomeSource, SiteMap, SiteRoute, SiteSearch, SiteSection } from '#platform/http/site-parts.ts';
import { m } from '#words/messages.js';
import type { ItemNoun } from '../contract/item-codes.ts';
import { itemPages } from './item-page.tsx';
import { listPages } from './list-page.tsx';
import { countPublic, publicItems } from './public-items.ts';
import { foundItem, publicPath } from './words.ts';

const MAPPED = 5_000;

export const itemSite: readonly SiteRoute[] = [...listPages, ...itemPages];

export const itemSections: readonly SiteSection[] = [
  { label: (locale) => m.libraries_site_achievements({}, { locale }), href: '/achievements', order: 50 },
];

export const itemHome: readonly SiteHomeSource[] = [
  {
    order: 50,
    block: async (ctx) => {
      const rows = await publicItems(ctx, { noun: 'achievement', limit: 3, offset: 0 });
      if (rows.length === 0) return null;
      const { locale } = ctx;
      return {
        look: 'cards',
        title: m.libraries_site_home({}, { locale }),
        more: { label: m.libraries_site_home_all({}, { locale }), href: '/achievements' },
        rows: rows.map((row) => foundItem(ctx, row)),
      };
    },
  },
];

const searchOf = (noun: ItemNoun, order: number): SiteSearch => ({
  kind: `${noun}s`,
  label: (locale) => (noun === 'achievement' ? m.libraries_site_achievements({}, { locale }) : m.libraries_site_projects({}, { locale })),
  order,
  find: async (ctx, { words, limit, offset }) => {
    const rows = await publicItems(ctx, { noun, words, limit, offset });
    return { rows: rows.map((row) => foundItem(ctx, row)), total: await countPublic(ctx, { noun, words }) };
  },
});

export const itemSearch: readonly SiteSearch[] = [searchOf('achievement', 50), searchOf('project', 51)];

export const itemMap: SiteMap = async (ctx) => {
  const rows = [
    ...(await publicItems(ctx, { noun: 'achievement', limit: MAPPED, offset: 0 })),
    ...(await publicItems(ctx, { noun: 'project', limit: MAPPED, offset: 0 })),
  ];
  return ['/achievements', '/projects']
    .map((path): { path: string; changedOn?: string } => ({ path }))
    .concat(rows.map((row) => ({ path: publicPath(row), changedOn: dayOf(row.changedAt) })));
};
