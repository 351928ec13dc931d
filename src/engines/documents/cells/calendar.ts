export type Precision = 'day' | 'month' | 'year';

/** A date or a span: the first and last day it covers (`YYYY-MM-DD`) and how exactly it was said. */
export type DateSpan = { readonly start: string; readonly end: string; readonly precision: Precision };

export type DateParts = { readonly year: number; readonly month?: number; readonly day?: number };

/** Days of a month in the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

export function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The span of a day, a month or a year; null when there is no such day. */
export function spanOf({ year, month, day }: DateParts): DateSpan | null {
  if (month === undefined) return { start: iso(year, 1, 1), end: iso(year, 12, 31), precision: 'year' };
  if (month < 1 || month > 12) return null;
  const last = daysIn(year, month);
  if (day === undefined) return { start: iso(year, month, 1), end: iso(year, month, last), precision: 'month' };
  if (day < 1 || day > last) return null;
  return { start: iso(year, month, day), end: iso(year, month, day), precision: 'day' };
}

/** The day of a spreadsheet's serial number (the 1900 system, whose day 60 never was); null outside 1900–2100. */
export function serialDay(serial: number): string | null {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > 73_415 || whole === 60) return null;
  const days = whole < 60 ? whole + 1 : whole;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}
