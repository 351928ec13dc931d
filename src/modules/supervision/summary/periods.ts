import { addMonths, type Day } from '#shared/dates.ts';
import type { SummaryKind } from '../contract/summary-codes.ts';

export type Period = { readonly from: Day; readonly until: Day };

/** Cumulative from New Year: to the end of June, or of December. */
export const periodOf = (kind: SummaryKind, year: number): Period => ({
  from: `${year}-01-01`,
  until: kind === 'half_year' ? `${year}-06-30` : `${year}-12-31`,
});

/** The same days of last year. */
export const yearBefore = ({ from, until }: Period): Period => ({ from: addMonths(from, -12), until: addMonths(until, -12) });

/** What can be counted of a period on a day: a draft before its end counts to that day, and compares with the same days. */
export const countedOn = ({ from, until }: Period, day: Day): Period => ({ from, until: day < until ? day : until });

/** Drafts are wanted about 20 June and late November, with estimates: from then on one may be begun. */
export const draftableFrom = ({ until }: Period): Day =>
  until.endsWith('-06-30') ? `${until.slice(0, 4)}-06-01` : `${until.slice(0, 4)}-11-01`;

/** As it is written: 2026年6月30日. */
export function spelledDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
