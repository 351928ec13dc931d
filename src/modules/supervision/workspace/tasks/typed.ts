/** What stands in a field for a value. */
export const asTyped = (value: string | number | null): string => (value === null ? '' : String(value));

const FULL_WIDTH = /[\uff10-\uff19\uff0e\uff0c\uff0d]/g;

/** What was typed: a figure where one is asked and one was written, else the words; nothing is null. */
export function typedValue(text: string, kind: 'figure' | 'text'): string | number | null {
  const plain = text.trim();
  if (plain === '') return null;
  if (kind === 'text') return plain;
  const digits = plain.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll(/[,\s]/g, '');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(digits) ? Number(digits) : plain;
}
