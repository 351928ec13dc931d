import { sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { administering, anyone, cityWide, either, mine, ofMyOrg, signedIn, staff, walls } from '#platform/db/walls.ts';
import type { OrganisationKind } from './contract.ts';
import type { Role } from '#shared/roles.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Parks, bureaus, departments, counties, enterprises, institutions: whoever the document names. */
export const partyOrganisations = pgTable(
  'party_organisations',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<OrganisationKind>().notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    shortName: text('short_name'),
    parentId: text('parent_id').references((): AnyPgColumn => partyOrganisations.id),
    /** The park it lies in or serves; a park's own id for the park. */
    parkId: text('park_id').references((): AnyPgColumn => partyOrganisations.id),
    countyId: text('county_id').references((): AnyPgColumn => partyOrganisations.id),
    creditCode: text('credit_code'),
    /** Earlier names, with the day each ceased. */
    formerNames: jsonb('former_names').$type<{ name: string; until: string }[]>().notNull().default([]),
    /** Set when this turned out to be the same as another; everything then leads there. */
    mergedInto: text('merged_into').references((): AnyPgColumn => partyOrganisations.id),
    addedAt: instant('added_at').notNull(),
    closedOn: date('closed_on'),
    closedGround: text('closed_ground'),
  },
  (table) => [
    uniqueIndex('party_organisations_credit_code')
      .on(table.creditCode)
      .where(sql`${table.mergedInto} is null`),
    index('party_organisations_kind').on(table.kind, table.name),
    index('party_organisations_name').on(table.name),
    index('party_organisations_park').on(table.parkId, table.kind),
    // Whoever works with the city may know who there is; enterprises' figures live elsewhere.
    ...walls('party_organisations', {
      read: anyone,
      write: either(staff, administering, ofMyOrg(table.id)),
    }),
  ],
).enableRLS();

/** People; those who sign in have an account. */
export const partyPeople = pgTable(
  'party_people',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    title: text('title'),
    orgId: text('org_id')
      .notNull()
      .references(() => partyOrganisations.id),
    phone: text('phone'),
    email: text('email'),
    accountId: text('account_id').unique(),
    addedAt: instant('added_at').notNull(),
    leftOn: date('left_on'),
  },
  (table) => [
    index('party_people_org').on(table.orgId),
    ...walls('party_people', { read: either(signedIn, mine(table.id)), write: either(administering, mine(table.id)) }),
  ],
).enableRLS();

/** Who serves as what, where, from when until when. Never overwritten: a duty ends, another begins. */
export const partyDuties = pgTable(
  'party_duties',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => partyPeople.id),
    role: text('role').$type<Role>().notNull(),
    /** Where the duty is done: for a dispatched cadre the station, not the home organisation. */
    orgId: text('org_id')
      .notNull()
      .references(() => partyOrganisations.id),
    parkId: text('park_id').references(() => partyOrganisations.id),
    isDispatch: boolean('is_dispatch').notNull().default(false),
    /** The paper it rests on: 靖科发〔2024〕61号. */
    ground: text('ground'),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
    endedGround: text('ended_ground'),
  },
  (table) => [
    index('party_duties_person').on(table.personId),
    index('party_duties_park').on(table.parkId, table.role),
    ...walls('party_duties', { read: signedIn, write: administering }),
  ],
).enableRLS();

/** Open matters passed from one person to another; modules move what is theirs when they hear of it. */
export const partyHandovers = pgTable(
  'party_handovers',
  {
    id: text('id').primaryKey(),
    fromPersonId: text('from_person_id')
      .notNull()
      .references(() => partyPeople.id),
    toPersonId: text('to_person_id')
      .notNull()
      .references(() => partyPeople.id),
    ground: text('ground').notNull(),
    handedOverAt: instant('handed_over_at').notNull(),
  },
  (table) => [index('party_handovers_from').on(table.fromPersonId), ...walls('party_handovers', { read: signedIn, write: administering })],
).enableRLS();

/** The working-day calendar, a row a year. A year without a row is refused by whoever counts in it. */
export const partyCalendarYears = pgTable(
  'party_calendar_years',
  {
    year: integer('year').primaryKey(),
    holidays: jsonb('holidays').$type<string[]>().notNull(),
    workdays: jsonb('workdays').$type<string[]>().notNull(),
    source: text('source').notNull(),
    isChecked: boolean('is_checked').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  () => walls('party_calendar_years', { read: anyone, write: either(administering, cityWide) }),
).enableRLS();

/** Code lists that people may edit: fields, industries, certificate kinds, topics. */
export const partyCodes = pgTable(
  'party_codes',
  {
    list: text('list').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    parentCode: text('parent_code'),
    position: integer('position').notNull(),
    isActive: boolean('is_active').notNull().default(true),
    isChecked: boolean('is_checked').notNull().default(true),
    /** What more the list says of an item: months of validity, note. */
    details: jsonb('details').$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.list, table.code] }),
    ...walls('party_codes', { read: anyone, write: either(administering, cityWide) }),
  ],
).enableRLS();

/** For other modules: a foreign key to an organisation. */
export const organisationKey = (name: string) => text(name).references(() => partyOrganisations.id);
/** For other modules: a foreign key to a person. */
export const personKey = (name: string) => text(name).references(() => partyPeople.id);
