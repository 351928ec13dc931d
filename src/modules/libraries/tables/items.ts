import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { cityWide, either, inMyParks, ofMyOrg, signedIn, staff, walls } from '#platform/db/walls.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import { isPublicNow, publicationColumns } from '#modules/website/index.ts';
import type { ItemKind, ItemNoun, ProjectState } from '../contract/item-codes.ts';
import { provenanceColumns } from '../provenance.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const fen = (name: string) => bigint(name, { mode: 'number' });
const list = (name: string) =>
  text(name)
    .array()
    .notNull()
    .default(sql`'{}'`);
const ofVisibleItem = (table: string) => sql.raw(`exists (select 1 from library_items seen where seen.id = ${table}.item_id)`);

/** Achievements 成果 and projects 项目, the high-tech ones among them: one line each, with what only one of them has left empty. */
export const libraryItems = pgTable(
  'library_items',
  {
    id: text('id').primaryKey(),
    noun: text('noun').$type<ItemNoun>().notNull(),
    kind: text('kind').$type<ItemKind>().notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    /** The title without width, spaces and signs: by it and the owner an item is known again. */
    foldedTitle: text('folded_title').notNull(),
    summary: text('summary').notNull(),
    applications: text('applications'),
    fields: list('fields'),
    keywords: list('keywords'),
    ownerName: text('owner_name').notNull(),
    ownerId: organisationKey('owner_id'),
    people: list('people'),
    maturity: integer('maturity'),
    contactName: text('contact_name'),
    contactPhone: text('contact_phone'),
    remark: text('remark'),
    ipState: text('ip_state'),
    ipNumbers: list('ip_numbers'),
    ways: list('ways'),
    priceFen: fen('price_fen'),
    priceTerms: text('price_terms'),
    evaluation: text('evaluation'),
    registrationNumber: text('registration_number'),
    demonstrations: list('demonstrations'),
    finishedOn: date('finished_on'),
    stage: text('stage'),
    state: text('state').$type<ProjectState>(),
    level: text('level'),
    programme: text('programme'),
    partners: list('partners'),
    leaderName: text('leader_name'),
    leaderId: text('leader_id'),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
    askedFen: fen('asked_fen'),
    grantedFen: fen('granted_fen'),
    ownFen: fen('own_fen'),
    results: text('results'),
    investmentFen: fen('investment_fen'),
    landMu: integer('land_mu'),
    jobs: integer('jobs'),
    isConfidential: boolean('is_confidential').notNull().default(false),
    internalFields: list('internal_fields'),
    parkId: organisationKey('park_id'),
    ...provenanceColumns(),
    ...publicationColumns(),
    changedAt: instant('changed_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: personKey('withdrawn_by'),
    withdrawnGround: text('withdrawn_ground'),
    mergedInto: text('merged_into').references((): AnyPgColumn => libraryItems.id),
    /** What free text is looked for in. */
    searchText: text('search_text').notNull(),
  },
  (table) => [
    uniqueIndex('library_items_title')
      .on(table.noun, table.ownerName, table.foldedTitle)
      .where(sql`withdrawn_at is null and merged_into is null`),
    index('library_items_changed').on(table.noun, table.changedAt, table.id),
    index('library_items_park').on(table.parkId, table.noun),
    index('library_items_owner').on(table.ownerId),
    index('library_items_fields').using('gin', table.fields),
    index('library_items_public')
      .on(table.noun, table.publishesAt)
      .where(sql`publication_state = 'published'`),
    index('library_items_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    ...walls('library_items', {
      // A confidential one is seen by the city, by its park and by its owner; the others by every officer.
      read: sql`(${either(
        cityWide,
        inMyParks(table.parkId),
        ofMyOrg(table.ownerId),
        sql`(${staff} and not ${table.isConfidential})`,
      )} or (${isPublicNow(table)} and not ${table.isConfidential} and ${table.withdrawnAt} is null))`,
      write: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.ownerId)),
    }),
  ],
).enableRLS();

/** What was changed in an item, by whom, from which import or merger. */
export const libraryItemChanges = pgTable(
  'library_item_changes',
  {
    id: text('id').primaryKey(),
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    itemId: text('item_id')
      .notNull()
      .references(() => libraryItems.id),
    importId: text('import_id'),
    /** The item whose merging into this one made the change. */
    mergedFrom: text('merged_from'),
    before: jsonb('before').$type<Record<string, unknown>>().notNull(),
    after: jsonb('after').$type<Record<string, unknown>>().notNull(),
    ground: text('ground'),
    changedBy: personKey('changed_by'),
    changedAt: instant('changed_at').notNull(),
    takenBackAt: instant('taken_back_at'),
  },
  (table) => [
    index('library_item_changes_item').on(table.itemId),
    index('library_item_changes_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    ...walls('library_item_changes', {
      read: sql`${signedIn} and ${ofVisibleItem('library_item_changes')}`,
      write: sql`${signedIn} and ${ofVisibleItem('library_item_changes')}`,
    }),
  ],
).enableRLS();

/** Two items that a person has said are not the same. */
export const libraryItemDistinctions = pgTable(
  'library_item_distinctions',
  {
    oneId: text('one_id')
      .notNull()
      .references(() => libraryItems.id),
    otherId: text('other_id')
      .notNull()
      .references(() => libraryItems.id),
    saidBy: personKey('said_by'),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.oneId, table.otherId] }),
    ...walls('library_item_distinctions', { read: signedIn, write: signedIn }),
  ],
).enableRLS();

/** To whom an achievement went, how, when and for how much. Struck out ones stay. */
export const libraryTransfers = pgTable(
  'library_transfers',
  {
    id: text('id').primaryKey(),
    itemId: text('item_id')
      .notNull()
      .references(() => libraryItems.id),
    on: date('transferred_on').notNull(),
    toName: text('to_name').notNull(),
    toId: organisationKey('to_id'),
    way: text('way').notNull(),
    amountFen: fen('amount_fen'),
    contractNumber: text('contract_number'),
    note: text('note'),
    enteredBy: personKey('entered_by'),
    enteredAt: instant('entered_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    index('library_transfers_item').on(table.itemId),
    index('library_transfers_on').on(table.on),
    ...walls('library_transfers', {
      read: sql`${signedIn} and ${ofVisibleItem('library_transfers')}`,
      write: sql`${signedIn} and ${ofVisibleItem('library_transfers')}`,
    }),
  ],
).enableRLS();

/** Pictures and papers of an item; only those said to be public are on its page. */
export const libraryItemFiles = pgTable(
  'library_item_files',
  {
    id: text('id').primaryKey(),
    itemId: text('item_id')
      .notNull()
      .references(() => libraryItems.id),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    caption: text('caption'),
    isPublic: boolean('is_public').notNull().default(false),
    broughtBy: personKey('brought_by'),
    broughtAt: instant('brought_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('library_item_files_item').on(table.itemId),
    ...walls('library_item_files', {
      read: sql`(${signedIn} or (${table.isPublic} and ${table.removedAt} is null)) and ${ofVisibleItem('library_item_files')}`,
      write: sql`${signedIn} and ${ofVisibleItem('library_item_files')}`,
    }),
  ],
).enableRLS();

/** What a visitor asked about a public item; read by the owner and by the officers of its park. */
export const libraryInquiries = pgTable(
  'library_inquiries',
  {
    id: text('id').primaryKey(),
    itemId: text('item_id')
      .notNull()
      .references(() => libraryItems.id),
    parkId: organisationKey('park_id'),
    ownerId: organisationKey('owner_id'),
    name: text('name').notNull(),
    organisation: text('organisation'),
    contact: text('contact').notNull(),
    question: text('question').notNull(),
    consentedAt: instant('consented_at').notNull(),
    state: text('state').$type<'open' | 'answered' | 'set_aside'>().notNull().default('open'),
    receivedAt: instant('received_at').notNull(),
    answer: text('answer'),
    answeredBy: personKey('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    index('library_inquiries_item').on(table.itemId),
    index('library_inquiries_open')
      .on(table.receivedAt)
      .where(sql`state = 'open'`),
    ...walls('library_inquiries', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.ownerId)),
      write: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.ownerId)),
    }),
  ],
).enableRLS();

/** A column of another module that points to an achievement or a project. */
export const itemKey = (name: string) => text(name).references(() => libraryItems.id);
