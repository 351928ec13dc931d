import canonicalize from 'canonicalize';

/** JSON as the trail keeps it: RFC 8785, integers only (other amounts are decimal strings), NFC text, at most 16 levels deep. */
export type CanonicalValue = string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

export const MAX_DEPTH = 16;

/** A value that canonical JSON of the trail cannot hold; `path` is a JSON Pointer to it. */
export class NotCanonical extends Error {
  readonly path: string;

  constructor(path: string, why: string) {
    super(`${path || '/'}: ${why}`);
    this.name = 'NotCanonical';
    this.path = path;
  }
}

/** The one text of a value. Throws `NotCanonical`. */
export function toCanonical(value: CanonicalValue): string {
  check(value, '', 0);
  return canonicalize(value)!;
}

/** Reads canonical text and refuses any other spelling of the same value. Throws `NotCanonical`. */
export function fromCanonical(text: string): CanonicalValue {
  let value: CanonicalValue;
  try {
    value = JSON.parse(text) as CanonicalValue;
  } catch {
    throw new NotCanonical('', 'not JSON');
  }
  if (toCanonical(value) !== text) throw new NotCanonical('', 'spelled in another way than RFC 8785');
  return value;
}

function check(value: unknown, path: string, depth: number): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number') return checkNumber(value, path);
  if (typeof value === 'string') return checkText(value, path);
  if (typeof value !== 'object') throw new NotCanonical(path, `a ${typeof value} is not JSON`);
  if (depth === MAX_DEPTH) throw new NotCanonical(path, `deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) check(value[i], `${path}/${i}`, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(path, 'not a plain object');
  for (const [key, inner] of Object.entries(value)) {
    const place = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    checkText(key, place);
    check(inner, place, depth + 1);
  }
}

function checkNumber(value: number, path: string): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    throw new NotCanonical(path, 'only integers below 2^53; write other amounts as decimal text');
}

function checkText(value: string, path: string): void {
  if (!value.isWellFormed()) throw new NotCanonical(path, 'half a surrogate pair');
  if (value.normalize('NFC') !== value) throw new NotCanonical(path, 'not in Unicode form NFC');
}
