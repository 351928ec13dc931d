import { searchWords, type SiteFound } from '#shared/site.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteRoute, SiteSearch } from '#platform/http/site.ts';
import { placesOf, siteFrame } from '#modules/parties/index.ts';
import { FoundList, hrefWith, ListPage, Nothing, PageHead, pageAsked, Pager, SearchForm, SITE_PAGE_SIZE, Tabs } from '#web/site/list.tsx';
import { page } from '#web/site/page.tsx';
import { m } from '#words/messages.js';
import { ARTICLE_KINDS, type ArticleKind } from '../contract.ts';
import { textAsked } from './list-pages.tsx';
import { countPublic, publicArticles } from './public-rows.ts';
import { foundRow, placeName, sectionName } from './words.ts';

const FEW = 5;

type Finding = { readonly source: SiteSearch; readonly rows: readonly SiteFound[]; readonly total: number };

/** One field over everything public: a few of each kind, or one kind page by page. */
export const searchPage: SiteRoute = {
  path: '/search',
  show: async (ctx, asked) => {
    const { locale } = ctx;
    const text = textAsked(ctx, asked);
    const words = searchWords(text);
    const sources = asked.shares.search.toSorted((left, right) => left.order - right.order);
    const one = sources.find(({ kind }) => kind === asked.query['kind']);
    const number = one ? pageAsked(asked.query) : 1;
    const found: Finding[] = [];
    for (const source of words.length > 0 ? sources : []) {
      const isOpen = source === one;
      const reach = isOpen ? { limit: SITE_PAGE_SIZE, offset: (number - 1) * SITE_PAGE_SIZE } : { limit: one ? 1 : FEW, offset: 0 };
      found.push({ source, ...(await source.find(ctx, { words, ...reach })) });
    }
    const title = m.site_search_page({}, { locale });
    const children = (
      <ListPage
        head={<PageHead locale={locale} title={title} lede={m.site_search_lede({}, { locale })} />}
        tools={
          <>
            <SearchForm locale={locale} action="/search" hint={m.site_search_hint({}, { locale })} text={text} kept={{ kind: one?.kind }} />
            {words.length > 0 && <Tabs label={m.site_search_kinds({}, { locale })} options={tabsOf(ctx, asked, found, one)} />}
          </>
        }
      >
        <Findings ctx={ctx} asked={asked} found={found} one={one} text={text} number={number} />
      </ListPage>
    );
    return page({
      title: text ? `${text} · ${title}` : title,
      locale,
      path: asked.path,
      frame: await siteFrame(ctx, asked),
      isUnlisted: true,
      children,
    });
  },
};

function tabsOf({ locale }: Ctx, { path }: SiteAsked, found: readonly Finding[], one: SiteSearch | undefined) {
  const all = found.reduce((sum, { total }) => sum + total, 0);
  return [
    { label: m.site_search_all({}, { locale }), href: hrefWith(path, { kind: null }), count: all, isHere: !one },
    ...found
      .filter(({ source, total }) => total > 0 || source === one)
      .map(({ source, total }) => ({
        label: source.label(locale),
        href: hrefWith(path, { kind: source.kind }),
        count: total,
        isHere: source === one,
      })),
  ];
}

type FindingsParts = {
  ctx: Ctx;
  asked: SiteAsked;
  found: readonly Finding[];
  one: SiteSearch | undefined;
  text: string;
  number: number;
};

function Findings({ ctx: { locale }, asked, found, one, text, number }: FindingsParts) {
  if (!text) return null;
  const shown = one ? found.filter(({ source }) => source === one) : found;
  const rows = shown.flatMap((finding) => finding.rows);
  if (rows.length === 0) return <Nothing why={m.site_nothing_found({ text }, { locale })} links={asked.sections} />;
  return (
    <>
      <FoundList rows={rows} />
      {one && <Pager locale={locale} path={asked.path} page={number} total={shown[0]?.total ?? 0} />}
    </>
  );
}

/** The articles' share of the search, a kind a tab. */
export const articleSearch: readonly SiteSearch[] = ARTICLE_KINDS.map((kind: ArticleKind, at) => ({
  kind,
  label: (locale) => sectionName({ locale }, kind),
  order: 10 + at,
  find: async (ctx, { words, limit, offset }) => {
    const rows = await publicArticles(ctx, { kind, words, limit, offset });
    const places = await placesOf(
      ctx,
      rows.map(({ orgId }) => orgId),
    );
    return {
      rows: rows.map((row) => foundRow(ctx, row, placeName(ctx, places.get(row.orgId)))),
      total: await countPublic(ctx, { kind, words }),
    };
  },
}));
