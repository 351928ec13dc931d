import * as OpenCC from 'opencc-js';

import { foldText } from '../cells/fold.ts';

const toSimplified = OpenCC.Converter({ from: 'tw', to: 'cn' });

/** A heading as it is compared: Simplified, half-width, lower case, without question numbers, hints, unit, year and signs. */
export function foldHeading(text: string): string {
  const plain = toSimplified(foldText(text))
    .toLowerCase()
    .replace(
      /^\s*(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)]?[、.:]|[(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)]|q\d{1,2}[、.:]?|[①-⑳])\s*/,
      '',
    )
    .replace(
      /\[[^\]]*(?:选|必填|选填|填空|题|多选|单选)[^\]]*\]|[(](?:必填|选填|多选|单选|可多选|如有|盖章|公章|请.*?|注.*?|含.*?)[)]|\*+/g,
      '',
    )
    .replace(
      /[(,:](?:单位:)?(?:亿元|千万元|百万元|十万元|万元|千元|元|万美元|人次|人|家|户|项|件|个|份|场次|场|次|%|亩|平方米|吨|篇)[)]?$/g,
      '',
    )
    .replace(/[(](?:亿元|万元|千元|元|人|家|项|件|%)[)]/g, '')
    .replace(/(?<!\d)(?:19|20)\d{2}(?!\d)年?度?/g, '')
    .replace(/^其中/, '');
  return plain.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Every way to call a column: its whole path, and its last level alone. */
export function headingVariants(path: readonly string[]): { readonly text: string; readonly weight: number }[] {
  const folded = path.map(foldHeading).filter((text) => text !== '');
  const whole = folded.join('');
  const last = folded.at(-1) ?? '';
  if (whole === '' || folded.length === 1) return whole === '' ? [] : [{ text: whole, weight: 1 }];
  return [
    { text: whole, weight: 1 },
    { text: last, weight: 0.9 },
    { text: folded[0] ?? '', weight: 0.75 },
  ];
}

/** Edits that turn one word into the other (insert, remove, replace). */
export function editDistance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (before[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (before[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    before = line;
  }
  return before[other.length] ?? 0;
}
