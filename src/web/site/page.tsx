import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { m } from '#words/messages.js';
import { LOCALES, type Locale } from '#shared/locales.ts';
import type { SiteLink } from '#shared/site.ts';
import { Footer, Header, inLanguage } from './frame.tsx';
import { toTraditional } from './script.ts';

export type { SiteLink } from '#shared/site.ts';

export type SiteBlock = { readonly title: string; readonly lines: readonly (string | SiteLink)[] };

/** What is the same on every page of a city: whose site it is, its sections, its people to ask. */
export type SiteFrame = {
  /** Two short lines beside the mark: 定川市 / 科技服务. */
  readonly place: readonly string[];
  /** `https://…` of the site, for the addresses that must be whole. */
  readonly origin: string;
  readonly sections: readonly SiteLink[];
  readonly blocks: readonly SiteBlock[];
  /** Who runs the site, said once at the bottom. */
  readonly notes: readonly string[];
};

export type SitePage = {
  readonly title: string;
  readonly locale: Locale;
  /** The page's own path and query: which section is current, where a change of language comes back to. */
  readonly path: string;
  readonly frame: SiteFrame;
  /** One sentence for search engines and shared links. */
  readonly summary?: string | undefined;
  /** A feed of what stands on the page. */
  readonly feed?: SiteLink | undefined;
  /** Not for search engines: what was searched for, what is not there. */
  readonly isUnlisted?: boolean;
  readonly children: ReactNode;
};

/** A whole public page as HTML: no script, no inline style, one style sheet at `/site.css`. */
export function page({ title, locale, path, frame, summary, feed, isUnlisted = false, children }: SitePage): string {
  const html = renderToStaticMarkup(
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${m.web_product_name({}, { locale })}`}</title>
        {summary && <meta name="description" content={summary} />}
        {isUnlisted ? <meta name="robots" content="noindex" /> : <Languages origin={frame.origin} path={path} />}
        {feed && <link rel="alternate" type="application/rss+xml" title={feed.label} href={feed.href} />}
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/site.css" />
      </head>
      <body>
        <a className="skip" href="#content">
          {m.web_skip_to_content({}, { locale })}
        </a>
        <Header frame={frame} locale={locale} path={path} />
        <main id="content">{children}</main>
        <Footer frame={frame} />
      </body>
    </html>,
  );
  return `<!doctype html>${locale === 'zh-TW' ? toTraditional(html) : html}`;
}

/** The same page in every language, for search engines: Traditional script for Taiwan, Hong Kong and Macao. */
function Languages({ origin, path }: { origin: string; path: string }) {
  return (
    <>
      {LOCALES.map((locale) => (
        <link key={locale} rel="alternate" hrefLang={locale} href={origin + inLanguage(path, locale)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={origin + path} />
    </>
  );
}
