import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono } from 'hono';
import type { Log } from '#platform/log/log.ts';
import { askedOf } from './edge.ts';

const YEAR = 'public, max-age=31536000, immutable';

/** The built workspace and styles: hashed files are kept for a year, the page itself is asked for anew each time. */
export function mountPages(app: Hono, dist: string, log: Log): void {
  const workspace = join(dist, 'workspace');
  app.use('/assets/*', async (request, next) => {
    await next();
    if (request.res.ok) request.header('cache-control', YEAR);
  });
  // Before the first build there is no such folder, which the middleware would complain about on standard error.
  if (existsSync(workspace)) app.use('/assets/*', serveStatic({ root: workspace }));
  for (const name of ['site.css', 'mark.svg']) app.get(`/${name}`, serveStatic({ path: join(dist, name) }));
  const pages = new Map<string, string>();
  const pageOf = (locale: string): string | null => {
    const place = join(workspace, `index.${locale}.html`);
    if (!pages.has(locale) && existsSync(place)) pages.set(locale, readFileSync(place, 'utf8'));
    return pages.get(locale) ?? null;
  };
  const showPage = (request: Context) => {
    const page = pageOf(askedOf(request, log).locale);
    return page ? request.html(page, 200, { 'cache-control': 'no-cache' }) : request.text('not built', 503);
  };
  app.get('/workspace', showPage);
  app.get('/workspace/*', showPage);
}
