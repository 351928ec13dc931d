import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { m } from '#words/messages.js';
import type { Locale } from '#shared/locales.ts';
import { Footer, Header } from './frame.tsx';

export type SiteLink = { readonly label: string; readonly href: string };
export type SiteBlock = { readonly title: string; readonly lines: readonly (string | SiteLink)[] };

/** What is the same on every page of a city: whose site it is, its sections, its people to ask. */
export type SiteFrame = {
  /** Two short lines beside the mark: 定川市 / 科技服务. */
  readonly place: readonly string[];
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
  readonly summary?: string;
  readonly children: ReactNode;
};

/** A whole public page as HTML: no script, no inline style, one style sheet at `/site.css`. */
export function page({ title, locale, path, frame, summary, children }: SitePage): string {
  const html = renderToStaticMarkup(
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${m.web_product_name({}, { locale })}`}</title>
        {summary && <meta name="description" content={summary} />}
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
  return `<!doctype html>${html}`;
}
