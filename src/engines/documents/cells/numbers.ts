import { decimalToNumber, multiply } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { cellText, isBlankCell } from './fold.ts';
import { cellOf, likely, problem, sure } from './outcome.ts';
import type { CellInput, Outcome, Reading } from './outcome.ts';
import { parseQuantity } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { refusedCell } from './refused.ts';

/** Words written where a figure was asked for; the cell then holds no figure and keeps its words. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(面议|面谈|另议|协商|商议|可议|双方协商|商谈)$/, 'negotiable'],
  [/^(待定|未定|不确定|待核|待核实|暂不确定|未明确)$/, 'undecided'],
  [/^(保密|不公开|涉密|商业秘密)$/, 'confidential'],
  [/^(暂无|未统计|不详|未知|未提供|缺|未填|无数据|N\/?A|null|空)$/i, 'not_given'],
];

const SIZES: Record<string, number> = { 百: 2, 千: 3, 万: 4, 萬: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 億: 8 };

/** Reads a count or a measure. The value is null when nothing is written or only words are; it is never 0 for a blank. */
export function readNumber(input: CellInput, context: { unit?: string | null } = {}): Outcome<number | null> {
  const early = readPlain(input);
  if (early !== null) return early;
  const text = cellText(input);
  const words = readWords(text);
  if (words !== null) return words;
  const quantity = parseQuantity(text);
  if (quantity === null) return problem('not_a_number', { text });
  if (quantity.currency !== undefined) return problem('foreign_currency', { text, currency: quantity.currency });
  const found = sizeOf(quantity.unit);
  if (found === null) return problem('not_a_number', { text });
  if (found.unit === '%') return problem('share_not_number', { text });
  if (isOtherUnit(found.unit, context.unit)) return problem('other_unit', { text, unit: found.unit, expected: context.unit ?? '' });
  return readingOf(quantity, (end) => decimalToNumber(multiply(end, found.power)));
}

/** Blank cells, error cells, true/false and bare numbers, which all readers of figures treat alike; null for text. */
export function readPlain(input: CellInput): Outcome<number | null> | null {
  const cell = cellOf(input);
  const refused = refusedCell(cell);
  if (refused !== null) return refused;
  if (isBlankCell(cell)) return sure(null, 'blank');
  if (typeof cell.value === 'boolean') return problem('not_a_number', { text: cellText(cell) });
  if (cell.isDate) return problem('date_not_number', { text: cellText(cell) });
  if (typeof cell.value === 'number') return sure(cell.value);
  return null;
}

/** 面议, 待定, 保密: kept as words, no figure. */
export function readWords(text: string): Reading<null, never> | null {
  for (const [words, note] of WORDS) {
    if (words.test(text)) return { value: null, certainty: 'sure', note, text };
  }
  return null;
}

/** A quantity with its ends put through `convert`: a range is never one figure, a softened figure is only likely. */
export function readingOf(quantity: Quantity, convert: (end: Decimal) => number): Outcome<number | null> {
  const low = convert(quantity.low);
  if (quantity.high !== undefined) {
    const high = convert(quantity.high);
    if (high < low) return problem('range_backwards', { low, high });
    return { value: low, certainty: 'unsure', note: 'range', parts: [low, high] };
  }
  return quantity.note === undefined ? sure(low) : likely(low, quantity.note);
}

/** The power of ten in front of a unit (万人 is 4 and 人); null when the rest is no unit but a sentence. */
function sizeOf(unit: string): { power: number; unit: string } | null {
  const text = unit.replace(/[ .,;]+$/, '');
  const found = /^(十万|百万|千万|百|千|万|萬|亿|億)?(.*)$/s.exec(text);
  const rest = found?.[2] ?? '';
  if (rest.length > 6 || /\d/.test(rest)) return null;
  const isKilo = /^(千克|千瓦|千米|百分)/.test(text);
  return isKilo ? { power: 0, unit: text } : { power: SIZES[found?.[1] ?? ''] ?? 0, unit: rest };
}

const COUNTERS = /^(人|名|位|个|人次|家|户|项|件|份|场|场次|期|次|台|套|只|条|亩|吨|天|小时|年|月|名员工|余)?$/;

function isOtherUnit(unit: string, expected: string | null | undefined): boolean {
  if (unit === '' || expected == null || expected === '') return /元/.test(unit);
  if (unit === expected || (COUNTERS.test(unit) && COUNTERS.test(expected))) return false;
  return true;
}
