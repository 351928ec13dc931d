import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { getConnInfo } from '@hono/node-server/conninfo';
import { secureHeaders } from 'hono/secure-headers';
import { Refusal } from '#shared/refusal.ts';
import type { SessionParts } from '#platform/sessions/parts.ts';
import { mountSessions } from '#platform/sessions/routes.ts';
import { answer, askedOf, type Edge } from './edge.ts';
import type { Mounted } from './handlers.ts';
import { problemOf } from './problems.ts';
import { mountReference } from './reference.ts';
import { edgeRefusals } from './refusals.ts';

const MAX_JSON_BYTES = 1_048_576;

export type ServerParts = {
  readonly edge: Edge;
  readonly sessions: SessionParts;
  readonly api: readonly Mounted[];
  /** The OpenAPI document, made once. */
  readonly openapi: unknown;
  /** Answers when the database does; otherwise 503. */
  readonly isHealthy: () => Promise<boolean>;
  /** Pages and static files, mounted after the API. */
  readonly pages: (app: Hono) => void;
};

/** The caller's address; behind a proxy of one's own, what the proxy says. */
export function addressReader(isBehindProxy: boolean) {
  return (request: Context): string => {
    const forwarded = isBehindProxy ? request.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    if (forwarded) return forwarded;
    try {
      return getConnInfo(request).remote.address ?? 'unknown';
    } catch {
      return 'unknown';
    }
  };
}

/** The whole web application, without a socket: tests call `fetch` on it, `main.ts` serves it. */
export function buildServer(parts: ServerParts): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
    }),
  );
  app.get('/healthz', async (request) => {
    const isHealthy = await parts.isHealthy();
    return request.text(isHealthy ? 'ok' : 'database unreachable', isHealthy ? 200 : 503);
  });
  app.route('/api', buildApi(parts));
  parts.pages(app);
  return app;
}

function refuse(parts: ServerParts, kind: Refusal['kind'], values: Record<string, number> = {}) {
  return (request: Context) => {
    const problem = problemOf(new Refusal(kind, values), askedOf(request, parts.edge.log));
    return request.json(problem, problem.status as 400, { 'content-type': 'application/problem+json' });
  };
}

function buildApi(parts: ServerParts): Hono {
  const api = new Hono();
  const mostUploaded = Math.max(0, ...parts.api.flatMap(({ routes }) => Object.values(routes).map((r) => uploadBytes(r.upload))));
  const jsonLimit = bodyLimit({ maxSize: MAX_JSON_BYTES, onError: refuse(parts, edgeRefusals.body_too_large, { megabytes: 1 }) });
  const uploadLimit = bodyLimit({
    maxSize: mostUploaded + MAX_JSON_BYTES,
    onError: refuse(parts, edgeRefusals.body_too_large, { megabytes: Math.floor(mostUploaded / MAX_JSON_BYTES) }),
  });
  api.use((request, next) =>
    (request.req.header('content-type') ?? '').startsWith('multipart/') ? uploadLimit(request, next) : jsonLimit(request, next),
  );
  api.use(csrf());
  mountSessions(api, parts.sessions);
  api.get('/openapi.json', (request) => request.json(parts.openapi as object));
  mountReference(api, parts.api, (request) => askedOf(request, parts.edge.log).locale);
  for (const { routes, handlers } of parts.api) {
    for (const [name, route] of Object.entries(routes)) {
      const handler = handlers[name];
      if (!handler) throw new Error(`no handler for ${name}`);
      api.on(route.method.toUpperCase(), route.path.replaceAll(/\{(\w+)\}/g, ':$1'), (request) =>
        answer(parts.edge, route, handler, request),
      );
    }
  }
  api.all('*', refuse(parts, edgeRefusals.not_found));
  api.onError((error, request) => {
    // The guard against other sites' forms is the one part of the library that throws an answer of its own.
    const isOtherSite = error instanceof HTTPException && error.status === 403;
    const problem = problemOf(isOtherSite ? new Refusal(edgeRefusals.other_site) : error, askedOf(request, parts.edge.log));
    return request.json(problem, problem.status as 500, { 'content-type': 'application/problem+json' });
  });
  return api;
}

const uploadBytes = (upload: { maxBytes: number; maxFiles: number } | undefined) =>
  upload ? upload.maxBytes * Math.min(upload.maxFiles, 5) : 0;
