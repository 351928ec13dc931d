import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { withoutPinyin } from './pinyin.ts';
import { StartRefusal } from '#platform/start-refusal.ts';

const OLDEST_SERVER = 150_000;
/** PostgreSQL's code for missing rights. */
const RIGHTS = '42501';
/** One migration at a time, however many processes start together. */
export const MIGRATION_LOCK = 7_305_001;

const ROLES = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'ruyuan_app') then create role ruyuan_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'ruyuan_system') then create role ruyuan_system nologin; end if;
  if not exists (select from pg_roles where rolname = 'ruyuan_backup') then create role ruyuan_backup nologin; end if;
end $$;
do $$ declare name text; begin
  foreach name in array array['ruyuan_app', 'ruyuan_system', 'ruyuan_backup'] loop
    begin
      execute format('grant %I to current_user', name);
    exception when insufficient_privilege then
      -- Whoever keeps the server may have made the roles and given them already.
      if not pg_has_role(current_user, name, 'member') then raise; end if;
    end;
  end loop;
end $$;`;

/**
 * Brings the tables up to date and returns the names of the migrations applied. Throws a StartRefusal for a server
 * older than PostgreSQL 15, for missing rights, and for a database newer than this program. `last` stops behind that
 * migration: a restored backup has the tables of its own time.
 */
export async function migrate(pool: pg.Pool, folder: string, last?: string): Promise<string[]> {
  const client = await pool.connect().catch((error: Error & { code?: string }) => {
    throw new StartRefusal('database_unreachable', { reason: error.message || (error.code ?? '') });
  });
  try {
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(ROLES);
    return await applyAll(client, folder, last);
  } catch (error) {
    if ((error as { code?: string }).code !== RIGHTS) throw error;
    throw new StartRefusal('database_rights', { reason: (error as Error).message });
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => {});
    client.release();
  }
}

async function checkServer(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query(`select current_setting('server_version_num')::int as number,
    has_database_privilege(current_database(), 'create') as may_create`);
  if (rows[0].number < OLDEST_SERVER) throw new StartRefusal('database_version_wrong', { found: rows[0].number, needed: OLDEST_SERVER });
  if (!rows[0].may_create) throw new StartRefusal('database_rights', { reason: 'CREATE' });
}

/** The program's migrations in their order. */
export function migrationsIn(folder: string): { readonly name: string; readonly text: string; readonly digest: string }[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return { name, text, digest: createHash('sha256').update(text).digest('hex') };
  });
}

async function applyAll(client: pg.PoolClient, folder: string, last: string | undefined): Promise<string[]> {
  await client.query(`create schema if not exists migrations;
    create table if not exists migrations.applied (name text primary key, digest text not null, at timestamptz not null default now())`);
  const applied = new Map<string, string>(
    (await client.query('select name, digest from migrations.applied')).rows.map((row) => [row.name, row.digest]),
  );
  const all = migrationsIn(folder);
  const unknown = [...applied.keys()].filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0) throw new StartRefusal('database_newer', { migration: unknown[0] ?? '' });
  const { rowCount } = await client.query("select from pg_collation where collname = 'zh-x-icu'");
  const hasPinyin = rowCount !== 0;
  const fresh: string[] = [];
  for (const { name, text, digest } of all) {
    if (last !== undefined && name > last) break;
    const known = applied.get(name);
    if (known === digest) continue;
    if (known) throw new StartRefusal('migration_changed', { migration: name });
    await applyOne(client, name, hasPinyin ? text : withoutPinyin(text), digest);
    fresh.push(name);
  }
  return fresh;
}

async function applyOne(client: pg.PoolClient, name: string, text: string, digest: string): Promise<void> {
  await client.query('begin');
  try {
    for (const statement of text.split('--> statement-breakpoint')) if (statement.trim()) await client.query(statement);
    await client.query('insert into migrations.applied (name, digest) values ($1, $2)', [name, digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
