import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { pinyinText } from '#platform/db/pinyin.ts';
import { either, mine, staff, walls } from '#platform/db/walls.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import { isPublicNow, publicationColumns } from '#modules/website/index.ts';
import type { Availability, ConsentWay, ConsultationForm, OpenField, RelationKind, Renown } from '../contract/expert-codes.ts';
import type { Affiliation, Education, Work } from '../contract/expert-shapes.ts';
import type { FeeBasis } from '../contract/expert-fees.ts';
import { provenanceColumns } from '../provenance.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const list = (name: string) =>
  text(name)
    .array()
    .notNull()
    .default(sql`'{}'`);

// A county's officers work in their own organisation, but they are staff and look for experts too.
const ofCounty = sql.raw(
  `(select exists (select 1 from party_organisations o where o.kind = 'county' and o.id = nullif(current_setting('ruyuan.org', true), '')))`,
);
/** What belongs to an expert is seen by staff and by that expert. */
const ofExpert = (table: string) =>
  sql`(${staff} or ${sql.raw(`exists (select 1 from library_experts seen where seen.id = ${table}.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))`)})`;

/** The expert library 专家库. Merged and erased rows stay: letters and consultations lead to them. */
export const libraryExperts = pgTable(
  'library_experts',
  {
    id: text('id').primaryKey(),
    /** The person who signs in, where this expert has an account. */
    personId: personKey('person_id'),
    name: pinyinText('name').notNull(),
    nameEn: text('name_en'),
    title: text('title'),
    post: text('post'),
    renown: text('renown').$type<Renown>().notNull().default('none'),
    fields: list('fields'),
    subjects: list('subjects'),
    directions: text('directions'),
    orgId: organisationKey('org_id'),
    orgName: text('org_name').notNull(),
    orgSince: date('org_since'),
    /** Where they were before, and where else they are. */
    affiliations: jsonb('affiliations').$type<Affiliation[]>().notNull().default([]),
    education: jsonb('education').$type<Education[]>().notNull().default([]),
    works: jsonb('works').$type<Work[]>().notNull().default([]),
    phone: text('phone'),
    email: text('email'),
    availability: text('availability').$type<Availability>().notNull().default('available'),
    availabilityNote: text('availability_note'),
    openFields: text('open_fields').array().$type<OpenField[]>().notNull().default([]),
    /** The park whose station keeps the entry; null when the bureau does. */
    parkId: organisationKey('park_id'),
    hasConsent: boolean('has_consent').notNull(),
    /** The last day of the letter of appointment in force, or of the last one. */
    termEndsOn: date('term_ends_on'),
    consultations: integer('consultations').notNull().default(0),
    lastConsultedOn: date('last_consulted_on'),
    ...provenanceColumns(),
    ...publicationColumns(),
    /** Name, English name, organisation, subjects, fields, directions: lower case. */
    searchText: text('search_text').notNull(),
    changedAt: instant('changed_at').notNull(),
    mergedInto: text('merged_into').references((): AnyPgColumn => libraryExperts.id),
    mergedAt: instant('merged_at'),
    erasureAskedOn: date('erasure_asked_on'),
    erasedAt: instant('erased_at'),
    erasedGround: text('erased_ground'),
  },
  (table) => [
    uniqueIndex('library_experts_person')
      .on(table.personId)
      .where(sql`merged_into is null and person_id is not null`),
    index('library_experts_name').on(table.name),
    index('library_experts_org').on(table.orgId),
    index('library_experts_merged')
      .on(table.mergedInto)
      .where(sql`merged_into is not null`),
    index('library_experts_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    ...walls('library_experts', {
      read: either(staff, mine(table.personId), ofCounty, isPublicNow(table)),
      write: either(staff, mine(table.personId)),
    }),
  ],
).enableRLS();

/** What was changed in an entry, by whom; a proposal of the expert's own waits here for its review. */
export const libraryExpertChanges = pgTable(
  'library_expert_changes',
  {
    id: text('id').primaryKey(),
    /** Changes are taken back from the last. */
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    expertId: text('expert_id')
      .notNull()
      .references(() => libraryExperts.id),
    state: text('state').$type<'applied' | 'proposed' | 'rejected' | 'taken_back'>().notNull(),
    before: jsonb('before').$type<Record<string, unknown>>().notNull(),
    after: jsonb('after').$type<Record<string, unknown>>().notNull(),
    ground: text('ground'),
    importId: text('import_id'),
    /** The entry that was found to be this one and gave what was missing. */
    mergedFrom: text('merged_from'),
    changedBy: personKey('changed_by'),
    changedAt: instant('changed_at').notNull(),
    reviewedBy: personKey('reviewed_by'),
    reviewedAt: instant('reviewed_at'),
    answer: text('answer'),
  },
  (table) => [
    index('library_expert_changes_expert').on(table.expertId, table.position),
    uniqueIndex('library_expert_changes_waiting')
      .on(table.expertId)
      .where(sql`state = 'proposed'`),
    index('library_expert_changes_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    ...walls('library_expert_changes', { read: ofExpert('library_expert_changes'), write: ofExpert('library_expert_changes') }),
  ],
).enableRLS();

/** Consent to the keeping of personal data: which text, when, how; withdrawn is kept too. */
export const libraryExpertConsents = pgTable(
  'library_expert_consents',
  {
    id: text('id').primaryKey(),
    expertId: text('expert_id')
      .notNull()
      .references(() => libraryExperts.id),
    version: text('version').notNull(),
    givenOn: date('given_on').notNull(),
    how: text('how').$type<ConsentWay>().notNull(),
    enteredBy: personKey('entered_by'),
    enteredAt: instant('entered_at').notNull(),
    withdrawnOn: date('withdrawn_on'),
    withdrawnBy: personKey('withdrawn_by'),
  },
  (table) => [
    index('library_expert_consents_expert').on(table.expertId),
    ...walls('library_expert_consents', { read: ofExpert('library_expert_consents'), write: ofExpert('library_expert_consents') }),
  ],
).enableRLS();

/** Declared ties to enterprises and persons; for these an expert stands back. Ended or taken back, never deleted. */
export const libraryExpertRelations = pgTable(
  'library_expert_relations',
  {
    id: text('id').primaryKey(),
    expertId: text('expert_id')
      .notNull()
      .references(() => libraryExperts.id),
    kind: text('kind').$type<RelationKind>().notNull(),
    orgId: organisationKey('org_id'),
    orgName: text('org_name'),
    personName: text('person_name'),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
    note: text('note'),
    declaredBy: personKey('declared_by'),
    declaredAt: instant('declared_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    index('library_expert_relations_expert').on(table.expertId),
    index('library_expert_relations_org').on(table.orgId),
    ...walls('library_expert_relations', { read: ofExpert('library_expert_relations'), write: ofExpert('library_expert_relations') }),
  ],
).enableRLS();

/** Two entries that look alike and are two people: they are not shown as duplicates again. */
export const libraryExpertDistinctions = pgTable(
  'library_expert_distinctions',
  {
    /** The smaller id. */
    oneId: text('one_id')
      .notNull()
      .references(() => libraryExperts.id),
    otherId: text('other_id')
      .notNull()
      .references(() => libraryExperts.id),
    saidBy: personKey('said_by'),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.oneId, table.otherId] }),
    ...walls('library_expert_distinctions', { read: staff, write: staff }),
  ],
).enableRLS();

/** Letters of appointment 聘书. */
export const libraryExpertLetters = pgTable(
  'library_expert_letters',
  {
    id: text('id').primaryKey(),
    expertId: text('expert_id')
      .notNull()
      .references(() => libraryExperts.id),
    number: text('number').notNull(),
    /** As what: 科技入园服务专家. */
    appointedAs: text('appointed_as').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    issuedOn: date('issued_on').notNull(),
    /** The letter it goes on from. */
    renewsId: text('renews_id').references((): AnyPgColumn => libraryExpertLetters.id),
    issuedBy: personKey('issued_by'),
    issuedAt: instant('issued_at').notNull(),
    withdrawnOn: date('withdrawn_on'),
    withdrawnGround: text('withdrawn_ground'),
  },
  (table) => [
    uniqueIndex('library_expert_letters_number').on(table.number),
    index('library_expert_letters_expert').on(table.expertId, table.endsOn),
    ...walls('library_expert_letters', { read: ofExpert('library_expert_letters'), write: staff }),
  ],
).enableRLS();

/** Consultations: when, with which enterprise, about what, with what result, for which fee. */
export const libraryExpertConsultations = pgTable(
  'library_expert_consultations',
  {
    id: text('id').primaryKey(),
    expertId: text('expert_id')
      .notNull()
      .references(() => libraryExperts.id),
    heldOn: date('held_on').notNull(),
    form: text('form').$type<ConsultationForm>().notNull(),
    topic: text('topic').notNull(),
    result: text('result'),
    enterpriseId: organisationKey('enterprise_id'),
    /** Where nobody in the register stands for it. */
    otherParty: text('other_party'),
    /** The need it was about; the module of needs knows it. */
    needId: text('need_id'),
    /** Where it counts: the enterprise's park, or the park of whoever arranged it. */
    parkId: organisationKey('park_id'),
    /** After tax, in 分: the scale's bounds, and what was settled. */
    feeLowFen: bigint('fee_low_fen', { mode: 'number' }),
    feeHighFen: bigint('fee_high_fen', { mode: 'number' }),
    feeFen: bigint('fee_fen', { mode: 'number' }),
    /** Withheld besides, reckoned from the amount after tax. */
    taxFen: bigint('tax_fen', { mode: 'number' }),
    feeGround: text('fee_ground'),
    feeBasis: jsonb('fee_basis').$type<FeeBasis>(),
    enteredBy: personKey('entered_by'),
    enteredAt: instant('entered_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnGround: text('withdrawn_ground'),
  },
  (table) => [
    index('library_expert_consultations_expert').on(table.expertId, table.heldOn),
    index('library_expert_consultations_day').on(table.heldOn, table.id),
    index('library_expert_consultations_enterprise').on(table.enterpriseId),
    ...walls('library_expert_consultations', { read: ofExpert('library_expert_consultations'), write: staff }),
  ],
).enableRLS();

/** For other modules: a foreign key to an expert. */
export const expertKey = (name: string) => text(name).references(() => libraryExperts.id);
