import type { Current } from './contract/facts.ts';

export type Warning = { readonly code: string; readonly year: number };

type Figures = ReadonlyMap<string, number>;

/** Pairs of figures of one year that do not fit together. The codes' sentences are `ledgers_warning_…`. */
const CHECKS: readonly { readonly code: string; readonly isOdd: (figures: Figures) => boolean }[] = [
  { code: 'staff', isOdd: (year) => above(year, 'st_staff', 'headcount') },
  { code: 'research_staff', isOdd: (year) => above(year, 'rd_staff', 'headcount') },
  { code: 'research_above_sales', isOdd: (year) => above(year, 'rd_accounting', 'sales_income') },
  { code: 'hightech_above_total', isOdd: (year) => above(year, 'hightech_income', 'total_income') },
  { code: 'two_filings', isOdd: (year) => apart(year, 'rd_super_deduction', 'rd_statistics') },
];

/** What an enterprise should look at again before anybody asks. It is told to the enterprise alone. */
export function warningsOf(facts: readonly Current[]): Warning[] {
  const years = new Map<number, Map<string, number>>();
  for (const { kind, year, period, value } of facts) {
    if (year === null || period !== 'year' || typeof value !== 'number') continue;
    const figures = years.get(year) ?? new Map<string, number>();
    years.set(year, figures.set(kind, value));
  }
  return [...years]
    .sort(([a], [b]) => b - a)
    .flatMap(([year, figures]) => CHECKS.filter((check) => check.isOdd(figures)).map(({ code }) => ({ code, year })));
}

function above(figures: Figures, part: string, whole: string): boolean {
  const [a, b] = [figures.get(part), figures.get(whole)];
  return a !== undefined && b !== undefined && a > b;
}

/** Two filings of one thing that are more than half apart. */
function apart(figures: Figures, one: string, other: string): boolean {
  const [a, b] = [figures.get(one), figures.get(other)];
  return a !== undefined && b !== undefined && Math.abs(a - b) > Math.max(a, b) / 2;
}
