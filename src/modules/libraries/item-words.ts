import { FEN_PER_WAN } from '#shared/money.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import { say, type Locale } from '#shared/words.ts';
import type { ItemField } from './contract/item-fields.ts';

/** A field's value as people read it; null when nothing is said. Money is in 万元. */
export function wordsOf(field: ItemField | undefined, value: unknown, locale?: Locale): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) {
    const words = value.map((one) => (field?.list ? spokenCode(field.list, String(one), locale) : String(one)));
    return words.length > 0 ? words.join('、') : null;
  }
  if (typeof value === 'boolean') return say(value ? 'code_yes_no_yes' : 'code_yes_no_no', {}, locale);
  if (field?.list) return spokenCode(field.list, String(value), locale);
  if (field?.form === 'money' && typeof value === 'number')
    return (value / FEN_PER_WAN).toLocaleString('en-US', { maximumFractionDigits: 6 });
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
