import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { walls } from '#platform/db/walls.ts';

/**
 * Accounts and sessions, in the shape the sign-in library asks for. They are read before there is an actor, so the
 * app role sees them without a context; no route answers with their rows.
 */
const beforeAnActor = { read: sql`true`, write: sql`true` };
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const sessionAccounts = pgTable(
  'session_accounts',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    username: text('username').unique(),
    displayUsername: text('display_username'),
    twoFactorEnabled: boolean('two_factor_enabled').default(false),
    isDemo: boolean('is_demo').notNull().default(false),
    mustChangePassword: boolean('must_change_password').notNull().default(false),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  () => walls('session_accounts', beforeAnActor),
).enableRLS();

export const sessionOpen = pgTable(
  'session_open',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => sessionAccounts.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('session_open_account').on(table.userId), ...walls('session_open', beforeAnActor)],
).enableRLS();

/** Secrets by provider; ours is `credential`, an argon2id hash. */
export const sessionCredentials = pgTable(
  'session_credentials',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => sessionAccounts.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('session_credentials_owner').on(table.userId, table.providerId), ...walls('session_credentials', beforeAnActor)],
).enableRLS();

export const sessionVerifications = pgTable(
  'session_verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('session_verifications_identifier').on(table.identifier), ...walls('session_verifications', beforeAnActor)],
).enableRLS();

export const sessionSecondFactors = pgTable(
  'session_second_factors',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean('verified').default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: instant('locked_until'),
    userId: text('user_id')
      .notNull()
      .references(() => sessionAccounts.id, { onDelete: 'cascade' }),
  },
  (table) => [index('session_second_factors_account').on(table.userId), ...walls('session_second_factors', beforeAnActor)],
).enableRLS();
