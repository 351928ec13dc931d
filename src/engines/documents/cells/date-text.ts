import { NUMERAL_SIGNS, parseNumeral } from './numerals.ts';

/** One end of a date as written; the year may be missing. `note` says what is doubtful about it. */
export type Point = {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** Several months under one name (上半年, 第一季度) or a third of a month (上旬). */
  readonly lastMonth?: number;
  readonly lastDay?: number;
  readonly note?: 'short_year' | 'day_or_range' | 'day_month_order' | 'part_of_month';
};

type Shape = readonly [RegExp, (found: RegExpExecArray) => Point | null];

const number = (found: RegExpExecArray, at: number): number => Number(found[at]);

const SHAPES: readonly Shape[] = [
  [/^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/, (f) => ({ year: number(f, 1), month: number(f, 2), day: number(f, 3) })],
  [/^(\d{4})年(\d{1,2})月(份|底|末)?$/, (f) => ({ year: number(f, 1), month: number(f, 2) })],
  [/^(\d{4})年(度|底|末|初)?$/, (f) => ({ year: number(f, 1) })],
  [/^(\d{4})([./-])(\d{1,2})\2(\d{1,2})\.?$/, (f) => ({ year: number(f, 1), month: number(f, 3), day: number(f, 4) })],
  [/^(\d{4})[./-](\d{1,2})月?$/, (f) => ({ year: number(f, 1), month: number(f, 2) })],
  [/^((?:19|20)\d{2})(\d{2})(\d{2})$/, (f) => ({ year: number(f, 1), month: number(f, 2), day: number(f, 3) })],
  [/^((?:19|20)\d{2})(0[1-9]|1[0-2])$/, (f) => ({ year: number(f, 1), month: number(f, 2) })],
  [/^((?:19|20)\d{2})$/, (f) => ({ year: number(f, 1) })],
  [/^['"]?(\d{2})年(\d{1,2})月(?:(\d{1,2})[日号]?)?$/, (f) => ({ ...short(number(f, 1), number(f, 2), f[3]) })],
  [/^['"]?(\d{2})([./-])(\d{1,2})\2(\d{1,2})$/, (f) => ({ ...short(number(f, 1), number(f, 3), f[4]) })],
  [/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/, (f) => american(number(f, 1), number(f, 2), number(f, 3))],
  [/^(\d{1,2})月(\d{1,2})[日号]?$/, (f) => ({ month: number(f, 1), day: number(f, 2) })],
  [/^(\d{1,2})月(份|底|末)?$/, (f) => ({ month: number(f, 1) })],
  [/^(\d{1,2})[./](\d{1,2})$/, (f) => ({ month: number(f, 1), day: number(f, 2) })],
  [/^(\d{1,2})-(\d{1,2})$/, (f) => ({ month: number(f, 1), day: number(f, 2), note: 'day_or_range' })],
  [/^(?:(\d{4})年?)?(?:第?([1-4])季度|Q([1-4]))$/i, (f) => quarter(f[1], Number(f[2] ?? f[3]))],
  [/^(?:(\d{4})年?)?(上|下)半年$/, (f) => half(f[1], f[2] === '上')],
  [/^(?:(\d{4})年)?(\d{1,2})月(上|中|下)旬$/, (f) => third(f[1], number(f, 2), f[3] ?? '')],
];

/** Reads one end of a date from folded text; null when it is none. The calendar has not been asked yet. */
export function parsePoint(folded: string): Point | null {
  const text = digitsOf(folded)
    .replace(/\s+/g, '')
    .replace(/\(?(星期|周|礼拜)[一二三四五六日天]\)?$/, '');
  for (const [shape, read] of SHAPES) {
    const found = shape.exec(text);
    if (found !== null) return read(found);
  }
  return null;
}

/** 二〇二一年三月五日 in digits. */
function digitsOf(text: string): string {
  return text.replace(new RegExp(`[${NUMERAL_SIGNS}]+(?=[年月日号季])`, 'g'), (words) => {
    const value = parseNumeral(words);
    return value === null ? words : String(value);
  });
}

function short(year: number, month: number, day: string | undefined): Point {
  const full = year < 70 ? 2000 + year : 1900 + year;
  return day === undefined ? { year: full, month, note: 'short_year' } : { year: full, month, day: Number(day), note: 'short_year' };
}

function american(first: number, second: number, year: number): Point {
  if (first > 12) return { year, month: second, day: first };
  if (second > 12) return { year, month: first, day: second };
  return { year, month: first, day: second, note: 'day_month_order' };
}

function quarter(year: string | undefined, which: number): Point {
  const point = { month: which * 3 - 2, lastMonth: which * 3 };
  return year === undefined ? point : { year: Number(year), ...point };
}

function half(year: string | undefined, isFirst: boolean): Point {
  const point = isFirst ? { month: 1, lastMonth: 6 } : { month: 7, lastMonth: 12 };
  return year === undefined ? point : { year: Number(year), ...point };
}

function third(year: string | undefined, month: number, which: string): Point {
  const day = which === '上' ? 1 : which === '中' ? 11 : 21;
  const lastDay = which === '上' ? 10 : which === '中' ? 20 : 31;
  const point: Point = { month, day, lastDay, note: 'part_of_month' };
  return year === undefined ? point : { year: Number(year), ...point };
}
