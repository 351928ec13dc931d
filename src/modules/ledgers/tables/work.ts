import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { amongMyParks, cityWide, either, inMyParks, mine, ofMyOrgAmong, walls } from '#platform/db/walls.ts';
import type { RecordValue } from '#platform/events/record.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import type { WorkRowKind, WorkSource } from '../contract/work.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const list = (name: string) =>
  text(name)
    .array()
    .notNull()
    .default(sql`'{}'`);

/** The work ledger: a dated, attributed row a step, from a record, by hand or imported. Withdrawn rows stay. */
export const ledgerWorkEntries = pgTable(
  'ledger_work_entries',
  {
    id: text('id').primaryKey(),
    occurredOn: date('occurred_on').notNull(),
    untilOn: date('until_on'),
    kind: text('kind').$type<WorkRowKind>().notNull(),
    clause: text('clause'),
    place: text('place'),
    /** Where it is counted. */
    parkId: organisationKey('park_id'),
    /** Whose officers see it besides: the parks of its enterprises. */
    parkIds: list('park_ids'),
    /** The counties of its enterprises, or the county whose officer did it. */
    countyIds: list('county_ids'),
    orgId: organisationKey('org_id'),
    personIds: list('person_ids'),
    otherPeople: text('other_people'),
    /** The enterprises it counts for; after a merging, those that go on. */
    enterpriseIds: list('enterprise_ids'),
    /** Which they were when it was entered, where a merging has changed that. */
    originIds: text('origin_ids').array(),
    otherEnterprises: text('other_enterprises'),
    topics: list('topics'),
    title: text('title'),
    text: text('text'),
    problemsSolved: text('problems_solved'),
    followUp: text('follow_up'),
    sessions: integer('sessions'),
    enterpriseCount: integer('enterprise_count'),
    personTimes: integer('person_times'),
    handouts: integer('handouts'),
    photoIds: list('photo_ids'),
    source: text('source').$type<WorkSource>().notNull(),
    /** Of a row that a step wrote: the record, what it was about, and what its sentence needs. */
    recordId: text('record_id'),
    recordType: text('record_type'),
    recordSubject: text('record_subject'),
    recordValues: jsonb('record_values').$type<Readonly<Record<string, RecordValue>>>(),
    importId: text('import_id'),
    /** What makes two imported rows the same. */
    digest: text('digest'),
    /** Lower case: what was written, and the names of people and enterprises as they were called then. */
    searchText: text('search_text').notNull(),
    enteredBy: personKey('entered_by'),
    enteredAt: instant('entered_at').notNull(),
    changedAt: instant('changed_at'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: personKey('withdrawn_by'),
  },
  (table) => [
    index('ledger_work_entries_day').on(table.occurredOn, table.id),
    index('ledger_work_entries_park').on(table.parkId, table.occurredOn, table.id),
    index('ledger_work_entries_entered').on(table.enteredAt, table.id),
    index('ledger_work_entries_author').on(table.enteredBy, table.enteredAt),
    index('ledger_work_entries_clause').on(table.clause, table.occurredOn),
    index('ledger_work_entries_enterprises').using('gin', table.enterpriseIds),
    index('ledger_work_entries_origins')
      .using('gin', table.originIds)
      .where(sql`origin_ids is not null`),
    index('ledger_work_entries_people').using('gin', table.personIds),
    index('ledger_work_entries_counties').using('gin', table.countyIds),
    index('ledger_work_entries_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    index('ledger_work_entries_digest')
      .on(table.digest)
      .where(sql`digest is not null`),
    index('ledger_work_entries_record')
      .on(table.recordType, table.recordSubject)
      .where(sql`record_type is not null`),
    ...walls('ledger_work_entries', {
      read: either(cityWide, amongMyParks(table.parkIds), ofMyOrgAmong(table.countyIds), mine(table.enteredBy)),
      write: either(cityWide, inMyParks(table.parkId), mine(table.enteredBy)),
    }),
  ],
).enableRLS();
