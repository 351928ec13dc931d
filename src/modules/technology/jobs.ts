import { and, inArray, isNull, isNotNull, notInArray, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Job } from '#platform/jobs/queue.ts';
import { notify } from '#platform/mail/notices.ts';
import { calendarOf, onDuty } from '#modules/parties/index.ts';
import { needPath } from './contract/need-life-codes.ts';
import { expireInvitations } from './life/invitation.ts';
import { limitsFor } from './life/limit.ts';
import { spokenTitle } from './life/move.ts';
import { needLife } from './procedure.ts';
import { technologyNeeds as needs } from './tables/needs.ts';

/** On working days at half past eight: who works on a need due by tomorrow is reminded, heads are told how much is overdue. */
export const needJobs: readonly Job[] = [
  {
    name: 'technology.remind_of_needs',
    schedule: '30 8 * * *',
    retries: 2,
    seconds: 300,
    isSystem: true,
    run: ({ act }) => act(remind),
  },
];

export async function remind(ctx: Ctx): Promise<void> {
  await expireInvitations(ctx);
  await fillLimits(ctx);
  const calendar = await calendarOf(ctx);
  const today = dayOf(ctx.now);
  if (!calendar.isWorkingDay(today)) return;
  const open = and(isNull(needs.withdrawnAt), notInArray(needs.state, [...needLife.ends]));
  const soon = await ctx.db
    .select()
    .from(needs)
    .where(and(open, isNotNull(needs.assigneeId), inArray(needs.dueOn, [today, calendar.addWorkingDays(today, 1)])));
  for (const need of soon) {
    await notify(ctx, {
      personIds: [need.assigneeId ?? ''],
      wordKey: 'notice_technology_need_due',
      values: { title: spokenTitle(ctx, need), enterprise: need.enterpriseName, day: need.dueOn ?? '' },
      path: needPath(need.id),
    });
  }
  await tellHeads(ctx);
}

/** Needs that came into a state while the calendar of its last day was not there. */
async function fillLimits(ctx: Ctx): Promise<void> {
  const limits = await limitsFor(ctx);
  const limited = Object.keys(needLife.limits ?? {}) as (keyof NonNullable<typeof needLife.limits>)[];
  const rows = await ctx.db
    .select({ id: needs.id, state: needs.state, since: needs.stateSince })
    .from(needs)
    .where(and(isNull(needs.withdrawnAt), isNull(needs.dueOn), inArray(needs.state, limited)));
  for (const { id, state, since } of rows) {
    const dueOn = limits.of(state, dayOf(since));
    if (dueOn)
      await ctx.db
        .update(needs)
        .set({ dueOn })
        .where(sql`${needs.id} = ${id}`);
  }
}

/** How many needs of each park are overdue and not passed up: its heads decide, nothing goes up by itself. */
async function tellHeads(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .select({ parkId: sql<string>`coalesce(${needs.officeParkId}, ${needs.parkId})`, overdue: sql<number>`count(*)`.mapWith(Number) })
    .from(needs)
    .where(
      and(
        isNull(needs.withdrawnAt),
        notInArray(needs.state, [...needLife.ends]),
        sql`${needs.dueOn} < ${dayOf(ctx.now)} and not ${needs.isPassedUp} and coalesce(${needs.officeParkId}, ${needs.parkId}) is not null`,
      ),
    )
    .groupBy(sql`1`);
  for (const { parkId, overdue } of rows) {
    const heads = await onDuty(ctx, { roles: ['park_officer'], parkId });
    const personIds = heads.map(({ id }) => id);
    await notify(ctx, { personIds, wordKey: 'notice_technology_needs_overdue', values: { count: overdue }, path: '/needs?view=queue' });
  }
}
