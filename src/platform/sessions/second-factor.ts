import type { Context, Hono } from 'hono';
import { toString as draw } from 'qrcode';
import { secondFactorRoutes, sessionRefusals } from '#shared/me.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Actor } from '#shared/roles.ts';
import { receive } from '#platform/http/receive.ts';
import { resolveActor, takeCookies, type SessionParts } from './parts.ts';

type Handle = (request: Context) => Promise<Response>;

/** One's own second factor; the library keeps the secret and the backup codes encrypted. */
export function mountSecondFactor(api: Hono, parts: SessionParts, guard: (handle: Handle) => Handle): void {
  const { startSecondFactor, confirmSecondFactor, removeSecondFactor } = secondFactorRoutes;
  api.post(
    startSecondFactor.path,
    guard((request) => begin(parts, request)),
  );
  api.post(
    confirmSecondFactor.path,
    guard((request) => confirm(parts, request)),
  );
  api.delete(
    removeSecondFactor.path,
    guard((request) => remove(parts, request)),
  );
}

async function begin(parts: SessionParts, request: Context): Promise<Response> {
  const actor = await signedIn(parts, request);
  const { body } = (await receive(secondFactorRoutes.startSecondFactor, request)).input as { body: { password: string } };
  const answer = await parts.signIn.api
    .enableTwoFactor({ body, headers: request.req.raw.headers, asResponse: true })
    .catch((error: unknown) => refusedBy(error));
  if (!answer.ok) throw new Refusal(await kindOf(answer, body.password));
  const said = (await answer.json()) as { totpURI?: string; backupCodes?: string[] };
  const secret = new URL(said.totpURI ?? '').searchParams.get('secret') ?? '';
  const address = addressOf(secret, actor.name);
  const picture = await draw(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  return request.json({ secret, address, picture, backupCodes: said.backupCodes ?? [] }, 201, { 'cache-control': 'no-store' });
}

async function confirm(parts: SessionParts, request: Context): Promise<Response> {
  const actor = await signedIn(parts, request);
  const { body } = (await receive(secondFactorRoutes.confirmSecondFactor, request)).input as { body: { code: string } };
  const answer = await parts.signIn.api
    .verifyTOTP({ body, headers: request.req.raw.headers, asResponse: true })
    .catch((error: unknown) => refusedBy(error));
  if (!answer.ok) throw new Refusal(await kindOf(answer));
  takeCookies(request, answer);
  await parts.tell(actor, 'parties.second_factor_set');
  return request.body(null, 204);
}

async function remove(parts: SessionParts, request: Context): Promise<Response> {
  const actor = await signedIn(parts, request);
  const { body } = (await receive(secondFactorRoutes.removeSecondFactor, request)).input as { body: { password: string } };
  const answer = await parts.signIn.api
    .disableTwoFactor({ body, headers: request.req.raw.headers, asResponse: true })
    .catch((error: unknown) => refusedBy(error));
  if (!answer.ok) throw new Refusal(await kindOf(answer, body.password));
  takeCookies(request, answer);
  await parts.tell(actor, 'parties.second_factor_removed');
  return request.body(null, 204);
}

/** Who is signed in. Passwords and codes given here count as attempts, as at the door. */
async function signedIn(parts: SessionParts, request: Context): Promise<Actor> {
  const actor = await resolveActor(parts, request);
  if (!actor.personId) throw new Refusal(sessionRefusals.not_signed_in);
  await parts.limits.spendAttempt('name', actor.personId);
  return actor;
}

/** The library throws some of its refusals; anything without a status is a fault. */
function refusedBy(error: unknown): Response {
  if (!(error instanceof Error) || !('body' in error)) throw error;
  return Response.json(error.body, { status: 400 });
}

async function kindOf(answer: Response, password?: string) {
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  if (code === 'TOTP_ALREADY_ENABLED') return sessionRefusals.second_factor_given;
  if (code === 'TOTP_NOT_ENABLED') return sessionRefusals.second_factor_missing;
  return password === undefined ? sessionRefusals.second_factor_wrong : sessionRefusals.password_wrong;
}

/** What an authenticator reads: `otpauth://totp/…` with the person's name as label. */
function addressOf(secret: string, name: string): string {
  const query = new URLSearchParams({ secret, issuer: 'Ruyuan', algorithm: 'SHA1', digits: '6', period: '30' });
  return `otpauth://totp/${encodeURIComponent(`Ruyuan:${name}`)}?${query}`;
}
