import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { cityWide, either, inMyParks, mine, ofMyOrg, signedIn, walls } from '#platform/db/walls.ts';

/** A file somebody brought: the bytes are in the store under `sha256`; this says whose it is and what it was called. */
export const fileEntries = pgTable(
  'file_entries',
  {
    id: text('id').primaryKey(),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    orgId: text('org_id'),
    parkId: text('park_id'),
    broughtBy: text('brought_by'),
    broughtAt: timestamp('brought_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('file_entries_sha256').on(table.sha256),
    ...walls('file_entries', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId), mine(table.broughtBy)),
      write: signedIn,
    }),
  ],
).enableRLS();
