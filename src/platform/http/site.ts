import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isLocale, localeFor, LOCALE_COOKIE, type Locale } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { askedOf } from './edge.ts';
import { problemOf } from './problems.ts';
import { fieldsOf, formGuards } from './site-forms.ts';
import type { Log } from '#platform/log/log.ts';
import type { SiteAsked, SiteFile, SiteRoute, SiteSection, SiteShares } from './site-parts.ts';
import type { SiteRefused } from '#shared/site.ts';

export type * from './site-parts.ts';

type SiteParts = {
  readonly routes: readonly SiteRoute[];
  readonly sections: readonly SiteSection[];
  readonly shares: SiteShares;
  readonly missing?: SiteRoute | undefined;
  readonly origin: string;
  /** Runs a page's queries as a visitor: row-level security shows what is public. */
  readonly asVisitor: <T>(locale: Locale, body: (ctx: Ctx) => Promise<T>) => Promise<T>;
  /** Counts a form against the address it came from. */
  readonly spend: (request: Context) => Promise<void>;
  readonly log: Log;
};

const FRESH_MS = 10_000;
const MOST_PAGES = 500;
/** Pictures and papers are read anew; the browser keeps them by their ETag. */
const MOST_KEPT_BYTES = 256 * 1024;
const HTML = 'text/html; charset=utf-8';
/** The address is the key: nobody keeps the page, and no other site learns the address. */
const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'same-origin' };

type Page = {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly until: number;
  readonly status: 200 | 404;
};

/** Mounts the public pages, each kept for ten seconds a language; browsers ask again by ETag. */
export function mountSite(app: Hono, parts: SiteParts): void {
  const kept = new Map<string, Page>();
  const sorted = { ...parts, sections: parts.sections.toSorted((left, right) => left.order - right.order) };
  for (const route of parts.routes) {
    app.get(route.path, async (request) => {
      const { locale, key } = askFor(request);
      const page =
        (!route.isPrivate && fresh(kept, key)) ||
        (await render(request, route, locale, sorted)) ||
        (await missing(request, locale, sorted));
      if (!page) return request.text('404', 404);
      if (typeof page === 'number') return request.text(String(page), page as 503);
      if (route.isPrivate) return request.body(page.body, page.status, { ...page.headers, ...PRIVATE });
      keep(kept, key, page);
      return answerWith(request, page);
    });
    if (route.take) app.post(route.path, ...formGuards, (request) => takeForm(request, route, sorted));
  }
  app.notFound(async (request) => {
    const page = await missing(request, askFor(request).locale, sorted);
    return page && typeof page !== 'number' ? answerWith(request, page) : request.text('404', 404);
  });
}

function answerWith(request: Context, { body, headers, etag, status }: Page): Response {
  if (status === 200 && request.req.header('if-none-match') === etag) return request.body(null, 304, { etag, vary: headers['vary'] ?? '' });
  return request.body(body, status, { ...headers });
}

const fresh = (kept: ReadonlyMap<string, Page>, key: string) => {
  const page = kept.get(key);
  return page && page.until > performance.now() ? page : undefined;
};

function keep(kept: Map<string, Page>, key: string, page: Page): void {
  if (page.status === 404 || page.body.length > MOST_KEPT_BYTES) return;
  if (kept.size >= MOST_PAGES) kept.clear();
  kept.set(key, page);
}

/** `?locale=` chooses for good; else the cookie, else what the browser asks for. The key leaves the choice out. */
function askFor(request: Context): { locale: Locale; key: string } {
  const { url } = request.req;
  const chosen = url.includes('locale=') ? request.req.query('locale') : undefined;
  if (isLocale(chosen)) {
    setCookie(request, LOCALE_COOKIE, chosen, { path: '/', sameSite: 'Lax', maxAge: 365 * 86_400 });
    return { locale: chosen, key: `${chosen} ${pathOf(request)}` };
  }
  const cookie = getCookie(request, LOCALE_COOKIE);
  const locale = isLocale(cookie) ? cookie : localeFor(request.req.header('accept-language') ?? '');
  return { locale, key: `${locale} ${url.slice(url.indexOf('/', 8))}` };
}

/** The page's own address: its path and query without the choice of a language. */
function pathOf(request: Context): string {
  const address = new URL(request.req.url);
  address.searchParams.delete('locale');
  return address.pathname + address.search;
}

function askedBy(request: Context, locale: Locale, parts: SiteParts): SiteAsked {
  return {
    path: pathOf(request),
    origin: parts.origin,
    params: request.req.param() as Record<string, string>,
    query: request.req.query(),
    sections: parts.sections.map(({ label, href }) => ({ label: label(locale), href })),
    shares: parts.shares,
  };
}

/** The form in a transaction of its own; a refusal takes all of it back and shows the page with what is wrong. */
async function takeForm(request: Context, route: SiteRoute, parts: SiteParts): Promise<Response> {
  const { locale } = askFor(request);
  const asked = askedBy(request, locale, parts);
  let values: Record<string, string> = {};
  try {
    await parts.spend(request);
    values = await fieldsOf(request);
    const next = await parts.asVisitor(locale, async (ctx) => route.take?.(ctx, asked, values));
    return request.redirect(next ?? asked.path, 303);
  } catch (error) {
    const { detail, fields, status } = problemOf(error, { ...askedOf(request, parts.log), locale });
    const page = status === 404 || status >= 500 ? null : await render(request, route, locale, parts, { values, detail, fields });
    if (!page || typeof page === 'number') return request.text(detail, status as 404);
    return request.body(page.body, status as 422, { ...page.headers, 'cache-control': 'no-store' });
  }
}

async function render(
  request: Context,
  route: SiteRoute,
  locale: Locale,
  parts: SiteParts,
  refused?: SiteRefused,
): Promise<Page | null | number> {
  try {
    const asked = askedBy(request, locale, parts);
    const shown = await parts.asVisitor(locale, (ctx) => route.show(ctx, refused ? { ...asked, refused } : asked));
    return shown === null ? null : pageOf(shown, route === parts.missing ? 404 : 200);
  } catch (error) {
    return problemOf(error, { ...askedOf(request, parts.log), locale }).status;
  }
}

const missing = async (request: Context, locale: Locale, parts: SiteParts) =>
  parts.missing ? render(request, parts.missing, locale, parts) : null;

function pageOf(shown: string | SiteFile, status: 200 | 404): Page {
  const file: SiteFile = typeof shown === 'string' ? { mediaType: HTML, body: shown } : shown;
  const etag = `"${createHash('sha256').update(file.body).digest('base64url').slice(0, 22)}"`;
  const headers: Record<string, string> = {
    'content-type': file.mediaType,
    etag,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'cookie, accept-language',
  };
  if (typeof shown !== 'string') headers['x-content-type-options'] = 'nosniff';
  if (file.name) headers['content-disposition'] = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  return { body: file.body, headers, etag, until: performance.now() + FRESH_MS, status };
}
