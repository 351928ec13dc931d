import { sql } from 'drizzle-orm';
import { bigint, date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { either, mine, signedIn, walls } from '#platform/db/walls.ts';
import { personKey } from '#modules/parties/index.ts';
import type { NeedState } from '../contract/need-codes.ts';
import type { CandidateKind, ContractKind, InvitationState, NeedStepKind } from '../contract/need-life-codes.ts';
import { technologyNeeds } from './needs.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const needKey = () =>
  text('need_id')
    .notNull()
    .references(() => technologyNeeds.id);
const textList = (name: string) =>
  text(name)
    .array()
    .notNull()
    .default(sql`'{}'`);

// Who sees the need sees what hangs on it; a need that is public shows visitors nothing of it.
const ofSeenNeed = (needId: AnyPgColumn) => sql`((${signedIn}) and exists (select 1 from technology_needs seen where seen.id = ${needId}))`;

/** What happened with a need, step by step. A step taken back stays, and says so. */
export const technologyNeedSteps = pgTable(
  'technology_need_steps',
  {
    id: text('id').primaryKey(),
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    needId: needKey(),
    kind: text('kind').$type<NeedStepKind>().notNull(),
    fromState: text('from_state').$type<NeedState>().notNull(),
    toState: text('to_state').$type<NeedState>().notNull(),
    ground: text('ground'),
    note: text('note'),
    fileIds: textList('file_ids'),
    /** What its sentence needs. */
    values: jsonb('values').$type<Record<string, string | number>>().notNull().default({}),
    /** What the step changed in the need, as it was: an undoing puts it back. */
    before: jsonb('before').$type<Record<string, unknown>>().notNull().default({}),
    /** The invitation, talk, contract or milestone it is about. */
    refId: text('ref_id'),
    occurredOn: date('occurred_on').notNull(),
    by: personKey('by'),
    /** Who it was, when it was nobody with an account. */
    byName: text('by_name'),
    at: instant('at').notNull(),
    takenBackAt: instant('taken_back_at'),
  },
  (table) => [
    index('technology_need_steps_need').on(table.needId, table.position),
    index('technology_need_steps_kind').on(table.kind, table.occurredOn),
    ...walls('technology_need_steps', { read: ofSeenNeed(table.needId), write: ofSeenNeed(table.needId) }),
  ],
).enableRLS();

/** Who was asked to help, and what they said. What they read of the need is what whoever invited put there. */
export const technologyInvitations = pgTable(
  'technology_invitations',
  {
    id: text('id').primaryKey(),
    needId: needKey(),
    kind: text('kind').$type<CandidateKind>().notNull(),
    candidateId: text('candidate_id').notNull(),
    /** Answers in the workspace; without an account by the one-time link. */
    personId: personKey('person_id'),
    name: text('name').notNull(),
    orgName: text('org_name'),
    title: text('title').notNull(),
    brief: text('brief').notNull(),
    message: text('message'),
    state: text('state').$type<InvitationState>().notNull(),
    expiresOn: date('expires_on').notNull(),
    reason: text('reason'),
    answer: text('answer'),
    answeredAt: instant('answered_at'),
    invitedBy: personKey('invited_by'),
    invitedAt: instant('invited_at').notNull(),
  },
  (table) => [
    uniqueIndex('technology_invitations_once')
      .on(table.needId, table.kind, table.candidateId)
      .where(sql`state in ('open', 'accepted')`),
    index('technology_invitations_need').on(table.needId),
    index('technology_invitations_person').on(table.personId, table.state),
    index('technology_invitations_candidate').on(table.candidateId, table.state),
    ...walls('technology_invitations', {
      read: either(ofSeenNeed(table.needId), mine(table.personId)),
      write: either(ofSeenNeed(table.needId), mine(table.personId)),
    }),
  ],
).enableRLS();

/** Talks, each a dated note. */
export const technologyTalks = pgTable(
  'technology_talks',
  {
    id: text('id').primaryKey(),
    needId: needKey(),
    invitationId: text('invitation_id').references(() => technologyInvitations.id),
    heldOn: date('held_on').notNull(),
    way: text('way').notNull(),
    withWhom: text('with_whom').notNull(),
    note: text('note').notNull(),
    fileIds: textList('file_ids'),
    by: personKey('by'),
    at: instant('at').notNull(),
    takenBackAt: instant('taken_back_at'),
  },
  (table) => [
    index('technology_talks_need').on(table.needId, table.heldOn),
    ...walls('technology_talks', { read: ofSeenNeed(table.needId), write: ofSeenNeed(table.needId) }),
  ],
).enableRLS();

/** Technical contracts that needs led to. */
export const technologyContracts = pgTable(
  'technology_contracts',
  {
    id: text('id').primaryKey(),
    needId: needKey(),
    kind: text('kind').$type<ContractKind>().notNull(),
    title: text('title').notNull(),
    number: text('number'),
    partyA: text('party_a').notNull(),
    partyB: text('party_b').notNull(),
    amountFen: bigint('amount_fen', { mode: 'number' }).notNull(),
    signedOn: date('signed_on').notNull(),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
    note: text('note'),
    fileIds: textList('file_ids'),
    by: personKey('by'),
    at: instant('at').notNull(),
    takenBackAt: instant('taken_back_at'),
  },
  (table) => [
    index('technology_contracts_need').on(table.needId),
    index('technology_contracts_signed').on(table.signedOn),
    uniqueIndex('technology_contracts_number')
      .on(table.number)
      .where(sql`number is not null and taken_back_at is null`),
    ...walls('technology_contracts', { read: ofSeenNeed(table.needId), write: ofSeenNeed(table.needId) }),
  ],
).enableRLS();

/** What shall be there by when, while a need is carried out. */
export const technologyMilestones = pgTable(
  'technology_milestones',
  {
    id: text('id').primaryKey(),
    needId: needKey(),
    title: text('title').notNull(),
    dueOn: date('due_on').notNull(),
    reachedOn: date('reached_on'),
    note: text('note'),
    setBy: personKey('set_by'),
    setAt: instant('set_at').notNull(),
  },
  (table) => [
    index('technology_milestones_need').on(table.needId, table.dueOn),
    ...walls('technology_milestones', { read: ofSeenNeed(table.needId), write: ofSeenNeed(table.needId) }),
  ],
).enableRLS();

/** "We can": what visitors wrote on the page of an offered need, with their consent. */
export const technologyOfferAnswers = pgTable(
  'technology_offer_answers',
  {
    id: text('id').primaryKey(),
    needId: needKey(),
    name: text('name').notNull(),
    orgName: text('org_name'),
    contact: text('contact').notNull(),
    text: text('text').notNull(),
    /** What they agreed to, and when. */
    consentWords: text('consent_words').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Answers of one need are numbered, so that two at once are seen. */
    number: integer('number').notNull(),
  },
  (table) => [
    uniqueIndex('technology_offer_answers_number').on(table.needId, table.number),
    ...walls('technology_offer_answers', { read: ofSeenNeed(table.needId), write: ofSeenNeed(table.needId) }),
  ],
).enableRLS();
