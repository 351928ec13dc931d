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
});
export type Me = z.output<typeof meShape>;

/** Opening a session answers either who is in, or that the six digits of the second factor are wanted. */
export const sessionShape = z.union([meShape, z.object({ needsSecondFactor: z.literal(true) })]);

/** The first system administrator of an empty platform. */
export const firstAdministratorShape = z.object({
  name: z.string().trim().min(1).max(60),
  username: z.string().trim().min(3).max(60),
  password: z.string().min(12).max(200),
});

export const sessionRefusals = refusals('sessions', {
  sign_in_failed: 401,
  second_factor_wrong: 401,
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
    body: z.object({ code: z.string().trim().regex(/^\d{6}$/u) }),
    answer: meShape,
    refusals: [sessionRefusals.second_factor_wrong],
  },
  giveFirstAdministrator: {
    method: 'post',
    path: '/first-administrator',
    summary: 'Name the first administrator of an empty platform, who is then signed in',
    access: 'public',
    body: firstAdministratorShape,
    answer: meShape,
    refusals: [sessionRefusals.first_administrator_given],
  },
  signOut: { method: 'delete', path: '/session', summary: 'Sign out', access: 'public' },
});
