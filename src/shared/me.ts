import { z } from 'zod';
import { routes } from './route.ts';
import { refusals } from './refusal.ts';

/** Who is signed in, what they may do and the counts beside the navigation. `abilities` are `module.verb_noun`. */
export const meShape = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  organisation: z.object({ id: z.string(), name: z.string(), kind: z.string() }).nullable(),
  roles: z.array(z.string()),
  abilities: z.array(z.string()),
  parks: z.array(z.object({ id: z.string(), name: z.string() })),
  locale: z.enum(['zh-CN', 'zh-TW', 'en']),
  counts: z.record(z.string(), z.number()),
  /** Signed in with a one-time password: until it is changed nothing else is open. */
  mustChangePassword: z.boolean(),
});
export type Me = z.output<typeof meShape>;

/** Opening a session answers either who is in, or that the six digits of the second factor are wanted. */
export const sessionShape = z.union([meShape, z.object({ needsSecondFactor: z.literal(true) })]);

const username = z
  .string()
  .trim()
  .regex(/^[a-zA-Z0-9._-]{3,40}$/u);
const name = z.string().trim().min(1).max(60);

/** The three administrators of an empty platform. The first chooses a password, the two others get one-time passwords. */
export const firstAdministratorShape = z.object({
  /** The body that runs the platform, the city's science-and-technology bureau. */
  organisation: z.string().trim().min(2).max(100),
  name,
  username,
  password: z.string().min(10).max(128),
  securityName: name,
  securityUsername: username,
  auditName: name,
  auditUsername: username,
});
export type FirstAdministrators = z.output<typeof firstAdministratorShape>;

export const namedAdministratorsShape = z.object({
  me: meShape,
  /** Shown this once, to be handed over in person. */
  oneTimePasswords: z.array(z.object({ name: z.string(), username: z.string(), role: z.string(), password: z.string() })),
});
export type NamedAdministrators = z.output<typeof namedAdministratorsShape>;

/** Six digits, or one of the backup codes `k3f9x-Q2m7P`. */
const secondFactorCode = z
  .string()
  .trim()
  .regex(/^(\d{6}|[a-zA-Z0-9]{5}-[a-zA-Z0-9]{5})$/u);

export const sessionRefusals = refusals('sessions', {
  sign_in_failed: 401,
  second_factor_wrong: 401,
  /** A second factor is in use already, or none has been begun. */
  second_factor_given: 409,
  second_factor_missing: 409,
  password_wrong: 403,
  not_signed_in: 401,
  /** Nobody is there yet: the workspace asks for the first administrator. */
  first_administrator_wanted: 401,
  /** There is an administrator already; the page is not for a second one. */
  first_administrator_given: 409,
});

export const sessionRoutes = routes({
  me: {
    method: 'get',
    path: '/me',
    summary: 'Who is signed in',
    access: 'public',
    answer: meShape,
    refusals: [sessionRefusals.not_signed_in, sessionRefusals.first_administrator_wanted],
  },
  signIn: {
    method: 'post',
    path: '/session',
    summary: 'Sign in with a name and a password',
    access: 'public',
    body: z.object({ username: z.string().trim().min(1).max(100), password: z.string().min(1).max(200) }),
    answer: sessionShape,
    refusals: [sessionRefusals.sign_in_failed],
  },
  giveSecondFactor: {
    method: 'post',
    path: '/session/second-factor',
    summary: 'Give the six digits of the second factor',
    access: 'public',
    body: z.object({ code: secondFactorCode }),
    answer: meShape,
    refusals: [sessionRefusals.second_factor_wrong],
  },
  giveFirstAdministrator: {
    method: 'post',
    path: '/first-administrator',
    summary: 'Name the three administrators of an empty platform; the first is then signed in',
    access: 'public',
    body: firstAdministratorShape,
    answer: namedAdministratorsShape,
    isSecret: true,
    refusals: [sessionRefusals.first_administrator_given],
  },
  signOut: { method: 'delete', path: '/session', summary: 'Sign out', access: 'public' },
});

/** One's own password, changed by whoever knows the present one. */
export const ownPasswordRoute = {
  method: 'put',
  path: '/me/password',
  summary: 'Change one’s own password; other sessions end',
  access: 'parties.keep_own_account',
  body: z.object({ current: z.string().min(1).max(200), next: z.string().min(10).max(128) }),
} as const;

const ownPassword = z.object({ password: z.string().min(1).max(200) });

/** One's own second factor: begun with the password, in use once a first code was right. */
export const secondFactorRoutes = routes({
  startSecondFactor: {
    method: 'post',
    path: '/me/second-factor',
    summary: 'Begin a second factor: secret, picture to scan, backup codes',
    access: 'parties.keep_own_account',
    body: ownPassword,
    answer: z.object({ secret: z.string(), address: z.string(), picture: z.string(), backupCodes: z.array(z.string()) }),
    isSecret: true,
    refusals: [sessionRefusals.password_wrong, sessionRefusals.second_factor_given],
  },
  confirmSecondFactor: {
    method: 'post',
    path: '/me/second-factor/confirmation',
    summary: 'Confirm the second factor with a first code',
    access: 'parties.keep_own_account',
    body: z.object({
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/u),
    }),
    refusals: [sessionRefusals.second_factor_wrong, sessionRefusals.second_factor_missing],
  },
  removeSecondFactor: {
    method: 'delete',
    path: '/me/second-factor',
    summary: 'Take one’s own second factor away',
    access: 'parties.keep_own_account',
    body: ownPassword,
    refusals: [sessionRefusals.password_wrong],
  },
});
