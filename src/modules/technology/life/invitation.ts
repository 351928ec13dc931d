import { and, eq, inArray, lt } from 'drizzle-orm';
import type { z } from 'zod';
import { addDays, dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import { withSight } from '#platform/db/database.ts';
import { makeLink, revokeLinks } from '#platform/links/link.ts';
import { notify } from '#platform/mail/notices.ts';
import type { Ctx } from '#platform/ctx.ts';
import { INVITATIONS_PATH, needPath } from '../contract/need-life-codes.ts';
import { lifeRefusals } from '../contract/need-refusals.ts';
import type { InvitationAnswer, inviteShape } from '../contract/need-partners.ts';
import type { NeedRow } from '../need.ts';
import { INVITATION_DAYS, needLife } from '../procedure.ts';
import { needInSight } from '../sight.ts';
import { technologyInvitations as invitations } from '../tables/life.ts';
import { technologyNeeds } from '../tables/needs.ts';
import { findInvited, type Invited } from './invited.ts';
import { moveNeed, spokenTitle } from './move.ts';

export const ANSWER_LINK = 'technology.answer_invitation';

type InvitationRow = typeof invitations.$inferSelect;
type Inviting = z.output<typeof inviteShape>;

/**
 * Invites several at once. Who has an account answers in the workspace; the others by a one-time link, which is mailed
 * or answered here once. Refuses what was asked before and still counts, and a need nobody works on.
 */
export async function invite(ctx: Ctx, needId: string, { candidates, title, brief, message }: Inviting) {
  const need = await needInSight(ctx, needId, { ability: 'technology.work_on_needs', locks: true });
  if (need.withdrawnAt || !['assigned', 'matching', 'signed', 'under_way', 'long_term'].includes(need.state)) {
    throw new Refusal(lifeRefusals.invitation_need_not_open, { title: spokenTitle(ctx, need) });
  }
  await expireInvitations(ctx, need.id);
  const invited = await findInvited(ctx, need, candidates);
  const expiresOn = addDays(dayOf(ctx.now), INVITATION_DAYS);
  const rows = invited.map((one) => ({ ...one, invitationId: newId('inv', ctx.now) }));
  await ctx.db.insert(invitations).values(
    rows.map(({ invitationId, kind, id, personId, name, orgName }) => ({
      id: invitationId,
      needId,
      kind,
      candidateId: id,
      personId,
      name,
      orgName,
      title,
      brief,
      message,
      state: 'open' as const,
      expiresOn,
      invitedBy: ctx.actor.personId,
      invitedAt: ctx.now,
    })),
  );
  await moveNeed(ctx, need, 'invite', {
    values: { names: rows.map(({ name }) => name).join('、'), count: rows.length },
    refId: rows.length === 1 ? (rows[0]?.invitationId ?? null) : null,
  });
  const sent = [];
  for (const row of rows) sent.push(await send(ctx, need, row, { title, expiresOn }));
  return { rows: sent };
}

async function send(
  ctx: Ctx,
  need: NeedRow,
  row: Invited & { invitationId: string },
  { title, expiresOn }: { title: string; expiresOn: string },
) {
  const { invitationId: id, name, personId, email } = row;
  if (personId) {
    const values = { title, org: ctx.actor.orgName, day: expiresOn };
    await notify(ctx, { personIds: [personId], wordKey: 'notice_technology_invited', values, path: INVITATIONS_PATH });
    return { id, name, token: null, isMailed: false };
  }
  const link = await makeLink(ctx, {
    purpose: ANSWER_LINK,
    refId: id,
    parkId: need.officeParkId ?? need.parkId,
    days: INVITATION_DAYS,
    ...(email && { mail: { to: email, wordKey: 'notice_technology_link_answer', values: { title, org: ctx.actor.orgName, name } } }),
  });
  return { id, name, token: link.token, isMailed: link.isMailed };
}

/** Open invitations past their day are over. */
export async function expireInvitations(ctx: Ctx, needId?: string): Promise<number> {
  const rows = await ctx.db
    .update(invitations)
    .set({ state: 'expired' })
    .where(
      and(eq(invitations.state, 'open'), lt(invitations.expiresOn, dayOf(ctx.now)), needId ? eq(invitations.needId, needId) : undefined),
    )
    .returning({ id: invitations.id });
  return rows.length;
}

/** A need at its end waits for nobody's answer any more. */
export async function closeInvitations(ctx: Ctx, need: NeedRow): Promise<void> {
  const rows = await ctx.db
    .update(invitations)
    .set({ state: 'taken_back' })
    .where(and(eq(invitations.needId, need.id), eq(invitations.state, 'open')))
    .returning({ id: invitations.id });
  await revokeLinks(
    ctx,
    ANSWER_LINK,
    rows.map(({ id }) => id),
  );
}

/** Takes back an invitation that was not answered. */
export async function takeBackInvitation(ctx: Ctx, id: string): Promise<void> {
  const [found] = await ctx.db.select({ needId: invitations.needId }).from(invitations).where(eq(invitations.id, id)).limit(1);
  if (!found) throw new Refusal(lifeRefusals.invitation_not_found, { id });
  const need = await needInSight(ctx, found.needId, { ability: 'technology.work_on_needs', locks: true });
  const row = await openInvitation(ctx, id);
  await ctx.db.update(invitations).set({ state: 'taken_back' }).where(eq(invitations.id, id));
  await revokeLinks(ctx, ANSWER_LINK, [id]);
  await moveNeed(ctx, need, 'take_back_invitation', { values: { name: row.name }, refId: id });
}

/** An invitation that can still be answered, locked; else it says why not. */
async function openInvitation(ctx: Ctx, id: string): Promise<InvitationRow> {
  const [row] = await ctx.db.select().from(invitations).where(eq(invitations.id, id)).limit(1).for('update');
  if (!row) throw new Refusal(lifeRefusals.invitation_not_found, { id });
  if (row.state === 'accepted' || row.state === 'declined') throw new Refusal(lifeRefusals.invitation_answered);
  if (row.state !== 'open' || row.expiresOn < dayOf(ctx.now)) throw new Refusal(lifeRefusals.invitation_over);
  return row;
}

/** The invited person answers in the workspace. */
export async function answerOwnInvitation(ctx: Ctx, id: string, answer: InvitationAnswer): Promise<void> {
  const [row] = await ctx.db.select({ personId: invitations.personId }).from(invitations).where(eq(invitations.id, id)).limit(1);
  if (!row || row.personId === null || row.personId !== ctx.actor.personId) throw new Refusal(lifeRefusals.invitation_not_found, { id });
  await answerInvitation(ctx, id, answer);
}

/**
 * Accepts or declines, once; whoever invited is told. The invited person sees nothing of the need but the invitation, so
 * what follows of the answer is done with the sight of the city.
 */
export async function answerInvitation(ctx: Ctx, id: string, { accepts, reason, answer }: InvitationAnswer): Promise<void> {
  if (!accepts && !reason) {
    throw new Refusal(lifeRefusals.invitation_reason_missing, {}, [{ path: '/reason', code: 'technology.invitation_reason_missing' }]);
  }
  await withSight(ctx.db, ctx.actor, 'city', async () => {
    const row = await openInvitation(ctx, id);
    const [need] = await ctx.db.select().from(technologyNeeds).where(eq(technologyNeeds.id, row.needId)).limit(1).for('update');
    if (!need || need.withdrawnAt || needLife.isEnd(need.state)) throw new Refusal(lifeRefusals.invitation_over);
    await ctx.db
      .update(invitations)
      .set({ state: accepts ? 'accepted' : 'declined', reason: accepts ? null : (reason ?? null), answer, answeredAt: ctx.now })
      .where(eq(invitations.id, id));
    const values = { name: row.name, org: row.orgName ?? '', reason: accepts ? '' : say(`code_need_decline_${reason}`, {}, ctx.locale) };
    await moveNeed(ctx, need, accepts ? 'accept_invitation' : 'decline_invitation', {
      values,
      note: answer,
      refId: id,
      byName: ctx.actor.personId ? null : row.name,
      ...(accepts && { columns: { expert: withName(need.expert, row.name) } }),
    });
    await notify(ctx, {
      personIds: [row.invitedBy, need.assigneeId].filter((one) => one !== null),
      wordKey: accepts ? 'notice_technology_invitation_accepted' : 'notice_technology_invitation_declined',
      values: { ...values, title: spokenTitle(ctx, need) },
      path: needPath(need.id),
    });
  });
}

/** The ledger's column of experts: names in the order in which they accepted. */
function withName(before: string | null, name: string): string {
  const names = (before ?? '').split('、').filter((one) => one !== '' && one !== name);
  return [...names, name].join('、').slice(0, 100);
}

/** Invitations of needs, by need. */
export async function invitationsOf(ctx: Ctx, needIds: readonly string[]): Promise<ReadonlyMap<string, InvitationRow[]>> {
  if (needIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(invitations)
    .where(inArray(invitations.needId, [...needIds]))
    .orderBy(invitations.invitedAt, invitations.id);
  return Map.groupBy(rows, ({ needId }) => needId);
}
