import { searchWords, type SiteLink } from '#shared/site.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteRoute } from '#platform/http/site.ts';
import { placesOf, siteFrame } from '#modules/parties/index.ts';
import {
  Filters,
  FoundCards,
  hrefWith,
  ListPage,
  Nothing,
  PageHead,
  pageAsked,
  Pager,
  SearchForm,
  SITE_PAGE_SIZE,
  Tabs,
} from '#web/site/list.tsx';
import { dayLong } from '#web/site/days.ts';
import { page } from '#web/site/page.tsx';
import { RuledList } from '#web/site/parts.tsx';
import { toSimplified } from '#web/site/script.ts';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { ARTICLE_KINDS, type ArticleKind } from '../contract.ts';
import type { ArticleVersion } from '../rows.ts';
import { SECTION_OF } from '../sections.ts';
import { countPublic, publicArticles, showcasesByPark } from './public-rows.ts';
import { dayOfArticle, foundRow, listRow, placeName, sectionName } from './words.ts';

/** `?q=` as the rows are written. */
export const textAsked = ({ locale }: Ctx, { query }: SiteAsked) => {
  const text = (query['q'] ?? '').trim().slice(0, 100);
  return locale === 'zh-TW' ? toSimplified(text) : text;
};

export const feedOf = (ctx: Ctx, kind: ArticleKind): SiteLink => ({
  label: m.site_subscribe({ section: sectionName(ctx, kind) }, { locale: ctx.locale }),
  href: `${SECTION_OF[kind]}/feed.xml`,
});

/** `/news`, `/notices`, `/calls`, `/showcase`. */
export const listPages: readonly SiteRoute[] = ARTICLE_KINDS.map((kind) => ({
  path: SECTION_OF[kind],
  show: (ctx, asked) => showList(ctx, asked, kind),
}));

async function showList(ctx: Ctx, asked: SiteAsked, kind: ArticleKind): Promise<string> {
  const { locale } = ctx;
  const text = textAsked(ctx, asked);
  const number = pageAsked(asked.query);
  const wanted = {
    kind,
    words: searchWords(text),
    closing: kind === 'call' ? (asked.query['state'] === 'over' ? ('over' as const) : ('open' as const)) : undefined,
    parkId: kind === 'showcase' ? asked.query['park'] : undefined,
  };
  const total = await countPublic(ctx, wanted);
  const rows = await publicArticles(ctx, { ...wanted, limit: SITE_PAGE_SIZE, offset: (number - 1) * SITE_PAGE_SIZE });
  const title = sectionName(ctx, kind);
  const lede = say(`website_lede_${kind}`, {}, locale);
  const children = (
    <ListPage
      head={<PageHead locale={locale} title={title} lede={lede} more={feedOf(ctx, kind)} />}
      tools={
        <>
          <SearchForm
            locale={locale}
            action={SECTION_OF[kind]}
            hint={m.site_search_section({ section: title }, { locale })}
            text={text}
            kept={{ state: asked.query['state'], park: wanted.parkId }}
          />
          {kind === 'call' && (await callTabs(ctx, asked, wanted.closing ?? 'open'))}
        </>
      }
      filters={kind === 'showcase' ? await parkFilter(ctx, asked) : undefined}
    >
      {rows.length > 0 ? (
        <Rows rows={rows} ctx={ctx} kind={kind} parks={await parkNames(ctx, rows)} />
      ) : (
        <Nothing
          why={text ? m.site_nothing_found({ text }, { locale }) : m.site_nothing_here({}, { locale })}
          links={elsewhere(ctx, kind)}
        />
      )}
      <Pager locale={locale} path={asked.path} page={number} total={total} />
    </ListPage>
  );
  return page({ title, locale, path: asked.path, frame: await siteFrame(ctx, asked), summary: lede, feed: feedOf(ctx, kind), children });
}

function Rows({
  rows,
  ctx,
  kind,
  parks,
}: {
  rows: readonly ArticleVersion[];
  ctx: Ctx;
  kind: ArticleKind;
  parks: ReadonlyMap<string, string>;
}) {
  if (kind !== 'showcase') return <RuledList rows={rows.map((row) => listRow(ctx, row))} />;
  // All are of one kind here: the tag says where, the line when.
  const cards = rows.map((row) => {
    const park = parks.get(row.parkId ?? '');
    return { ...foundRow(ctx, row, ''), ...(park && { kind: park, from: dayLong(dayOfArticle(row), ctx.locale) }) };
  });
  return <FoundCards rows={cards} />;
}

export async function parkNames(ctx: Ctx, rows: readonly ArticleVersion[]): Promise<ReadonlyMap<string, string>> {
  const places = await placesOf(
    ctx,
    rows.flatMap(({ parkId }) => parkId ?? []),
  );
  return new Map([...places].map(([id, place]) => [id, placeName(ctx, place, true)]));
}

const elsewhere = (ctx: Ctx, kind: ArticleKind): SiteLink[] =>
  ARTICLE_KINDS.filter((other) => other !== kind).map((other) => ({ label: sectionName(ctx, other), href: SECTION_OF[other] }));

async function callTabs(ctx: Ctx, asked: SiteAsked, here: 'open' | 'over') {
  const { locale } = ctx;
  const kind = 'call' as const;
  const options = [
    { state: 'open' as const, label: m.website_calls_open({}, { locale }), value: null },
    { state: 'over' as const, label: m.website_calls_over({}, { locale }), value: 'over' },
  ];
  const counted = [];
  for (const { state, label, value } of options) {
    const found = await countPublic(ctx, { kind, closing: state });
    counted.push({ label, href: hrefWith(asked.path, { state: value }), count: found, isHere: state === here });
  }
  return <Tabs label={m.website_calls_by_state({}, { locale })} options={counted} />;
}

async function parkFilter(ctx: Ctx, asked: SiteAsked) {
  const { locale } = ctx;
  const counts = await showcasesByPark(ctx);
  const places = await placesOf(
    ctx,
    counts.map(({ parkId }) => parkId),
  );
  const here = asked.query['park'] ?? '';
  const all = counts.reduce((sum, { rows }) => sum + rows, 0);
  const options = [
    { label: m.website_all_parks({}, { locale }), href: hrefWith(asked.path, { park: null }), count: all, isHere: here === '' },
    ...counts.map(({ parkId, rows }) => ({
      label: placeName(ctx, places.get(parkId), true),
      href: hrefWith(asked.path, { park: parkId }),
      count: rows,
      isHere: here === parkId,
    })),
  ];
  return <Filters groups={[{ title: m.site_parks({}, { locale }), options }]} note={m.website_showcase_note({}, { locale })} />;
}
