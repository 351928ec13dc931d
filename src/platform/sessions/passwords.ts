import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const run = promisify(argon2);

/** OWASP's figures for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** `argon2id$memory$passes$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await run('argon2id', { message: password.normalize('NFKC'), nonce, ...COST });
  return ['argon2id', COST.memory, COST.passes, nonce.toString('base64url'), hash.toString('base64url')].join('$');
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [kind, memory, passes, salt, expected] = kept.split('$');
  if (kind !== 'argon2id' || !salt || !expected) return false;
  const nonce = Buffer.from(salt, 'base64url');
  const cost = { ...COST, memory: Number(memory), passes: Number(passes) };
  const hash = await run('argon2id', { message: password.normalize('NFKC'), nonce, ...cost });
  return timingSafeEqual(hash, Buffer.from(expected, 'base64url'));
}

/** What is wrong with a new password, or null. Length first (ASVS 2.1); the commonest ones and the name are refused. */
export function passwordProblem(password: string, username: string): 'too_short' | 'too_long' | 'too_common' | null {
  if (password.length < 10) return 'too_short';
  if (password.length > 128) return 'too_long';
  const folded = password.toLowerCase();
  const isRepeated = new Set(folded).size < 4;
  const isCommon = /^(password|qwerty|admin|ruyuan|123456|1qaz2wsx|woaini)/.test(folded);
  return isRepeated || isCommon || folded.includes(username.toLowerCase()) ? 'too_common' : null;
}
