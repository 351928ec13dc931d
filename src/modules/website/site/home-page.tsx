import { dayOf } from '#shared/dates.ts';
import type { SiteLink } from '#shared/site.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteHomeSource, SiteRoute } from '#platform/http/site.ts';
import { siteFrame, siteParks } from '#modules/parties/index.ts';
import { dayLong } from '#web/site/days.ts';
import { Home } from '#web/site/home.tsx';
import { page } from '#web/site/page.tsx';
import { m } from '#words/messages.js';
import type { ArticleKind } from '../contract.ts';
import { SECTION_OF } from '../sections.ts';
import { feedOf, parkNames } from './list-pages.tsx';
import { countPublic, publicArticles } from './public-rows.ts';
import { foundRow, listRow, sectionName } from './words.ts';

/** Where a heading may break: the catalogue marks the end of each phrase with `|`. */
const phrasesOf = (text: string) => text.split('|');

/** Whose site it is, the search, three doors, what the modules give, the parks. */
export const homePage: SiteRoute = {
  path: '/',
  show: async (ctx, asked) => {
    const { locale } = ctx;
    const parks = await siteParks(ctx);
    const sources = asked.shares.home.toSorted((left, right) => left.order - right.order);
    const blocks = [];
    for (const { block } of sources) {
      const given = await block(ctx);
      if (given && given.rows.length > 0) blocks.push(given);
    }
    const lede = phrasesOf(m.site_home_lede({ parks: parks.length }, { locale }));
    const children = (
      <Home
        locale={locale}
        title={phrasesOf(m.site_home_title({}, { locale }))}
        lede={lede}
        search={{ action: '/search', hint: m.site_search_hint({}, { locale }), often: often(ctx) }}
        doors={doorsOf(ctx, asked)}
        blocks={blocks}
        figures={{
          title: m.site_parks({}, { locale }),
          note: m.site_parks_note({}, { locale }),
          rows: parks.map((park) => ({
            label: park.name,
            value: String(park.enterprises),
            unit: m.site_enterprises_unit({}, { locale }),
            share: null,
            note: park.committee,
          })),
        }}
      />
    );
    const title = m.site_home_page({}, { locale });
    const frame = await siteFrame(ctx, asked);
    return page({ title, locale, path: asked.path, frame, summary: lede.join(' '), feed: feedOf(ctx, 'news'), children });
  },
};

const often = ({ locale }: Ctx): SiteLink[] =>
  m
    .site_often_words({}, { locale })
    .split('|')
    .map((word) => ({ label: word, href: `/search?q=${encodeURIComponent(word)}` }));

/** Each audience's ways in; a way to a section that is not there is not offered. */
function doorsOf({ locale }: Ctx, { sections }: SiteAsked) {
  const way = (label: string, href: string): SiteLink[] => (sections.some((section) => section.href === href) ? [{ label, href }] : []);
  const signIn = { label: m.site_door_sign_in({}, { locale }), href: '/workspace' };
  const calls = way(m.site_door_calls({}, { locale }), '/calls');
  const document = way(m.site_door_document({}, { locale }), '/document');
  return [
    {
      kind: 'enterprise' as const,
      title: m.site_door_enterprise({}, { locale }),
      links: [
        ...calls,
        ...way(m.site_door_experts({}, { locale }), '/experts'),
        ...way(m.site_door_achievements({}, { locale }), '/achievements'),
        signIn,
      ],
    },
    {
      kind: 'research' as const,
      title: m.site_door_research({}, { locale }),
      links: [
        ...way(m.site_door_needs({}, { locale }), '/needs'),
        ...calls,
        ...way(m.site_door_showcase({}, { locale }), '/showcase'),
        signIn,
      ],
    },
    {
      kind: 'office' as const,
      title: m.site_door_office({}, { locale }),
      links: [signIn, ...document, ...way(m.site_door_notices({}, { locale }), '/notices')],
    },
  ];
}

const LATEST = 5;

/** This module's own blocks: what can be answered now, what is new, who is here. */
export const homeBlocks: readonly SiteHomeSource[] = [
  {
    order: 10,
    block: async (ctx) => {
      const { locale } = ctx;
      const open = await countPublic(ctx, { kind: 'call', closing: 'open' });
      const rows = await publicArticles(ctx, { kind: 'call', closing: 'open', limit: LATEST });
      return {
        look: 'list',
        title: m.website_calls_open({}, { locale }),
        note: m.website_calls_note({ day: dayLong(dayOf(ctx.now), locale) }, { locale }),
        more: { label: m.website_all_calls({ count: open }, { locale }), href: SECTION_OF.call },
        rows: rows.map((row) => listRow(ctx, row)),
      };
    },
  },
  { order: 20, block: (ctx) => latest(ctx, 'news') },
  { order: 21, block: (ctx) => latest(ctx, 'notice') },
  {
    order: 40,
    block: async (ctx) => {
      const rows = await publicArticles(ctx, { kind: 'showcase', limit: 3 });
      const parks = await parkNames(ctx, rows);
      return { ...headOf(ctx, 'showcase'), look: 'cards', rows: rows.map((row) => foundRow(ctx, row, parks.get(row.parkId ?? '') ?? '')) };
    },
  },
];

async function latest(ctx: Ctx, kind: ArticleKind) {
  const rows = await publicArticles(ctx, { kind, limit: LATEST });
  return { ...headOf(ctx, kind), look: 'pair' as const, rows: rows.map((row) => ({ ...listRow(ctx, row), note: undefined })) };
}

const headOf = (ctx: Ctx, kind: ArticleKind) => ({
  title: sectionName(ctx, kind),
  more: { label: m.website_all_of({ section: sectionName(ctx, kind) }, { locale: ctx.locale }), href: SECTION_OF[kind] },
});
