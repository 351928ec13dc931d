import { sql } from 'drizzle-orm';
import { date, index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { cityWide, either, inMyParks, ofMyOrg, staff, walls } from '#platform/db/walls.ts';
import { organisationKey } from '#modules/parties/index.ts';

/** Whatever falls due on a day, brought together for one list: certificates here, later modules' deadlines as well. */
export const ledgerDue = pgTable(
  'ledger_due',
  {
    id: text('id').primaryKey(),
    /** `certificate`; later modules bring their own. Labels are catalogue keys `code_due_kind_…`. */
    kind: text('kind').notNull(),
    /** What falls due: the certificate's id. */
    subjectId: text('subject_id').notNull(),
    enterpriseId: organisationKey('enterprise_id'),
    parkId: organisationKey('park_id'),
    day: date('day').notNull(),
    /** From this day on something should be done. */
    startOn: date('start_on'),
    /** What it is about, for its sentence: a certificate's kind. */
    about: text('about').notNull(),
    number: text('number'),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('ledger_due_subject').on(table.kind, table.subjectId),
    index('ledger_due_day')
      .on(table.day)
      .where(sql`settled_at is null`),
    index('ledger_due_enterprise').on(table.enterpriseId),
    ...walls('ledger_due', {
      read: sql`${cityWide} or ${inMyParks(table.parkId)}
        or exists (select 1 from ledger_cards seen where seen.enterprise_id = ${table.enterpriseId})`,
      write: either(staff, ofMyOrg(table.enterpriseId)),
    }),
  ],
).enableRLS();
