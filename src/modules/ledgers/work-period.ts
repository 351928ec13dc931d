import { Refusal } from '#shared/refusal.ts';
import type { Day } from '#shared/dates.ts';
import { rangeOf, type DayRange } from '#shared/period.ts';
import { workRefusals } from './contract/work.ts';

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
