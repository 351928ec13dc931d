import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { StartRefusal } from '#platform/start-refusal.ts';
import type { Binaries } from './binaries.ts';

/** Who runs the server: `prefix` goes before its command line, `uid` and `gid` own its files. */
export type RunAs = { readonly prefix: readonly string[]; readonly uid: number; readonly gid: number };

/** The way to run under root; `namespace` needs no account and works in a folder only root can enter. */
export type RootWay = 'namespace' | 'account';

const ACCOUNT = 'ruyuan';
const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The server's and its tools' whole environment: a person's `PGDATA` or `LC_ALL` must not reach them. */
export const SERVER_ENV = { PATH, LC_ALL: 'C' };

/**
 * PostgreSQL refuses to be root. An ordinary user runs it directly; root runs it in a user namespace, else as the
 * account `ruyuan`, made when missing. `ways` is what to try; tests name one.
 */
export function chooseRunAs(binaries: Binaries, dataFolder: string, ways: readonly RootWay[] = ['namespace', 'account']): RunAs {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { prefix: [], uid, gid };
  const reasons: string[] = [];
  for (const way of ways) {
    const attempt = way === 'namespace' ? inNamespace(binaries) : asAccount(binaries, dataFolder);
    if (typeof attempt !== 'string') return attempt;
    reasons.push(attempt);
  }
  throw new StartRefusal('database_as_root', { account: ACCOUNT, reason: reasons.join('; ') });
}

function inNamespace(binaries: Binaries): RunAs | string {
  const problem = run([...NAMESPACE, binaries.postgres, '--version']);
  return problem ?? { prefix: NAMESPACE, uid: 0, gid: 0 };
}

function asAccount(binaries: Binaries, dataFolder: string): RunAs | string {
  if (idOf('-u') === undefined) {
    const problem = run(['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT]);
    if (problem) return problem;
  }
  const uid = idOf('-u');
  const gid = idOf('-g');
  if (uid === undefined || gid === undefined) return `no account ${ACCOUNT}`;
  const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
  // The account has to pass through the folder; what lies in it stays closed by each file's own mode.
  chmodSync(dataFolder, 0o711);
  const problem = run([...prefix, binaries.postgres, '--version']) ?? run([...prefix, 'test', '-x', dataFolder]);
  return problem ?? { prefix, uid, gid };
}

/** Gives a folder to the server's account; nothing to do when it is ours. */
export function giveTo(runAs: RunAs, folder: string): void {
  if (runAs.uid !== process.getuid?.()) chownSync(folder, runAs.uid, runAs.gid);
}

function idOf(flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, ACCOUNT], { env: SERVER_ENV, encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

/** What went wrong, or nothing. */
function run(command: readonly string[]): string | undefined {
  const [name = '', ...args] = command;
  const { status, stderr, error } = spawnSync(name, args, { env: SERVER_ENV, encoding: 'utf8' });
  if (status === 0) return undefined;
  return (error?.message ?? stderr.trim()) || `${command.join(' ')} failed`;
}
