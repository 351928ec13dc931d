import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartRefusal } from '#platform/start-refusal.ts';
import { MAJOR } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { writeWhole } from './data-folder.ts';
import { SERVER_ENV, giveTo } from './run-as.ts';
import type { RunAs } from './run-as.ts';
import { configText } from './settings.ts';

/** The superuser of an embedded server; it passes by row-level security, so the program's pages use another role. */
export const SUPERUSER = 'postgres';

/** An initialised cluster: its folder and the superuser's password. */
export type Cluster = { readonly folder: string; readonly password: string };

export type ClusterPlan = {
  readonly binaries: Binaries;
  readonly dataFolder: string;
  readonly socketFolder: string;
  readonly runAs: RunAs;
  readonly isDurable: boolean;
};

const NEW = 'postgres.new';
const HBA = 'local all all scram-sha-256\n';

/**
 * The cluster in `<dataFolder>/postgres`, made on first use in a folder beside it and renamed when whole, so that a
 * first start killed half-way leaves nothing that looks like a database.
 */
export async function ensureCluster(plan: ClusterPlan): Promise<Cluster> {
  const folder = join(plan.dataFolder, 'postgres');
  const passwordFile = join(plan.dataFolder, 'postgres.password');
  for (const name of readdirSync(plan.dataFolder)) {
    // Retried, because the initdb of a killed program may still be writing there.
    if (name.startsWith(NEW)) rmSync(join(plan.dataFolder, name), { recursive: true, force: true, maxRetries: 20 });
  }
  if (!existsSync(folder)) {
    const password = randomBytes(24).toString('base64url');
    await writeWhole(passwordFile, `${password}\n`);
    await initialise(plan, folder, password);
    return { folder, password };
  }
  checkVersion(folder);
  if (!existsSync(passwordFile)) throw new StartRefusal('database_password_missing', { file: passwordFile });
  return { folder, password: (await readFile(passwordFile, 'utf8')).trim() };
}

/** Writes the server's settings; says whether they differ from those a running server was started with. */
export async function writeConfig(plan: ClusterPlan, folder: string): Promise<boolean> {
  const path = join(folder, 'postgresql.conf');
  const wanted = configText(plan.socketFolder, plan.isDurable, plan.binaries.version);
  const found = await readFile(path, 'utf8').catch(() => '');
  if (found === wanted) return false;
  await writeWhole(path, wanted);
  giveTo(plan.runAs, path);
  return true;
}

async function initialise(plan: ClusterPlan, folder: string, password: string): Promise<void> {
  const draft = join(plan.dataFolder, `${NEW}-${process.pid}`);
  const passwordFile = join(plan.socketFolder, 'password');
  mkdirSync(draft, { mode: 0o700 });
  giveTo(plan.runAs, draft);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(plan.runAs, passwordFile);
  try {
    await runInitdb(plan, draft, passwordFile);
    await writeWhole(join(draft, 'pg_hba.conf'), HBA);
    giveTo(plan.runAs, join(draft, 'pg_hba.conf'));
    await rename(draft, folder);
    if (plan.isDurable) await flushFolder(plan.dataFolder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(plan: ClusterPlan, draft: string, passwordFile: string): Promise<void> {
  const args = ['--pgdata', draft, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth=scram-sha-256'];
  const form = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const safety = ['--data-checksums', '--no-instructions', ...(plan.isDurable ? [] : ['--no-sync'])];
  const [command = '', ...rest] = [...plan.runAs.prefix, plan.binaries.initdb, ...args, ...form, ...safety];
  try {
    await promisify(execFile)(command, rest, { env: SERVER_ENV, cwd: draft });
  } catch (error) {
    const said = `${(error as { stderr?: string }).stderr ?? ''}${(error as Error).message}`;
    if (/No space left on device|Disk quota exceeded/.test(said)) {
      throw new StartRefusal('disk_full', { folder: plan.dataFolder });
    }
    throw new StartRefusal('database_init_failed', { reason: firstComplaint(said) });
  }
}

/** The line of a PostgreSQL tool's output that says what is wrong. */
export function firstComplaint(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.findLast((line) => /\b(FATAL|PANIC|error):/i.test(line)) ?? lines.findLast((line) => line !== '') ?? '';
}

function checkVersion(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : '?';
  if (found !== MAJOR) throw new StartRefusal('database_version_wrong', { found, needed: MAJOR });
}

/**
 * Root may start what an ordinary user has begun, or find another way to run the server: the files change hands whole.
 * Only while no server runs in `folder`.
 */
export function takeOver(folder: string, { runAs, dataFolder }: ClusterPlan): void {
  if (statSync(folder).uid === runAs.uid) return;
  const { status } = spawnSync('chown', ['-R', `${runAs.uid}:${runAs.gid}`, folder], { env: SERVER_ENV });
  if (status !== 0) throw new StartRefusal('data_folder_rights', { folder: dataFolder, reason: 'chown' });
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
