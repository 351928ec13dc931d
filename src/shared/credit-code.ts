/** The 31 signs of GB 32100-2015: no I, O, S, V or Z. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export type CreditCodeCheck = 'ok' | 'bad_length' | 'bad_character' | 'bad_check_digit';

/** The eighteenth sign for the first seventeen (GB 32100-2015, weights 3^i mod 31); null when a sign is not allowed or the length is wrong. */
export function creditCodeCheckDigit(first17: string): string | null {
  if (first17.length !== 17) return null;
  let sum = 0;
  let weight = 1;
  for (const sign of first17) {
    const value = SIGNS.indexOf(sign);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return SIGNS[(31 - (sum % 31)) % 31] ?? null;
}

/** Checks a unified social credit code as written: 18 signs, capital letters, no spaces. */
export function checkCreditCode(code: string): CreditCodeCheck {
  if (code.length !== 18) return 'bad_length';
  for (const sign of code) if (!SIGNS.includes(sign)) return 'bad_character';
  return creditCodeCheckDigit(code.slice(0, 17)) === code[17] ? 'ok' : 'bad_check_digit';
}
