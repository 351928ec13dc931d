import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { cityWide, either, inMyParks, ofMyOrg, staff, walls } from '#platform/db/walls.ts';
import { pinyinText } from '#platform/db/pinyin.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import type { FigureStatus, Period, SourceKind } from '../contract/facts.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
/** A text that looks like a number stays a text: drizzle's own `jsonb` reads it as JSON a second time. */
const plainValue = customType<{ data: string | number | boolean; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => value as string | number | boolean,
});
const fen = (name: string) => bigint(name, { mode: 'number' });

/** An enterprise's current facts in one row, derived from facts, certificates and the register; for lists. */
export const ledgerCards = pgTable(
  'ledger_cards',
  {
    enterpriseId: organisationKey('enterprise_id').primaryKey(),
    name: pinyinText('name').notNull(),
    /** Lower case: names now and before, credit code, legal representative. */
    searchText: text('search_text').notNull(),
    creditCode: text('credit_code'),
    parkId: organisationKey('park_id'),
    countyId: organisationKey('county_id'),
    closedOn: date('closed_on'),
    mergedInto: organisationKey('merged_into'),
    legalRepresentative: text('legal_representative'),
    mainProducts: text('main_products'),
    fieldCode: text('field_code'),
    /** The field's first level: lists are mostly filtered by it. */
    fieldTop: text('field_top').generatedAlwaysAs(sql`split_part(field_code, '.', 1)`),
    industryCode: text('industry_code'),
    size: text('size'),
    establishedOn: date('established_on'),
    /** Kinds of certificates kept and not withdrawn, the last day of each beside it; validity is asked of the day. */
    certificateKinds: text('certificate_kinds')
      .array()
      .notNull()
      .default(sql`'{}'`),
    certificateDays: text('certificate_days')
      .array()
      .notNull()
      .default(sql`'{}'`),
    nextExpiryOn: date('next_expiry_on'),
    /** The latest year of which an actual figure is known; the figures below are of that year. */
    figuresYear: integer('figures_year'),
    revenueFen: fen('revenue_fen'),
    rdFen: fen('rd_fen'),
    hightechShare: real('hightech_share'),
    taxFen: fen('tax_fen'),
    headcount: integer('headcount'),
    stStaff: integer('st_staff'),
    /** Which of the facts that make a file are not there. */
    missing: text('missing')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** The latest day of which something is known. */
    factsAsOf: date('facts_as_of'),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    index('ledger_cards_name').on(table.name, table.enterpriseId),
    index('ledger_cards_park_name').on(table.parkId, table.name, table.enterpriseId),
    index('ledger_cards_county').on(table.countyId),
    // Counting needs what the wall asks of a row and nothing else: these two answer without touching the rows.
    index('ledger_cards_open')
      .on(table.parkId, table.countyId, table.enterpriseId)
      .where(sql`merged_into is null and closed_on is null`),
    index('ledger_cards_field')
      .on(table.fieldTop, table.fieldCode, table.parkId, table.countyId, table.enterpriseId)
      .where(sql`merged_into is null and closed_on is null`),
    index('ledger_cards_rd').on(table.rdFen.desc().nullsLast(), table.enterpriseId),
    index('ledger_cards_park_rd').on(table.parkId, table.rdFen.desc().nullsLast(), table.enterpriseId),
    index('ledger_cards_revenue').on(table.revenueFen.desc().nullsLast(), table.enterpriseId),
    index('ledger_cards_changed').on(table.changedAt, table.enterpriseId),
    index('ledger_cards_certificates').using('gin', table.certificateKinds),
    ...walls('ledger_cards', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.countyId), ofMyOrg(table.enterpriseId)),
      write: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.enterpriseId)),
    }),
  ],
).enableRLS();

// Who may see an enterprise's card may see its facts: the card's own wall answers, so a park that moves moves them all.
const ofVisibleCard = (enterpriseId: AnyPgColumn) =>
  sql`exists (select 1 from ledger_cards seen where seen.enterprise_id = ${enterpriseId})`;
/** Staff write of what they see, an enterprise of itself; a county only reads. */
const ofKeptCard = (enterpriseId: AnyPgColumn) => sql`(${either(staff, ofMyOrg(enterpriseId))}) and ${ofVisibleCard(enterpriseId)}`;

/**
 * What was said of an enterprise: by whom, when, from which source, as of which day. Never overwritten: a correction
 * is another row with its ground, an undoing marks the row as retracted.
 */
export const ledgerFacts = pgTable(
  'ledger_facts',
  {
    id: text('id').primaryKey(),
    /** The order in which facts were stated; decides between two of one day. */
    position: bigint('position', { mode: 'number' }).notNull().generatedByDefaultAsIdentity(),
    /** The enterprise it counts for; after a merging, the one that goes on. */
    enterpriseId: organisationKey('enterprise_id').notNull(),
    /** The enterprise it was stated of. */
    originId: organisationKey('origin_id').notNull(),
    kind: text('kind').notNull(),
    year: integer('year'),
    period: text('period').$type<Period>().notNull(),
    /** Text, number (money in 分, share as 0..1) or boolean, as the kind says. */
    value: plainValue('value').notNull(),
    asOf: date('as_of').notNull(),
    status: text('status').$type<FigureStatus>().notNull(),
    sourceKind: text('source_kind').$type<SourceKind>().notNull(),
    sourceNote: text('source_note'),
    sourceRef: text('source_ref'),
    /** Why it was stated anew, when it corrects another. */
    ground: text('ground'),
    statedBy: personKey('stated_by'),
    statedAt: instant('stated_at').notNull(),
    retractedAt: instant('retracted_at'),
    retractedBy: personKey('retracted_by'),
    retractedGround: text('retracted_ground'),
  },
  (table) => [
    index('ledger_facts_current').on(table.enterpriseId, table.kind, table.year, table.asOf, table.position),
    index('ledger_facts_source')
      .on(table.sourceRef)
      .where(sql`source_ref is not null`),
    ...walls('ledger_facts', { read: ofVisibleCard(table.enterpriseId), write: ofKeptCard(table.enterpriseId) }),
  ],
).enableRLS();

/** The yearly figures that lists show and sort by, a row a year; derived like the card. */
export const ledgerYears = pgTable(
  'ledger_years',
  {
    enterpriseId: organisationKey('enterprise_id').notNull(),
    year: integer('year').notNull(),
    isActual: boolean('is_actual').notNull(),
    revenueFen: fen('revenue_fen'),
    rdFen: fen('rd_fen'),
    hightechShare: real('hightech_share'),
    taxFen: fen('tax_fen'),
    headcount: integer('headcount'),
    stStaff: integer('st_staff'),
  },
  (table) => [
    primaryKey({ columns: [table.enterpriseId, table.year] }),
    ...walls('ledger_years', { read: ofVisibleCard(table.enterpriseId), write: ofKeptCard(table.enterpriseId) }),
  ],
).enableRLS();

/** Certificates with their validity. One that was entered wrongly is withdrawn with a ground, never deleted. */
export const ledgerCertificates = pgTable(
  'ledger_certificates',
  {
    id: text('id').primaryKey(),
    enterpriseId: organisationKey('enterprise_id').notNull(),
    originId: organisationKey('origin_id').notNull(),
    /** An item of the code list `certificate_kind`. */
    kind: text('kind').notNull(),
    number: text('number'),
    issuedOn: date('issued_on'),
    validUntil: date('valid_until'),
    sourceRef: text('source_ref'),
    enteredBy: personKey('entered_by'),
    enteredAt: instant('entered_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: personKey('withdrawn_by'),
    withdrawnGround: text('withdrawn_ground'),
  },
  (table) => [
    index('ledger_certificates_enterprise').on(table.enterpriseId),
    index('ledger_certificates_due')
      .on(table.validUntil)
      .where(sql`withdrawn_at is null`),
    index('ledger_certificates_source')
      .on(table.sourceRef)
      .where(sql`source_ref is not null`),
    ...walls('ledger_certificates', { read: ofVisibleCard(table.enterpriseId), write: ofKeptCard(table.enterpriseId) }),
  ],
).enableRLS();
