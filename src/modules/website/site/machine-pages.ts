import { Feed } from 'feed';
import { dayOf } from '#shared/dates.ts';
import { LOCALES } from '#shared/locales.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SiteAsked, SiteFile, SiteMap, SiteRoute } from '#platform/http/site.ts';
import { siteFrame } from '#modules/parties/index.ts';
import { inLanguage } from '#web/site/frame.tsx';
import { toTraditional } from '#web/site/script.ts';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { ARTICLE_KINDS, type ArticleKind } from '../contract.ts';
import { fileFor, filesIn } from '../files.ts';
import { shownArticle } from '../rows.ts';
import { SECTION_OF } from '../sections.ts';
import { publicArticles } from './public-rows.ts';
import { addressOf, sectionName, writtenFor } from './words.ts';

const LATEST = 30;
const MOST_MAPPED = 5000;

/** `/news/feed.xml` and its likes: RSS 2.0 in the reader's language, or the one asked for. */
export const feedPages: readonly SiteRoute[] = ARTICLE_KINDS.map((kind) => ({
  path: `${SECTION_OF[kind]}/feed.xml`,
  show: (ctx, asked) => showFeed(ctx, asked, kind),
}));

async function showFeed(ctx: Ctx, asked: SiteAsked, kind: ArticleKind): Promise<SiteFile> {
  const { locale } = ctx;
  const { place, origin } = await siteFrame(ctx, asked);
  const rows = await publicArticles(ctx, { kind, limit: LATEST });
  const feed = new Feed({
    id: origin + SECTION_OF[kind],
    link: origin + SECTION_OF[kind],
    title: `${sectionName(ctx, kind)} · ${place.join(' ')}`,
    description: say(`website_lede_${kind}`, {}, locale),
    language: locale,
    copyright: place.join(' '),
    generator: m.web_product_name({}, { locale }),
    feedLinks: { rss: `${origin}${SECTION_OF[kind]}/feed.xml` },
    updated: rows[0]?.publishesAt ?? ctx.now,
  });
  for (const row of rows) {
    const { title, summary } = writtenFor(ctx, row);
    const link = origin + addressOf(row);
    feed.addItem({
      title: escaped(title),
      id: link,
      link,
      description: escaped(summary),
      date: row.datedAt ?? row.publishesAt ?? row.changedAt,
    });
  }
  const xml = feed.rss2();
  return { mediaType: 'application/rss+xml; charset=utf-8', body: locale === 'zh-TW' ? toTraditional(xml) : xml };
}

/** Every public page in every language, from what the modules say they have. */
export const mapPage: SiteRoute = {
  path: '/sitemap.xml',
  show: async (ctx, { origin, shares }) => {
    const places = [];
    for (const map of shares.maps) places.push(...(await map(ctx)));
    const urls = places.map(({ path, changedOn }) => {
      const others = LOCALES.map(
        (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${escaped(origin + inLanguage(path, locale))}"/>`,
      );
      return `<url><loc>${escaped(origin + path)}</loc>${changedOn ? `<lastmod>${changedOn}</lastmod>` : ''}${others.join('')}</url>`;
    });
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`;
    return { mediaType: 'application/xml; charset=utf-8', body };
  },
};

/** Feed readers read titles and descriptions as HTML, and XML knows no control characters. */
const escaped = (text: string) =>
  text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The workspace and the API are not for search engines. */
export const robotsPage: SiteRoute = {
  path: '/robots.txt',
  show: async (_ctx, { origin }) => ({
    mediaType: 'text/plain; charset=utf-8',
    body: `User-agent: *\nDisallow: /workspace\nDisallow: /api/\nDisallow: /search\n\nSitemap: ${origin}/sitemap.xml\n`,
  }),
};

export const articleMap: SiteMap = async (ctx) => {
  const pages: { path: string; changedOn?: string | undefined }[] = [{ path: '/' }];
  for (const kind of ARTICLE_KINDS) {
    const rows = await publicArticles(ctx, { kind, limit: MOST_MAPPED });
    pages.push({ path: SECTION_OF[kind] });
    for (const row of rows) pages.push({ path: addressOf(row), changedOn: row.publishesAt ? dayOf(row.publishesAt) : undefined });
  }
  return pages;
};

/** A picture or paper of an article that is public now; papers are taken along, never opened in the page. */
export const filePage: SiteRoute = {
  path: '/article-files/:articleId/:fileId',
  show: async (ctx, { params }) => {
    for (const kind of ARTICLE_KINDS) {
      const row = await shownArticle(ctx, kind, params['articleId'] ?? '');
      const file = row && filesIn(row).find(({ id }) => id === params['fileId']);
      if (!row || !file) continue;
      const { mediaType, bytes, name } = await fileFor(ctx, file.id);
      const isPicture = row.picture?.id === file.id;
      return { mediaType, body: bytes, ...(isPicture ? {} : { name }) };
    }
    return null;
  },
};
