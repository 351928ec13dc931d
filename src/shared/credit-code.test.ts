import fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkCreditCode, creditCodeCheckDigit } from './credit-code.ts';

const SIGNS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const first17 = fc.array(fc.constantFrom(...SIGNS), { minLength: 17, maxLength: 17 }).map((signs) => signs.join(''));

test('the worked example of GB 32100 passes', () => {
  expect(checkCreditCode('91350100M000100Y43')).toBe('ok');
});

test('says what is wrong', () => {
  expect(checkCreditCode('91350100M000100Y4')).toBe('bad_length');
  expect(checkCreditCode('91350100M000100O43')).toBe('bad_character');
  expect(checkCreditCode('91350100m000100Y43')).toBe('bad_character');
  expect(checkCreditCode('91350100M000100Y44')).toBe('bad_check_digit');
  expect(creditCodeCheckDigit('913501')).toBeNull();
  expect(creditCodeCheckDigit('91350100M000100OZ')).toBeNull();
});

test('any seventeen signs with their check digit pass, and no other last sign does', () => {
  fc.assert(
    fc.property(first17, (code) => {
      const passing = SIGNS.filter((sign) => checkCreditCode(code + sign) === 'ok');
      expect(passing).toEqual([creditCodeCheckDigit(code)]);
    }),
  );
});

test('one wrong sign or two neighbours exchanged never pass', () => {
  fc.assert(
    fc.property(first17, fc.nat(16), fc.constantFrom(...SIGNS), (code, at, sign) => {
      const whole = code + creditCodeCheckDigit(code);
      const changed = whole.slice(0, at) + sign + whole.slice(at + 1);
      if (changed !== whole) expect(checkCreditCode(changed)).toBe('bad_check_digit');
      const swapped = whole.slice(0, at) + whole[at + 1] + whole[at] + whole.slice(at + 2);
      if (swapped !== whole) expect(checkCreditCode(swapped)).toBe('bad_check_digit');
    }),
  );
});
