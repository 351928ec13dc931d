import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startNode, type TestNode } from '#kit/node.ts';
import { testConfig } from '#kit/config.ts';
import { testDatabase } from '#kit/database.ts';
import { demoPassword } from '#modules/parties/index.ts';
import { backUp } from '#platform/backup/backup.ts';
import type { Manifest } from '#platform/backup/manifest.ts';
import { restore } from '#platform/backup/restore.ts';
import { keepFile, openFile } from '#platform/files/uploads.ts';
import { SYSTEM } from '#platform/jobs/queue.ts';
import { openLog } from '#platform/log/log.ts';
import { openApp } from '../src/app.ts';

const MIGRATIONS = join(import.meta.dirname, '../migrations');
const NOW = new Date('2026-03-02T01:00:00Z');
const PHOTO = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);

let root: string;
let node: TestNode;
let source: pg.ClientConfig;
let fileId: string;
let manifest: Manifest;
let backup: string;
const databases: string[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ruyuan-backup-'));
  node = await startNode();
  const { rows } = await node.app.database.owner.query('select current_database() as name');
  source = { ...inject('database'), database: rows[0].name };
  fileId = await node.app.act(SYSTEM, async (ctx) => (await keepFile(ctx, { name: '现场.png', bytes: PHOTO, mediaType: 'image/png' })).id);
  await node.app.trail?.keep(NOW);
  backup = join(root, 'backup');
  manifest = await take(backup);
});
afterAll(async () => {
  await node?.close();
  for (const name of databases) await onServer(`drop database if exists ${name} with (force)`);
  rmSync(root, { recursive: true, force: true });
});

const take = (target: string) =>
  backUp({ connection: source, dataDir: node.dataDir, filesDir: join(node.dataDir, 'files'), target, now: NOW });

async function onServer(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client(inject('database'));
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** An empty database that belongs to an ordinary account, as a town's computer centre gives one. */
async function emptyDatabase(): Promise<pg.ClientConfig> {
  const name = `restore_${databases.length}_${process.pid}`;
  databases.push(name);
  await onServer(
    `do $$ begin if not exists (select from pg_roles where rolname = 'keeper') then create role keeper login password 'keeper'; end if; end $$`,
    'grant ruyuan_app, ruyuan_system, ruyuan_backup to keeper',
    `create database ${name} owner keeper`,
  );
  return { ...inject('database'), user: 'keeper', password: 'keeper', database: name };
}

function putBack(from: string, connection: pg.ClientConfig, dataDir: string): Promise<Manifest> {
  const open = async () => ({ connection, stop: async () => {} });
  return restore({ from, dataDir, filesDir: join(dataDir, 'files'), migrations: MIGRATIONS, open });
}

/** A copy of the backup with something changed; digests of the manifest follow where `isForged`. */
async function changed(name: string, table: string, edit: (text: string) => string, isForged: boolean): Promise<string> {
  const folder = join(root, name);
  await take(folder);
  const path = join(folder, 'tables', `${table}.copy.gz`);
  const text = edit(gunzipSync(readFileSync(path)).toString('latin1'));
  writeFileSync(path, gzipSync(Buffer.from(text, 'latin1')));
  if (isForged) {
    const forged: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const entry = forged.tables.find((one) => one.name === table)!;
    entry.sha256 = createHash('sha256').update(text, 'latin1').digest('hex');
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(forged));
  }
  return folder;
}

async function countRows(connection: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query(`select count(*)::int as n from pg_tables where schemaname = 'public'`);
  const people = rows[0].n === 0 ? rows : (await client.query('select count(*)::int as n from party_people')).rows;
  await client.end();
  return people[0].n;
}

describe('a backup', () => {
  it('holds every table, the files that rows refer to, the keys, and the signed head', () => {
    expect(manifest.tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['party_people', 'trail_entries', 'session_credentials']),
    );
    expect(manifest.tables.find(({ name }) => name === 'party_organisations')?.rows).toBeGreaterThan(100);
    expect(manifest.files.map(({ sha256 }) => sha256)).toContain(createHash('sha256').update(PHOTO).digest('hex'));
    expect(manifest.trail?.size).toBeGreaterThan(100);
    expect(readdirSync(join(backup, 'keys'))).toEqual(['session-secret', 'trail']);
  });

  it('is not made over another one, and leaves nothing when it fails', async () => {
    await expect(take(backup)).rejects.toThrow('exists already');
    const missing = join(root, 'missing');
    const plan = { connection: source, dataDir: node.dataDir, filesDir: join(root, 'nowhere'), target: missing, now: NOW };
    await expect(backUp(plan)).rejects.toThrow(/^file [0-9a-f]{64} cannot be read/);
    expect(readdirSync(root).filter((name) => name.startsWith('missing'))).toEqual([]);
  });

  it('fails loudly where a table would hide its rows from it, which PostgreSQL does without a word', async () => {
    const other = await testDatabase('demo');
    const hidden = async (sql: string) => {
      const client = await other.database.owner.connect();
      await client.query('begin; set local role ruyuan_backup');
      const { rows } = await client.query(sql);
      await client.query('rollback');
      client.release();
      return rows[0].n;
    };
    const count = 'select count(*)::int as n from party_people';
    expect(await hidden(count)).toBeGreaterThan(0);
    await other.database.owner.query('drop policy party_people_backup on party_people');
    expect(await hidden(count)).toBe(0);
    const plan = { connection: other.connection, dataDir: node.dataDir, filesDir: join(node.dataDir, 'files'), now: NOW };
    await expect(backUp({ ...plan, target: join(root, 'hidden') })).rejects.toThrow('the backup role cannot see all of party_people');
    await other.database.owner.query('create policy narrow on party_people for select to ruyuan_backup using (left_on is null)');
    await expect(backUp({ ...plan, target: join(root, 'hidden') })).rejects.toThrow('party_people');
    await other.drop();
  });
});

describe('a restore', () => {
  it('brings a whole place back under an ordinary account: same root, same rows, sign-in, files', async () => {
    const connection = await emptyDatabase();
    const dataDir = join(root, 'restored');
    await putBack(backup, connection, dataDir);
    const client = new pg.Client({ ...inject('database'), database: connection.database! });
    await client.connect();
    for (const { name, rows } of manifest.tables) {
      const found = await client.query(`select count(*)::int as n from ${name}`);
      expect([name, found.rows[0].n]).toEqual([name, rows]);
    }
    const next = await client.query(
      `select nextval(pg_get_serial_sequence('ledger_facts', 'position'))::int - max(position)::int as step from ledger_facts`,
    );
    expect(next.rows[0].step).toBe(1);
    await client.end();
    const app = await openApp({ config: testConfig(dataDir), connection, log: openLog('error'), isStrict: true, limitScale: 100 });
    expect(await app.seed(true)).toMatchObject({ password: demoPassword });
    const head = app.trail?.signer.head();
    expect([head?.size, head?.root.toString('hex')]).toEqual([manifest.trail?.size, manifest.trail?.root]);
    const file = await app.act(SYSTEM, (ctx) => openFile(ctx, fileId));
    expect(Buffer.from(file.bytes)).toEqual(Buffer.from(PHOTO));
    const body = JSON.stringify({ username: 'liuyang', password: demoPassword });
    const headers = { 'content-type': 'application/json', origin: 'http://localhost' };
    const reply = await app.web.request('http://localhost/api/session', { method: 'POST', headers, body });
    expect(reply.status).toBe(201);
    await app.act(SYSTEM, (ctx) => ctx.record({ type: 'parties.organisation_changed', subject: 'org_test' }));
    await app.trail?.keep(NOW);
    expect(app.trail?.signer.head().size).toBe(manifest.trail!.size + 1);
    await app.close();
  });

  it('refuses what is not as the manifest says, by name, and changes nothing', async () => {
    const connection = await emptyDatabase();
    const dataDir = join(root, 'untouched');
    const damaged = await changed('damaged', 'party_people', (text) => text.replace('柳', '刘').replace(/\n/, 'x\n'), false);
    await expect(putBack(damaged, connection, dataDir)).rejects.toThrow('table party_people is not what the manifest says');
    const sha256 = manifest.files[0]!.sha256;
    const fileless = join(root, 'fileless');
    await take(fileless);
    rmSync(join(fileless, 'files', sha256));
    await expect(putBack(fileless, connection, dataDir)).rejects.toThrow(`file ${sha256} cannot be read (ENOENT)`);
    writeFileSync(join(fileless, 'files', sha256), 'something else');
    await expect(putBack(fileless, connection, dataDir)).rejects.toThrow(`file ${sha256} is not what the manifest says`);
    await expect(putBack(root, connection, dataDir)).rejects.toThrow('holds no backup');
    expect([existsSync(dataDir), await countRows(connection)]).toEqual([false, 0]);
  });

  it('finds a trail that was rewritten together with its manifest, and takes every row back', async () => {
    const connection = await emptyDatabase();
    const dataDir = join(root, 'forged-data');
    const forge = (text: string) => text.replace(/^(rec_\S+\t\S+\t)(parties)/m, '$1bureaus');
    const forged = await changed('forged', 'trail_entries', forge, true);
    await expect(putBack(forged, connection, dataDir)).rejects.toThrow('the trail in the backup is not intact');
    expect(existsSync(join(dataDir, 'keys'))).toBe(false);
    expect(await countRows(connection)).toBe(0);
    // What the failed one left behind, tables without rows, is no obstacle to the good one.
    await putBack(backup, connection, dataDir);
    expect(await countRows(connection)).toBe(manifest.tables.find(({ name }) => name === 'party_people')!.rows);
  });

  it('refuses a database and a folder that are somebody’s, and a backup of another version', async () => {
    const used = await testDatabase('demo');
    await expect(putBack(backup, used.connection, join(root, 'used'))).rejects.toThrow('the database is not empty');
    await used.drop();
    const connection = await emptyDatabase();
    const foreign = mkdtempSync(join(root, 'foreign-'));
    writeFileSync(join(foreign, 'thesis.doc'), '');
    await expect(putBack(backup, connection, foreign)).rejects.toThrow('is not empty: it holds thesis.doc');
    await node.app.act(SYSTEM, (ctx) => ctx.record({ type: 'parties.organisation_changed', subject: 'org_test' }));
    await node.app.trail?.keep(NOW);
    await expect(putBack(backup, connection, node.dataDir)).rejects.toThrow('is not empty: it holds');
    const newer = join(root, 'newer');
    await take(newer);
    const later: Manifest = JSON.parse(readFileSync(join(newer, 'manifest.json'), 'utf8'));
    later.migrations.push({ name: '9999_later.sql', digest: '0'.repeat(64) });
    writeFileSync(join(newer, 'manifest.json'), JSON.stringify(later));
    await expect(putBack(newer, connection, join(root, 'newer-data'))).rejects.toThrow('this program has no migration 9999_later.sql');
  });

  it('goes on where one was killed between its files and its rows', async () => {
    const dataDir = join(root, 'killed');
    await putBack(backup, await emptyDatabase(), dataDir);
    const connection = await emptyDatabase();
    await putBack(backup, connection, dataDir);
    expect(await countRows(connection)).toBeGreaterThan(0);
  });
});
