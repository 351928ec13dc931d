import { addDays, type Day } from './dates.ts';

/** One year of the State Council's holiday notice: days off besides weekends, and weekend days worked instead. */
export type CalendarYear = {
  readonly year: number;
  readonly holidays: readonly Day[];
  readonly workdays: readonly Day[];
};

/** The calendar has no data for this year; guessing is refused. */
export class CalendarGap extends Error {
  readonly year: number;
  constructor(year: number) {
    super(`no working-day data for ${year}`);
    this.name = 'CalendarGap';
    this.year = year;
  }
}

export type WorkingCalendar = {
  isWorkingDay(day: Day): boolean;
  /** The `count`-th working day after `day` (the day itself does not count). */
  addWorkingDays(day: Day, count: number): Day;
  /** Working days after `from` up to and including `to`. */
  workingDaysBetween(from: Day, to: Day): number;
};

/** Working days from the years given. Every call that touches a year without data throws a CalendarGap. */
export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const known = new Set(years.map((entry) => entry.year));
  const off = new Set(years.flatMap((entry) => entry.holidays));
  const on = new Set(years.flatMap((entry) => entry.workdays));

  const isWorkingDay = (day: Day): boolean => {
    const year = Number(day.slice(0, 4));
    if (!known.has(year)) throw new CalendarGap(year);
    if (off.has(day)) return false;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return on.has(day) || (weekday !== 0 && weekday !== 6);
  };

  const addWorkingDays = (day: Day, count: number): Day => {
    let current = day;
    for (let left = count; left > 0; ) {
      current = addDays(current, 1);
      if (isWorkingDay(current)) left -= 1;
    }
    return current;
  };

  const workingDaysBetween = (from: Day, to: Day): number => {
    let count = 0;
    for (let current = addDays(from, 1); current <= to; current = addDays(current, 1)) {
      if (isWorkingDay(current)) count += 1;
    }
    return count;
  };

  return { isWorkingDay, addWorkingDays, workingDaysBetween };
}
