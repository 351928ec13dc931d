import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { isLocale, LOCALE_COOKIE, type Locale } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { askedOf } from './edge.ts';
import { problemOf } from './problems.ts';
import type { Log } from '#platform/log/log.ts';

/** A section of the public site, in the header of every page. */
export type SiteSection = { readonly label: (locale: Locale) => string; readonly href: string };

/** What a public page is asked with. `sections` is the same on every page. */
export type SiteAsked = {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly sections: readonly { label: string; href: string }[];
};

/** One kind of public page; null when there is no such thing. Rendered whole on the server, for nobody in particular. */
export type SiteRoute = { readonly path: string; readonly show: (ctx: Ctx, asked: SiteAsked) => Promise<string | null> };

type SiteParts = {
  readonly routes: readonly SiteRoute[];
  readonly sections: readonly SiteSection[];
  /** Runs a page's queries as a visitor: row-level security shows what is public. */
  readonly asVisitor: <T>(locale: Locale, body: (ctx: Ctx) => Promise<T>) => Promise<T>;
  readonly log: Log;
};

const FRESH_MS = 30_000;
const MOST_PAGES = 500;

type Kept = { readonly html: string; readonly etag: string; readonly until: number };

/** Mounts the public pages, each kept for half a minute a language; browsers ask again by ETag. */
export function mountSite(app: Hono, parts: SiteParts): void {
  const kept = new Map<string, Kept>();
  for (const route of parts.routes) {
    app.get(route.path, async (request) => {
      const locale = chooseLocale(request, parts.log);
      const address = new URL(request.req.url);
      address.searchParams.delete('locale');
      const key = `${locale} ${address.pathname}${address.search}`;
      const page = fresh(kept, key) ?? (await render(request, route, locale, parts));
      if (!page) return request.text('404', 404);
      if (typeof page === 'number') return request.text(String(page), page as 503);
      if (kept.size >= MOST_PAGES) kept.clear();
      kept.set(key, page);
      const headers = { etag: page.etag, 'cache-control': 'public, max-age=0, must-revalidate', vary: 'cookie, accept-language' };
      if (request.req.header('if-none-match') === page.etag) return request.body(null, 304, headers);
      return request.html(page.html, 200, headers);
    });
  }
}

const fresh = (kept: ReadonlyMap<string, Kept>, key: string) => {
  const page = kept.get(key);
  return page && page.until > performance.now() ? page : undefined;
};

/** `?locale=` chooses for good; else the cookie, else what the browser asks for. */
function chooseLocale(request: Context, log: Log): Locale {
  const chosen = request.req.query('locale');
  if (!isLocale(chosen)) return askedOf(request, log).locale;
  setCookie(request, LOCALE_COOKIE, chosen, { path: '/', sameSite: 'Lax', maxAge: 365 * 86_400 });
  return chosen;
}

async function render(request: Context, route: SiteRoute, locale: Locale, parts: SiteParts): Promise<Kept | null | number> {
  try {
    const asked: SiteAsked = {
      path: request.req.path + new URL(request.req.url).search,
      params: request.req.param() as Record<string, string>,
      query: request.req.query(),
      sections: parts.sections.map(({ label, href }) => ({ label: label(locale), href })),
    };
    const html = await parts.asVisitor(locale, (ctx) => route.show(ctx, asked));
    if (html === null) return null;
    const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
    return { html, etag, until: performance.now() + FRESH_MS };
  } catch (error) {
    return problemOf(error, { ...askedOf(request, parts.log), locale }).status;
  }
}
