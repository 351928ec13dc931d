import { expect, test } from 'vitest';
import { Refusal, type RefusalKind } from '#shared/refusal.ts';
import { workingCalendar, type WorkingCalendar } from '#shared/working-days.ts';
import { nearnessOf } from './deadline.ts';

const missing: RefusalKind = { code: 'parties.calendar_year_missing', status: 422 };
const known = workingCalendar([{ year: 2026, holidays: ['2026-10-01', '2026-10-02'], workdays: ['2026-09-27'] }]);
/** As the city's calendar: a year without data is refused. */
const calendar: WorkingCalendar = {
  ...known,
  workingDaysBetween: (from, to) => {
    if (to.startsWith('2027')) throw new Refusal(missing, { year: 2027 });
    return known.workingDaysBetween(from, to);
  },
};
const near = (deadlineOn: string | null, state = 'in_progress') => nearnessOf({ deadlineOn, state }, '2026-09-25', calendar);

test('counts working days over weekends worked and holidays', () => {
  expect(near('2026-10-06')).toEqual({ workingDaysLeft: 6, warning: null });
  expect(near('2026-10-05')).toEqual({ workingDaysLeft: 5, warning: 'soon' });
  expect(near('2026-09-25')).toEqual({ workingDaysLeft: 0, warning: 'soon' });
  expect(near('2026-09-23')).toEqual({ workingDaysLeft: -2, warning: 'overdue' });
});

test('says nothing of what is done or has no last day, and guesses no holidays', () => {
  expect(near('2026-09-01', 'done')).toEqual({ workingDaysLeft: null, warning: null });
  expect(near(null)).toEqual({ workingDaysLeft: null, warning: null });
  expect(near('2027-01-08')).toEqual({ workingDaysLeft: null, warning: null });
});
