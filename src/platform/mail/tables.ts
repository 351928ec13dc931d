import { index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { mine, signedIn, walls } from '#platform/db/walls.ts';

/** A notice to one person, shown in the app; `mailedAt` when it went out by mail too. */
export const mailNotices = pgTable(
  'mail_notices',
  {
    id: text('id').primaryKey(),
    personId: text('person_id').notNull(),
    /** Catalogue key of its sentence: `notice_…`. */
    wordKey: text('word_key').notNull(),
    values: jsonb('values').$type<Record<string, string | number>>().notNull(),
    /** Where it leads, a path of the workspace. */
    path: text('path').notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
    readAt: timestamp('read_at', { withTimezone: true }),
    mailedAt: timestamp('mailed_at', { withTimezone: true }),
  },
  (table) => [
    index('mail_notices_person').on(table.personId, table.sentAt),
    ...walls('mail_notices', { read: mine(table.personId), write: signedIn }),
  ],
).enableRLS();
