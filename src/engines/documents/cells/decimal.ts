/** A decimal number kept exactly: `digits` × 10^-`places`. */
export type Decimal = { readonly digits: bigint; readonly places: number };

/** Reads plain digits with an optional sign and fraction; null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  const found = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? /^([+-]?)()\.(\d+)$/.exec(text);
  if (found === null) return null;
  const fraction = found[3] ?? '';
  const digits = BigInt(`${found[2] ?? ''}${fraction}` || '0');
  return { digits: found[1] === '-' ? -digits : digits, places: fraction.length };
}

/** Moves the point right by `power` places and rounds half away from zero; says whether digits were dropped. */
export function scaleToInteger(decimal: Decimal, power: number): { value: number; isExact: boolean } {
  const shift = power - decimal.places;
  if (shift >= 0) return { value: Number(decimal.digits * 10n ** BigInt(shift)), isExact: true };
  const divisor = 10n ** BigInt(-shift);
  const whole = decimal.digits / divisor;
  const rest = decimal.digits % divisor;
  const size = rest < 0n ? -rest : rest;
  const up = size * 2n >= divisor ? (decimal.digits < 0n ? -1n : 1n) : 0n;
  return { value: Number(whole + up), isExact: rest === 0n };
}

export function decimalToNumber(decimal: Decimal): number {
  return Number(`${decimal.digits}e${-decimal.places}`);
}

export function multiply(decimal: Decimal, power: number): Decimal {
  if (power <= decimal.places) return { digits: decimal.digits, places: decimal.places - power };
  return { digits: decimal.digits * 10n ** BigInt(power - decimal.places), places: 0 };
}

export function add(one: Decimal, other: Decimal): Decimal {
  const places = Math.max(one.places, other.places);
  const digits = one.digits * 10n ** BigInt(places - one.places) + other.digits * 10n ** BigInt(places - other.places);
  return { digits, places };
}
