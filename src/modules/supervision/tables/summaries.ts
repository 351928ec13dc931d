import { sql } from 'drizzle-orm';
import { date, doublePrecision, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { FigureMark } from '#shared/figures.ts';
import { cityWide, either, inMyParks, mine, mineAmong, staff, walls } from '#platform/db/walls.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import type { SummaryCase, SummaryFigure, SummaryPlan, SummaryText } from '../contract/summaries.ts';
import type { SummaryKind, SummaryLevel, SummaryStance, SummaryState } from '../contract/summary-codes.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What an officer set beside the measured figures; measuring again does not touch it. */
export type FigureNotes = Readonly<
  Record<string, { readonly mark?: FigureMark; readonly confirmed?: NonNullable<SummaryFigure['confirmed']> }>
>;

/** A half-year or year-end summary. Signed, it never changes: a correction is another one that names it. */
export const supervisionSummaries = pgTable(
  'supervision_summaries',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<SummaryKind>().notNull(),
    level: text('level').$type<SummaryLevel>().notNull(),
    parkId: organisationKey('park_id'),
    year: integer('year').notNull(),
    fromDay: date('from_day').notNull(),
    untilDay: date('until_day').notNull(),
    title: text('title').notNull(),
    state: text('state').$type<SummaryState>().notNull(),
    /** Measured from the ledgers, in the outline's order. */
    figures: jsonb('figures').$type<SummaryFigure[]>().notNull(),
    notes: jsonb('notes').$type<FigureNotes>().notNull(),
    measuredAt: instant('measured_at').notNull(),
    /** The officer's own words, by line; a section's own paragraph under its id. */
    texts: jsonb('texts').$type<Record<string, string>>().notNull(),
    cases: jsonb('cases').$type<SummaryCase[]>().notNull(),
    plans: jsonb('plans').$type<SummaryPlan[]>().notNull(),
    draftedBy: personKey('drafted_by').notNull(),
    draftedAt: instant('drafted_at').notNull(),
    signerId: personKey('signer_id'),
    /** Everybody ever asked for an opinion: they see the draft, wherever they work. */
    askedIds: text('asked_ids').array().notNull().default([]),
    signedAt: instant('signed_at'),
    /** As signed: the Word file, and the frozen figures with their rows, compressed. */
    documentFileId: text('document_file_id'),
    frozenFileId: text('frozen_file_id'),
    frozenText: jsonb('frozen_text').$type<SummaryText>(),
    /** SHA-256 of what was frozen, whole and by figure. */
    digest: text('digest'),
    figureDigests: jsonb('figure_digests').$type<Record<string, string>>(),
    frozenRows: integer('frozen_rows'),
    scanFileId: text('scan_file_id'),
    scanName: text('scan_name'),
    correctsId: text('corrects_id').references((): AnyPgColumn => supervisionSummaries.id),
  },
  (table) => [
    index('supervision_summaries_until').on(table.untilDay, table.id),
    index('supervision_summaries_asked').using('gin', table.askedIds),
    index('supervision_summaries_park').on(table.parkId, table.untilDay),
    // One is corrected by one; of a period there is one that corrects none.
    uniqueIndex('supervision_summaries_corrects').on(table.correctsId),
    uniqueIndex('supervision_summaries_period')
      .on(table.kind, table.level, sql`coalesce(park_id, '')`, table.year)
      .where(sql`corrects_id is null`),
    ...walls('supervision_summaries', {
      read: either(cityWide, inMyParks(table.parkId), mineAmong(table.askedIds)),
      write: either(cityWide, inMyParks(table.parkId)),
    }),
  ],
).enableRLS();

/** Who was asked, and what they said, once. */
export const supervisionSummaryOpinions = pgTable(
  'supervision_summary_opinions',
  {
    id: text('id').primaryKey(),
    summaryId: text('summary_id')
      .notNull()
      .references(() => supervisionSummaries.id),
    personId: personKey('person_id').notNull(),
    askedAt: instant('asked_at').notNull(),
    stance: text('stance').$type<SummaryStance>(),
    text: text('text'),
    givenAt: instant('given_at'),
  },
  (table) => [
    uniqueIndex('supervision_summary_opinions_person').on(table.summaryId, table.personId),
    ...walls('supervision_summary_opinions', {
      read: sql`(${mine(table.personId)}) or summary_id in (select id from supervision_summaries)`,
      write: sql`(${mine(table.personId)}) or summary_id in (select id from supervision_summaries)`,
    }),
  ],
).enableRLS();

/** What a park or the city wants to reach in a year. */
export const supervisionTargets = pgTable(
  'supervision_targets',
  {
    id: text('id').primaryKey(),
    parkId: organisationKey('park_id'),
    year: integer('year').notNull(),
    figureId: text('figure_id').notNull(),
    value: doublePrecision('value').notNull(),
    note: text('note'),
    setBy: personKey('set_by'),
    setAt: instant('set_at').notNull(),
  },
  (table) => [
    uniqueIndex('supervision_targets_of').on(sql`coalesce(park_id, '')`, table.year, table.figureId),
    ...walls('supervision_targets', { read: staff, write: either(cityWide, inMyParks(table.parkId)) }),
  ],
).enableRLS();
