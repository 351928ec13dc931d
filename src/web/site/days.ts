import { daysBetween, type Day } from '#shared/dates.ts';
import type { Locale } from '#shared/locales.ts';
import { m } from '#words/messages.js';

const OPTIONS = {
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  short: { month: 'long', day: 'numeric' },
  weekday: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

function written(day: Day, locale: Locale, style: keyof typeof OPTIONS): string {
  const key = `${locale} ${style}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...OPTIONS[style], timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** 2026年11月27日 */
export const dayLong = (day: Day, locale: Locale): string => written(day, locale, 'long');

/** 11月27日; with the year when it is another than today's. */
export const dayShort = (day: Day, locale: Locale, today: Day): string =>
  written(day, locale, day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'long');

/** Near: within seven days, today included. */
export const isSoon = (day: Day, today: Day): boolean => day >= today && daysBetween(today, day) <= 7;

/** 周五，还剩4天 */
export function deadlineNote(day: Day, locale: Locale, today: Day): string {
  const weekday = written(day, locale, 'weekday');
  const days = daysBetween(today, day);
  if (days < 0) return m.site_deadline_over({}, { locale });
  return days === 0 ? m.site_deadline_today({ weekday }, { locale }) : m.site_deadline_left({ weekday, days }, { locale });
}
