import { desc } from 'drizzle-orm';
import type { Day } from '#shared/dates.ts';
import { Refusal, type FieldProblem } from '#shared/refusal.ts';
import { CalendarGap, workingCalendar, type WorkingCalendar } from '#shared/working-days.ts';
import workingDays from '../../../content/codes/working-days.json' with { type: 'json' };
import type { Ctx } from '#platform/ctx.ts';
import { partiesRefusals, type CalendarYearRow } from './contract.ts';
import { partyCalendarYears } from './tables.ts';

const calendarColumns = {
  year: partyCalendarYears.year,
  holidays: partyCalendarYears.holidays,
  workdays: partyCalendarYears.workdays,
  source: partyCalendarYears.source,
  isChecked: partyCalendarYears.isChecked,
};

/** Every year there is, the latest first. */
export function listCalendarYears(ctx: Ctx): Promise<CalendarYearRow[]> {
  return ctx.db.select(calendarColumns).from(partyCalendarYears).orderBy(desc(partyCalendarYears.year));
}

/**
 * For other modules: working days as the city keeps them. A call that touches a year without data is refused with
 * `parties.calendar_year_missing`: nobody guesses holidays.
 */
export async function calendarOf(ctx: Ctx): Promise<WorkingCalendar> {
  const calendar = workingCalendar(await listCalendarYears(ctx));
  return {
    isWorkingDay: (day) => refusingGaps(() => calendar.isWorkingDay(day)),
    addWorkingDays: (day, days) => refusingGaps(() => calendar.addWorkingDays(day, days)),
    workingDaysBetween: (from, to) => refusingGaps(() => calendar.workingDaysBetween(from, to)),
  };
}

function refusingGaps<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (error instanceof CalendarGap) throw new Refusal(partiesRefusals.calendar_year_missing, { year: error.year });
    throw error;
  }
}

type CalendarDraft = Omit<CalendarYearRow, 'year'>;

/** Puts a year of the State Council's notice. Refuses days of another year, days said twice, and workdays that are none. */
export async function keepCalendarYear(ctx: Ctx, year: number, draft: CalendarDraft): Promise<void> {
  const problems = [...problemsIn(year, draft.holidays, '/holidays', draft.workdays), ...problemsIn(year, draft.workdays, '/workdays', [])];
  for (const [index, day] of draft.workdays.entries()) {
    if (!isWeekend(day)) problems.push({ path: `/workdays/${index}`, code: 'parties.workday_not_weekend', values: { day } });
  }
  if (problems.length > 0) throw new Refusal(partiesRefusals.calendar_wrong, { year, count: problems.length }, problems);
  const row = { ...draft, holidays: draft.holidays.toSorted(), workdays: draft.workdays.toSorted(), changedAt: ctx.now };
  await ctx.db
    .insert(partyCalendarYears)
    .values({ year, ...row })
    .onConflictDoUpdate({ target: partyCalendarYears.year, set: row });
  await ctx.record({ type: 'parties.calendar_kept', subject: String(year), values: { year, source: draft.source } });
}

function problemsIn(year: number, days: readonly Day[], path: string, others: readonly Day[]): FieldProblem[] {
  return days.flatMap((day, index) => {
    const at = { path: `${path}/${index}`, values: { day, year } };
    if (!day.startsWith(`${year}-`)) return [{ ...at, code: 'parties.day_of_other_year' }];
    if (days.indexOf(day) !== index) return [{ ...at, code: 'parties.day_twice' }];
    return others.includes(day) ? [{ ...at, code: 'parties.day_off_and_worked' }] : [];
  });
}

const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** What every city starts with: the notices as far as they have been announced. */
export async function prepareCalendar(ctx: Ctx): Promise<void> {
  for (const { year, source, checked, holidays, workdays } of workingDays) {
    await ctx.db.insert(partyCalendarYears).values({ year, source, isChecked: checked, holidays, workdays, changedAt: ctx.now });
  }
}
