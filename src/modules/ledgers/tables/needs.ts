import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { cityWide, walls } from '#platform/db/walls.ts';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import type { NeedKind, NeedState } from '../contract/need-codes.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const fen = (name: string) => bigint(name, { mode: 'number' });

// Who may see the enterprise's card may see that it has a need; what a confidential one says is masked by the query.
const ofVisibleCard = sql.raw('exists (select 1 from ledger_cards seen where seen.enterprise_id = ledger_needs.enterprise_id)');
const ofKeptPark = sql`(${cityWide} or ${sql.raw(`exists (select 1 from ledger_cards kept where kept.enterprise_id = ledger_needs.enterprise_id
  and kept.park_id = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[]))`)})`;
const ofVisibleNeed = sql.raw('exists (select 1 from ledger_needs seen where seen.id = ledger_need_changes.need_id)');

/** The needs ledger 企业科技需求台账: one line a need. Withdrawn lines stay, with their ground. */
export const ledgerNeeds = pgTable(
  'ledger_needs',
  {
    id: text('id').primaryKey(),
    /** The enterprise it counts for; after a merging, the one that goes on. */
    enterpriseId: organisationKey('enterprise_id').notNull(),
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
    uniqueIndex('ledger_needs_title')
      .on(table.originId, table.foldedTitle)
      .where(sql`withdrawn_at is null`),
    index('ledger_needs_enterprise').on(table.enterpriseId),
    index('ledger_needs_state').on(table.state),
    index('ledger_needs_submitted').on(table.submittedOn, table.id),
    index('ledger_needs_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    ...walls('ledger_needs', { read: ofVisibleCard, write: ofKeptPark }),
  ],
).enableRLS();

/** What was changed in a need, by whom and from which import: its history, and what an undoing needs. */
export const ledgerNeedChanges = pgTable(
  'ledger_need_changes',
  {
    id: text('id').primaryKey(),
    /** The order in which changes were made: they are undone from the last. */
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    needId: text('need_id')
      .notNull()
      .references(() => ledgerNeeds.id),
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
    index('ledger_need_changes_need').on(table.needId),
    index('ledger_need_changes_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
    ...walls('ledger_need_changes', { read: ofVisibleNeed, write: ofVisibleNeed }),
  ],
).enableRLS();
