import { index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { cityWide, either, inMyParks, mine, walls } from '#platform/db/walls.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * One-time links for people without an account. Only the token's digest is kept; what a link is for is the module's
 * purpose, `technology.raise_need`, and whom or what it is about its reference.
 */
export const linkTokens = pgTable(
  'link_tokens',
  {
    id: text('id').primaryKey(),
    /** SHA-256; null until the mail that carries it has been written. */
    digest: text('digest'),
    purpose: text('purpose').notNull(),
    refId: text('ref_id').notNull(),
    parkId: text('park_id'),
    madeBy: text('made_by'),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('link_tokens_digest').on(table.digest),
    index('link_tokens_ref').on(table.purpose, table.refId),
    ...walls('link_tokens', {
      read: either(cityWide, inMyParks(table.parkId), mine(table.madeBy)),
      write: either(cityWide, inMyParks(table.parkId), mine(table.madeBy)),
    }),
  ],
).enableRLS();
