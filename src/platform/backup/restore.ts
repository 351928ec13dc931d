import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Connection } from '#platform/db/database.ts';
import { migrate, migrationsIn, MIGRATION_LOCK } from '#platform/db/migrate.ts';
import { parseCheckpoint, parseNote, parseSigner } from '#platform/trail/note.ts';
import { secure } from '#platform/db/secure.ts';
import { KEY_FILE } from '#platform/trail/signer.ts';
import { trailGrowing, trailGuards } from '#platform/trail/tables.ts';
import { verifyTrail } from '#platform/trail/verify.ts';
import { readChecked } from './contents.ts';
import { checkFree, layOut, type Places } from './folders.ts';
import { BackupRefusal, type Manifest } from './manifest.ts';
import { tablesInOrder } from './tables-in-order.ts';

export type RestorePlan = Places & {
  readonly from: string;
  /** The program's migrations; those of the backup must be their beginning. */
  readonly migrations: string;
  /** Opens the target database, once it is certain that the backup is whole and the folders are free. */
  readonly open: () => Promise<{ readonly connection: Connection; stop(): Promise<void> }>;
};

/**
 * Puts a backup into an empty database and an empty data folder. Everything is checked first; rows go in by one
 * transaction, which commits only when the trail has come to the manifest's root and files and keys are in place.
 * Works without superuser rights. Throws a `BackupRefusal`; a later migration of the program runs at its next start.
 */
export async function restore(plan: RestorePlan): Promise<Manifest> {
  const manifest = await readChecked(plan.from);
  checkMigrations(plan.migrations, manifest);
  await checkFree(plan, manifest);
  const { connection, stop } = await plan.open();
  const pool = new pg.Pool({ ...(typeof connection === 'string' ? { connectionString: connection } : connection), max: 1 });
  pool.on('error', () => undefined);
  try {
    await refuseRows(pool);
    await migrate(pool, plan.migrations, manifest.migrations.at(-1)?.name);
    await inOneTransaction(pool, (client) => putBack(client, plan, manifest));
    return manifest;
  } finally {
    await pool.end();
    await stop();
  }
}

function checkMigrations(folder: string, { migrations }: Manifest): void {
  const known = migrationsIn(folder);
  for (const [at, { name, digest }] of migrations.entries()) {
    const ours = known[at];
    if (ours?.name !== name) throw new BackupRefusal(`the backup was made by another version: this program has no migration ${name}`);
    if (ours.digest !== digest) throw new BackupRefusal(`the backup was made by another version: migration ${name} differs`);
  }
}

/** An empty database has no row in any table, whoever made the tables; the queue's and the migrations' own do not count. */
async function refuseRows(client: pg.Pool | pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'migrations', 'jobs')
       and n.nspname not like 'pg\\_%' order by 1`,
  );
  for (const { name } of rows) {
    // Rows hidden by row-level security are an error here, never an empty table.
    const found = await client.query(`select set_config('row_security', 'off', false); select from ${name} limit 1`).then(
      (results) => (results as unknown as pg.QueryResult[])[1]?.rowCount !== 0,
      (error: { code?: string }) => {
        if (error.code !== '42501') throw error;
        return true;
      },
    );
    if (found) throw new BackupRefusal(`the database is not empty: ${name} has rows`);
  }
}

async function inOneTransaction(pool: pg.Pool, body: (client: pg.PoolClient) => Promise<() => Promise<void>>): Promise<void> {
  const client = await pool.connect();
  let undo = async () => {};
  try {
    await client.query('begin');
    // A program that starts meanwhile waits with its migrations until the rows are there.
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    undo = await body(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await undo();
    throw error;
  } finally {
    client.release(true);
  }
}

/** Rows, then the trail's verification, then files and keys; gives what takes the latter away again. */
async function putBack(client: pg.PoolClient, plan: RestorePlan, manifest: Manifest): Promise<() => Promise<void>> {
  await checkTables(client, manifest);
  await refuseRows(client);
  for (const table of manifest.tables) await readTable(client, table, plan.from);
  await continueCounting(client);
  await checkTrail(client, plan.from, manifest);
  await secure(client, trailGrowing);
  await client.query(trailGuards);
  const { settle, discard } = await layOut(plan, plan.from, manifest);
  try {
    await settle();
  } catch (error) {
    await discard();
    throw error;
  }
  return discard;
}

async function checkTables(client: pg.PoolClient, { tables }: Manifest): Promise<void> {
  const found = (await tablesInOrder(client)).map(({ name }) => name);
  const kept = tables.map(({ name }) => name);
  const odd = found.find((name) => !kept.includes(name)) ?? kept.find((name) => !found.includes(name));
  if (odd) throw new BackupRefusal(`the backup and its migrations disagree about the table ${odd}`);
}

async function readTable(client: pg.PoolClient, table: Manifest['tables'][number], folder: string): Promise<void> {
  const list = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const target = client.query(copyFrom(`copy ${pg.escapeIdentifier(table.name)} (${list}) from stdin`));
  try {
    await pipeline(createReadStream(join(folder, 'tables', `${table.name}.copy.gz`)), createGunzip(), target);
  } catch (error) {
    throw new BackupRefusal(`table ${table.name} cannot be put back: ${(error as Error).message}`);
  }
  if (target.rowCount !== table.rows)
    throw new BackupRefusal(`table ${table.name} came back with ${target.rowCount} of ${table.rows} rows`);
}

/** Counters go on behind what was put back: a new row must not come before an old one. */
async function continueCounting(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname as table, a.attname as column, pg_get_serial_sequence(format('%I', c.relname), a.attname) as sequence
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and a.attidentity <> ''`,
  );
  for (const { table, column, sequence } of rows) {
    const last = `(select max(${pg.escapeIdentifier(column)}) from ${pg.escapeIdentifier(table)})`;
    await client.query(`select setval($1::regclass, coalesce(${last}, 1), ${last} is not null)`, [sequence]);
  }
}

async function checkTrail(client: pg.PoolClient, folder: string, { trail }: Manifest): Promise<void> {
  const { verifier } = parseSigner((await readFile(join(folder, 'keys', 'trail', KEY_FILE), 'utf8')).trim());
  const heads = trail ? [parseCheckpoint(parseNote(trail.note).text)] : [];
  const verdict = await verifyTrail(drizzle({ client }), [verifier], { heads });
  const [fault] = verdict.faults;
  if (fault) throw new BackupRefusal(`the trail in the backup is not intact: ${JSON.stringify(fault)}, ${verdict.faultCount} in all`);
  if (verdict.signedSize !== (trail?.size ?? 0) || (heads[0] && heads[0].root.toString('hex') !== trail?.root)) {
    throw new BackupRefusal('the trail in the backup does not end where the manifest says');
  }
}
