import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Page } from '#shared/page.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import type { InvitationState, TALK_WAYS, DECLINE_REASONS } from '../contract/need-life-codes.ts';
import type { Invitation } from '../contract/need-partners.ts';
import { isMasked, needInSight } from '../sight.ts';
import {
  technologyContracts as contracts,
  technologyInvitations as invitations,
  technologyMilestones as milestones,
  technologyTalks as talks,
} from '../tables/life.ts';
import { filesShown } from './files.ts';

type InvitationRow = typeof invitations.$inferSelect;
type Reason = (typeof DECLINE_REASONS)[number];

/** Nobody marks an invitation as expired at midnight: past its day it is. */
const stateOf = (ctx: Ctx, { state, expiresOn }: InvitationRow): InvitationState =>
  state === 'open' && expiresOn < dayOf(ctx.now) ? 'expired' : state;

/** Invitations, talks, contracts and milestones of a need; nothing of one that is masked for the reader. */
export async function readDealings(ctx: Ctx, needId: string) {
  const need = await needInSight(ctx, needId);
  if (isMasked(ctx, need)) return { invitations: [], talks: [], contracts: [], milestones: [] };
  const invited = await ctx.db
    .select()
    .from(invitations)
    .where(eq(invitations.needId, needId))
    .orderBy(asc(invitations.invitedAt), asc(invitations.id));
  const held = await ctx.db
    .select()
    .from(talks)
    .where(and(eq(talks.needId, needId), isNull(talks.takenBackAt)))
    .orderBy(desc(talks.heldOn), desc(talks.id));
  const signed = await ctx.db
    .select()
    .from(contracts)
    .where(and(eq(contracts.needId, needId), isNull(contracts.takenBackAt)))
    .orderBy(desc(contracts.signedOn), desc(contracts.id));
  const set = await ctx.db
    .select()
    .from(milestones)
    .where(eq(milestones.needId, needId))
    .orderBy(asc(milestones.dueOn), asc(milestones.id));
  const files = await filesShown(
    ctx,
    [...held, ...signed].flatMap(({ fileIds }) => fileIds),
  );
  const names = await peopleNamesOf(
    ctx,
    [...invited.map((row) => row.invitedBy), ...held.map((row) => row.by), ...signed.map((row) => row.by)].filter((one) => one !== null),
  );
  const by = (id: string | null) => (id && names.get(id)) || '';
  const filesOf = (ids: readonly string[]) => ids.flatMap((id) => files.get(id) ?? []);
  return {
    invitations: invited.map((row) => invitationShown(ctx, row, by(row.invitedBy))),
    talks: held.map(({ id, heldOn, way, withWhom, invitationId, note, fileIds, by: whose }) => ({
      id,
      heldOn,
      way: way as (typeof TALK_WAYS)[number],
      withWhom,
      invitationId,
      note,
      by: by(whose),
      files: filesOf(fileIds),
    })),
    contracts: signed.map(({ needId: _need, fileIds, by: whose, at: _at, takenBackAt: _back, ...row }) => ({
      ...row,
      by: by(whose),
      files: filesOf(fileIds),
    })),
    milestones: set.map(({ id, title, dueOn, reachedOn, note }) => ({ id, title, dueOn, reachedOn, note })),
  };
}

const invitationShown = (ctx: Ctx, row: InvitationRow, invitedBy: string): Invitation => ({
  id: row.id,
  kind: row.kind,
  candidateId: row.candidateId,
  name: row.name,
  orgName: row.orgName,
  state: stateOf(ctx, row),
  invitedAt: row.invitedAt.toISOString(),
  invitedBy,
  expiresOn: row.expiresOn,
  hasAccount: row.personId !== null,
  message: row.message,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  reason: row.reason as Reason | null,
  answer: row.answer,
});

/** One's own invitations, those waiting for an answer first. What one reads of the need is what whoever invited put there. */
export async function listMyInvitations(ctx: Ctx, query: { page: number; pageSize: number; state?: InvitationState | undefined }) {
  const where = and(eq(invitations.personId, ctx.actor.personId ?? ''), query.state ? eq(invitations.state, query.state) : undefined);
  const rows = await ctx.db
    .select()
    .from(invitations)
    .where(where)
    .orderBy(desc(eq(invitations.state, 'open')), desc(invitations.invitedAt), desc(invitations.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(invitations).where(where);
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.invitedBy ?? []),
  );
  const page: Page<ReturnType<typeof mine>> = {
    rows: rows.map((row) => mine(ctx, row, (row.invitedBy && people.get(row.invitedBy)) || '')),
    total: total?.rows ?? 0,
    page: query.page,
    pageSize: query.pageSize,
  };
  return page;
}

const mine = (ctx: Ctx, row: InvitationRow, from: string) => ({
  id: row.id,
  state: stateOf(ctx, row),
  title: row.title,
  brief: row.brief,
  message: row.message,
  from,
  invitedAt: row.invitedAt.toISOString(),
  expiresOn: row.expiresOn,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  reason: row.reason as Reason | null,
  answer: row.answer,
});
