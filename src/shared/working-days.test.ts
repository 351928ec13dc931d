import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import years from '../../content/codes/working-days.json' with { type: 'json' };
import { addDays, addMonths, dayOf, daysBetween, isDay } from './dates.ts';
import { CalendarGap, workingCalendar } from './working-days.ts';

const calendar = workingCalendar(years);
const day = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2024-01-02', offset));

describe('working days', () => {
  it('knows holidays and make-up days', () => {
    expect(calendar.isWorkingDay('2025-10-01')).toBe(false);
    expect(calendar.isWorkingDay('2025-09-28')).toBe(true);
    expect(calendar.isWorkingDay('2026-11-21')).toBe(false);
    expect(calendar.addWorkingDays('2025-09-30', 1)).toBe('2025-10-09');
  });
  it('refuses a year without data instead of guessing', () => {
    expect(() => calendar.isWorkingDay('2031-05-05')).toThrow(CalendarGap);
    expect(() => calendar.addWorkingDays('2026-12-30', 30)).toThrow(CalendarGap);
  });
  it('counts back what it counted on', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = calendar.addWorkingDays(from, count);
        expect(calendar.isWorkingDay(to)).toBe(true);
        expect(calendar.workingDaysBetween(from, to)).toBe(count);
      }),
    );
  });
});

describe('days', () => {
  it('begin in China, not in Greenwich', () => {
    expect(dayOf(new Date('2026-06-22T16:00:00Z'))).toBe('2026-06-23');
    expect(dayOf(new Date('2026-06-22T15:59:59Z'))).toBe('2026-06-22');
  });
  it('add up', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count)) - count).toBe(0);
      }),
    );
  });
  it('are real ones', () => {
    expect([isDay('2026-02-29'), isDay('2024-02-29'), isDay('2026-13-01'), isDay('26-01-01')]).toEqual([false, true, false, false]);
  });
});
