import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefusal } from '#platform/start-refusal.ts';
import { firstComplaint, takeOver } from './cluster.ts';
import type { Cluster, ClusterPlan } from './cluster.ts';
import { waitForAnswer } from './connection.ts';
import type { EmbeddedConnection } from './connection.ts';
import { logLength, logPath, logSince, openLog } from './log-file.ts';
import { birthOf, postmasterPid, serversIn, signal, waitUntil } from './processes.ts';
import { SERVER_ENV } from './run-as.ts';

/** A running server by its process number and birth, which outlive neither a restart nor a reboot. */
export type Running = { readonly pid: number; readonly birth: string };

const ADOPTION_MS = 20_000;
const FAST_MS = 15_000;
const IMMEDIATE_MS = 5_000;

/** Takes over a server that a killed program left behind, when it answers; stops it otherwise and when `isStale`. */
export async function adopt(cluster: Cluster, connection: EmbeddedConnection, isStale: boolean): Promise<Running | undefined> {
  const pid = postmasterPid(cluster.folder);
  const servers = serversIn(cluster.folder);
  if (pid !== undefined && servers.includes(pid)) {
    const running = { pid, birth: birthOf(pid) };
    const end = performance.now() + ADOPTION_MS;
    const isOver = () => !isRunning(running) || performance.now() > end;
    if (!isStale && (await waitForAnswer(connection, isOver))) return running;
    await stopServer(running);
  }
  await clearOrphans(cluster.folder, connection.host);
  return undefined;
}

/** Starts the server in a process group of its own, so that Ctrl-C in the terminal reaches the program only. */
export async function launch(plan: ClusterPlan, cluster: Cluster, connection: EmbeddedConnection): Promise<Running> {
  takeOver(cluster.folder, plan);
  const handle = openLog(plan.dataFolder);
  const logStart = logLength(plan.dataFolder);
  const [command = '', ...args] = [...plan.runAs.prefix, plan.binaries.postgres, '-D', cluster.folder];
  const child = spawn(command, args, {
    cwd: cluster.folder,
    env: SERVER_ENV,
    detached: true,
    stdio: ['ignore', handle, handle],
  });
  closeSync(handle);
  child.unref();
  let failure = '';
  child.on('error', (error) => (failure = error.message));
  const isOver = () => failure !== '' || child.exitCode !== null || child.signalCode !== null;
  const hasAnswered = await waitForAnswer(connection, isOver).catch((error: Error) => {
    failure = error.message;
    return false;
  });
  if (hasAnswered && child.pid !== undefined) return { pid: child.pid, birth: birthOf(child.pid) };
  if (child.pid !== undefined && !isOver()) child.kill('SIGINT');
  throw refusalOf(plan.dataFolder, failure || firstComplaint(await logSince(plan.dataFolder, logStart)));
}

export function isRunning({ pid, birth }: Running): boolean {
  return birth !== '' && birthOf(pid) === birth;
}

/** Fast shutdown; a server that does not follow is ended harder and recovers at its next start. */
export async function stopServer(running: Running): Promise<void> {
  const steps = [
    ['SIGINT', FAST_MS],
    ['SIGQUIT', IMMEDIATE_MS],
    ['SIGKILL', IMMEDIATE_MS],
  ] as const;
  for (const [name, limitMs] of steps) {
    if (!isRunning(running)) return;
    signal(running.pid, name);
    if (await waitUntil(() => !isRunning(running), limitMs)) return;
  }
}

/**
 * Waits for the children of a killed server to notice, since a second server beside them would spoil the data; then its
 * lock files name nobody, whoever has that number now: another program, or a killed server nobody has buried yet.
 */
async function clearOrphans(clusterFolder: string, socketFolder: string): Promise<void> {
  const isClear = () => serversIn(clusterFolder).length === 0;
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    if (await waitUntil(isClear, IMMEDIATE_MS)) break;
    for (const pid of serversIn(clusterFolder)) signal(pid, name);
  }
  if (!(await waitUntil(isClear, IMMEDIATE_MS))) return;
  await rm(join(clusterFolder, 'postmaster.pid'), { force: true });
  for (const name of await readdir(socketFolder)) await rm(join(socketFolder, name), { force: true });
}

function refusalOf(dataFolder: string, reason: string): StartRefusal {
  if (/No space left on device|Disk quota exceeded/.test(reason)) {
    return new StartRefusal('disk_full', { folder: dataFolder });
  }
  return new StartRefusal('database_start_failed', { reason, file: logPath(dataFolder) });
}
