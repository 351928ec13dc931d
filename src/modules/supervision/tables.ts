import { sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import { anyone, cityWide, either, mine, signedIn, walls } from '#platform/db/walls.ts';
import type { MeasureKind, MeasureState, Party } from './contract.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A policy document, loaded whole. The text and its script stay as they were. */
export const supervisionDocuments = pgTable(
  'supervision_documents',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    number: text('number'),
    issuedOn: date('issued_on'),
    text: text('text').notNull(),
    /** SHA-256 of the text: the same document is not loaded twice. */
    digest: text('digest').notNull(),
    /** The original in the file store. */
    fileId: text('file_id').notNull(),
    originalName: text('original_name').notNull(),
    supersedesId: text('supersedes_id').references((): AnyPgColumn => supervisionDocuments.id),
    loadedBy: personKey('loaded_by'),
    loadedAt: instant('loaded_at').notNull(),
  },
  (table) => [
    uniqueIndex('supervision_documents_digest').on(table.digest),
    // Two documents cannot replace the same one.
    uniqueIndex('supervision_documents_supersedes').on(table.supersedesId),
    ...walls('supervision_documents', { read: anyone, write: cityWide }),
  ],
).enableRLS();

/** Chapters, articles and measures with their places in the document's text. */
export const supervisionMeasures = pgTable(
  'supervision_measures',
  {
    id: text('id').primaryKey(),
    documentId: text('document_id')
      .notNull()
      .references(() => supervisionDocuments.id),
    parentId: text('parent_id').references((): AnyPgColumn => supervisionMeasures.id),
    kind: text('kind').$type<MeasureKind>().notNull(),
    number: integer('number').notNull(),
    mark: text('mark').notNull(),
    /** 3 for an article, 3.1 for a measure; null for a chapter. */
    clause: text('clause'),
    title: text('title').notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    /** Set when it was taken into the one before it; it then is in no list any more. */
    mergedInto: text('merged_into').references((): AnyPgColumn => supervisionMeasures.id),
  },
  (table) => [
    index('supervision_measures_document').on(table.documentId, table.startsAt),
    ...walls('supervision_measures', { read: anyone, write: cityWide }),
  ],
).enableRLS();

/** Who answers for a measure. Never overwritten: a change is another row, the one before gets its end. */
export const supervisionResponsibilities = pgTable(
  'supervision_responsibilities',
  {
    id: text('id').primaryKey(),
    measureId: text('measure_id')
      .notNull()
      .references(() => supervisionMeasures.id),
    leaderInChargeId: personKey('leader_in_charge_id'),
    leaderInChargeName: text('leader_in_charge_name'),
    departmentId: organisationKey('department_id'),
    departmentName: text('department_name'),
    departmentLeaderId: personKey('department_leader_id'),
    departmentLeaderName: text('department_leader_name'),
    officeResponsible: text('office_responsible'),
    liaisonId: personKey('liaison_id'),
    liaisonName: text('liaison_name'),
    supportingDepartments: jsonb('supporting_departments').$type<Party[]>().notNull().default([]),
    deadlineOn: date('deadline_on'),
    isLongTerm: boolean('is_long_term').notNull().default(false),
    state: text('state').$type<MeasureState>().notNull(),
    note: text('note'),
    setBy: personKey('set_by'),
    setAt: instant('set_at').notNull(),
    replacedAt: instant('replaced_at'),
  },
  (table) => [
    uniqueIndex('supervision_responsibilities_current')
      .on(table.measureId)
      .where(sql`${table.replacedAt} is null`),
    index('supervision_responsibilities_liaison').on(table.liaisonId, table.deadlineOn),
    // A liaison of a park reports on what is theirs; the list itself is kept by the bureau.
    ...walls('supervision_responsibilities', { read: signedIn, write: either(cityWide, mine(table.liaisonId)) }),
  ],
).enableRLS();
