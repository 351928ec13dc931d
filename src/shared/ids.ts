const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 12;

/** A prefixed id that sorts by the time it was made: `ent_01m3k7…`. `prefix` is three letters; `now` is the act's time. */
export function newId(prefix: string, now: Date): string {
  let time = '';
  let rest = now.getTime();
  for (let i = 0; i < TIME_LENGTH; i += 1) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH));
  const random = Array.from(bytes, (byte) => ALPHABET.charAt(byte % 32)).join('');
  return `${prefix}_${time}${random}`;
}
