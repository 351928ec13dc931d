import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { partiesRefusals } from './refusals.ts';
import { day } from './shapes.ts';

export const calendarYearShape = z.object({
  year: z.number().int(),
  /** Days off besides weekends; weekend days in a holiday may be listed too. */
  holidays: z.array(z.string()),
  /** Weekend days worked instead. */
  workdays: z.array(z.string()),
  source: z.string(),
  isChecked: z.boolean(),
});
export type CalendarYearRow = z.output<typeof calendarYearShape>;

export const calendarDraftShape = z.object({
  holidays: z.array(day).min(1).max(60),
  workdays: z.array(day).max(30),
  source: z.string().trim().min(4).max(200),
  isChecked: z.boolean(),
});

export const calendarRoutes = routes({
  listCalendarYears: {
    method: 'get',
    path: '/calendar-years',
    summary: 'Working-day calendar, the latest year first',
    access: 'parties.read_codes',
    answer: z.object({ rows: z.array(calendarYearShape) }),
  },
  keepCalendarYear: {
    method: 'put',
    path: '/calendar-years/{year}',
    summary: 'Put a year of the State Council’s holiday notice',
    access: 'parties.keep_calendar',
    params: z.object({ year: z.coerce.number().int().min(2000).max(2199) }),
    body: calendarDraftShape,
    refusals: [partiesRefusals.calendar_wrong],
  },
});
