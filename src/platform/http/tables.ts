import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { anyone, walls } from '#platform/db/walls.ts';

/** The answer of an unsafe request, kept under the caller's key, so that a retry gets it again instead of acting twice. */
export const httpAnswers = pgTable(
  'http_answers',
  {
    /** Person (or address) and `Idempotency-Key`, joined. */
    key: text('key').primaryKey(),
    /** SHA-256 of method, path and body. */
    digest: text('digest').notNull(),
    status: integer('status').notNull(),
    answer: text('answer'),
    at: timestamp('at', { withTimezone: true }).notNull(),
  },
  (table) => [index('http_answers_at').on(table.at), ...walls('http_answers', { read: anyone, write: anyone })],
).enableRLS();
