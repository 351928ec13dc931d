import { parseDecimal, scaleToInteger } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { cellText, plainNumber } from './fold.ts';
import { readPlain, readWords, readingOf } from './numbers.ts';
import { isProblem, likely, lower, problem, sure } from './outcome.ts';
import type { CellInput, Outcome } from './outcome.ts';
import { parseQuantity } from './quantity.ts';

/** Units of money in headings and cells, as the power of ten that turns them into 分. */
const POWERS = { 分: 0, 角: 1, 元: 2, 百元: 4, 千元: 5, 万元: 6, 十万元: 7, 百万元: 8, 千万元: 9, 亿元: 10 } as const;

export type MoneyUnit = keyof typeof POWERS;

/** The unit of money a heading or cell names (`万`, `萬元`, `万元人民币`); null when it names none. */
export function moneyUnit(text: string | null | undefined): MoneyUnit | null {
  if (text == null) return null;
  if (text in POWERS) return text as MoneyUnit;
  const plain = text
    .replaceAll('萬', '万')
    .replaceAll('億', '亿')
    .replace(/(人民币|RMB|CNY)/gi, '')
    .trim();
  if (plain in POWERS) return plain as MoneyUnit;
  const withYuan = `${plain}元`;
  return plain !== '' && withYuan in POWERS ? (withYuan as MoneyUnit) : null;
}

/** Reads an amount into integer 分. `unit` is the heading's; a cell that names its own unit wins and says so. */
export function readMoney(input: CellInput, context: { unit?: MoneyUnit | null } = {}): Outcome<number | null> {
  const plain = readPlain(input);
  const unit = context.unit ?? null;
  if (plain !== null) {
    if (isProblem(plain) || plain.value === null) return plain;
    const whole = unit === null ? null : wholeFen(plain.value, unit);
    return whole ?? readAmount(parseDecimal(plainNumber(plain.value)), unit, cellText(input));
  }
  const text = cellText(input);
  const words = readWords(text);
  if (words !== null) return words;
  const quantity = parseQuantity(text);
  if (quantity === null) return problem('not_an_amount', { text });
  if (quantity.currency !== undefined) return problem('foreign_currency', { text, currency: quantity.currency });
  const own = moneyUnit(quantity.unit);
  if (quantity.unit !== '' && own === null) return problem('not_an_amount', { text });
  const used = own ?? unit;
  if (used === null) return problem('unit_missing', { text });
  let isExact = true;
  const outcome = readingOf(quantity, (end) => {
    const scaled = scaleToInteger(end, POWERS[used]);
    isExact &&= scaled.isExact;
    return scaled.value;
  });
  if (isProblem(outcome) || outcome.value === null) return outcome;
  if (!Number.isSafeInteger(outcome.value)) return problem('amount_too_large', { text });
  if (own !== null && unit !== null && own !== unit) {
    return { ...outcome, certainty: lower(outcome.certainty, 'likely'), note: outcome.note ?? 'other_unit' };
  }
  return isExact ? outcome : { ...outcome, certainty: lower(outcome.certainty, 'likely'), note: outcome.note ?? 'rounded_to_fen' };
}

/** A whole number of the unit is a whole number of 分; null where decimals must be counted. */
function wholeFen(value: number, unit: MoneyUnit): Outcome<number | null> | null {
  const fen = value * 10 ** POWERS[unit];
  return Number.isInteger(value) && Number.isSafeInteger(fen) ? sure(fen) : null;
}

function readAmount(decimal: Decimal | null, unit: MoneyUnit | null, text: string): Outcome<number | null> {
  if (decimal === null) return problem('not_an_amount', { text });
  if (unit === null) return problem('unit_missing', { text });
  const scaled = scaleToInteger(decimal, POWERS[unit]);
  if (!Number.isSafeInteger(scaled.value)) return problem('amount_too_large', { text });
  return scaled.isExact ? { value: scaled.value, certainty: 'sure' } : likely(scaled.value, 'rounded_to_fen');
}

/** 分 written in a unit, exactly, without trailing zeros: 123450000 in 万元 is `123.45`. */
export function moneyText(fen: number, unit: MoneyUnit): string {
  const power = POWERS[unit];
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(power + 1, '0');
  const whole = digits.slice(0, digits.length - power);
  const fraction = digits.slice(digits.length - power).replace(/0+$/, '');
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}
