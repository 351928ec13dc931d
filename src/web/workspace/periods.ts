import { dayOf } from '#shared/dates.ts';
import { m } from '#words/messages.js';
import type { Option } from './choice.tsx';

/** A period in words: 2026年, 2026年上半年, 2026年三季度, 2026年6月. */
export function periodLabel(period: string): string {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  if (part === '') return m.web_period_year({ year });
  if (part === 'H1') return m.web_period_first_half({ year });
  if (part === 'H2') return m.web_period_second_half({ year });
  if (part.startsWith('Q')) return m.web_period_quarter({ year, quarter: part.slice(1) });
  return m.web_period_month({ year, month: String(Number(part)) });
}

/** This month, this quarter, this year and its halves, last year; and the one the address names. */
export function periodOptions(chosen: string | undefined): Option[] {
  const today = dayOf(new Date());
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const last = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  const offered = [
    today.slice(0, 7),
    last,
    `${year}-Q${Math.ceil(month / 3)}`,
    `${year}-H1`,
    `${year}-H2`,
    `${year}`,
    `${year - 1}`,
    `${year - 1}-H1`,
    `${year - 1}-H2`,
  ];
  return [...new Set([...(chosen ? [chosen] : []), ...offered])].map((value) => ({ value, label: periodLabel(value) }));
}
