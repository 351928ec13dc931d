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

export const sessionRefusals = refusals('sessions', {
  sign_in_failed: 401,
  second_factor_wrong: 401,
  not_signed_in: 401,
});

export const sessionRoutes = routes({
  me: {
    method: 'get',
    path: '/me',
    summary: 'Who is signed in',
    access: 'public',
    answer: meShape,
    refusals: [sessionRefusals.not_signed_in],
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
  signOut: { method: 'delete', path: '/session', summary: 'Sign out', access: 'public' },
});
