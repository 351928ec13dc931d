import { add, multiply, parseDecimal } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { foldDashes } from './fold.ts';
import { parseNumeral } from './numerals.ts';

/** A quantity as people write it: one or two ends, the unit after it, and what its words soften. */
export type Quantity = {
  readonly low: Decimal;
  /** The upper end of a range. */
  readonly high?: Decimal;
  /** What follows the number: 万元, 人, %, 元/吨. Empty when nothing does. */
  readonly unit: string;
  readonly currency?: Currency;
  readonly note?: 'approximate' | 'at_least' | 'at_most' | 'chinese_numeral' | 'unclear_separator';
};

export type Currency = 'USD' | 'EUR' | 'GBP' | 'JPY' | 'HKD' | 'KRW' | 'RUB' | 'AUD';

const CURRENCIES: readonly (readonly [RegExp, Currency])[] = [
  [/(万|亿|百万|千)?(美元|美金|USD|US\$|\$)/i, 'USD'],
  [/(万|亿|百万|千)?(欧元|EUR|€)/i, 'EUR'],
  [/(万|亿|百万|千)?(英镑|GBP|£)/i, 'GBP'],
  [/(万|亿|百万|千)?(日元|日圆|JPY)/i, 'JPY'],
  [/(万|亿|百万|千)?(港元|港币|HKD|HK\$)/i, 'HKD'],
  [/(万|亿|百万|千)?(韩元|KRW)/i, 'KRW'],
  [/(万|亿|百万|千)?(卢布|RUB)/i, 'RUB'],
  [/(万|亿|百万|千)?(澳元|AUD)/i, 'AUD'],
];

const BEFORE: readonly (readonly [RegExp, Quantity['note']])[] = [
  [/^(大约|大概|约为|约|近|将近|接近|估计|预计|合计约|≈)/, 'approximate'],
  [/^(不少于|不低于|至少|超过|超|逾|大于|高于|≥|>=|>|﹥)/, 'at_least'],
  [/^(不超过|不高于|不多于|至多|最多|小于|低于|少于|≤|<=|<|﹤)/, 'at_most'],
];
const AFTER: readonly (readonly [RegExp, Quantity['note']])[] = [
  [/(左右|上下|许)$/, 'approximate'],
  [/(以上|及以上|起)$/, 'at_least'],
  [/(以下|以内|之内|及以下)$/, 'at_most'],
];

const NUMBER = String.raw`[+-]?\d[\d, ']*(?:\.\d*)?|[+-]?\.\d+`;
const SINGLE = new RegExp(String.raw`^(${NUMBER})\s*(余|多|来|\+)?\s*(.*)$`, 's');
const RANGE = new RegExp(String.raw`^(${NUMBER})\s*([^\d\s-]*?)\s*(?:-|到|至)\s*(${NUMBER})\s*(余|多)?\s*(.*)$`, 's');

/** Reads digits with thousands separators; a separator that stands wrong is null. */
export function parseGrouped(raw: string): Decimal | null {
  const text = raw.trim().replace(/[ ']/g, '');
  if (!text.includes(',')) return parseDecimal(text);
  const [whole = '', fraction] = text.split('.');
  const isWestern = /^[+-]?\d{1,3}(,\d{3})+$/.test(whole);
  const isChinese = /^[+-]?\d{1,4}(,\d{4})+$/.test(whole);
  if (!isWestern && !isChinese) return null;
  return parseDecimal(whole.replaceAll(',', '') + (fraction === undefined ? '' : `.${fraction}`));
}

/** Takes a quantity apart; null when the text does not begin with a number once the softening words are gone. */
export function parseQuantity(folded: string): Quantity | null {
  let text = foldDashes(folded)
    .replace(/^(人民币|RMB|CNY|¥)\s*/i, '')
    .replace(/(\(.*\))$/, '')
    .trim();
  let note: Quantity['note'];
  let currency: Currency | undefined;
  for (const [words, code] of CURRENCIES) {
    if (!words.test(text)) continue;
    currency = code;
    text = text.replace(words, (_, size: string | undefined) => size ?? '').trim();
    break;
  }
  for (const [words, meaning] of [...BEFORE, ...AFTER]) {
    if (!words.test(text)) continue;
    note = meaning;
    text = text.replace(words, '').trim();
  }
  const range = RANGE.exec(text);
  if (range !== null) return rangeOf(range, note, currency);
  const spoken = spokenOf(text, note, currency);
  if (spoken !== null) return spoken;
  const single = SINGLE.exec(text);
  if (single === null) return null;
  const low = parseGrouped(single[1] ?? '');
  if (low === null) return null;
  let unit = (single[3] ?? '').trim();
  if (single[2] !== undefined) note = single[2] === '+' ? 'at_least' : 'approximate';
  const inner = /^(万|亿|千|百)?(余|多)/.exec(unit);
  if (inner !== null) {
    note = 'approximate';
    unit = unit.replace(/^(万|亿|千|百)?(余|多)/, '$1');
  }
  return compoundOf({ low, unit, currency, note });
}

function rangeOf(found: RegExpExecArray, note: Quantity['note'], currency: Currency | undefined): Quantity | null {
  const low = parseGrouped(found[1] ?? '');
  const high = parseGrouped(found[3] ?? '');
  if (low === null || high === null) return null;
  const unit = (found[5] ?? '').trim();
  const firstUnit = (found[2] ?? '').trim();
  if (firstUnit !== '' && firstUnit !== unit) return null;
  return { low, high, unit, currency, note };
}

/** 三十余人, 五百万元: a quantity said in Chinese numerals. */
function spokenOf(text: string, note: Quantity['note'], currency: Currency | undefined): Quantity | null {
  const found =
    /^([〇零一二三四五六七八九十百千两兩壹贰叁肆伍陆柒捌玖拾佰仟]+(?:[万亿][〇零一二三四五六七八九十百千]*)*)(余|多)?(.*)$/s.exec(text);
  if (found === null) return null;
  let words = found[1] ?? '';
  let unit = (found[3] ?? '').trim();
  const size = /[万亿]$/.exec(words)?.[0];
  if (size !== undefined) {
    words = words.slice(0, -1);
    unit = size + unit;
  }
  const value = parseNumeral(words);
  if (value === null || unit.length > 6) return null;
  const low = parseDecimal(String(value));
  if (low === null) return null;
  return { low, unit, currency, note: found[2] === undefined ? (note ?? 'chinese_numeral') : 'approximate' };
}

/** 1亿2000万元 and 3万5千 are sums. */
function compoundOf(first: Quantity): Quantity {
  const found = /^(亿|万)(\d[\d.]*)(万|千)(元)?$/.exec(first.unit);
  const second = found === null ? null : parseDecimal(found[2] ?? '');
  if (found === null || second === null) return first;
  const low = add(multiply(first.low, found[1] === '亿' ? 8 : 4), multiply(second, found[3] === '万' ? 4 : 3));
  return { ...first, low, unit: '元' };
}
