import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Connection } from '#platform/db/database.ts';
import { parseCheckpoint, parseNote } from '#platform/trail/note.ts';
import { HEAD_FILE, KEY_FILE } from '#platform/trail/signer.ts';
import { BackupRefusal, type Manifest } from './manifest.ts';
import { copyMeasured, measure, writeCompressed } from './streams.ts';
import { tablesInOrder, type TableColumns } from './tables-in-order.ts';

/** Where a backup reads from and goes to. */
export type BackupPlan = {
  readonly connection: Connection;
  readonly dataDir: string;
  readonly filesDir: string;
  readonly target: string;
  readonly now: Date;
};

/**
 * Writes everything into a new folder: each table as compressed COPY text from one snapshot, the files that rows refer
 * to, the keys, and a manifest of digests. The folder gets its name last, so a half-made backup never looks whole.
 * It reads as the backup role and fails loudly (`BackupRefusal`) when a table would hide rows from it.
 */
export async function backUp(plan: BackupPlan): Promise<Manifest> {
  const { target } = plan;
  if (await exists(target)) throw new BackupRefusal(`${target} exists already`);
  const draft = `${target}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, 'tables'), { recursive: true, mode: 0o700 });
  const { connection } = plan;
  const client = new pg.Client(typeof connection === 'string' ? { connectionString: connection } : connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const manifest = await writeAll(client, plan, draft);
    await rename(draft, target);
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function writeAll(client: pg.Client, plan: BackupPlan, draft: string): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only');
  const migrations = await client.query('select name, digest from migrations.applied order by name');
  await client.query('set local role ruyuan_backup');
  await checkNothingHidden(client);
  const tables: Manifest['tables'] = [];
  for (const table of await tablesInOrder(client)) tables.push(await writeTable(client, table, draft));
  const files = await writeFiles(client, plan.filesDir, join(draft, 'files'));
  const trail = await trailHead(client);
  await client.query('commit');
  const keys = await writeKeys(join(plan.dataDir, 'keys'), join(draft, 'keys'), trail);
  const manifest: Manifest = { format: 1, madeAt: plan.now.toISOString(), migrations: migrations.rows, tables, files, keys, trail };
  await writeFile(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  return manifest;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Under forced row-level security a table without a policy for this role is empty without a word. */
async function checkNothingHidden(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity and not exists (
       select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*') and p.polpermissive
         and pg_get_expr(p.polqual, c.oid) = 'true'
         and (select oid from pg_roles where rolname = 'ruyuan_backup') = any (p.polroles))
     order by 1`,
  );
  if (rows.length > 0) throw new BackupRefusal(`the backup role cannot see all of ${rows.map((row) => row.name).join(', ')}`);
}

async function writeTable(client: pg.Client, { name, columns }: TableColumns, folder: string): Promise<Manifest['tables'][number]> {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const source = client.query(copyTo(`copy (select ${list} from ${pg.escapeIdentifier(name)}) to stdout`));
  const { lines, sha256 } = await writeCompressed(source, join(folder, 'tables', `${name}.copy.gz`));
  return { name, columns: [...columns], rows: lines, sha256 };
}

async function writeFiles(client: pg.Client, store: string, target: string): Promise<Manifest['files']> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const { rows } = await client.query<{ sha256: string }>('select distinct sha256 from file_entries order by 1');
  const files: Manifest['files'] = [];
  for (const { sha256 } of rows) {
    const copied = await copyMeasured(join(store, sha256.slice(0, 2), sha256), join(target, sha256)).catch((error: Error) => {
      throw new BackupRefusal(`file ${sha256} cannot be read: ${error.message}`);
    });
    if (copied.sha256 !== sha256) throw new BackupRefusal(`file ${sha256} is not what it was`);
    files.push({ sha256, size: copied.size });
  }
  return files;
}

async function trailHead(client: pg.Client): Promise<Manifest['trail']> {
  const { rows } = await client.query<{ note: string }>('select note from trail_checkpoints order by size desc limit 1');
  const note = rows[0]?.note;
  if (!note) return null;
  const { size, root } = parseCheckpoint(parseNote(note).text);
  return { size, root: root.toString('hex'), note };
}

/** The keys, and as the signer's last head the one of this snapshot: a restored signer continues exactly there. */
async function writeKeys(from: string, to: string, trail: Manifest['trail']): Promise<Manifest['keys']> {
  await mkdir(join(to, 'trail'), { recursive: true, mode: 0o700 });
  await copyMeasured(join(from, 'session-secret'), join(to, 'session-secret'));
  await copyMeasured(join(from, 'trail', KEY_FILE), join(to, 'trail', KEY_FILE));
  const head = trail?.note ?? (await readFile(join(from, 'trail', HEAD_FILE), 'utf8'));
  if (!trail && parseCheckpoint(parseNote(head).text).size > 0) {
    throw new BackupRefusal('the first entries of the trail are just being signed; try again in a second');
  }
  await writeFile(join(to, 'trail', HEAD_FILE), head, { mode: 0o600, flush: true });
  const paths = ['session-secret', `trail/${KEY_FILE}`, `trail/${HEAD_FILE}`] as const;
  return Promise.all(paths.map(async (path) => ({ path, sha256: (await measure(join(to, path), false)).sha256 })));
}
