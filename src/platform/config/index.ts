import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartRefusal } from '#platform/start-refusal.ts';

const ROLES = ['both', 'web', 'worker'] as const;

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  RUYUAN_DATA_DIR: z.string().min(1).default('./data'),
  RUYUAN_FILES_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  RUYUAN_PUBLIC_URL: z.url().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('ruyuan@localhost'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('warn'),
  TRUST_PROXY: z.stringbool().default(false),
});

/** Everything that can be set from outside, in one typed place. Described in docs/operating.md. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Absolute; holds the database (when embedded), files, keys and the mail outbox. */
  readonly dataDir: string;
  /** Absolute; what people brought. Apart from the data folder where several machines share it. */
  readonly filesDir: string;
  /** PostgreSQL 15 or newer; absent means the embedded server. */
  readonly databaseUrl: string | null;
  readonly publicUrl: string | null;
  /** SMTP server; absent means mails are written to the outbox folder. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: string;
  /** Take the caller's address from X-Forwarded-For: only behind a proxy of one's own. */
  readonly isBehindProxy: boolean;
  readonly role: (typeof ROLES)[number];
  /** Seed the demo city on the first start. */
  readonly isDemo: boolean;
};

/** Reads arguments and environment once. Throws a StartRefusal that names the setting. */
export function readConfig(argv: readonly string[], environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartRefusal('config_wrong', { name: String(issue?.path[0]), reason: issue?.message ?? '' });
  }
  const at = argv.indexOf('--role');
  const role = ROLES.find((name) => name === (at < 0 ? 'both' : argv[at + 1]));
  if (!role) throw new StartRefusal('config_wrong', { name: '--role', reason: ROLES.join(' | ') });
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.RUYUAN_DATA_DIR),
    filesDir: resolve(env.RUYUAN_FILES_DIR ?? join(env.RUYUAN_DATA_DIR, 'files')),
    databaseUrl: env.DATABASE_URL ?? null,
    publicUrl: env.RUYUAN_PUBLIC_URL ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    logLevel: env.LOG_LEVEL,
    isBehindProxy: env.TRUST_PROXY,
    role,
    isDemo: !argv.includes('--empty'),
  };
}
