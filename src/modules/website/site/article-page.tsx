import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteRoute } from '#platform/http/site.ts';
import { placesOf, siteFrame } from '#modules/parties/index.ts';
import { dayLong, deadlineNote } from '#web/site/days.ts';
import { page } from '#web/site/page.tsx';
import { KeyFacts, ReadingPage, type RailBlock } from '#web/site/reading.tsx';
import { Markdown } from '#web/theme/markdown.tsx';
import { m } from '#words/messages.js';
import { ARTICLE_KINDS, type ArticleKind } from '../contract.ts';
import { shownArticle, type ArticleVersion } from '../rows.ts';
import { SECTION_OF } from '../sections.ts';
import { feedOf } from './list-pages.tsx';
import { addressOf, dayOfArticle, placeName, publicFile, sectionName, writtenFor } from './words.ts';

/** `/news/{articleId}` and its likes. */
export const articlePages: readonly SiteRoute[] = ARTICLE_KINDS.map((kind: ArticleKind) => ({
  path: `${SECTION_OF[kind]}/:articleId`,
  show: async (ctx, asked) => {
    const row = await shownArticle(ctx, kind, asked.params['articleId'] ?? '');
    return row && showArticle(ctx, asked, row, { fileAddress: (fileId) => publicFile(row, fileId) });
  },
}));

type Options = { readonly fileAddress: (fileId: string) => string; readonly isPreview?: boolean };

/** One article as a page; the preview is the same page with the files' addresses of those who work on it. */
export async function showArticle(
  ctx: Ctx,
  asked: SiteAsked,
  row: ArticleVersion,
  { fileAddress, isPreview = false }: Options,
): Promise<string> {
  const { locale } = ctx;
  const { title, summary, body, pictureAlt, lang } = writtenFor(ctx, row);
  const places = await placesOf(ctx, [row.orgId, ...(row.enterpriseId ? [row.enterpriseId] : []), ...(row.parkId ? [row.parkId] : [])]);
  const publisher = placeName(ctx, places.get(row.orgId));
  const meta = [
    dayLong(dayOfArticle(row), locale),
    m.website_published_by({ organisation: publisher }, { locale }),
    row.number > 1 && row.publishesAt ? m.website_revised_on({ day: dayLong(dayOf(row.publishesAt), locale) }, { locale }) : '',
  ].filter(Boolean);
  const children = (
    <ReadingPage
      locale={locale}
      title={title}
      above={[{ label: sectionName(ctx, row.kind), href: SECTION_OF[row.kind] }]}
      lede={summary || undefined}
      meta={meta}
      rail={railOf(ctx, row, fileAddress)}
    >
      {isPreview && <p className="site-notice">{m.website_preview_note({}, { locale })}</p>}
      {lang && <p className="site-notice">{m.website_only_chinese({}, { locale })}</p>}
      {row.kind === 'call' && row.closesOn && (
        <KeyFacts
          facts={[
            [m.website_closes_on({}, { locale }), `${dayLong(row.closesOn, locale)} ${deadlineNote(row.closesOn, locale, dayOf(ctx.now))}`],
            [m.website_called_by({}, { locale }), publisher],
          ]}
        />
      )}
      {row.kind === 'showcase' && row.enterpriseId && (
        <KeyFacts
          facts={[
            [m.website_enterprise({}, { locale }), placeName(ctx, places.get(row.enterpriseId))],
            [m.website_park({}, { locale }), placeName(ctx, places.get(row.parkId ?? '')) || m.website_no_park({}, { locale })],
          ]}
        />
      )}
      {row.picture && <img src={fileAddress(row.picture.id)} alt={pictureAlt} />}
      <div className="site-prose" lang={lang}>
        <Markdown text={body} />
      </div>
    </ReadingPage>
  );
  return page({
    title,
    locale,
    path: asked.path,
    frame: await siteFrame(ctx, asked),
    summary: summary || undefined,
    feed: feedOf(ctx, row.kind),
    isUnlisted: isPreview,
    children,
  });
}

function railOf({ locale }: Ctx, row: ArticleVersion, fileAddress: Options['fileAddress']): RailBlock[] {
  const papers: RailBlock[] =
    row.attachments.length === 0
      ? []
      : [
          {
            title: m.website_attachments({}, { locale }),
            body: (
              <ul>
                {row.attachments.map(({ id, name, size }) => (
                  <li key={id}>
                    <a href={fileAddress(id)}>{name}</a> <small>{sizeText(size)}</small>
                  </li>
                ))}
              </ul>
            ),
          },
        ];
  const here = { label: m.website_all_of({ section: sectionName({ locale }, row.kind) }, { locale }), href: SECTION_OF[row.kind] };
  return [
    ...papers,
    {
      title: m.website_more({}, { locale }),
      body: (
        <ul>
          <li>
            <a href={here.href}>{here.label}</a>
          </li>
          <li>
            <a href={`${SECTION_OF[row.kind]}/feed.xml`}>{m.site_feed({}, { locale })}</a>
          </li>
        </ul>
      ),
    },
    {
      title: m.website_something_wrong({}, { locale }),
      body: <p>{m.website_tell_us({ address: addressOf(row) }, { locale })}</p>,
    },
  ];
}

/** 1.2 MB, 320 KB: as file lists show it in any language. */
const sizeText = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
