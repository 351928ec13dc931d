import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Actor, Reach } from '#shared/roles.ts';

/** A drizzle handle on one connection; inside an act, on its transaction. */
export type Db = NodePgDatabase & { $client: pg.PoolClient };

export type Database = {
  /** As `ruyuan_app`: routes. */
  readonly app: pg.Pool;
  /** As `ruyuan_system`: jobs, sequencer. */
  readonly system: pg.Pool;
  /** As the connection's own user: migrations and the job queue's tables. */
  readonly owner: pg.Pool;
  close(): Promise<void>;
};

export type Connection = string | pg.ClientConfig;

// Counts and 分 stay below 2^53, so a bigint comes back as a number; dates stay plain text, never a zoned instant.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

type PoolParts = { readonly role: string | null; readonly max: number; readonly settings?: string };

function poolAs(connection: Connection, { role, max, settings = '' }: PoolParts, onError: (error: Error) => void): pg.Pool {
  const base: pg.PoolConfig = typeof connection === 'string' ? { connectionString: connection } : { ...connection };
  const options = role ? `-c role=${role} -c statement_timeout=60000 ${settings}`.trim() : undefined;
  const pool = new pg.Pool({ ...base, max, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, options });
  // A server that goes away (57P01) raises an error on idle connections; without a listener it would end the process.
  pool.on('error', onError);
  // The same on a connection that an act holds between two statements: its next statement fails and says so.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** Opens the three pools. `onError` hears of connections lost while idle. */
export function openDatabase(connection: Connection, onError: (error: Error) => void = () => {}): Database {
  // A plan for no value in particular reads a whole index for a filter that finds twenty rows of 50,000.
  const app = poolAs(connection, { role: 'ruyuan_app', max: 16, settings: '-c plan_cache_mode=force_custom_plan' }, onError);
  const system = poolAs(connection, { role: 'ruyuan_system', max: 6 }, onError);
  const owner = poolAs(connection, { role: null, max: 6 }, onError);
  return {
    app,
    system,
    owner,
    close: async () => {
      await Promise.all([app.end(), system.end(), owner.end()]);
    },
  };
}

/** The settings that row-level security reads, valid inside one transaction. */
export function contextSql(actor: Actor): string {
  const isAdmin = actor.roles.includes('system_admin') || actor.roles.includes('security_admin');
  const settings: readonly (readonly [string, string])[] = [
    ['ruyuan.person', actor.personId ?? ''],
    ['ruyuan.org', actor.orgId ?? ''],
    ['ruyuan.reach', actor.reach],
    ['ruyuan.parks', `{${actor.parkIds.map((id) => `"${id}"`).join(',')}}`],
    ['ruyuan.is_audit', actor.roles.includes('audit_admin') ? 'yes' : ''],
    ['ruyuan.is_admin', isAdmin ? 'yes' : ''],
  ];
  const calls = settings.map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`);
  return `select ${calls.join(', ')}`;
}

/** Runs part of an act with a wider sight than the actor's own, for what the act's consequences ask and no person does. */
export async function withSight<T>(db: Db, actor: Actor, reach: Reach, body: () => Promise<T>): Promise<T> {
  await db.$client.query(contextSql({ ...actor, reach }));
  const result = await body();
  await db.$client.query(contextSql(actor));
  return result;
}

/**
 * Runs `body` in one transaction of a pool, as this actor; commits what it did or nothing. A connection that broke
 * on the way is destroyed, never given back to the pool.
 */
export async function inTransaction<T>(pool: pg.Pool, actor: Actor, body: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; ${contextSql(actor)}`);
    const result = await body(drizzle({ client }) as Db);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
