import { dayOf } from '#shared/dates.ts';
import { searchWords, type SiteFound } from '#shared/site.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteMap, SiteRoute, SiteSearch, SiteSection } from '#platform/http/site-parts.ts';
import type { SiteAsked } from '#platform/http/site.ts';
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
} from '#web/site/list.tsx';
import { page } from '#web/site/page.tsx';
import { toSimplified } from '#web/site/script.ts';
import { m } from '#words/messages.js';
import { FIELD_CODES } from '../contract/item-codes.ts';
import { expertPage } from './expert-page.tsx';
import { countPublicExperts, countsByField, publicExperts, type PublicExpert, type PublicFilter } from './public-experts.ts';

const MAPPED = 5_000;

/** `/experts`: everybody who agreed to be found, by field and by words. */
const listPage: SiteRoute = { path: '/experts', show: (ctx, asked) => showList(ctx, asked) };

async function showList(ctx: Ctx, asked: SiteAsked): Promise<string> {
  const { locale } = ctx;
  const text = (asked.query['q'] ?? '').trim().slice(0, 100);
  const field = FIELD_CODES.find((code) => code === asked.query['field']);
  const filter = { words: searchWords(locale === 'zh-TW' ? toSimplified(text) : text), field };
  const number = pageAsked(asked.query);
  const total = await countPublicExperts(ctx, filter);
  const rows = await publicExperts(ctx, { ...filter, limit: SITE_PAGE_SIZE, offset: (number - 1) * SITE_PAGE_SIZE });
  const title = m.site_experts_title({}, { locale });
  const lede = m.site_experts_lede({}, { locale });
  const children = (
    <ListPage
      head={<PageHead locale={locale} title={title} lede={lede} />}
      tools={<SearchForm locale={locale} action="/experts" hint={m.site_experts_search({}, { locale })} text={text} kept={{ field }} />}
      filters={<Filters groups={[await fieldsOf(ctx, asked, filter)]} note={m.site_experts_count({ count: total }, { locale })} />}
    >
      {rows.length > 0 ? (
        <>
          <FoundList rows={rows.map((row) => foundExpert(ctx, row))} />
          <Pager locale={locale} path={asked.path} page={number} total={total} />
        </>
      ) : (
        <Nothing why={m.site_experts_none({}, { locale })} links={[{ label: m.site_experts_back({}, { locale }), href: '/experts' }]} />
      )}
    </ListPage>
  );
  return page({ title, locale, path: asked.path, frame: await siteFrame(ctx, asked), summary: lede, isUnlisted: text !== '', children });
}

async function fieldsOf(ctx: Ctx, asked: SiteAsked, filter: PublicFilter) {
  const { locale } = ctx;
  const counts = await countsByField(ctx, filter);
  const all = { label: m.site_experts_all({}, { locale }), href: hrefWith(asked.path, { field: null }), isHere: !filter.field };
  const options = FIELD_CODES.map((code) => ({
    label: spokenCode('field', code, locale),
    href: hrefWith(asked.path, { field: code }),
    count: counts.get(code) ?? 0,
    isHere: filter.field === code,
  }));
  return { title: m.site_experts_field({}, { locale }), options: [all, ...options] };
}

/** An expert in a list: title and organisation, name, the first lines of the research, subjects. */
function foundExpert(ctx: Ctx, row: PublicExpert): SiteFound {
  const { locale } = ctx;
  const text = row.directions ?? row.subjects.join('、');
  const fields = row.fields.map((code) => spokenCode('field', code.replaceAll('.', '_'), locale)).join('、');
  const facts: [string, string][] = [
    [m.site_experts_field({}, { locale }), fields],
    [m.site_experts_subjects({}, { locale }), row.subjects.join('、')],
  ];
  return {
    kind: row.title ? spokenCode('expert_title', row.title, locale) : m.site_experts({}, { locale }),
    from: row.orgName ?? '',
    link: { label: locale === 'en' ? (row.nameEn ?? row.name) : row.name, href: `/experts/${row.id}` },
    text: text.length > 110 ? `${text.slice(0, 108)}……` : text,
    facts: facts.filter(([, value]) => value),
  };
}

export const expertSite: readonly SiteRoute[] = [listPage, expertPage];

export const expertSections: readonly SiteSection[] = [{ label: (locale) => m.site_experts({}, { locale }), href: '/experts', order: 45 }];

export const expertSearch: readonly SiteSearch[] = [
  {
    kind: 'experts',
    label: (locale) => m.site_experts({}, { locale }),
    order: 45,
    find: async (ctx, { words, limit, offset }) => {
      const rows = await publicExperts(ctx, { words, limit, offset });
      return { rows: rows.map((row) => foundExpert(ctx, row)), total: await countPublicExperts(ctx, { words }) };
    },
  },
];

export const expertMap: SiteMap = async (ctx) => {
  const rows = await publicExperts(ctx, { limit: MAPPED, offset: 0 });
  return [{ path: '/experts' }, ...rows.map((row) => ({ path: `/experts/${row.id}`, changedOn: dayOf(row.changedAt) }))];
};
