import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { cityWide, either, inMyParks, mine, walls } from '#platform/db/walls.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import type { ImportProblem, LibraryImportState, LibraryKind, LibraryVerdict } from '../contract/imports.ts';
import type { Consent } from '../expert-consent.ts';
import { provenanceColumns } from '../provenance.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const ofSeenImport = sql`import_id in (select id from library_imports)`;

/** A workbook brought to one of the libraries. The file itself is not kept: only the columns that were understood. */
export const libraryImports = pgTable(
  'library_imports',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<LibraryKind>().notNull(),
    state: text('state').$type<LibraryImportState>().notNull(),
    fileName: text('file_name').notNull(),
    sheetName: text('sheet_name').notNull(),
    parkId: organisationKey('park_id'),
    ...provenanceColumns(),
    consent: jsonb('consent').$type<Consent | null>(),
    columns: jsonb('columns').$type<{ field: string; heading: string; letter: string }[]>().notNull(),
    passedOver: jsonb('passed_over').$type<string[]>().notNull(),
    neverKept: jsonb('never_kept').$type<string[]>().notNull(),
    broughtBy: personKey('brought_by'),
    broughtAt: instant('brought_at').notNull(),
    admittedAt: instant('admitted_at'),
    admittedBy: personKey('admitted_by'),
  },
  (table) => [
    index('library_imports_brought').on(table.broughtAt),
    ...walls('library_imports', {
      read: either(cityWide, inMyParks(table.parkId), mine(table.broughtBy)),
      write: either(cityWide, inMyParks(table.parkId), mine(table.broughtBy)),
    }),
  ],
).enableRLS();

export const libraryImportRows = pgTable(
  'library_import_rows',
  {
    importId: text('import_id')
      .notNull()
      .references(() => libraryImports.id),
    seq: integer('seq').notNull(),
    rowNumber: integer('row_number').notNull(),
    label: text('label').notNull(),
    /** By field, as written. */
    cells: jsonb('cells').$type<Record<string, string>>().notNull(),
    /** What no reader can take: broken formulas and the like, by field. */
    refused: jsonb('refused').$type<ImportProblem[]>().notNull(),
    /** What a person put in place of a cell. */
    fixes: jsonb('fixes').$type<Record<string, string>>().notNull().default({}),
    verdict: text('verdict').$type<LibraryVerdict>().notNull(),
    problems: jsonb('problems').$type<ImportProblem[]>().notNull(),
    values: jsonb('values').$type<Record<string, unknown>>().notNull(),
    subjectId: text('subject_id'),
    /** What makes two rows of the file the same thing. */
    matchKey: text('match_key').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.seq] }),
    index('library_import_rows_verdict').on(table.importId, table.verdict, table.seq),
    index('library_import_rows_subject')
      .on(table.subjectId)
      .where(sql`subject_id is not null`),
    ...walls('library_import_rows', { read: ofSeenImport, write: ofSeenImport }),
  ],
).enableRLS();
