import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { Refusal } from '#shared/refusal.ts';
import type { Route } from '#shared/route.ts';
import type { Actor } from '#shared/roles.ts';
import { isLocale, localeFor, LOCALE_COOKIE, type Locale } from '#shared/words.ts';
import { mayAtAll, type AccessTable } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTransaction, type Database, type Db } from '#platform/db/database.ts';
import type { Log } from '#platform/log/log.ts';
import type { FileAnswer, Handler } from './handlers.ts';
import { digestOf, keyOf, once, type Answer } from './idempotency.ts';
import { receive } from './receive.ts';
import { problemOf } from './problems.ts';
import { edgeRefusals } from './refusals.ts';
import type { Limits } from './limits.ts';

/** What the edge needs from the rest of the program. */
export type Edge = {
  readonly database: Database;
  readonly access: AccessTable;
  readonly log: Log;
  readonly limits: Limits;
  /** The clock, read once a request. */
  readonly clock: () => Date;
  /** Who asks: the signed-in person with their duties, or a visitor. Throws `session_expired` for a dead cookie. */
  readonly resolveActor: (request: Context) => Promise<Actor>;
  readonly makeCtx: (parts: { db: Db; actor: Actor; now: Date; locale: Locale; log: Log }) => Ctx;
  /** Answers are checked against the contract before they leave: on in tests. */
  readonly isStrict: boolean;
  readonly addressOf: (request: Context) => string;
};

export type Asked = { readonly requestId: string; readonly locale: Locale; readonly log: Log };

/** Request id, language and logger of one request. */
export function askedOf(request: Context, log: Log): Asked {
  const requestId = randomUUID();
  const cookie = getCookie(request, LOCALE_COOKIE);
  const locale = isLocale(cookie) ? cookie : localeFor(request.req.header('accept-language') ?? '');
  return { requestId, locale, log: log.child({ requestId }) };
}

/** Answers one request of one route: who, may they, what, then one transaction; whatever goes wrong becomes a problem. */
export async function answer(edge: Edge, route: Route, handler: Handler<Route>, request: Context): Promise<Response> {
  const asked = askedOf(request, edge.log);
  request.header('x-request-id', asked.requestId);
  try {
    const actor = await edge.resolveActor(request);
    await edge.limits.spend(actor.personId ?? edge.addressOf(request), route);
    checkAccess(edge.access, actor, route);
    return await act(edge, route, handler, request, { actor, asked });
  } catch (error) {
    const problem = problemOf(error, asked);
    if (problem.status === 429) request.header('retry-after', '10');
    return request.json(problem, problem.status as 400, { 'content-type': 'application/problem+json' });
  }
}

/** The first wall: may this person do this at all? Nearness to the row is asked by the act itself. */
function checkAccess(access: AccessTable, actor: Actor, route: Route): void {
  if (route.access === 'public' || mayAtAll(access, actor, route.access)) return;
  throw new Refusal(actor.personId ? edgeRefusals.not_allowed : edgeRefusals.not_signed_in);
}

async function act(
  edge: Edge,
  route: Route,
  handler: Handler<Route>,
  request: Context,
  { actor, asked }: { actor: Actor; asked: Asked },
): Promise<Response> {
  const received = await receive(route, request);
  const now = edge.clock();
  const inAct = <T>(body: (ctx: Ctx) => Promise<T>) =>
    inTransaction(edge.database.app, actor, (db) => body(edge.makeCtx({ db, actor, now, locale: asked.locale, log: asked.log })));
  const run = (ctx: Ctx) => handler(ctx, received.input as never) as Promise<unknown>;
  if (route.download) return fileResponse((await inAct(run)) as FileAnswer);
  const key = route.method === 'get' || route.isSecret ? undefined : request.req.header('idempotency-key');
  const done = await inAct(async (ctx) => {
    if (!key) return asAnswer(edge, route, await run(ctx));
    const digest = digestOf([route.method, request.req.path, received.digest]);
    return once(ctx, keyOf(ctx, key, edge.addressOf(request)), digest, async () => asAnswer(edge, route, await run(ctx)));
  });
  return request.newResponse(done.body, done.status as 200, {
    ...(done.body !== null && { 'content-type': 'application/json; charset=utf-8' }),
    'cache-control': 'no-store',
  });
}

function asAnswer(edge: Edge, route: Route, result: unknown): Answer {
  if (!route.answer) return { status: 204, body: null };
  const checked = edge.isStrict ? route.answer.parse(result) : result;
  return { status: route.method === 'post' ? 201 : 200, body: JSON.stringify(checked) };
}

/** Files leave as attachments with a name any browser understands, and are never sniffed. */
function fileResponse(file: FileAnswer): Response {
  const disposition = file.isInline ? 'inline' : 'attachment';
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
