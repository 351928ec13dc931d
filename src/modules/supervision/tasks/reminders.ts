import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { WorkingCalendar } from '#shared/working-days.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Job } from '#platform/jobs/queue.ts';
import { calendarOf } from '#modules/parties/index.ts';
import { MISSING_STATES } from '../contract/tasks.ts';
import { supervisionTaskReports as reports, supervisionTasks as tasks } from '../tables/tasks.ts';
import { remind } from './keeping.ts';

/** Every working morning: those who have not reported are reminded so many working days before their deadline. */
export const reminderJob: Job = {
  name: 'supervision.remind_reports',
  schedule: '30 8 * * *',
  retries: 2,
  seconds: 300,
  isSystem: true,
  run: ({ act }) => act(remindDue),
};

/** Goes to whoever reports, never to anybody above; once a day however often it is run. */
export async function remindDue(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  const calendar = await calendarOf(ctx);
  if (!isWorkday(calendar, today)) return;
  const due = await ctx.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.state, 'open'), or(isNull(tasks.remindedOn), lt(tasks.remindedOn, today))))
    .orderBy(tasks.id)
    .for('update');
  for (const task of due) {
    const missing = await ctx.db
      .select()
      .from(reports)
      .where(and(eq(reports.taskId, task.id), inArray(reports.state, [...MISSING_STATES])));
    const wanted = missing.filter((row) => task.remindBefore.includes(daysAhead(calendar, today, row.deadlineOn) ?? -1));
    if (wanted.length === 0) continue;
    await remind(ctx, task, wanted);
    await ctx.db.update(tasks).set({ remindedOn: today }).where(eq(tasks.id, task.id));
  }
}

const isWorkday = (calendar: WorkingCalendar, day: string) => unlessGap(() => calendar.isWorkingDay(day)) ?? false;

/** Working days from today to the deadline; null when it is past, or the year has no calendar. */
function daysAhead(calendar: WorkingCalendar, today: string, deadlineOn: string): number | null {
  return deadlineOn < today ? null : unlessGap(() => calendar.workingDaysBetween(today, deadlineOn));
}

function unlessGap<T>(count: () => T): T | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof Refusal && error.kind.code === 'parties.calendar_year_missing') return null;
    throw error;
  }
}
