import { randomInt } from 'node:crypto';
import { and, count, eq, gt, sql } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { edgeRefusals } from '#platform/http/refusals.ts';
import { hashPassword, isPassword, passwordProblem } from '#platform/sessions/passwords.ts';
import { sessionAccounts, sessionCredentials, sessionOpen, sessionSecondFactors } from '#platform/sessions/tables.ts';
import { partiesRefusals } from './contract.ts';
import { partyPeople } from './tables.ts';

type AccountDraft = {
  readonly personId: string;
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly isDemo?: boolean;
  readonly mustChangePassword?: boolean;
};

/** Opens an account for a person. Refuses a name that is taken and a password that is too weak. */
export async function openAccount(ctx: Ctx, draft: AccountDraft): Promise<string> {
  const username = draft.username.trim().toLowerCase();
  // The demo's passwords are printed at the start and work in the demo only; all others must be good.
  if (!draft.isDemo) checkPassword(draft.password, username);
  const [taken] = await ctx.db
    .select({ id: sessionAccounts.id })
    .from(sessionAccounts)
    .where(eq(sessionAccounts.username, username))
    .limit(1);
  if (taken) throw new Refusal(partiesRefusals.username_taken, { username }, [{ path: '/username', code: 'parties.username_taken' }]);
  const id = newId('acc', ctx.now);
  await ctx.db.insert(sessionAccounts).values({
    id,
    name: draft.name,
    // Mail addresses are not how people sign in here; the library wants a unique one.
    email: `${id}@accounts.invalid`,
    username,
    displayUsername: draft.username,
    isDemo: draft.isDemo ?? false,
    mustChangePassword: draft.mustChangePassword ?? false,
  });
  await ctx.db.insert(sessionCredentials).values({
    id: newId('crd', ctx.now),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: await hashPassword(draft.password),
  });
  await ctx.db.update(partyPeople).set({ accountId: id }).where(eq(partyPeople.id, draft.personId));
  return id;
}

/** Refuses a weak password, naming why. */
export function checkPassword(password: string, username: string, path = '/password'): void {
  const problem = passwordProblem(password, username);
  if (problem) throw weak(problem, path);
}

const weak = (problem: 'too_short' | 'too_long' | 'too_common' | 'same', path: string) =>
  new Refusal(partiesRefusals.password_weak, {}, [{ path, code: `parties.password_${problem}` }]);

/** Changes one's own password; every other session of the account ends. */
export async function changePassword(ctx: Ctx, change: { current: string; next: string }): Promise<void> {
  const account = await accountOf(ctx, signedInPerson(ctx));
  const [credential] = await ctx.db
    .select()
    .from(sessionCredentials)
    .where(and(eq(sessionCredentials.userId, account.id), eq(sessionCredentials.providerId, 'credential')))
    .limit(1);
  if (!credential?.password || !(await isPassword(change.current, credential.password))) {
    throw new Refusal(partiesRefusals.password_wrong, {}, [{ path: '/current', code: 'parties.password_wrong' }]);
  }
  checkPassword(change.next, account.username ?? '', '/next');
  if (change.next === change.current) throw weak('same', '/next');
  await setPassword(ctx, account.id, change.next, false);
  await endSessions(ctx, account.id, ctx.actor.sessionId);
  await ctx.record({ type: 'parties.password_changed', subject: ctx.actor.personId ?? '' });
}

/** Gives a person a new one-time password, to be changed at the next sign-in; open sessions end. */
export async function resetPassword(ctx: Ctx, personId: string): Promise<{ password: string }> {
  checkNotOneself(ctx, personId);
  const account = await accountOf(ctx, personId);
  const password = oneTimePassword();
  await setPassword(ctx, account.id, password, true);
  await endSessions(ctx, account.id, null);
  await ctx.record({ type: 'parties.password_reset', subject: personId });
  return { password };
}

/** Disables an account; from that moment it has no session. */
export async function disableAccount(ctx: Ctx, personId: string, ground: string): Promise<void> {
  checkNotOneself(ctx, personId);
  const account = await accountOf(ctx, personId);
  await ctx.db.update(sessionAccounts).set({ disabledAt: ctx.now }).where(eq(sessionAccounts.id, account.id));
  await endSessions(ctx, account.id, null);
  await ctx.record({ type: 'parties.account_disabled', subject: personId, values: { ground } });
}

/** Enables a disabled account again. */
export async function enableAccount(ctx: Ctx, personId: string): Promise<void> {
  const account = await accountOf(ctx, personId);
  await ctx.db.update(sessionAccounts).set({ disabledAt: null }).where(eq(sessionAccounts.id, account.id));
  await ctx.record({ type: 'parties.account_enabled', subject: personId });
}

/** An administrator's own account is another administrator's to care for. */
function checkNotOneself(ctx: Ctx, personId: string): void {
  if (personId === ctx.actor.personId) throw new Refusal(partiesRefusals.not_oneself);
}

/** Takes a lost second factor away, so that the person can set a new one. */
export async function resetSecondFactor(ctx: Ctx, personId: string): Promise<void> {
  checkNotOneself(ctx, personId);
  const account = await accountOf(ctx, personId);
  await ctx.db.delete(sessionSecondFactors).where(eq(sessionSecondFactors.userId, account.id));
  await ctx.db.update(sessionAccounts).set({ twoFactorEnabled: false }).where(eq(sessionAccounts.id, account.id));
  await endSessions(ctx, account.id, null);
  await ctx.record({ type: 'parties.second_factor_reset', subject: personId });
}

/** The account of a person; refuses a person without one. */
export async function accountOf(ctx: Ctx, personId: string) {
  const [row] = await ctx.db
    .select({
      id: sessionAccounts.id,
      username: sessionAccounts.username,
      twoFactorEnabled: sessionAccounts.twoFactorEnabled,
      mustChangePassword: sessionAccounts.mustChangePassword,
      isDemo: sessionAccounts.isDemo,
    })
    .from(sessionAccounts)
    .innerJoin(partyPeople, eq(partyPeople.accountId, sessionAccounts.id))
    .where(eq(partyPeople.id, personId))
    .limit(1);
  if (!row) throw new Refusal(partiesRefusals.account_missing);
  return row;
}

/** The account of whoever asks. */
export async function ownAccount(ctx: Ctx) {
  const personId = signedInPerson(ctx);
  const { id, username, twoFactorEnabled, ...row } = await accountOf(ctx, personId);
  const [open] = await ctx.db
    .select({ sessions: count() })
    .from(sessionOpen)
    .where(and(eq(sessionOpen.userId, id), gt(sessionOpen.expiresAt, ctx.now)));
  return { ...row, username: username ?? '', hasSecondFactor: twoFactorEnabled ?? false, sessions: open?.sessions ?? 0 };
}

/** One's own matters need no duty, but somebody must be there. */
export function signedInPerson(ctx: Ctx): string {
  if (!ctx.actor.personId) throw new Refusal(edgeRefusals.not_signed_in);
  return ctx.actor.personId;
}

async function setPassword(ctx: Ctx, accountId: string, password: string, mustChange: boolean): Promise<void> {
  await ctx.db
    .update(sessionCredentials)
    .set({ password: await hashPassword(password), updatedAt: ctx.now })
    .where(eq(sessionCredentials.userId, accountId));
  await ctx.db.update(sessionAccounts).set({ mustChangePassword: mustChange, updatedAt: ctx.now }).where(eq(sessionAccounts.id, accountId));
}

/** Ends an account's sessions, all or all but one. */
export async function endSessions(ctx: Ctx, accountId: string, except: string | null): Promise<void> {
  const others = except ? sql`and ${sessionOpen.id} <> ${except}` : sql``;
  await ctx.db.delete(sessionOpen).where(sql`${sessionOpen.userId} = ${accountId} ${others}`);
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Fourteen letters in three groups, easy to read out: `kqme-7hrt-xw3np8`. */
export function oneTimePassword(): string {
  const draw = (count: number) => Array.from({ length: count }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return `${draw(4)}-${draw(4)}-${draw(6)}`;
}
