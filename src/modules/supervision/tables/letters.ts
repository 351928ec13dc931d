import { sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import { administering, either, mineAmong, ofMyOrg, ofMyOrgAmong, signedIn, walls } from '#platform/db/walls.ts';
import type { LetterContent, LetterForm, LetterKind, LetterState, LetterVariant, LetterVerb } from '../contract/letters.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** An official document that an office writes. */
export const supervisionLetters = pgTable(
  'supervision_letters',
  {
    id: text('id').primaryKey(),
    /** Who issues it. */
    orgId: organisationKey('org_id').notNull(),
    orgName: text('org_name').notNull(),
    parkId: organisationKey('park_id'),
    kind: text('kind').$type<LetterKind>().notNull(),
    variant: text('variant').$type<LetterVariant>(),
    form: text('form').$type<LetterForm>().notNull(),
    state: text('state').$type<LetterState>().notNull(),
    content: jsonb('content').$type<LetterContent>().notNull(),
    /** The title without its line breaks, for lists and search. */
    title: text('title').notNull(),
    version: integer('version').notNull(),
    /** How often it went round to be countersigned. */
    round: integer('round').notNull().default(0),
    number: text('number'),
    draftedBy: personKey('drafted_by').notNull(),
    draftedAt: instant('drafted_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    checkedBy: personKey('checked_by'),
    signedBy: personKey('signed_by'),
    signedOn: date('signed_on'),
    issuedAt: instant('issued_at'),
    recalledAt: instant('recalled_at'),
    recallReason: text('recall_reason'),
    /** Everybody ever asked to countersign: they see the draft. */
    askedPersonIds: text('asked_person_ids').array().notNull().default([]),
    askedOrgIds: text('asked_org_ids').array().notNull().default([]),
    /** Set when it is issued: they see it from then on. */
    recipientOrgIds: text('recipient_org_ids').array().notNull().default([]),
  },
  (table) => [
    index('supervision_letters_org').on(table.orgId, table.changedAt),
    index('supervision_letters_recipients').using('gin', table.recipientOrgIds),
    // Two documents of one office never bear the same number.
    uniqueIndex('supervision_letters_number').on(table.orgId, table.number),
    ...walls('supervision_letters', {
      read: either(
        ofMyOrg(table.orgId),
        ofMyOrgAmong(table.recipientOrgIds),
        mineAmong(table.askedPersonIds),
        ofMyOrgAmong(table.askedOrgIds),
      ),
      // Whoever countersigns last lets it go on.
      write: either(ofMyOrg(table.orgId), mineAmong(table.askedPersonIds), ofMyOrgAmong(table.askedOrgIds)),
    }),
  ],
).enableRLS();

/** Rows that hang on a letter are seen and written by whoever sees the letter; the access table is finer. */
const letterSeen = sql.raw('letter_id in (select letters.id from supervision_letters letters)');
const letterKey = () =>
  text('letter_id')
    .notNull()
    .references(() => supervisionLetters.id);

/** What the text was, each time it was changed. */
export const supervisionLetterVersions = pgTable(
  'supervision_letter_versions',
  {
    id: text('id').primaryKey(),
    letterId: letterKey(),
    version: integer('version').notNull(),
    content: jsonb('content').$type<LetterContent>().notNull(),
    writtenBy: personKey('written_by').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  (table) => [
    uniqueIndex('supervision_letter_versions_version').on(table.letterId, table.version),
    ...walls('supervision_letter_versions', { read: letterSeen, write: letterSeen }),
  ],
).enableRLS();

/** Every step taken: by whom, with what opinion or reason. */
export const supervisionLetterSteps = pgTable(
  'supervision_letter_steps',
  {
    id: text('id').primaryKey(),
    letterId: letterKey(),
    verb: text('verb').$type<LetterVerb | 'draft'>().notNull(),
    personId: personKey('person_id').notNull(),
    orgName: text('org_name').notNull(),
    text: text('text'),
    takenAt: instant('taken_at').notNull(),
    /** Steps of one act have one time; this is their order. */
    position: integer('position').notNull(),
  },
  (table) => [
    uniqueIndex('supervision_letter_steps_position').on(table.letterId, table.position),
    ...walls('supervision_letter_steps', { read: letterSeen, write: letterSeen }),
  ],
).enableRLS();

/** One who is asked to countersign: a person, or anybody of an office. Each once a round. */
export const supervisionLetterCountersigns = pgTable(
  'supervision_letter_countersigns',
  {
    id: text('id').primaryKey(),
    letterId: letterKey(),
    round: integer('round').notNull(),
    orgId: organisationKey('org_id').notNull(),
    orgName: text('org_name').notNull(),
    personId: personKey('person_id'),
    agrees: boolean('agrees'),
    opinion: text('opinion'),
    answeredBy: personKey('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    uniqueIndex('supervision_letter_countersigns_once').on(table.letterId, table.round, table.orgId, sql`coalesce(${table.personId}, '')`),
    ...walls('supervision_letter_countersigns', { read: letterSeen, write: letterSeen }),
  ],
).enableRLS();

export const supervisionLetterFiles = pgTable(
  'supervision_letter_files',
  {
    id: text('id').primaryKey(),
    letterId: letterKey(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    /** The bytes in the store: a recipient has no sight of the file's own row. */
    sha256: text('sha256').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    attachedAt: instant('attached_at').notNull(),
  },
  (table) => [
    index('supervision_letter_files_letter').on(table.letterId),
    ...walls('supervision_letter_files', { read: letterSeen, write: letterSeen }),
  ],
).enableRLS();

/** To whom it was issued, and who signed for it there. */
export const supervisionLetterRecipients = pgTable(
  'supervision_letter_recipients',
  {
    id: text('id').primaryKey(),
    letterId: letterKey(),
    orgId: organisationKey('org_id').notNull(),
    name: text('name').notNull(),
    signedForBy: personKey('signed_for_by'),
    signedForAt: instant('signed_for_at'),
    remindedAt: instant('reminded_at'),
  },
  (table) => [
    uniqueIndex('supervision_letter_recipients_once').on(table.letterId, table.orgId),
    index('supervision_letter_recipients_org').on(table.orgId),
    ...walls('supervision_letter_recipients', { read: letterSeen, write: letterSeen }),
  ],
).enableRLS();

/** 已阅: who opened it, the first time. */
export const supervisionLetterReadings = pgTable(
  'supervision_letter_readings',
  {
    id: text('id').primaryKey(),
    letterId: letterKey(),
    orgId: organisationKey('org_id').notNull(),
    personId: personKey('person_id').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (table) => [
    uniqueIndex('supervision_letter_readings_once').on(table.letterId, table.personId),
    ...walls('supervision_letter_readings', { read: letterSeen, write: letterSeen }),
  ],
).enableRLS();

/** Who may sign for an office besides a bureau's director. Ended, never deleted. */
export const supervisionLetterLeaders = pgTable(
  'supervision_letter_leaders',
  {
    id: text('id').primaryKey(),
    orgId: organisationKey('org_id').notNull(),
    personId: personKey('person_id').notNull(),
    ground: text('ground').notNull(),
    namedAt: instant('named_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('supervision_letter_leaders_current')
      .on(table.personId)
      .where(sql`${table.endedAt} is null`),
    index('supervision_letter_leaders_org').on(table.orgId),
    ...walls('supervision_letter_leaders', { read: signedIn, write: administering }),
  ],
).enableRLS();
