import { cellOf } from './outcome.ts';
import type { CellInput } from './outcome.ts';

const PUNCTUATION: Record<string, string> = {
  '　': ' ',
  '，': ',',
  '。': '.',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '￥': '¥',
  '\u00a0': ' ',
};

/** Full-width letters, digits and punctuation become half-width, one sign for one sign, so that offsets stay. */
export function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u3002\u201c\u201d\u2018\u2019\u3010\u3011\u3014\u3015\uffe5\u00a0]/g, (sign) => {
    const known = PUNCTUATION[sign];
    if (known !== undefined) return known;
    return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  });
}

/** Nothing to fold: printable ASCII without spaces, and Chinese characters. Most cells of most ledgers. */
const PLAIN = /^[!-~\u3400-\u9fff]*$/;

/** Folded, without invisible signs, outer spaces and runs of spaces; line breaks are kept. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text;
  return foldWidth(text)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Every dash that people put between two ends, as `-`; tildes too. */
export function foldDashes(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212\u2500\u30fc\uff0d\uff5e\u301c~]+|--+/g, '-');
}

/** The text of a cell as people see it, folded; numbers without the dust of binary fractions. */
export function cellText(input: CellInput): string {
  const { value } = cellOf(input);
  if (value === null) return '';
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return foldText(value);
}

/** A number in plain digits (never 9.1E+17), at the fifteen digits a spreadsheet holds. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const rounded = Number(value.toPrecision(15));
  if (Number.isSafeInteger(rounded)) return String(rounded);
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(text.includes('e-') ? 12 : 0) : text;
}

/** Begins with a Chinese character, a letter or a digit: something is written. */
const WRITTEN = /^[0-9A-Za-z\u3400-\u9fff]/;

/** Signs that mean "nothing written here": empty, a dash of any kind, a stroke, dots. Never zero. */
export function isBlankText(text: string): boolean {
  if (WRITTEN.test(text)) return false;
  return /^[-\u2010-\u2015\u2212\u2500\u30fc/\\.·_… ]*$/.test(foldText(text));
}

export function isBlankCell(input: CellInput | undefined): boolean {
  if (input === undefined) return true;
  const { value, error } = cellOf(input);
  if (error !== undefined) return false;
  return value === null || (typeof value === 'string' && isBlankText(value));
}
