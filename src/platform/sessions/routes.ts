import type { Context, Hono } from 'hono';
import { sessionRefusals, sessionRoutes, type FirstAdministrators } from '#shared/me.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Actor } from '#shared/roles.ts';
import { receive } from '#platform/http/receive.ts';
import { askedOf } from '#platform/http/edge.ts';
import { problemOf } from '#platform/http/problems.ts';
import { resolveActor, takeCookies, type SessionParts } from './parts.ts';
import { mountSecondFactor } from './second-factor.ts';

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
  api.get(
    sessionRoutes.me.path,
    guard((request) => me(parts, request)),
  );
  api.post(
    sessionRoutes.signIn.path,
    guard((request) => open(parts, request)),
  );
  api.post(
    sessionRoutes.giveSecondFactor.path,
    guard((request) => confirm(parts, request)),
  );
  api.post(
    sessionRoutes.giveFirstAdministrator.path,
    guard((request) => giveFirst(parts, request)),
  );
  api.delete(
    sessionRoutes.signOut.path,
    guard((request) => close(parts, request)),
  );
  mountSecondFactor(api, parts, guard);
}

async function me(parts: SessionParts, request: Context): Promise<Response> {
  const actor = await resolveActor(parts, request);
  if (!actor.personId) {
    const isEmpty = await parts.isEmpty();
    throw new Refusal(isEmpty ? sessionRefusals.first_administrator_wanted : sessionRefusals.not_signed_in);
  }
  return request.json(await parts.describe(actor, request), 200, { 'cache-control': 'no-store' });
}

async function open(parts: SessionParts, request: Context): Promise<Response> {
  const { body } = (await receive(sessionRoutes.signIn, request)).input as { body: { username: string; password: string } };
  const name = body.username.toLowerCase();
  await parts.limits.spendAttempt('name', name);
  await parts.limits.spendAttempt('address', parts.addressOf(request));
  const answer = await parts.signIn.api.signInUsername({ body, headers: request.req.raw.headers, asResponse: true }).catch(() => null);
  if (!answer?.ok) throw new Refusal(sessionRefusals.sign_in_failed);
  await parts.limits.forgive(name);
  const said = (await answer.json()) as { token?: string; twoFactorRedirect?: boolean };
  if (said.twoFactorRedirect) {
    takeCookies(request, answer);
    return request.json({ needsSecondFactor: true });
  }
  return opened(parts, request, answer, said.token);
}

async function confirm(parts: SessionParts, request: Context): Promise<Response> {
  const { body } = (await receive(sessionRoutes.giveSecondFactor, request)).input as { body: { code: string } };
  await parts.limits.spendAttempt('address', parts.addressOf(request));
  const sent = { body, headers: request.req.raw.headers, asResponse: true } as const;
  const isBackup = body.code.includes('-');
  const answer = await (isBackup ? parts.signIn.api.verifyBackupCode(sent) : parts.signIn.api.verifyTOTP(sent)).catch(() => null);
  if (!answer?.ok) throw new Refusal(sessionRefusals.second_factor_wrong);
  return opened(parts, request, answer, ((await answer.json()) as { token?: string }).token);
}

async function giveFirst(parts: SessionParts, request: Context): Promise<Response> {
  await parts.limits.spendAttempt('address', parts.addressOf(request));
  const { body } = (await receive(sessionRoutes.giveFirstAdministrator, request)).input as { body: FirstAdministrators };
  const oneTimePasswords = await parts.nameAdministrators(body);
  const answer = await parts.signIn.api.signInUsername({
    body: { username: body.username, password: body.password },
    headers: request.req.raw.headers,
    asResponse: true,
  });
  const actor = await actorAfter(parts, ((await answer.json()) as { token?: string }).token);
  takeCookies(request, answer);
  return request.json({ me: await parts.describe(actor, request), oneTimePasswords }, 201, { 'cache-control': 'no-store' });
}

/** A name and password may be right while the account is disabled or its person gone: that is no session. */
async function opened(parts: SessionParts, request: Context, answer: Response, token: string | undefined): Promise<Response> {
  const actor = await actorAfter(parts, token);
  takeCookies(request, answer);
  return request.json(await parts.describe(actor, request), 201, { 'cache-control': 'no-store' });
}

async function actorAfter(parts: SessionParts, token: string | undefined): Promise<Actor> {
  const actor = token ? await parts.actorOf(token, parts.clock()) : null;
  if (!actor) throw new Refusal(sessionRefusals.sign_in_failed);
  return actor;
}

async function close(parts: SessionParts, request: Context): Promise<Response> {
  const answer = await parts.signIn.api.signOut({ headers: request.req.raw.headers, asResponse: true }).catch(() => null);
  if (answer) takeCookies(request, answer);
  return request.body(null, 204);
}
