import { Fragment } from 'react';
import { checkedForm } from '#platform/http/site-forms.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteRoute } from '#platform/http/site.ts';
import { siteFrame } from '#modules/parties/index.ts';
import { dayLong } from '#web/site/days.ts';
import { FormCheck, FormField, SiteForm } from '#web/site/form.tsx';
import { page } from '#web/site/page.tsx';
import { KeyFacts, ReadingPage, type RailBlock } from '#web/site/reading.tsx';
import { m } from '#words/messages.js';
import { inquiryDraftShape } from '../contract/inquiries.ts';
import type { ItemNoun } from '../contract/item-codes.ts';
import { askAboutItem } from '../inquiry.ts';
import { filesOf } from '../item-files.ts';
import type { ItemRow } from '../item.ts';
import { nounTitle } from './list-page.tsx';
import { publicItem, publicItems, shownFields } from './public-items.ts';
import { kindOf, labelOf, publicPath, publishedOn, shownValue, titleOf } from './words.ts';

const routeOf = (noun: ItemNoun): SiteRoute => ({
  path: `/${noun}s/:itemId`,
  show: async (ctx, asked) => {
    const row = await publicItem(ctx, noun, asked.params['itemId'] ?? '');
    return row && showItem(ctx, asked, row);
  },
  take: async (ctx, asked, values) => {
    const itemId = asked.params['itemId'] ?? '';
    const draft = checkedForm(inquiryDraftShape, { ...values, hasConsented: values['hasConsented'] === 'yes' });
    await askAboutItem(ctx, itemId, draft);
    return `${publicPath({ noun, id: itemId })}?asked=1#ask`;
  },
});

/** `/achievements/{itemId}` and `/projects/{itemId}`, each with its form. */
export const itemPages: readonly SiteRoute[] = [routeOf('achievement'), routeOf('project')];

/** Said above the facts, or in the title. */
const ELSEWHERE = new Set(['title', 'titleEn', 'kind', 'summary', 'applications', 'demonstrations', 'results']);

async function showItem(ctx: Ctx, asked: SiteAsked, row: ItemRow): Promise<string> {
  const { locale } = ctx;
  const title = titleOf(ctx, row);
  const day = publishedOn(row);
  const meta = [kindOf(ctx, row), shownValue(ctx, row, 'ownerName') ?? '', day ? dayLong(day, locale) : ''].filter(Boolean);
  const facts = shownFields(row)
    .filter(({ name }) => !ELSEWHERE.has(name))
    .flatMap((field): [string, string][] => {
      const value = shownValue(ctx, row, field.name);
      return value ? [[labelOf(ctx, field), value]] : [];
    });
  const isChineseOnly = locale === 'en' && row.titleEn === null;
  const children = (
    <ReadingPage
      locale={locale}
      title={title}
      above={[{ label: nounTitle(ctx, row.noun), href: `/${row.noun}s` }]}
      lede={locale === 'en' && row.titleEn ? row.title : undefined}
      meta={meta}
      rail={await railOf(ctx, row)}
    >
      {locale === 'en' && (
        <p className="site-notice">
          {isChineseOnly ? m.libraries_site_only_chinese({}, { locale }) : m.libraries_site_text_chinese({}, { locale })}
        </p>
      )}
      <p lang={locale === 'en' ? 'zh-CN' : undefined}>{row.summary}</p>
      <Parts ctx={ctx} row={row} names={['applications', 'demonstrations', 'results']} />
      <KeyFacts facts={facts} />
      <Pictures ctx={ctx} row={row} files={await filesOf(ctx, [row.id])} />
      <AskForm ctx={ctx} asked={asked} row={row} />
    </ReadingPage>
  );
  return page({ title, locale, path: asked.path, frame: await siteFrame(ctx, asked), summary: row.summary, children });
}

/** Longer fields under headings of their own, each only where something is said. */
function Parts({ ctx, row, names }: { ctx: Ctx; row: ItemRow; names: readonly string[] }) {
  return names.map((name) => {
    const field = shownFields(row).find((one) => one.name === name);
    const value = field && shownValue(ctx, row, name);
    if (!field || !value) return null;
    return (
      <Fragment key={name}>
        <h2>{labelOf(ctx, field)}</h2>
        <p>{value}</p>
      </Fragment>
    );
  });
}

type Files = Awaited<ReturnType<typeof filesOf>>;

function Pictures({ ctx, row, files }: { ctx: Ctx; row: ItemRow; files: Files }) {
  const pictures = files.filter((file) => file.isPicture);
  const papers = files.filter((file) => !file.isPicture);
  const addressOf = (id: string) => `/api/library-items/${row.id}/files/${id}`;
  return (
    <>
      {pictures.length > 0 && (
        <div className="site-pictures">
          {pictures.map((file) => (
            <figure key={file.id}>
              <img src={addressOf(file.id)} alt={file.caption ?? row.title} loading="lazy" />
              {file.caption && <figcaption>{file.caption}</figcaption>}
            </figure>
          ))}
        </div>
      )}
      {papers.length > 0 && (
        <>
          <h2>{m.libraries_site_papers({}, { locale: ctx.locale })}</h2>
          <ul>
            {papers.map((file) => (
              <li key={file.id}>
                <a href={addressOf(file.id)}>{file.caption ?? file.name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function AskForm({ ctx, asked, row }: { ctx: Ctx; asked: SiteAsked; row: ItemRow }) {
  const { locale } = ctx;
  const { refused } = asked;
  const optional = m.libraries_site_ask_optional({}, { locale });
  if (asked.query['asked'] && !refused) {
    return (
      <section id="ask">
        <h2>{m.libraries_site_ask({}, { locale })}</h2>
        <p role="status" className="site-notice">
          {m.libraries_site_asked({}, { locale })}
        </p>
      </section>
    );
  }
  return (
    <section>
      <h2>{m.libraries_site_ask({}, { locale })}</h2>
      <p>{m.libraries_site_ask_note({}, { locale })}</p>
      <SiteForm id="ask" action={publicPath(row)} send={m.libraries_site_ask_send({}, { locale })} refused={refused}>
        <FormField name="name" label={m.libraries_site_ask_name({}, { locale })} most={40} refused={refused} autoComplete="name" />
        <FormField
          name="organisation"
          label={m.libraries_site_ask_organisation({}, { locale })}
          isOptional={optional}
          most={100}
          refused={refused}
          autoComplete="organization"
        />
        <FormField
          name="contact"
          label={m.libraries_site_ask_contact({}, { locale })}
          hint={m.libraries_site_ask_contact_hint({}, { locale })}
          most={80}
          refused={refused}
        />
        <FormField name="question" label={m.libraries_site_ask_question({}, { locale })} most={1000} lines={4} refused={refused} />
        <FormCheck name="hasConsented" label={m.libraries_site_ask_consent({}, { locale })} refused={refused} />
      </SiteForm>
    </section>
  );
}

/** Others of the same field. */
async function railOf(ctx: Ctx, row: ItemRow): Promise<RailBlock[]> {
  const { locale } = ctx;
  const like = await publicItems(ctx, { noun: row.noun, field: row.fields[0], limit: 6, offset: 0 });
  const others = like.filter(({ id }) => id !== row.id).slice(0, 5);
  const ask: RailBlock = {
    title: m.libraries_site_ask({}, { locale }),
    body: <a href="#ask">{m.libraries_site_ask_go({}, { locale })}</a>,
  };
  if (others.length === 0) return [ask];
  const list = (
    <ul>
      {others.map((other) => (
        <li key={other.id}>
          <a href={publicPath(other)}>{titleOf(ctx, other)}</a>
        </li>
      ))}
    </ul>
  );
  return [ask, { title: m.libraries_site_same_field({}, { locale }), body: list }];
}
