import { Refusal } from '#shared/refusal.ts';
import { addDays, addMonths, type Day } from '#shared/dates.ts';
import { workRefusals } from './contract/work.ts';

export type DayRange = { readonly from: Day; readonly to: Day };

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

/** What a filter's period and days leave; refuses days that end before they begin. */
export function daysAsked(filter: { period?: string | undefined; from?: Day | undefined; to?: Day | undefined }): Partial<DayRange> {
  const period = filter.period ? rangeOf(filter.period) : null;
  const from = [period?.from, filter.from]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const to = [period?.to, filter.to].filter((day) => day !== undefined).sort()[0];
  if (from && to && from > to) {
    const values = { from, to };
    throw new Refusal(workRefusals.work_period, values, [{ path: '/query/to', code: 'ledgers.work_period', values }]);
  }
  return { ...(from && { from }), ...(to && { to }) };
}
