import { daysIn, iso, serialDay, spanOf } from './calendar.ts';
import type { DateSpan, Precision } from './calendar.ts';
import { parsePoint } from './date-text.ts';
import type { Point } from './date-text.ts';
import { cellText, foldDashes, isBlankCell, plainNumber } from './fold.ts';
import { cellOf, isProblem, likely, lower, problem, sure } from './outcome.ts';
import type { CellInput, Certainty, Outcome } from './outcome.ts';
import { refusedCell } from './refused.ts';

/** `defaultYear` is the year of the table or of the heading: dates without a year take it and are only likely. */
export type DateContext = { readonly defaultYear?: number | null };

const OPEN = /^(长期|永久|长期有效|无固定期限|至今|不限|持续)$/;
const RELATIVE =
  /^(去年|前年|今年|本年|明年|上年|当年|上个?月|本月|下个?月|昨天|今天|明天|前天|近期|最近|日前|年初|年底|年中|月初|月底|上周|本周|下周)/;

/** Reads a date or a span of dates. Value null: nothing written, or 长期. */
export function readDate(input: CellInput, context: DateContext = {}): Outcome<DateSpan | null> {
  const cell = cellOf(input);
  const refused = refusedCell(cell);
  if (refused !== null) return refused;
  if (isBlankCell(cell)) return sure(null, 'blank');
  if (typeof cell.value === 'boolean') return problem('not_a_date', { text: cellText(cell) });
  if (typeof cell.value === 'number') return readNumeric(cell.value, context);
  return readText(cellText(cell), context);
}

function readNumeric(value: number, context: DateContext): Outcome<DateSpan | null> {
  const text = plainNumber(value);
  if (value >= 20_000 && value < 73_415) {
    const day = serialDay(value);
    if (day !== null) return likely({ start: day, end: day, precision: 'day' }, 'serial');
  }
  const outcome = readText(text, context);
  if (isProblem(outcome) || outcome.value === null) return outcome;
  // As a number 3.10 has become 3.1, and 2021.10 has become 2021.1.
  if (/^(\d{1,2}|\d{4})\.[123]$/.test(text)) return { ...outcome, certainty: 'unsure', note: 'zero_may_be_lost' };
  return outcome;
}

function readText(folded: string, context: DateContext): Outcome<DateSpan | null> {
  const text = foldDashes(folded)
    .replace(/(?<=\d)[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/, '')
    .replace(/^自|(起|止|前|左右)$/g, '')
    .trim();
  if (OPEN.test(text)) return { value: null, certainty: 'sure', note: 'open_ended', text };
  if (RELATIVE.test(text)) return problem('relative_date', { text: folded }, relativeProposal(text, context));
  const point = parsePoint(text);
  if (point !== null) return resolve([point], folded, context);
  const ends = splitRange(text);
  return ends === null ? problem('not_a_date', { text: folded }) : resolve(ends, folded, context);
}

/** 3月5-7日, 2021.3.5-2024.3.4, 2021年3月至2024年2月: the first split whose two ends both read. */
function splitRange(text: string): readonly Point[] | null {
  for (const found of text.matchAll(/\s*(到|至|-)\s*/g)) {
    const left = text.slice(0, found.index);
    const right = text.slice(found.index + found[0].length);
    const last = OPEN.test(right) ? null : parsePoint(right);
    const first = parsePoint(left) ?? parsePoint(left + (/[年月日号]$/.exec(right)?.[0] ?? ''));
    if (first === null) continue;
    if (last !== null) return last.year === undefined && last.month === undefined ? null : [first, last];
    const day = /^(\d{1,2})[日号]?$/.exec(right);
    if (day !== null && first.day !== undefined) return [first, { year: first.year, month: first.month, day: Number(day[1]) }];
    const month = /^(\d{1,2})月(?:份)?$/.exec(right);
    if (month !== null && first.month !== undefined) return [first, { year: first.year, month: Number(month[1]) }];
  }
  return null;
}

function resolve(points: readonly Point[], text: string, context: DateContext): Outcome<DateSpan | null> {
  const years = points.map((point) => point.year);
  const known = years[0] ?? years[1] ?? context.defaultYear ?? null;
  if (known === null) return problem('year_missing', { text });
  const spans: DateSpan[] = [];
  for (const point of points) {
    const year = point.year ?? spans[0]?.start.slice(0, 4) ?? known;
    if (Number(year) < 1900 || Number(year) > 2100) return problem('year_out_of_range', { text, year: Number(year) });
    const span = spread(point, Number(year));
    if (span === null) return problem('no_such_day', { text });
    spans.push(span);
  }
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return problem('not_a_date', { text });
  if (last.end < first.start) return problem('range_backwards', { low: first.start, high: last.end });
  const isGuessed = years.every((year) => year === undefined);
  return verdict({ start: first.start, end: last.end, precision: finer(first, last) }, points, isGuessed);
}

function verdict(value: DateSpan, points: readonly Point[], isGuessed: boolean): Outcome<DateSpan | null> {
  const note = points.map((point) => point.note).find((one) => one !== undefined);
  const doubt: Certainty = note === 'day_or_range' || note === 'day_month_order' ? 'unsure' : note === undefined ? 'sure' : 'likely';
  const certainty = lower(doubt, isGuessed ? 'likely' : 'sure');
  const said = note ?? (isGuessed ? 'year_assumed' : points.length > 1 ? 'range' : undefined);
  return said === undefined ? { value, certainty } : { value, certainty, note: said };
}

function spread(point: Point, year: number): DateSpan | null {
  const span = spanOf({ year, month: point.month, day: point.day });
  if (span === null || point.month === undefined) return span;
  if (point.lastMonth !== undefined) return { ...span, end: iso(year, point.lastMonth, daysIn(year, point.lastMonth)) };
  if (point.lastDay === undefined) return span;
  return { ...span, end: iso(year, point.month, Math.min(point.lastDay, daysIn(year, point.month))) };
}

function finer(first: DateSpan, last: DateSpan): Precision {
  const order: readonly Precision[] = ['day', 'month', 'year'];
  return order.find((one) => one === first.precision || one === last.precision) ?? 'day';
}

/** 去年6月 in a table of 2025 was probably June 2024: proposed, not taken. */
function relativeProposal(text: string, context: DateContext): string | null {
  const { defaultYear } = context;
  if (defaultYear == null) return null;
  const found = /^(去年|上年|前年|今年|本年|当年|明年)(.*)$/.exec(text);
  if (found === null) return null;
  const step: Record<string, number> = { 去年: -1, 上年: -1, 前年: -2, 明年: 1 };
  const year = defaultYear + (step[found[1] ?? ''] ?? 0);
  const rest = found[2] ?? '';
  return rest === '' || parsePoint(rest) !== null ? `${year}年${rest}` : null;
}

/** A span as the ledger writes it: `2021`, `2021-03`, `2021-03-05`, or both ends with ` / `. */
export function dateText(span: DateSpan): string {
  const cut = span.precision === 'day' ? 10 : span.precision === 'month' ? 7 : 4;
  const start = span.start.slice(0, cut);
  const end = span.end.slice(0, cut);
  return start === end ? start : `${start} / ${end}`;
}
