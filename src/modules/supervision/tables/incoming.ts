import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { organisationKey, personKey } from '#modules/parties/index.ts';
import { ofMyOrg, walls } from '#platform/db/walls.ts';
import type { IncomingState, IncomingVerb, SecurityClass, Urgency } from '../contract/letters.ts';
import { supervisionLetters } from './letters.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A document that came in, in the register of one office. */
export const supervisionIncoming = pgTable(
  'supervision_incoming',
  {
    id: text('id').primaryKey(),
    orgId: organisationKey('org_id').notNull(),
    parkId: organisationKey('park_id'),
    /** 收文编号 within the office and the year. */
    registryYear: integer('registry_year').notNull(),
    registryCount: integer('registry_count').notNull(),
    letterId: text('letter_id').references(() => supervisionLetters.id),
    fromName: text('from_name').notNull(),
    number: text('number'),
    title: text('title').notNull(),
    writtenOn: date('written_on'),
    receivedOn: date('received_on').notNull(),
    dueOn: date('due_on'),
    securityClass: text('security_class').$type<SecurityClass>().notNull(),
    urgency: text('urgency').$type<Urgency>().notNull(),
    note: text('note'),
    scanName: text('scan_name'),
    scanMediaType: text('scan_media_type'),
    scanSha256: text('scan_sha256'),
    scanSizeBytes: integer('scan_size_bytes'),
    state: text('state').$type<IncomingState>().notNull(),
    handlerId: personKey('handler_id'),
    handlingOffice: text('handling_office'),
    handlingDueOn: date('handling_due_on'),
    /** The day it was fed back on, the first time within the latest hand-over. */
    fedBackOn: date('fed_back_on'),
    closedOn: date('closed_on'),
    registeredBy: personKey('registered_by').notNull(),
    registeredAt: instant('registered_at').notNull(),
  },
  (table) => [
    uniqueIndex('supervision_incoming_registry').on(table.orgId, table.registryYear, table.registryCount),
    // The same document is registered once in an office.
    uniqueIndex('supervision_incoming_letter').on(table.orgId, table.letterId),
    uniqueIndex('supervision_incoming_number').on(table.orgId, table.fromName, table.number),
    index('supervision_incoming_received').on(table.orgId, table.receivedOn),
    index('supervision_incoming_handling')
      .on(table.handlerId, table.handlingDueOn)
      .where(sql`${table.state} = 'handed_over'`),
    ...walls('supervision_incoming', { read: ofMyOrg(table.orgId), write: ofMyOrg(table.orgId) }),
  ],
).enableRLS();

const seen = sql.raw('incoming_id in (select incoming.id from supervision_incoming incoming)');

export const supervisionIncomingSteps = pgTable(
  'supervision_incoming_steps',
  {
    id: text('id').primaryKey(),
    incomingId: text('incoming_id')
      .notNull()
      .references(() => supervisionIncoming.id),
    verb: text('verb').$type<IncomingVerb | 'register'>().notNull(),
    personId: personKey('person_id').notNull(),
    /** 批示: whose words they are; the person then only wrote them down. */
    leaderName: text('leader_name'),
    text: text('text'),
    takenAt: instant('taken_at').notNull(),
    /** Their order within the document. */
    position: integer('position').notNull(),
  },
  (table) => [
    uniqueIndex('supervision_incoming_steps_position').on(table.incomingId, table.position),
    ...walls('supervision_incoming_steps', { read: seen, write: seen }),
  ],
).enableRLS();
