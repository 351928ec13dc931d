import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { spoken } from '#words/spoken.js';
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { sessionRefusals } from '#shared/me.ts';
import type { RefusalKind } from '#shared/refusal.ts';
import { say, type Locale, type WordValues } from '#shared/words.ts';
import type { Mounted } from './handlers.ts';
import { edgeRefusals } from './refusals.ts';

const DAY = 'public, max-age=86400';
const PREFIX = 'refusal_';

/** No inline script or style passes the content security policy, so the page's own few lines are files too. */
const START = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  requestInterceptor: (request) => ({ ...request, credentials: 'same-origin' }),
});
`;
const STYLE = `body { margin: 0 auto; max-width: 1460px; padding: 0 20px 60px; font: 16px/1.6 system-ui, sans-serif; color: #1b2733; }
header, section { padding: 0 20px; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #dde3ea; padding: 8px 12px 8px 0; text-align: start; vertical-align: top; }
td:first-child { font-family: ui-monospace, monospace; white-space: nowrap; }
tr:target { background: #fff3c4; }
@media (max-width: 700px) { td:first-child { white-space: normal; overflow-wrap: anywhere; } }
`;

export type Explained = { readonly code: string; readonly status: number | null; readonly sentence: string };

/** Every refusal of the catalogue with its sentence, and its status where a contract or the edge names one. */
export function explainRefusals(all: readonly Mounted[], locale: Locale): Explained[] {
  const own = all.flatMap(({ routes }) => Object.values(routes).flatMap((route) => route.refusals ?? []));
  const kinds: readonly RefusalKind[] = [...own, ...Object.values(edgeRefusals), ...Object.values(sessionRefusals)];
  const statuses = new Map(kinds.map(({ code, status }) => [code, status]));
  const keys = Object.keys(spoken).filter((key) => key.startsWith(PREFIX));
  const codes = keys.map((key) => key.slice(PREFIX.length).replace('_', '.')).toSorted();
  // A place for a value is shown by its name: `{count}`.
  const values: WordValues = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
  return codes.map((code) => ({
    code,
    status: statuses.get(code) ?? null,
    sentence: say(`${PREFIX}${code.replace('.', '_')}`, values, locale),
  }));
}

/** The browsable reference page of the API: its description, drawn by Swagger UI from our own server, and all refusals. */
export function mountReference(api: Hono, all: readonly Mounted[], localeOf: (request: Context) => Locale): void {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const serve = (name: string, type: string, read: () => string) =>
    api.get(`/reference/${name}`, (request) =>
      request.body(read(), 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': DAY }),
    );
  const packaged = (name: string) => () => readFileSync(join(folder, name), 'utf8');
  serve('swagger-ui.css', 'text/css', packaged('swagger-ui.css'));
  serve('swagger-ui-bundle.js', 'text/javascript', packaged('swagger-ui-bundle.js'));
  serve('start.js', 'text/javascript', () => START);
  serve('page.css', 'text/css', () => STYLE);
  api.get('/reference', (request) => {
    const locale = localeOf(request);
    return request.html(page(locale, explainRefusals(all, locale)), 200, { 'cache-control': 'no-cache' });
  });
}

function page(locale: Locale, refusals: readonly Explained[]) {
  const rows = refusals.map(
    ({ code, status, sentence }) =>
      html`<tr id="${code}">
        <td>${code}</td>
        <td>${status ?? ''}</td>
        <td>${sentence}</td>
      </tr>`,
  );
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say('reference_title', {}, locale)}</title>
        <link rel="icon" href="/mark.svg" />
        <link rel="stylesheet" href="/api/reference/swagger-ui.css" />
        <link rel="stylesheet" href="/api/reference/page.css" />
        <script src="/api/reference/swagger-ui-bundle.js" defer></script>
        <script src="/api/reference/start.js" defer></script>
      </head>
      <body>
        <header>
          <h1>${say('reference_title', {}, locale)}</h1>
          <p>${say('reference_about', {}, locale)}</p>
          <p><a href="/api/openapi.json">openapi.json</a> · <a href="#refusals">${say('reference_refusals', {}, locale)}</a></p>
        </header>
        <main>
          <div id="reference"></div>
          <section id="refusals">
            <h2>${say('reference_refusals', {}, locale)}</h2>
            <p>${say('reference_refusals_about', {}, locale)}</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">${say('reference_code', {}, locale)}</th>
                  <th scope="col">HTTP</th>
                  <th scope="col">${say('reference_sentence', {}, locale)}</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>
          </section>
        </main>
      </body>
    </html>`;
}
