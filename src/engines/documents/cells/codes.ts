import { checkCreditCode } from '#shared/credit-code.ts';

import { cellText, isBlankCell } from './fold.ts';
import { cellOf, likely, problem, sure, unsure } from './outcome.ts';
import type { CellInput, Outcome } from './outcome.ts';
import { refusedCell } from './refused.ts';

/** `credit`: 18 signs of GB 32100. `registration`: the 15 digits before 2015. `organization`: the nine signs of GB 11714. */
export type EnterpriseCode = { readonly kind: 'credit' | 'registration' | 'organization'; readonly code: string };

/** Letters the standard leaves out because they are taken for digits. */
const MISTAKEN: Record<string, string> = { I: '1', O: '0', S: '5', Z: '2' };

/** Reads an enterprise's code. Digits lost to a spreadsheet number are a problem, never a guess. */
export function readCode(input: CellInput): Outcome<EnterpriseCode | null> {
  const cell = cellOf(input);
  const refused = refusedCell(cell);
  if (refused !== null) return refused;
  if (isBlankCell(cell)) return sure(null, 'blank');
  const raw = cellText(cell);
  if (isLost(cell.value, cell.isRounded, raw)) return problem('code_lost_digits', { text: lostText(cell.value, raw) });
  const code = raw
    .replace(/^(统一社会信用代码|信用代码|社会信用代码|注册号|代码)[:]?/, '')
    .replace(/[\s'"`.·]/g, '')
    .toUpperCase();
  if (/^(无|暂无|办理中|待补)$/.test(code)) return { value: null, certainty: 'sure', note: 'not_given', text: raw };
  if (/^[0-9A-Z]{8}-?[0-9X]$/.test(code)) return readOrganization(code.replace('-', ''));
  const joined = code.replaceAll('-', '');
  if (/^\d{15}$/.test(joined)) return readRegistration(joined);
  return readCredit(joined, raw);
}

function readCredit(code: string, raw: string): Outcome<EnterpriseCode | null> {
  const verdict = checkCreditCode(code);
  if (verdict === 'ok') {
    const value: EnterpriseCode = { kind: 'credit', code };
    return code === raw ? sure(value) : sure(value, 'code_tidied');
  }
  if (verdict === 'bad_length') return problem('code_bad_length', { text: raw, length: code.length });
  if (isIdentityNumber(code)) return problem('code_is_identity_number');
  const mended = code.replace(/[IOSVZ]/g, (sign) => MISTAKEN[sign] ?? sign);
  const proposal = mended !== code && checkCreditCode(mended) === 'ok' ? mended : null;
  if (verdict === 'bad_character') return problem('code_bad_character', { text: raw }, proposal);
  return problem('code_bad_check_digit', { text: raw });
}

/** The registration numbers of before 2015 end in an ISO 7064 MOD 11,10 check digit. */
function readRegistration(code: string): Outcome<EnterpriseCode | null> {
  const value: EnterpriseCode = { kind: 'registration', code };
  return isRegistrationNumber(code) ? likely(value, 'old_registration_number') : unsure(value, 'old_registration_number');
}

/** True when the last of fifteen digits is the ISO 7064 MOD 11,10 check digit of the others. */
export function isRegistrationNumber(code: string): boolean {
  if (!/^\d{15}$/.test(code)) return false;
  let product = 10;
  for (const sign of code.slice(0, 14)) {
    const sum = (product + Number(sign)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + Number(code[14])) % 10 === 1;
}

function readOrganization(code: string): Outcome<EnterpriseCode | null> {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(code[at] ?? '0', 36), 0);
  const digit = (11 - (sum % 11)) % 11;
  const isRight = (digit === 10 ? 'X' : String(digit)) === code[8];
  const value: EnterpriseCode = { kind: 'organization', code };
  return isRight ? likely(value, 'organization_code') : problem('code_bad_check_digit', { text: code });
}

/** A resident's number in this column is somebody's private data: it is named as such and never repeated. */
function isIdentityNumber(code: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dX]$/.test(code)) return false;
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += (2 ** (17 - at) % 11) * Number(code[at]);
  return '10X98765432'[sum % 11] === code[17];
}

function isLost(value: unknown, isRounded: boolean | undefined, text: string): boolean {
  if (isRounded === true) return true;
  if (typeof value === 'number') return Math.abs(value) >= 1e15 || !Number.isInteger(value);
  return /^\d(\.\d+)?E\+?\d+$/i.test(text);
}

function lostText(value: unknown, text: string): string {
  return typeof value === 'number' ? value.toExponential().toUpperCase() : text;
}
