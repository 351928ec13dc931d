import { searchWords, type SiteFound } from '#shared/site.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import type { Ctx } from '#platform/ctx.ts';
import { checkedForm } from '#platform/http/site-forms.ts';
import type { SiteAsked, SiteHomeSource, SiteMap, SiteRoute, SiteSearch, SiteSection } from '#platform/http/site.ts';
import { siteFrame } from '#modules/parties/index.ts';
import { dayLong } from '#web/site/days.ts';
import { FormCheck, FormField, SiteForm } from '#web/site/form.tsx';
import { FoundList, hrefWith, ListPage, Nothing, PageHead, pageAsked, Pager, SearchForm, SITE_PAGE_SIZE, Tabs } from '#web/site/list.tsx';
import { page } from '#web/site/page.tsx';
import { ReadingPage } from '#web/site/reading.tsx';
import { toSimplified } from '#web/site/script.ts';
import { m } from '#words/messages.js';
import { NEED_KINDS } from '../contract/need-codes.ts';
import { offerAnswerShape } from '../contract/need-raising.ts';
import { answerOffer, listPublicNeeds, publicNeed, type PublicNeed } from '../offer.ts';

const pathOf = ({ id }: Pick<PublicNeed, 'id'>) => `/needs/${id}`;

const foundOf = (ctx: Ctx, need: PublicNeed): SiteFound => ({
  kind: need.kind ? spokenCode('need_kind', need.kind, ctx.locale) : m.technology_site_needs({}, { locale: ctx.locale }),
  tone: 'loess',
  from: need.parkName ?? '',
  link: { label: need.title, href: pathOf(need) },
  text: need.summary.slice(0, 160),
  facts: [[m.technology_site_since({}, { locale: ctx.locale }), dayLong(need.publishedOn, ctx.locale)]],
});

/** `/needs`: what enterprises are looking for, with their agreement. */
const listPage: SiteRoute = {
  path: '/needs',
  show: async (ctx, asked) => {
    const { locale } = ctx;
    const text = (asked.query['q'] ?? '').trim().slice(0, 100);
    const kind = NEED_KINDS.find((one) => one === asked.query['kind']);
    const number = pageAsked(asked.query);
    const words = searchWords(locale === 'zh-TW' ? toSimplified(text) : text);
    const { rows, total } = await listPublicNeeds(ctx, { page: number, pageSize: SITE_PAGE_SIZE, kind, words });
    const title = m.technology_site_needs({}, { locale });
    const lede = m.technology_site_needs_lede({}, { locale });
    const tabs = [
      { label: m.technology_site_all_kinds({}, { locale }), href: hrefWith(asked.path, { kind: null }), isHere: !kind },
      ...NEED_KINDS.map((one) => ({
        label: spokenCode('need_kind', one, locale),
        href: hrefWith(asked.path, { kind: one }),
        isHere: one === kind,
      })),
    ];
    const children = (
      <ListPage
        head={<PageHead locale={locale} title={title} lede={lede} />}
        tools={
          <>
            <SearchForm locale={locale} action="/needs" hint={m.technology_site_search({}, { locale })} text={text} kept={{ kind }} />
            <Tabs label={m.technology_need_kind({}, { locale })} options={tabs} />
          </>
        }
      >
        {rows.length > 0 ? (
          <>
            <FoundList rows={rows.map((row) => foundOf(ctx, row))} />
            <Pager locale={locale} path={asked.path} page={number} total={total} />
          </>
        ) : (
          <Nothing
            why={m.technology_site_nothing({}, { locale })}
            links={[{ label: m.technology_site_all({}, { locale }), href: '/needs' }]}
          />
        )}
      </ListPage>
    );
    return page({ title, locale, path: asked.path, frame: await siteFrame(ctx, asked), summary: lede, isUnlisted: text !== '', children });
  },
};

/** `/needs/{id}`: the public summary and nothing else, with the form for who can help. */
const needPage: SiteRoute = {
  path: '/needs/:needId',
  show: async (ctx, asked) => {
    const need = await publicNeed(ctx, asked.params['needId'] ?? '');
    if (!need) return null;
    const { locale } = ctx;
    const meta = [
      need.kind ? spokenCode('need_kind', need.kind, locale) : '',
      need.parkName ?? '',
      dayLong(need.publishedOn, locale),
    ].filter(Boolean);
    const children = (
      <ReadingPage
        locale={locale}
        title={need.title}
        above={[{ label: m.technology_site_needs({}, { locale }), href: '/needs' }]}
        meta={meta}
        rail={[{ title: m.technology_site_how({}, { locale }), body: <p>{m.technology_site_how_text({}, { locale })}</p> }]}
      >
        <p className="site-words" lang={locale === 'en' ? 'zh-CN' : undefined}>
          {need.summary}
        </p>
        <AnswerForm ctx={ctx} asked={asked} />
      </ReadingPage>
    );
    return page({
      title: need.title,
      locale,
      path: asked.path,
      frame: await siteFrame(ctx, asked),
      summary: need.summary.slice(0, 160),
      children,
    });
  },
  take: async (ctx, asked, values) => {
    const needId = asked.params['needId'] ?? '';
    await answerOffer(ctx, needId, checkedForm(offerAnswerShape, { ...values, hasConsented: values['hasConsented'] === 'yes' }));
    return `${pathOf({ id: needId })}?answered=1#we-can`;
  },
};

function AnswerForm({ ctx, asked: { refused, query, path } }: { ctx: Ctx; asked: SiteAsked }) {
  const said = { locale: ctx.locale };
  const optional = m.technology_site_optional({}, said);
  const heading = <h2>{m.technology_site_we_can({}, said)}</h2>;
  if (query['answered'] && !refused) {
    return (
      <section id="we-can">
        {heading}
        <p role="status" className="site-notice">
          {m.technology_site_answered({}, said)}
        </p>
      </section>
    );
  }
  return (
    <section>
      {heading}
      <SiteForm id="we-can" action={path} send={m.technology_site_answer_offer_send({}, said)} refused={refused}>
        <FormField name="name" label={m.technology_site_your_name({}, said)} most={40} autoComplete="name" refused={refused} />
        <FormField
          name="orgName"
          label={m.technology_site_your_org({}, said)}
          isOptional={optional}
          most={100}
          autoComplete="organization"
          refused={refused}
        />
        <FormField name="contact" label={m.technology_site_your_contact({}, said)} most={80} autoComplete="tel" refused={refused} />
        <FormField
          name="text"
          label={m.technology_site_what_you_can({}, said)}
          hint={m.technology_site_what_you_can_hint({}, said)}
          most={2000}
          lines={6}
          refused={refused}
        />
        <FormCheck name="hasConsented" label={m.technology_site_consent({}, said)} refused={refused} />
      </SiteForm>
    </section>
  );
}

export const needSite: readonly SiteRoute[] = [listPage, needPage];

export const needSections: readonly SiteSection[] = [
  { label: (locale) => m.technology_site_needs_short({}, { locale }), href: '/needs', order: 45 },
];

export const needHome: readonly SiteHomeSource[] = [
  {
    order: 45,
    block: async (ctx) => {
      const { locale } = ctx;
      const { rows } = await listPublicNeeds(ctx, { page: 1, pageSize: 3 });
      return {
        look: 'cards',
        title: m.technology_site_needs({}, { locale }),
        more: { label: m.technology_site_all({}, { locale }), href: '/needs' },
        rows: rows.map((row) => foundOf(ctx, row)),
      };
    },
  },
];

export const needSearch: readonly SiteSearch[] = [
  {
    kind: 'needs',
    label: (locale) => m.technology_site_needs_short({}, { locale }),
    order: 45,
    find: async (ctx, { words, limit, offset }) => {
      const { rows, total } = await listPublicNeeds(ctx, { page: Math.floor(offset / limit) + 1, pageSize: limit, words });
      return { rows: rows.map((row) => foundOf(ctx, row)), total };
    },
  },
];

const MAPPED = 2_000;

export const needMap: SiteMap = async (ctx) => {
  const { rows } = await listPublicNeeds(ctx, { page: 1, pageSize: MAPPED });
  return [{ path: '/needs' }, ...rows.map((need) => ({ path: pathOf(need), changedOn: need.publishedOn }))];
};
