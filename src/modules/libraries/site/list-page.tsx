import { searchWords } from '#shared/site.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteRoute } from '#platform/http/site.ts';
import { siteFrame } from '#modules/parties/index.ts';
import {
  Filters,
  FoundList,
  hrefWith,
  ListPage,
  Nothing,
  PageHead,
  pageAsked,
  Pager,
  SearchForm,
  SITE_PAGE_SIZE,
  Tabs,
  type SiteFilter,
} from '#web/site/list.tsx';
import { page } from '#web/site/page.tsx';
import { toSimplified } from '#web/site/script.ts';
import { m } from '#words/messages.js';
import { ACHIEVEMENT_KINDS, FIELD_CODES, PROJECT_KINDS, type ItemNoun } from '../contract/item-codes.ts';
import { countPublic, countsBy, publicItems, type PublicFilter } from './public-items.ts';
import { foundItem } from './words.ts';

/** `/achievements` and `/projects`. */
export const listPages: readonly SiteRoute[] = [
  { path: '/achievements', show: (ctx, asked) => showList(ctx, asked, 'achievement') },
  { path: '/projects', show: (ctx, asked) => showList(ctx, asked, 'project') },
];

const KINDS = { achievement: ACHIEVEMENT_KINDS, project: PROJECT_KINDS } as const;
/** From which maturity on: a proven sample, a real environment, a finished system. */
const MATURE_FROM = [4, 7, 9] as const;

export const nounTitle = (ctx: Ctx, noun: ItemNoun) =>
  noun === 'achievement'
    ? m.libraries_site_achievements({}, { locale: ctx.locale })
    : m.libraries_site_projects({}, { locale: ctx.locale });

async function showList(ctx: Ctx, asked: SiteAsked, noun: ItemNoun): Promise<string> {
  const { locale } = ctx;
  const text = (asked.query['q'] ?? '').trim().slice(0, 100);
  const filter = filterOf(asked, noun, locale === 'zh-TW' ? toSimplified(text) : text);
  const number = pageAsked(asked.query);
  const total = await countPublic(ctx, filter);
  const rows = await publicItems(ctx, { ...filter, limit: SITE_PAGE_SIZE, offset: (number - 1) * SITE_PAGE_SIZE });
  const title = nounTitle(ctx, noun);
  const lede = noun === 'achievement' ? m.libraries_site_achievements_lede({}, { locale }) : m.libraries_site_projects_lede({}, { locale });
  const { field, kind, maturity } = asked.query;
  const children = (
    <ListPage
      head={<PageHead locale={locale} title={title} lede={lede} />}
      tools={
        <>
          <SearchForm
            locale={locale}
            action={`/${noun}s`}
            hint={m.libraries_site_search({}, { locale })}
            text={text}
            kept={{ field, kind, maturity }}
          />
          <Tabs label={m.libraries_site_libraries({}, { locale })} options={await tabsOf(ctx, noun)} />
        </>
      }
      filters={<Filters groups={await filtersOf(ctx, asked, filter)} note={m.libraries_site_note({}, { locale })} />}
    >
      {rows.length > 0 ? (
        <>
          <FoundList rows={rows.map((row) => foundItem(ctx, row))} />
          <Pager locale={locale} path={asked.path} page={number} total={total} />
        </>
      ) : (
        <Nothing
          why={m.libraries_site_nothing({}, { locale })}
          links={[{ label: m.libraries_site_all({}, { locale }), href: `/${noun}s` }]}
        />
      )}
    </ListPage>
  );
  return page({ title, locale, path: asked.path, frame: await siteFrame(ctx, asked), summary: lede, isUnlisted: text !== '', children });
}

function filterOf({ query }: SiteAsked, noun: ItemNoun, text: string): PublicFilter {
  const oneOf = (codes: readonly string[], asked: string | undefined) => codes.find((code) => code === asked);
  return {
    noun,
    words: searchWords(text),
    field: oneOf(FIELD_CODES, query['field']),
    kind: oneOf(KINDS[noun], query['kind']),
    maturity: MATURE_FROM.find((level) => String(level) === query['maturity']),
  };
}

async function tabsOf(ctx: Ctx, here: ItemNoun) {
  const tab = async (noun: ItemNoun) => ({
    label: nounTitle(ctx, noun),
    href: `/${noun}s`,
    count: await countPublic(ctx, { noun }),
    isHere: noun === here,
  });
  return [await tab('achievement'), await tab('project')];
}

async function filtersOf(ctx: Ctx, asked: SiteAsked, filter: PublicFilter): Promise<SiteFilter[]> {
  const { locale } = ctx;
  const group = async (name: 'kind' | 'field', title: string, list: string, codes: readonly string[]): Promise<SiteFilter> => {
    const counts = await countsBy(ctx, { ...filter, [name]: undefined }, name);
    const all = { label: m.libraries_site_every({}, { locale }), href: hrefWith(asked.path, { [name]: null }), isHere: !filter[name] };
    const options = codes
      .filter((code) => (counts.get(code) ?? 0) > 0 || filter[name] === code)
      .map((code) => ({
        label: spokenCode(list, code, locale),
        href: hrefWith(asked.path, { [name]: code }),
        count: counts.get(code) ?? 0,
        isHere: filter[name] === code,
      }));
    return { title, options: [all, ...options] };
  };
  const kinds = await group('kind', m.libraries_site_kind({}, { locale }), `${filter.noun}_kind`, KINDS[filter.noun]);
  const fields = await group('field', m.libraries_site_field({}, { locale }), 'field', FIELD_CODES);
  const maturities: SiteFilter = {
    title: m.libraries_site_maturity({}, { locale }),
    options: [
      { label: m.libraries_site_every({}, { locale }), href: hrefWith(asked.path, { maturity: null }), isHere: !filter.maturity },
      ...MATURE_FROM.map((level) => ({
        label: m.libraries_site_maturity_from({ level: spokenCode('maturity', String(level), locale) }, { locale }),
        href: hrefWith(asked.path, { maturity: level }),
        isHere: filter.maturity === level,
      })),
    ],
  };
  return [kinds, fields, maturities];
}
