import { parseNumeral } from '../cells/numerals.ts';
import { spanOf } from './lines.ts';
import type { Span } from './lines.ts';

/** One enumerated measure of an article: 一是…, 首先,…. `text` runs from the mark to the next measure. */
export type Measure = Span & {
  readonly number: number;
  /** The mark as written: 一是, 其次. */
  readonly mark: string;
  /** The first clause after the mark. */
  readonly title: string;
};

const NUMBERED = /(?<=^|[。.；;，,：:！!?？\n]\s*)([一二三四五六七八九十]{1,3})(是|要)(?=\S)/g;
const ORDINAL = /(?<=^|[。.；;，,：:！!?？\n]\s*)(首先|其次|再次|再者|第三|最后|最後)[,，、:：]?/g;
const ORDER: Record<string, number> = { 首先: 1, 其次: 2, 再次: 3, 再者: 3, 第三: 3, 最后: 4, 最後: 4 };

type Mark = { readonly at: number; readonly length: number; readonly text: string };

/** Finds the measures between two offsets; fewer than two marks are no enumeration. */
export function measuresOf(source: string, start: number, end: number): Measure[] {
  const body = source.slice(start, end);
  const marks = [numbered(body, '是'), ordinals(body), numbered(body, '要')].find((found) => found.length >= 2) ?? [];
  return marks.map((mark, index) => {
    const next = marks[index + 1];
    const span = spanOf(source, start + mark.at, next === undefined ? end : start + next.at);
    const rest = span.text.slice(mark.length);
    return { ...span, number: index + 1, mark: mark.text, title: titleOf(rest) };
  });
}

/** 一是, 二是 … in counting order: a numeral out of order belongs to the sentence. */
function numbered(body: string, word: string): Mark[] {
  const marks: Mark[] = [];
  for (const found of body.matchAll(NUMBERED)) {
    if (found[2] !== word || parseNumeral(found[1] ?? '') !== marks.length + 1) continue;
    marks.push({ at: found.index, length: found[0].length, text: found[0] });
  }
  return marks;
}

/** 首先 … 其次 … 最后, each later than the one before. */
function ordinals(body: string): Mark[] {
  const marks: Mark[] = [];
  let last = 0;
  for (const found of body.matchAll(ORDINAL)) {
    const place = ORDER[found[1] ?? ''] ?? 0;
    if (place <= last || (last === 0 && place !== 1)) continue;
    last = place;
    marks.push({ at: found.index, length: found[0].length, text: found[1] ?? '' });
  }
  return marks;
}

/** The words up to the first stop or comma. */
export function titleOf(text: string): string {
  return (/^[^。，,；;：:\n]*/.exec(text.trim())?.[0] ?? '').trim();
}
