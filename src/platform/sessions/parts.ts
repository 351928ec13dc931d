import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { FirstAdministrators, Me, NamedAdministrators } from '#shared/me.ts';
import { Refusal } from '#shared/refusal.ts';
import { VISITOR, type Actor } from '#shared/roles.ts';
import type { Limits } from '#platform/http/limits.ts';
import { edgeRefusals } from '#platform/http/refusals.ts';
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
  /** Whether there is no account at all yet. */
  readonly isEmpty: () => Promise<boolean>;
  /** Makes the three administrators of an empty platform; refuses when it is not empty. */
  readonly nameAdministrators: (draft: FirstAdministrators) => Promise<NamedAdministrators['oneTimePasswords']>;
  /** Records what a person did with their own second factor. */
  readonly tell: (actor: Actor, type: string) => Promise<void>;
};

const cookieName = (isSecure: boolean) => `${isSecure ? '__Secure-' : ''}ruyuan.session_token`;

/**
 * The token in the request's signed cookie: null without one, a refusal when its signature is forged. Checked at once:
 * a thread of its own for one digest would cost more than the rest of the edge.
 */
function tokenOf(parts: SessionParts, request: Context): string | null {
  const cookie = getCookie(request, cookieName(parts.isSecure));
  if (!cookie) return null;
  const at = cookie.lastIndexOf('.');
  const token = cookie.slice(0, Math.max(0, at));
  const given = Buffer.from(cookie.slice(at + 1), 'base64');
  const made = createHmac('sha256', parts.secret).update(token).digest();
  if (given.length !== made.length || !timingSafeEqual(given, made)) throw new Refusal(edgeRefusals.session_expired);
  return token;
}

/** Who asks. A visitor has no cookie; a cookie that is no longer good is refused rather than taken for a visitor's. */
export async function resolveActor(parts: SessionParts, request: Context): Promise<Actor> {
  const token = tokenOf(parts, request);
  if (!token) return VISITOR;
  const actor = await parts.actorOf(token, parts.clock());
  if (!actor) throw new Refusal(edgeRefusals.session_expired);
  return actor;
}

/** Hands the library's cookies on. */
export function takeCookies(request: Context, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) request.header('set-cookie', cookie, { append: true });
}
