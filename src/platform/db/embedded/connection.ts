import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SUPERUSER } from './cluster.ts';

/** What `pg` needs to reach the embedded server as its superuser: `host` is the socket's folder. */
export type EmbeddedConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
};

/** The program's database in the embedded server. */
const DATABASE = 'ruyuan';

const PATIENCE_MS = 5_000;

/** Not there yet, or still recovering: asking again is worth it. Everything else is an answer. */
const NOT_YET = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01', '57P02']);

export function connectionTo(socketFolder: string, password: string): EmbeddedConnection {
  return { host: socketFolder, port: 5432, user: SUPERUSER, password, database: DATABASE };
}

/** The same as an address for `DATABASE_URL`-shaped settings. */
export function urlOf({ host, port, user, password, database }: EmbeddedConnection): string {
  return `postgresql://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/**
 * Asks until the server answers and has the program's database. Gives false when `isOver()` says that waiting is of no
 * use; throws what the server says against us.
 */
export async function waitForAnswer(connection: EmbeddedConnection, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    try {
      await ensureDatabase(connection);
      return true;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      // `pg` gives no code for its own "timeout expired" and "Connection terminated unexpectedly".
      if (!(code === undefined ? /timeout|terminated/.test(message) : NOT_YET.has(code))) throw error;
    }
    await pause(20);
  }
  return false;
}

async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: PATIENCE_MS });
  // A server that goes away while nothing is being asked must not end the program.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
