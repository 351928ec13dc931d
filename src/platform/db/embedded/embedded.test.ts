import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded } from './embedded.ts';
import type { Embedded, EmbeddedOptions } from './embedded.ts';
import { birthOf, serversIn } from './processes.ts';

const silent = { info: () => undefined, warn: () => undefined };
const PROGRAM = join(import.meta.dirname, '../../../../test/kit/embedded-program.ts');

let root: string;
let dataDir: string;
let running: Embedded[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ruyuan 数据 '));
  dataDir = join(root, 'data');
});
afterEach(async () => {
  for (const embedded of running) await embedded.stop();
  running = [];
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function start(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log: silent, durable: false, ...options });
  running.push(embedded);
  return embedded;
}

async function ask(embedded: Embedded, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: embedded.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A program of its own that starts the database, says so, and waits to be killed. */
async function startProgram(): Promise<{ serverPid: number; kill(): Promise<void> }> {
  const child = spawn(process.execPath, [PROGRAM, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const kill = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { serverPid: (JSON.parse(line.toString()) as { serverPid: number }).serverPid, kill };
}

describe('an embedded database', () => {
  it('is made on first start as UTF-8 with checksums, listens on a private socket only, and stops', async () => {
    const embedded = await start();
    const rows = await ask(
      embedded,
      `select pg_encoding_to_char(encoding) as encoding, datlocale as locale, lower('ÀÉ入园') as lower,
        current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
        current_setting('fsync') as fsync from pg_database where datname = current_database()`,
    );
    expect(rows).toEqual([{ encoding: 'UTF8', locale: 'C.UTF-8', lower: 'àé入园', checksums: 'on', listens: '', fsync: 'off' }]);
    expect(statSync(embedded.socketDir).mode & 0o777).toBe(0o700);
    expect(Buffer.byteLength(`${embedded.socketDir}/.s.PGSQL.5432`)).toBeLessThanOrEqual(107);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    const pid = embedded.pid();
    await embedded.stop();
    expect(birthOf(pid)).toBe('');
    expect(existsSync(embedded.socketDir)).toBe(false);
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password', 'ruyuan.json']);
  });

  it('writes to disk for good unless told otherwise', async () => {
    const embedded = await start({ durable: true });
    const [row] = await ask(
      embedded,
      `select current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes') as on`,
    );
    expect(row).toEqual({ on: 'ononon' });
  });

  it('lets nobody in without the password', async () => {
    const embedded = await start();
    const client = new pg.Client({ ...embedded.connection, password: 'guessed' });
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('refuses a second program on the same folder, and is not disturbed by it', async () => {
    const embedded = await start();
    await expect(start()).rejects.toMatchObject({ code: 'data_folder_in_use', values: { pid: process.pid } });
    expect(await ask(embedded, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('comes back by itself when it is killed under the program, with all that was committed', async () => {
    const embedded = await start({ durable: true });
    await ask(embedded, 'create table if not exists kept (n int)');
    await ask(embedded, 'insert into kept values (1)');
    const pid = embedded.pid();
    process.kill(pid, 'SIGKILL');
    while (embedded.pid() === pid) await pause(20);
    expect(await ask(embedded, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('is adopted when the program was killed, and its lock counts for nothing', async () => {
    const program = await startProgram();
    await program.kill();
    const embedded = await start();
    expect(embedded.isAdopted).toBe(true);
    expect(embedded.pid()).toBe(program.serverPid);
  });

  it('is stopped and started anew when what was left runs with other settings', async () => {
    const program = await startProgram();
    await program.kill();
    const embedded = await start({ durable: true });
    expect(embedded.isAdopted).toBe(false);
    expect(birthOf(program.serverPid)).toBe('');
  });

  it('starts after program and server were both killed', async () => {
    const program = await startProgram();
    await program.kill();
    process.kill(program.serverPid, 'SIGKILL');
    const embedded = await start();
    expect(await ask(embedded, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(serversIn(join(dataDir, 'postgres'))).toContain(embedded.pid());
  });

  it('starts over a postmaster.pid whose number belongs to another program now', async () => {
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, `${process.ppid}\n${join(dataDir, 'postgres')}\n1\n5432\n/tmp\n\n\nready\n`);
    const embedded = await start();
    expect(readFileSync(pidFile, 'utf8').split('\n')[0]).toBe(String(embedded.pid()));
  });

  it('refuses a cluster of another major version and one without its password', async () => {
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(start()).rejects.toMatchObject({ code: 'database_version_wrong', values: { found: '17', needed: '18' } });
    writeFileSync(version, '18\n');
    const password = join(dataDir, 'postgres.password');
    const kept = readFileSync(password, 'utf8');
    rmSync(password);
    await expect(start()).rejects.toMatchObject({ code: 'database_password_missing' });
    writeFileSync(password, kept, { mode: 0o600 });
  });

  it('gives the server’s own reason when it does not come up, and frees the folder', async () => {
    const auto = join(dataDir, 'postgres', 'postgresql.auto.conf');
    const kept = readFileSync(auto, 'utf8');
    writeFileSync(auto, "shared_buffers = 'lots'\n");
    await expect(start()).rejects.toThrow(/did not start: .*configuration file .* contains errors/);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('ruyuan.lock'))).toEqual([]);
    writeFileSync(auto, kept);
  });
});
