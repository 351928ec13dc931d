import { cellText, isBlankCell } from './fold.ts';
import { cellOf, problem, sure } from './outcome.ts';
import type { CellInput, Certainty, Outcome } from './outcome.ts';
import { refusedCell } from './refused.ts';

export type Phone = {
  /** Digits; a landline keeps its area code as `0912-3456789`. */
  readonly number: string;
  readonly kind: 'mobile' | 'landline' | 'service';
  readonly extension?: string;
  readonly person?: string;
};

const PHONE =
  /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)|\(?(0\d{2,3})\)?[- ]?(\d{7,8})(?!\d)(?:\s*(?:转|-|分机)\s*(\d{1,5})(?!\d))?|([48]00(?:[- ]?\d){7})(?!\d)|(?<![\dA-Za-z-])([2-9]\d{6,7})(?![\dA-Za-z])/g;

/** Reads the phones of a cell and the names beside them: `景岚 13900001111/0912-3456789`. */
export function readPhones(input: CellInput): Outcome<readonly Phone[]> {
  const cell = cellOf(input);
  const refused = refusedCell(cell);
  if (refused !== null) return refused;
  if (isBlankCell(cell)) return sure([], 'blank');
  const text = cellText(cell);
  if (/\d{3}[*xX#]{2,}\d{2,4}/.test(text)) return problem('phone_masked', { text });
  if (/^\d(\.\d+)?E\+\d+$/i.test(text)) return problem('phone_lost_digits', { text });
  const phones: Phone[] = [];
  let rest = '';
  let from = 0;
  let certainty: Certainty = 'sure';
  for (const found of text.matchAll(PHONE)) {
    const before = text.slice(from, found.index);
    rest += before;
    from = found.index + found[0].length;
    const person = personOf(before);
    phones.push({ ...phoneOf(found), ...(person === null ? {} : { person }) });
    if (found[6] !== undefined) certainty = 'likely';
  }
  const after = text.slice(from);
  rest += after;
  const wrong = /\d{5,}/.exec(rest);
  if (wrong !== null && /\d[A-Za-z]|[A-Za-z]\d/.test(text)) return problem('not_a_phone', { text });
  if (wrong !== null) return problem('phone_bad_length', { text, digits: wrong[0].length });
  if (phones.length === 0) return problem('not_a_phone', { text });
  const trailing = personOf(after);
  const only = phones[0];
  if (trailing !== null && phones.length === 1 && only !== undefined && only.person === undefined) {
    phones[0] = { ...only, person: trailing };
  }
  if (certainty === 'likely') return { value: phones, certainty, note: 'area_code_missing' };
  return sure(phones, phones.length > 1 ? 'several_phones' : undefined);
}

function phoneOf(found: RegExpExecArray): Phone {
  const plain = (text: string): string => text.replace(/[- ]/g, '');
  if (found[1] !== undefined) return { number: plain(found[1]), kind: 'mobile' };
  if (found[5] !== undefined) return { number: plain(found[5]), kind: 'service' };
  if (found[6] !== undefined) return { number: found[6], kind: 'landline' };
  const number = `${found[2]}-${found[3]}`;
  return found[4] === undefined ? { number, kind: 'landline' } : { number, kind: 'landline', extension: found[4] };
}

/** The name written beside a phone, without 联系人, 电话 and the like; null when no name stands there. */
function personOf(text: string): string | null {
  const name = text
    .replace(/联系人及电话|联系人|联系电话|联系方式|手机号?码?|电话|座机|固话|办公室?|Tel/gi, '')
    .replace(/[\s:,;/、()|-]+/g, ' ')
    .trim();
  return /^[\u3400-\u9fff·]{2,6}$/.test(name) ? name : null;
}
