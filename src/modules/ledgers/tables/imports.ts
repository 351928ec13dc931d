import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, json, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { cityWide, either, inMyParks, mine, ofMyOrg, signedIn, staff, walls } from '#platform/db/walls.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import type { CellProblem, ImportLedger, ImportState, RowAction, RowChoice, RowVerdict } from '../contract/imports.ts';
import type { PackedCell } from '../import/cells.ts';
import type { ColumnMapping } from '../import/mapping.ts';
import type { RowValues } from '../import/reading.ts';
import type { ShareScale } from '#engines/documents/cells/share.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
/** Files, sheets and rows are seen by whoever sees their import. */
const ofSeenImport = sql`import_id in (select id from ledger_imports)`;

/** One bringing of files: from upload to admission, and back if need be. */
export const ledgerImports = pgTable(
  'ledger_imports',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    ledger: text('ledger').$type<ImportLedger | 'auto'>().notNull(),
    state: text('state').$type<ImportState>().notNull(),
    parkId: organisationKey('park_id'),
    countyId: organisationKey('county_id'),
    defaultYear: integer('default_year'),
    orgId: text('org_id'),
    broughtBy: personKey('brought_by'),
    broughtAt: instant('brought_at').notNull(),
    rowsRead: integer('rows_read').notNull().default(0),
    rowsTotal: integer('rows_total'),
    readAt: instant('read_at'),
    /** An earlier import of the same files, in the ledger when this one was brought. */
    sameAs: text('same_as'),
    admittedAt: instant('admitted_at'),
    admittedBy: personKey('admitted_by'),
    addedEnterpriseIds: jsonb('added_enterprise_ids').$type<string[]>().notNull().default([]),
    /** Enterprises whose missing credit code it gave. */
    codedEnterpriseIds: jsonb('coded_enterprise_ids').$type<string[]>().notNull().default([]),
    closedAt: instant('closed_at'),
  },
  (table) => [
    index('ledger_imports_brought').on(table.broughtAt),
    ...walls('ledger_imports', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId), mine(table.broughtBy)),
      write: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.orgId), mine(table.broughtBy)),
    }),
  ],
).enableRLS();

export const ledgerImportFiles = pgTable(
  'ledger_import_files',
  {
    importId: text('import_id')
      .notNull()
      .references(() => ledgerImports.id),
    fileId: text('file_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    sha256: text('sha256').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    failure: jsonb('failure').$type<{ code: string; values: Record<string, string | number> }>(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.fileId] }),
    index('ledger_import_files_sha256').on(table.sha256),
    ...walls('ledger_import_files', { read: ofSeenImport, write: ofSeenImport }),
  ],
).enableRLS();

export type SheetHead = {
  readonly title: string | null;
  readonly reportingUnit: string | null;
  readonly period: string | null;
  readonly headRow: number;
};

export const ledgerImportSheets = pgTable(
  'ledger_import_sheets',
  {
    id: text('id').primaryKey(),
    importId: text('import_id')
      .notNull()
      .references(() => ledgerImports.id),
    fileId: text('file_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<'table' | 'no_table' | 'left_out'>().notNull(),
    ledger: text('ledger').$type<ImportLedger>(),
    head: jsonb('head').$type<SheetHead>(),
    columns: jsonb('columns').$type<ColumnMapping[]>().notNull().default([]),
    scales: jsonb('scales').$type<Record<string, ShareScale>>().notNull().default({}),
    rows: integer('rows').notNull().default(0),
    /** The kind of its certificates, when a person said it. */
    certificateKind: text('certificate_kind'),
    skipped: jsonb('skipped').$type<Record<string, number>>().notNull().default({}),
    /** The day for which the sheet speaks: its own date, or the day it was brought. */
    asOf: date('as_of').notNull(),
  },
  (table) => [
    index('ledger_import_sheets_import').on(table.importId, table.position),
    ...walls('ledger_import_sheets', { read: ofSeenImport, write: ofSeenImport }),
  ],
).enableRLS();

/** A problem of a row; `c` is the column, null for the row as a whole. */
export type RowProblem = { readonly c: number | null } & CellProblem;

export const ledgerImportRows = pgTable(
  'ledger_import_rows',
  {
    importId: text('import_id')
      .notNull()
      .references(() => ledgerImports.id),
    /** Counted over all sheets of the import. */
    seq: integer('seq').notNull(),
    sheetId: text('sheet_id').notNull(),
    /** As the spreadsheet counts, from 1. */
    rowNumber: integer('row_number').notNull(),
    // Read whole and never asked into: plain `json` is written in two thirds of the time of `jsonb`.
    cells: json('cells').$type<PackedCell[]>().notNull(),
    /** What a person put in place of a cell, by column; null leaves it empty. */
    fixes: jsonb('fixes').$type<Record<string, string | null>>(),
    verdict: text('verdict').$type<RowVerdict>().notNull(),
    action: text('action').$type<RowAction>(),
    reason: text('reason'),
    choice: text('choice').$type<RowChoice>(),
    problems: jsonb('problems').$type<RowProblem[]>(),
    /** What was understood, by field; only what admission needs. */
    values: json('values').$type<RowValues>(),
    enterpriseId: text('enterprise_id'),
    /** What makes two rows the same thing. */
    matchKey: text('match_key'),
    codeKey: text('code_key'),
    twinSeq: integer('twin_seq'),
    digest: text('digest'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.seq] }),
    index('ledger_import_rows_verdict').on(table.importId, table.verdict, table.seq),
    index('ledger_import_rows_match').on(table.importId, table.matchKey),
    index('ledger_import_rows_digest')
      .on(table.digest)
      .where(sql`${table.verdict} = 'admitted'`),
    ...walls('ledger_import_rows', { read: ofSeenImport, write: ofSeenImport }),
  ],
).enableRLS();

/** A heading that means a field; learned from corrections, kept by people. */
export const ledgerSynonyms = pgTable(
  'ledger_synonyms',
  {
    id: text('id').primaryKey(),
    ledger: text('ledger').$type<ImportLedger>().notNull(),
    field: text('field').notNull(),
    word: text('word').notNull(),
    /** The heading as it is compared. */
    folded: text('folded').notNull(),
    source: text('source').$type<'given' | 'learned' | 'added'>().notNull(),
    addedBy: personKey('added_by'),
    addedAt: instant('added_at').notNull(),
    removedAt: instant('removed_at'),
    removedBy: personKey('removed_by'),
    isActive: boolean('is_active').notNull().default(true),
  },
  (table) => [
    uniqueIndex('ledger_synonyms_word')
      .on(table.ledger, table.field, table.word)
      .where(sql`${table.isActive}`),
    index('ledger_synonyms_folded').on(table.ledger, table.folded),
    ...walls('ledger_synonyms', { read: signedIn, write: either(staff, cityWide) }),
  ],
).enableRLS();
