import { z } from 'zod';
import { ownPasswordRoute } from '#shared/me.ts';
import { routes } from '#shared/route.ts';
import { partiesRefusals } from './refusals.ts';
import { ground, id, username } from './shapes.ts';

const params = z.object({ personId: id });
const { account_missing, not_oneself, person_not_found } = partiesRefusals;

/** A one-time password, shown this once and to be changed at the first sign-in. */
const oneTimeShape = z.object({ password: z.string() });

export const ownAccountShape = z.object({
  username: z.string(),
  hasSecondFactor: z.boolean(),
  mustChangePassword: z.boolean(),
  isDemo: z.boolean(),
  /** Open sessions of this account, this one included. */
  sessions: z.number().int(),
});

export const accountRoutes = routes({
  openAccount: {
    method: 'post',
    path: '/people/{personId}/account',
    summary: 'Open an account for a person',
    access: 'parties.keep_people',
    params,
    body: z.object({ username }),
    answer: oneTimeShape,
    isSecret: true,
    refusals: [person_not_found, partiesRefusals.account_given, partiesRefusals.username_taken],
  },
  disableAccount: {
    method: 'post',
    path: '/people/{personId}/account/disabling',
    summary: 'Disable an account at once; its sessions end',
    access: 'parties.keep_accounts',
    params,
    body: z.object({ ground }),
    refusals: [account_missing, not_oneself],
  },
  enableAccount: {
    method: 'delete',
    path: '/people/{personId}/account/disabling',
    summary: 'Enable a disabled account again',
    access: 'parties.keep_accounts',
    params,
    refusals: [account_missing],
  },
  resetPassword: {
    method: 'post',
    path: '/people/{personId}/account/password',
    summary: 'Give a new one-time password; sessions end',
    access: 'parties.keep_accounts',
    params,
    answer: oneTimeShape,
    isSecret: true,
    refusals: [account_missing, not_oneself],
  },
  resetSecondFactor: {
    method: 'delete',
    path: '/people/{personId}/account/second-factor',
    summary: 'Take a lost second factor away; sessions end',
    access: 'parties.keep_accounts',
    params,
    refusals: [account_missing, not_oneself],
  },
  readOwnAccount: {
    method: 'get',
    path: '/me/account',
    summary: 'One’s own account',
    access: 'parties.keep_own_account',
    answer: ownAccountShape,
    refusals: [account_missing],
  },
  changeOwnPassword: {
    ...ownPasswordRoute,
    refusals: [account_missing, partiesRefusals.password_wrong, partiesRefusals.password_weak],
  },
});
