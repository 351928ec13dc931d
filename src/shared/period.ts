import { addDays, addMonths, type Day } from './dates.ts';

export type DayRange = { readonly from: Day; readonly to: Day };

/** A period as filters name it: `2026`, `2026-H1`, `2026-Q3`, `2026-06`. */
export const PERIOD = /^(19|20|21)\d\d(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/u;

/** The days of `2026`, `2026-H1`, `2026-Q3` or `2026-06`; both ends belong to it. */
export function rangeOf(period: string): DayRange {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  if (part === '') return { from: `${year}-01-01`, to: `${year}-12-31` };
  const length = part.startsWith('H') ? 6 : part.startsWith('Q') ? 3 : 1;
  const number = Number(part.replace(/^[HQ]/u, ''));
  const first = `${year}-${String((number - 1) * length + 1).padStart(2, '0')}-01`;
  return { from: first, to: addDays(addMonths(first, length), -1) };
}
