import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor, username } from 'better-auth/plugins';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { hashPassword, isPassword } from './passwords.ts';
import { sessionAccounts, sessionCredentials, sessionOpen, sessionSecondFactors, sessionVerifications } from './tables.ts';

export const SESSION_HOURS = 12;

/**
 * The sign-in library, for its flows only: password, second factor, ending a session. Who acts is found by one query
 * of ours (`resolve-actor.ts`); none of the library's own routes is mounted.
 */
export function openSignIn(pool: pg.Pool, options: { secret: string; baseUrl: string; isSecure: boolean }) {
  return betterAuth({
    appName: 'Ruyuan',
    secret: options.secret,
    baseURL: options.baseUrl,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: drizzleAdapter(drizzle({ client: pool }), {
      provider: 'pg',
      schema: {
        user: sessionAccounts,
        session: sessionOpen,
        account: sessionCredentials,
        verification: sessionVerifications,
        twoFactor: sessionSecondFactors,
      },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(password, hash) },
    },
    session: { expiresIn: SESSION_HOURS * 3600, updateAge: 3600, freshAge: 0 },
    advanced: { cookiePrefix: 'ruyuan', useSecureCookies: options.isSecure, disableCSRFCheck: true },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 60 }), twoFactor({ issuer: 'Ruyuan' })],
  });
}

export type SignIn = ReturnType<typeof openSignIn>;
