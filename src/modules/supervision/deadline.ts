import type { Day } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { WorkingCalendar } from '#shared/working-days.ts';

/** From how many working days on a deadline is near. */
export const SOON = 5;

export type Nearness = { readonly workingDaysLeft: number | null; readonly warning: 'overdue' | 'soon' | null };

type Watched = { readonly deadlineOn: Day | null; readonly state: string } | null;

/** Working days until a deadline. Past is past also without a calendar; a year that the city has no calendar for gives no count. */
export function nearnessOf(responsibility: Watched, today: Day, calendar: WorkingCalendar): Nearness {
  if (!responsibility?.deadlineOn || responsibility.state === 'done') return { workingDaysLeft: null, warning: null };
  const left = countDays(calendar, today, responsibility.deadlineOn);
  if (responsibility.deadlineOn < today) return { workingDaysLeft: left, warning: 'overdue' };
  return { workingDaysLeft: left, warning: left !== null && left <= SOON ? 'soon' : null };
}

function countDays(calendar: WorkingCalendar, today: Day, deadline: Day): number | null {
  try {
    return deadline >= today ? calendar.workingDaysBetween(today, deadline) : -calendar.workingDaysBetween(deadline, today);
  } catch (error) {
    if (error instanceof Refusal && error.kind.code === 'parties.calendar_year_missing') return null;
    throw error;
  }
}
