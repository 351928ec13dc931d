import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { cityWide, either, inMyParks, ofMyOrg, walls } from '#platform/db/walls.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import { isPublicNow, publicationColumns } from '#modules/website/index.ts';
import type { NeedKind, NeedState } from '../contract/need-codes.ts';
import type { NeedSource } from '../contract/need-life-codes.ts';

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
    /** How it came in, and what the guided form asks besides. */
    source: text('source').$type<NeedSource>().notNull().default('officer'),
    /** The enterprise agrees to a public summary; never together with `isConfidential`. */
    isSummaryOpen: boolean('is_summary_open').notNull().default(false),
    purpose: text('purpose'),
    wantedBy: date('wanted_by'),
    fields: text('fields')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** When it came into its state, and the last day on which it should leave it. */
    stateSince: instant('state_since').notNull(),
    dueOn: date('due_on'),
    assigneeId: personKey('assignee_id'),
    /** Handed on: the office that works on it instead of the park's own, and that office's park. */
    officeId: organisationKey('office_id'),
    officeParkId: organisationKey('office_park_id'),
    lookOn: date('look_on'),
    isPassedUp: boolean('is_passed_up').notNull().default(false),
    result: text('result'),
    /** What the enterprise said of it: 1 to 5, and in words. */
    score: integer('score'),
    opinion: text('opinion'),
    confirmedAt: instant('confirmed_at'),
    publicTitle: text('public_title'),
    publicSummary: text('public_summary'),
    ...publicationColumns(),
  },
  (table) => [
    uniqueIndex('technology_needs_title')
      .on(table.originId, table.foldedTitle)
      .where(sql`withdrawn_at is null`),
    index('technology_needs_enterprise').on(table.enterpriseId),
    index('technology_needs_state').on(table.state),
    // The board reads each column by what presses first, of the city or of a park.
    index('technology_needs_board')
      .on(table.state, table.dueOn, table.id)
      .where(sql`withdrawn_at is null`),
    index('technology_needs_park_board')
      .on(table.parkId, table.state, table.dueOn, table.id)
      .where(sql`withdrawn_at is null`),
    index('technology_needs_assignee').on(table.assigneeId, table.state),
    index('technology_needs_office')
      .on(table.officeId)
      .where(sql`office_id is not null`),
    index('technology_needs_public')
      .on(table.publishesAt)
      .where(sql`publication_state = 'published'`),
    index('technology_needs_submitted').on(table.submittedOn, table.id),
    index('technology_needs_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    // Who may see the enterprise may see that it has a need; what a confidential one says is masked by the query.
    ...walls('technology_needs', {
      read: either(
        cityWide,
        inMyParks(table.parkId),
        inMyParks(table.officeParkId),
        ofMyOrg(table.countyId),
        ofMyOrg(table.enterpriseId),
        ofMyOrg(table.officeId),
        isPublicNow(table),
      ),
      write: either(cityWide, inMyParks(table.parkId), inMyParks(table.officeParkId), ofMyOrg(table.enterpriseId), ofMyOrg(table.officeId)),
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
