import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefusal } from '#platform/start-refusal.ts';
import { connectionTo, type EmbeddedConnection } from './connection.ts';
import { startEmbedded, type EmbeddedLog } from './embedded.ts';
import { postmasterLines, postmasterPid, serversIn } from './processes.ts';

/** The socket's folder stands on the fifth line of `postmaster.pid`. */
const SOCKET_LINE = 4;

/** A connection to a data folder's PostgreSQL, for commands beside the program. */
export type Reached = { readonly connection: EmbeddedConnection; stop(): Promise<void> };

/**
 * Joins the server of a running program on this data folder, as a worker does. Throws a `StartRefusal` when none runs:
 * a worker never holds the folder, or the program could not start any more.
 */
export async function joinEmbedded(dataDir: string): Promise<EmbeddedConnection> {
  const joined = existsSync(dataDir) ? await joinRunning(await realpath(dataDir)) : null;
  if (!joined) throw new StartRefusal('worker_alone', { folder: dataDir });
  return joined;
}

/** Joins the server of a running program, or starts it for as long as the caller needs it. */
export async function reachEmbedded(dataDir: string, log: EmbeddedLog): Promise<Reached> {
  if (!existsSync(join(dataDir, 'postgres'))) throw new StartRefusal('data_folder_without_database', { folder: dataDir });
  try {
    const embedded = await startEmbedded({ dataDir, log });
    return { connection: embedded.connection, stop: () => embedded.stop() };
  } catch (error) {
    if (!(error instanceof StartRefusal) || error.code !== 'data_folder_in_use') throw error;
    const connection = await joinRunning(await realpath(dataDir));
    if (!connection) throw error;
    return { connection, stop: async () => {} };
  }
}

async function joinRunning(folder: string): Promise<EmbeddedConnection | null> {
  const cluster = join(folder, 'postgres');
  const pid = postmasterPid(cluster);
  const socketFolder = postmasterLines(cluster)[SOCKET_LINE];
  if (pid === undefined || !socketFolder || !serversIn(cluster).includes(pid)) return null;
  const password = (await readFile(join(folder, 'postgres.password'), 'utf8')).trim();
  return connectionTo(socketFolder, password);
}
