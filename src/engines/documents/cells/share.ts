import { decimalToNumber } from './decimal.ts';
import { cellText, isBlankCell } from './fold.ts';
import { readPlain, readWords } from './numbers.ts';
import { cellOf, isProblem, likely, problem, sure, unsure } from './outcome.ts';
import type { CellInput, Outcome } from './outcome.ts';
import { parseQuantity } from './quantity.ts';

/** How the bare figures of a column are meant: 0.63, 63, or some of each. */
export type ShareScale = 'fraction' | 'percent' | 'mixed' | 'unknown';

/** Looks at a whole column: bare figures above 1 are percentages; when some are below 1 too, nobody can tell for all. */
export function shareScale(cells: readonly CellInput[]): ShareScale {
  let isFraction = false;
  let isPercent = false;
  for (const cell of cells) {
    if (isBlankCell(cell)) continue;
    const value = bareNumber(cell);
    if (value === null || value === 0 || value === 1) continue;
    if (Math.abs(value) < 1) isFraction = true;
    else isPercent = true;
  }
  if (isFraction && isPercent) return 'mixed';
  if (isFraction) return 'fraction';
  return isPercent ? 'percent' : 'unknown';
}

/** Reads a share as a fraction (63% is 0.63). A growth rate may be negative or above 1: say `isGrowth`. */
export function readShare(input: CellInput, context: { scale?: ShareScale; isGrowth?: boolean } = {}): Outcome<number | null> {
  const plain = readPlain(input);
  if (plain !== null && (isProblem(plain) || plain.value === null)) return plain;
  const text = cellText(input);
  const words = readWords(text);
  if (words !== null) return words;
  const bare = bareNumber(input);
  if (bare !== null) return check(readBare(bare, context.scale ?? 'unknown'), text, context.isGrowth);
  const spoken = /^百分之(.+)$/.exec(text);
  const quantity = parseQuantity(spoken?.[1] ?? text);
  if (quantity === null || quantity.currency !== undefined) return problem('not_a_share', { text });
  const isPermille = quantity.unit === '‰';
  if (spoken === null && !isPermille && quantity.unit !== '%') return problem('not_a_share', { text });
  const by = isPermille ? 1000 : 100;
  const low = divide(decimalToNumber(quantity.low), by);
  if (quantity.high !== undefined) {
    const high = divide(decimalToNumber(quantity.high), by);
    return check({ value: low, certainty: 'unsure', note: 'range', parts: [low, high] }, text, context.isGrowth);
  }
  const isSoft = quantity.note !== undefined && quantity.note !== 'chinese_numeral';
  return check(isSoft ? likely(low, quantity.note ?? 'approximate') : sure(low), text, context.isGrowth);
}

function readBare(value: number, scale: ShareScale): Outcome<number | null> {
  if (value === 0) return sure(0);
  if (Math.abs(value) < 1) {
    return scale === 'percent' || scale === 'mixed' ? unsure(value, 'fraction_or_percent') : likely(value, 'fraction');
  }
  if (value === 1) {
    if (scale === 'percent') return likely(0.01, 'percent_without_sign');
    return scale === 'fraction' ? likely(1, 'fraction') : unsure(1, 'fraction_or_percent');
  }
  return likely(divide(value, 100), 'percent_without_sign');
}

function check(outcome: Outcome<number | null>, text: string, isGrowth = false): Outcome<number | null> {
  if (isProblem(outcome) || isGrowth || outcome.value === null) return outcome;
  const top = Math.max(outcome.value, ...(outcome.parts ?? []).map(Number));
  return outcome.value < 0 || top > 1 ? problem('share_out_of_range', { text }) : outcome;
}

function bareNumber(input: CellInput): number | null {
  const { value } = cellOf(input);
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const text = cellText(input);
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : null;
}

function divide(value: number, by: number): number {
  return Number((value / by).toPrecision(12));
}
