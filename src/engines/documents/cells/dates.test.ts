import fc from 'fast-check';
import { expect, test } from 'vitest';

import { daysIn, iso, serialDay, spanOf } from './calendar.ts';
import { dateText, readDate } from './dates.ts';

const day = (start: string, end = start) => ({ start, end, precision: 'day' });

test.each([
  ['2021年3月', { start: '2021-03-01', end: '2021-03-31', precision: 'month' }],
  ['2021.3.5', day('2021-03-05')],
  ['2021/3/5', day('2021-03-05')],
  ['2021-03', { start: '2021-03-01', end: '2021-03-31', precision: 'month' }],
  ['２０２１－０３－０５', day('2021-03-05')],
  ['20210305', day('2021-03-05')],
  [20210305, day('2021-03-05')],
  ['2021年', { start: '2021-01-01', end: '2021-12-31', precision: 'year' }],
  ['2021/3/5 9:30:00', day('2021-03-05')],
  ['二〇二一年三月五日', day('2021-03-05')],
  ['2024年2月', { start: '2024-02-01', end: '2024-02-29', precision: 'month' }],
  ['2025年上半年', { start: '2025-01-01', end: '2025-06-30', precision: 'month' }],
  ['2025年第三季度', { start: '2025-07-01', end: '2025-09-30', precision: 'month' }],
])('%s', (cell, value) => {
  expect(readDate(cell)).toEqual({ value, certainty: 'sure' });
});

test.each([
  ['3月5日', day('2025-03-05')],
  ['3.5', day('2025-03-05')],
  ['3月5—7日', day('2025-03-05', '2025-03-07')],
  ['3月5日～4月2日', day('2025-03-05', '2025-04-02')],
  ['3月', { start: '2025-03-01', end: '2025-03-31', precision: 'month' }],
])('%s takes the year of the table and is only likely', (text, value) => {
  expect(readDate(text, { defaultYear: 2025 })).toEqual({ value, certainty: 'likely', note: 'year_assumed' });
  expect(readDate(text)).toMatchObject({ problem: 'year_missing' });
});

test('spans with a year', () => {
  expect(readDate('2021.3.5-2024.3.4')).toEqual({ value: day('2021-03-05', '2024-03-04'), certainty: 'sure', note: 'range' });
  expect(readDate('2021-03-05至2024-03-04')).toMatchObject({ value: day('2021-03-05', '2024-03-04') });
  expect(readDate('2021年3月—2024年2月')).toMatchObject({ value: { start: '2021-03-01', end: '2024-02-29', precision: 'month' } });
  expect(readDate('2025年3月28日—4月2日')).toMatchObject({ value: day('2025-03-28', '2025-04-02') });
  expect(readDate('2023-2025')).toMatchObject({ value: { start: '2023-01-01', end: '2025-12-31', precision: 'year' } });
  expect(readDate('2024.3.4-2021.3.5')).toMatchObject({ problem: 'range_backwards' });
});

test('what is doubtful says so', () => {
  expect(readDate(44260)).toEqual({ value: day('2021-03-05'), certainty: 'likely', note: 'serial' });
  expect(readDate(3.1, { defaultYear: 2025 })).toMatchObject({ certainty: 'unsure', note: 'zero_may_be_lost' });
  expect(readDate(2021.1)).toMatchObject({ certainty: 'unsure', note: 'zero_may_be_lost' });
  expect(readDate('21.3.5')).toMatchObject({ value: day('2021-03-05'), certainty: 'likely', note: 'short_year' });
  expect(readDate('3/5/2021')).toMatchObject({ certainty: 'unsure', note: 'day_month_order' });
  expect(readDate('3-5', { defaultYear: 2025 })).toMatchObject({ certainty: 'unsure', note: 'day_or_range' });
  expect(readDate('3月上旬', { defaultYear: 2025 })).toMatchObject({ value: day('2025-03-01', '2025-03-10'), certainty: 'likely' });
});

test('what cannot be read is a problem', () => {
  expect(readDate('去年6月')).toEqual({ problem: 'relative_date', values: { text: '去年6月' } });
  expect(readDate('去年6月', { defaultYear: 2025 })).toMatchObject({ problem: 'relative_date', proposal: '2024年6月' });
  expect(readDate('2021-02-30')).toMatchObject({ problem: 'no_such_day' });
  expect(readDate('3021-02-03')).toMatchObject({ problem: 'year_out_of_range' });
  expect(readDate('择日')).toMatchObject({ problem: 'not_a_date' });
  expect(readDate('长期')).toMatchObject({ value: null, note: 'open_ended' });
  expect(readDate('—')).toEqual({ value: null, certainty: 'sure', note: 'blank' });
});

const dates = fc
  .tuple(fc.integer({ min: 1955, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([year, month, date]) => date <= daysIn(year, month));

test('every way to write a day reads back to that day', () => {
  const ways: readonly ((y: number, m: number, d: number) => string)[] = [
    (y, m, d) => `${y}年${m}月${d}日`,
    (y, m, d) => `${y}.${m}.${d}`,
    (y, m, d) => `${y}/${m}/${d}`,
    iso,
    (y, m, d) => iso(y, m, d).replaceAll('-', ''),
  ];
  fc.assert(
    fc.property(dates, fc.constantFrom(...ways), ([y, m, d], write) => {
      expect(readDate(write(y, m, d))).toEqual({ value: spanOf({ year: y, month: m, day: d }), certainty: 'sure' });
    }),
  );
});

test('a span as the ledger writes it reads back', () => {
  fc.assert(
    fc.property(dates, fc.constantFrom('day', 'month', 'year'), ([year, month, date], precision) => {
      const span = spanOf(precision === 'year' ? { year } : precision === 'month' ? { year, month } : { year, month, day: date });
      expect(span === null ? null : readDate(dateText(span))).toMatchObject({ value: span });
    }),
  );
});

test('serial numbers: day 60 never was', () => {
  expect(serialDay(1)).toBe('1900-01-01');
  expect(serialDay(59)).toBe('1900-02-28');
  expect(serialDay(60)).toBeNull();
  expect(serialDay(61)).toBe('1900-03-01');
  expect(serialDay(45658.75)).toBe('2025-01-01');
});
