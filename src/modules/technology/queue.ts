import { and, eq, gte, inArray, isNull, notInArray, sql, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { QUEUE_LIMIT, type QueueItem } from '#shared/queue.ts';
import { say } from '#shared/words.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { technologyAccess } from './access.ts';
import { INVITATIONS_PATH, needPath } from './contract/need-life-codes.ts';
import { spokenTitle } from './life/move.ts';
import { needLife } from './procedure.ts';
import { needsWith } from './sight.ts';
import { technologyInvitations as invitations } from './tables/life.ts';
import { technologyNeeds as needs } from './tables/needs.ts';

/** What waits for this person: their needs, those nobody has been given, what is overdue and theirs to decide, invitations. */
export async function needsWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  const items = [...(await invitationsWaiting(ctx)), ...(await ownWaiting(ctx))];
  if (mayAtAll(technologyAccess, ctx.actor, 'technology.read_queue')) items.push(...(await workWaiting(ctx)));
  return items.slice(0, QUEUE_LIMIT);
}

async function needItems(ctx: Ctx, where: SQL | undefined, word: string): Promise<QueueItem[]> {
  const rows = await ctx.db
    .select()
    .from(needs)
    .where(and(isNull(needs.withdrawnAt), where))
    .orderBy(sql`${needs.dueOn} asc nulls last`, needs.id)
    .limit(QUEUE_LIMIT);
  return rows.map((need) => ({
    id: need.id,
    kind: 'need',
    title: say(word, { title: spokenTitle(ctx, need) }, ctx.locale),
    note: need.enterpriseName,
    path: needPath(need.id),
    dueOn: need.dueOn,
  }));
}

/** One's own first; a park's people see besides what nobody has; a head what is overdue. The city's queue is no person's. */
async function workWaiting(ctx: Ctx): Promise<QueueItem[]> {
  const open = notInArray(needs.state, [...needLife.ends]);
  const mine = and(open, eq(needs.assigneeId, ctx.actor.personId ?? ''));
  const items = await needItems(ctx, mine, 'technology_queue_mine');
  if (ctx.actor.reach === 'park') {
    const nobodys = and(
      needsWith(ctx, 'technology.work_on_needs'),
      isNull(needs.assigneeId),
      inArray(needs.state, ['reported', 'accepted', 'transferred']),
    );
    items.push(...(await needItems(ctx, nobodys, 'technology_queue_nobodys')));
  }
  if (mayAtAll(technologyAccess, ctx.actor, 'technology.decide_overdue')) {
    const overdue = and(
      needsWith(ctx, 'technology.decide_overdue'),
      open,
      sql`${needs.dueOn} < ${dayOf(ctx.now)}`,
      // The director decides about what was passed up; the park about the rest.
      eq(needs.isPassedUp, ctx.actor.roles.includes('bureau_director')),
    );
    const known = new Set(items.map(({ id }) => id));
    items.push(...(await needItems(ctx, overdue, 'technology_queue_overdue')).filter(({ id }) => !known.has(id)));
  }
  return items;
}

/** An enterprise confirms what is solved, and amends what was sent back. */
async function ownWaiting(ctx: Ctx): Promise<QueueItem[]> {
  if (!mayAtAll(technologyAccess, ctx.actor, 'technology.raise_needs')) return [];
  const own = eq(needs.enterpriseId, ctx.actor.orgId ?? '');
  return [
    ...(await needItems(ctx, and(own, eq(needs.state, 'solved')), 'technology_queue_confirm')),
    ...(await needItems(ctx, and(own, eq(needs.state, 'returned')), 'technology_queue_amend')),
  ];
}

async function invitationsWaiting(ctx: Ctx): Promise<QueueItem[]> {
  if (!mayAtAll(technologyAccess, ctx.actor, 'technology.answer_invitations')) return [];
  const rows = await ctx.db
    .select()
    .from(invitations)
    .where(
      and(eq(invitations.personId, ctx.actor.personId ?? ''), eq(invitations.state, 'open'), gte(invitations.expiresOn, dayOf(ctx.now))),
    )
    .orderBy(invitations.expiresOn)
    .limit(QUEUE_LIMIT);
  return rows.map(({ id, title, expiresOn }) => ({
    id,
    kind: 'invitation',
    title: say('technology_queue_invitation', { title }, ctx.locale),
    note: null,
    path: INVITATIONS_PATH,
    dueOn: expiresOn,
  }));
}
