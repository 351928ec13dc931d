import { boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { cityWide, either, inMyParks, mine, ofMyOrg, walls } from '#platform/db/walls.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import type { FilledPlace, FilledScope } from '../contract/filled.ts';
import type { LabelMeaning } from '../filled/labels.ts';
import type { Layout } from '../filled/layout.ts';
import type { RowMeaning } from '../filled/rows.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A blank table from above: the form as it was read, what was chosen, and, once filled in, the result and its sources. */
export const ledgerFilledTables = pgTable(
  'ledger_filled_tables',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    fileId: text('file_id').notNull(),
    fileName: text('file_name').notNull(),
    layout: jsonb('layout').$type<Layout>().notNull(),
    meanings: jsonb('meanings').$type<Record<string, LabelMeaning>>().notNull(),
    /** By the row's key: which enterprise a row that names one means. */
    rowMeanings: jsonb('row_meanings').$type<Record<string, RowMeaning>>().notNull(),
    /** Values a person typed, by label and enterprise. */
    typed: jsonb('typed').$type<Record<string, string>>().notNull(),
    scope: jsonb('scope').$type<FilledScope>().notNull(),
    isFilled: boolean('is_filled').notNull().default(false),
    /** The list of places as they were filled in; phones in part. */
    places: jsonb('places').$type<FilledPlace[]>(),
    filledCount: integer('filled_count'),
    emptyCount: integer('empty_count'),
    resultFileId: text('result_file_id'),
    sourcesFileId: text('sources_file_id'),
    filledAt: instant('filled_at'),
    parkId: organisationKey('park_id'),
    orgId: text('org_id'),
    broughtBy: personKey('brought_by'),
    broughtAt: instant('brought_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('ledger_filled_tables_brought').on(table.broughtAt),
    ...walls('ledger_filled_tables', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId), mine(table.broughtBy)),
      write: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId), mine(table.broughtBy)),
    }),
  ],
).enableRLS();
