import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { cityWide, either, inMyParks, ofMyOrg, walls } from '#platform/db/walls.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import type { NeedKind, NeedState } from '../contract/need-codes.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const fen = (name: string) => bigint(name, { mode: 'number' });

const ofVisibleNeed = sql.raw('exists (select 1 from technology_needs seen where seen.id = technology_need_changes.need_id)');

/** The needs ledger 企业科技需求台账: one line a need. Withdrawn lines stay, with their ground. */
export const technologyNeeds = pgTable(
  'technology_needs',
  {
    id: text('id').primaryKey(),
    /** The enterprise it counts for; after a merging, the one that goes on. */
    enterpriseId: organisationKey('enterprise_id').notNull(),
    /** What the register says of that enterprise, kept current by the listeners. */
    enterpriseName: text('enterprise_name').notNull(),
    /** Its names and credit code in lower case: by them a search finds it. */
    enterpriseSearch: text('enterprise_search').notNull(),
    parkId: organisationKey('park_id'),
    countyId: organisationKey('county_id'),
    /** The enterprise that raised it. */
    originId: organisationKey('origin_id').notNull(),
    title: text('title').notNull(),
    /** The title without width, spaces and signs: by it a need is known again. */
    foldedTitle: text('folded_title').notNull(),
    kind: text('kind').$type<NeedKind>(),
    difficulty: text('difficulty'),
    indicators: text('indicators'),
    presentBase: text('present_base'),
    /** As it was written (面议, 10–20万元); the bounds in 分 where they could be read. */
    amountText: text('amount_text'),
    amountLowFen: fen('amount_low_fen'),
    amountHighFen: fen('amount_high_fen'),
    cooperation: text('cooperation')
      .array()
      .notNull()
      .default(sql`'{}'`),
    wantedPartner: text('wanted_partner'),
    isConfidential: boolean('is_confidential').notNull().default(false),
    contactName: text('contact_name'),
    contactPhone: text('contact_phone'),
    office: text('office'),
    responsiblePerson: text('responsible_person'),
    expert: text('expert'),
    submittedOn: date('submitted_on'),
    matchedOn: date('matched_on'),
    progress: text('progress'),
    state: text('state').$type<NeedState>().notNull(),
    closedOn: date('closed_on'),
    remark: text('remark'),
    importId: text('import_id'),
    enteredBy: personKey('entered_by'),
    enteredAt: instant('entered_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: personKey('withdrawn_by'),
    withdrawnGround: text('withdrawn_ground'),
  },
  (table) => [
    uniqueIndex('technology_needs_title')
      .on(table.originId, table.foldedTitle)
      .where(sql`withdrawn_at is null`),
    index('technology_needs_enterprise').on(table.enterpriseId),
    index('technology_needs_state').on(table.state),
    index('technology_needs_park').on(table.parkId, table.state),
    index('technology_needs_submitted').on(table.submittedOn, table.id),
    index('technology_needs_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    // Who may see the enterprise may see that it has a need; what a confidential one says is masked by the query.
    ...walls('technology_needs', {
      read: either(cityWide, inMyParks(table.parkId), ofMyOrg(table.countyId), ofMyOrg(table.enterpriseId)),
      write: either(cityWide, inMyParks(table.parkId)),
    }),
  ],
).enableRLS();

/** What was changed in a need, by whom and from which import: its history, and what an undoing needs. */
export const technologyNeedChanges = pgTable(
  'technology_need_changes',
  {
    id: text('id').primaryKey(),
    /** The order in which changes were made: they are undone from the last. */
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    needId: text('need_id')
      .notNull()
      .references(() => technologyNeeds.id),
    importId: text('import_id'),
    /** The fields that changed, as they were and as they became. */
    before: jsonb('before').$type<Record<string, unknown>>().notNull(),
    after: jsonb('after').$type<Record<string, unknown>>().notNull(),
    ground: text('ground'),
    changedBy: personKey('changed_by'),
    changedAt: instant('changed_at').notNull(),
    takenBackAt: instant('taken_back_at'),
  },
  (table) => [
    index('technology_need_changes_need').on(table.needId),
    index('technology_need_changes_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    ...walls('technology_need_changes', { read: ofVisibleNeed, write: ofVisibleNeed }),
  ],
).enableRLS();
