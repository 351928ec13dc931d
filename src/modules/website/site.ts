import type { SiteRoute, SiteSection } from '#platform/http/site.ts';
import { ARTICLE_KINDS } from './contract.ts';
import { SECTION_OF } from './sections.ts';
import { articlePages } from './site/article-page.tsx';
import { homePage } from './site/home-page.tsx';
import { listPages } from './site/list-pages.tsx';
import { feedPages, filePage, mapPage, robotsPage } from './site/machine-pages.ts';
import { searchPage } from './site/search-page.tsx';
import { sectionName } from './site/words.ts';

/** Feeds stand before the articles: their address looks like one. */
export const websitePages: readonly SiteRoute[] = [
  homePage,
  ...feedPages,
  ...listPages,
  ...articlePages,
  searchPage,
  filePage,
  mapPage,
  robotsPage,
];

export const websiteSections: readonly SiteSection[] = ARTICLE_KINDS.map((kind, at) => ({
  label: (locale) => sectionName({ locale }, kind),
  href: SECTION_OF[kind],
  order: kind === 'showcase' ? 30 : 10 + at,
}));
