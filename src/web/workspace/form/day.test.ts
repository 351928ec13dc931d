import { expect, test } from 'vitest';
import { dayOf, dayText, readDate } from './day.ts';

test.each(['2026-6-3', '2026/06/03', '2026年6月3日', '２０２６．６．３', '20260603'])('%s is a day', (text) => {
  expect(readDate(text)).toBe('2026-06-03');
});

test('a day that is none stays as typed', () => {
  expect(readDate('2026-02-30')).toBe('2026-02-30');
  expect(readDate('去年6月')).toBe('去年6月');
  expect(dayOf('去年6月')).toBeUndefined();
});

test('the calendar’s day and the form’s value are the same day in every time zone', () => {
  const day = dayOf('2026-06-03');
  expect(day && dayText(day)).toBe('2026-06-03');
});
