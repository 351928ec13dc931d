import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A mark that tells two processes with one number apart: the machine's boot and the start of the process.
 * Empty when the process does not exist.
 */
export function birthOf(pid: number): string {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Fields 3 and 22 of proc(5); the second field is a name in brackets that may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Killed, but its parent has not noticed: in a container without an init it stays so for good.
    if (fields[0] === 'Z') return '';
    return `${boot}/${fields[19]}`;
  } catch {
    return '';
  }
}

/** The PostgreSQL processes whose working folder is `clusterFolder`: a postmaster and its children, orphans too. */
export function serversIn(clusterFolder: string): number[] {
  if (process.platform !== 'linux') {
    const pid = postmasterPid(clusterFolder);
    return pid !== undefined && isAlive(pid) && commandOf(pid).includes('postgres') ? [pid] : [];
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, clusterFolder));
}

/** The first line of `postmaster.pid`: the server that runs, or ran, in this folder. */
export function postmasterPid(clusterFolder: string): number | undefined {
  const first = postmasterLines(clusterFolder)[0];
  return first !== undefined && /^\d+$/.test(first) ? Number(first) : undefined;
}

/** `postmaster.pid` by lines: pid, folder, start, port, socket folder, address, shared memory, state. */
export function postmasterLines(clusterFolder: string): string[] {
  try {
    return readFileSync(`${clusterFolder}/postmaster.pid`, 'utf8')
      .split('\n')
      .map((line) => line.trim());
  } catch {
    return [];
  }
}

/** Waits until `isDone`, at most `limitMs`; says whether it came. */
export async function waitUntil(isDone: () => boolean, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!isDone()) {
    if (performance.now() > end) return false;
    await pause(20);
  }
  return true;
}

/** Sends a signal; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function worksIn(pid: number, folder: string): boolean {
  try {
    if (!readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')) return false;
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch (error) {
    // A container may forbid root to look at another account's process: then its number has to do.
    return (error as NodeJS.ErrnoException).code === 'EACCES' && pid === postmasterPid(folder);
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
