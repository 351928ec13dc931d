import type { Context, Hono } from 'hono';
import { getSignedCookie } from 'hono/cookie';
import { sessionRefusals, sessionRoutes, type Me } from '#shared/me.ts';
import { Refusal } from '#shared/refusal.ts';
import { VISITOR, type Actor } from '#shared/roles.ts';
import type { Limits } from '#platform/http/limits.ts';
import { edgeRefusals } from '#platform/http/refusals.ts';
import { receive } from '#platform/http/receive.ts';
import { askedOf } from '#platform/http/edge.ts';
import { problemOf } from '#platform/http/problems.ts';
import type { Log } from '#platform/log/log.ts';
import type { SignIn } from './sign-in.ts';

export type SessionParts = {
  readonly signIn: SignIn;
  readonly secret: string;
  readonly isSecure: boolean;
  readonly limits: Limits;
  readonly log: Log;
  readonly clock: () => Date;
  readonly addressOf: (request: Context) => string;
  /** The person behind a session token. */
  readonly actorOf: (token: string, now: Date) => Promise<Actor | null>;
  /** What the workspace asks first about a person. */
  readonly describe: (actor: Actor, request: Context) => Promise<Me>;
};

const cookieName = (isSecure: boolean) => `${isSecure ? '__Secure-' : ''}ruyuan.session_token`;

/** The token in the request's signed cookie: null without one, a refusal when its signature is forged. */
async function tokenOf(parts: SessionParts, request: Context): Promise<string | null> {
  const token = await getSignedCookie(request, parts.secret, cookieName(parts.isSecure));
  if (token === false) throw new Refusal(edgeRefusals.session_expired);
  return token ?? null;
}

/** Who asks. A visitor has no cookie; a cookie that is no longer good is refused rather than taken for a visitor's. */
export async function resolveActor(parts: SessionParts, request: Context): Promise<Actor> {
  const token = await tokenOf(parts, request);
  if (!token) return VISITOR;
  const actor = await parts.actorOf(token, parts.clock());
  if (!actor) throw new Refusal(edgeRefusals.session_expired);
  return actor;
}

/** Opening and closing a session; the library sets the cookies, the answers are ours. */
export function mountSessions(api: Hono, parts: SessionParts): void {
  const guard = (handle: (request: Context) => Promise<Response>) => async (request: Context) => {
    const asked = askedOf(request, parts.log);
    try {
      return await handle(request);
    } catch (error) {
      const problem = problemOf(error, asked);
      return request.json(problem, problem.status as 401, { 'content-type': 'application/problem+json' });
    }
  };
  api.get(sessionRoutes.me.path, guard((request) => me(parts, request)));
  api.post(sessionRoutes.signIn.path, guard((request) => open(parts, request)));
  api.post(sessionRoutes.giveSecondFactor.path, guard((request) => confirm(parts, request)));
  api.delete(sessionRoutes.signOut.path, guard((request) => close(parts, request)));
}

async function me(parts: SessionParts, request: Context): Promise<Response> {
  const actor = await resolveActor(parts, request);
  if (!actor.personId) throw new Refusal(sessionRefusals.not_signed_in);
  return request.json(await parts.describe(actor, request), 200, { 'cache-control': 'no-store' });
}

async function open(parts: SessionParts, request: Context): Promise<Response> {
  const { body } = (await receive(sessionRoutes.signIn, request)).input as { body: { username: string; password: string } };
  const name = body.username.toLowerCase();
  await parts.limits.spendAttempt('name', name);
  await parts.limits.spendAttempt('address', parts.addressOf(request));
  const answer = await parts.signIn.api
    .signInUsername({ body, headers: request.req.raw.headers, asResponse: true })
    .catch(() => null);
  if (!answer?.ok) throw new Refusal(sessionRefusals.sign_in_failed);
  await parts.limits.forgive(name);
  const said = (await answer.json()) as { token?: string; twoFactorRedirect?: boolean };
  takeCookies(request, answer);
  if (said.twoFactorRedirect) return request.json({ needsSecondFactor: true });
  return opened(parts, request, said.token);
}

async function confirm(parts: SessionParts, request: Context): Promise<Response> {
  const { body } = (await receive(sessionRoutes.giveSecondFactor, request)).input as { body: { code: string } };
  await parts.limits.spendAttempt('address', parts.addressOf(request));
  const answer = await parts.signIn.api
    .verifyTOTP({ body, headers: request.req.raw.headers, asResponse: true })
    .catch(() => null);
  if (!answer?.ok) throw new Refusal(sessionRefusals.second_factor_wrong);
  takeCookies(request, answer);
  return opened(parts, request, ((await answer.json()) as { token?: string }).token);
}

/** A name and password may be right while the account is disabled or its person gone: that is no session. */
async function opened(parts: SessionParts, request: Context, token: string | undefined): Promise<Response> {
  const actor = token ? await parts.actorOf(token, parts.clock()) : null;
  if (!actor) throw new Refusal(sessionRefusals.sign_in_failed);
  return request.json(await parts.describe(actor, request), 201, { 'cache-control': 'no-store' });
}

async function close(parts: SessionParts, request: Context): Promise<Response> {
  const answer = await parts.signIn.api
    .signOut({ headers: request.req.raw.headers, asResponse: true })
    .catch(() => null);
  if (answer) takeCookies(request, answer);
  return request.body(null, 204);
}

function takeCookies(request: Context, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) request.header('set-cookie', cookie, { append: true });
}
