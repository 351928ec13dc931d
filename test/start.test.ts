import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openOldServer } from '#kit/old-server.ts';
import { nameAdministrators, openProgramBench, serverPid, signIn, type ProgramBench } from '#kit/program.ts';
import { onServer, urlTo } from '#kit/server.ts';
import { demoPassword } from '#modules/parties/index.ts';
import { serversIn } from '#platform/db/embedded/processes.ts';

const SECOND_START_MS = 15_000;

let bench: ProgramBench;
beforeAll(async () => {
  bench = await openProgramBench();
}, 120_000);
afterAll(() => bench?.close(), 60_000);

type Start = Parameters<ProgramBench['start']>[0];

/** A start that must fail: one line on standard error, status 1, no stack, no database left running. */
async function refusalOf(options: Start): Promise<string> {
  const program = bench.start(options);
  const { code } = await program.ended;
  const { out, errors } = program.said();
  expect([code, out, errors.trim().split('\n').length]).toEqual([1, '', 1]);
  expect(errors).not.toMatch(/\bat .*:\d+:\d+/);
  return errors;
}

describe('a start that cannot go on says why in one line', () => {
  it('when the port is taken, and stops the database it had begun', async () => {
    const other = createServer().listen(0, '0.0.0.0');
    await new Promise((done) => other.once('listening', done));
    const { port } = other.address() as AddressInfo;
    const dataDir = bench.folder();
    expect(await refusalOf({ dataDir, args: ['--empty'], env: { PORT: String(port) } })).toContain(`Port ${port} is already in use`);
    expect(serversIn(join(dataDir, 'postgres'))).toEqual([]);
    other.close();
  });

  it('when the data folder holds files that are not ours, and leaves them alone', async () => {
    const dataDir = bench.folder();
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'thesis.doc'), 'x');
    expect(await refusalOf({ dataDir })).toContain('not Ruyuan');
    expect(readdirSync(dataDir)).toEqual(['thesis.doc']);
  });

  it('when the folder cannot be written', async () => {
    // Nobody may make a folder there, root included.
    expect(await refusalOf({ dataDir: '/sys/ruyuan' })).toContain('missing rights');
  });

  it('when a setting makes no sense', async () => {
    expect(await refusalOf({ dataDir: bench.folder(), env: { PORT: 'abc' } })).toContain('PORT');
    expect(await refusalOf({ dataDir: bench.folder(), env: { DATABASE_URL: 'mysql://x' } })).toContain('DATABASE_URL');
  });

  it('when the database is too old, by its own word', async () => {
    const old = await openOldServer(140_012);
    const { port } = old.address() as AddressInfo;
    const env = { DATABASE_URL: `postgresql://town:town@127.0.0.1:${port}/town` };
    expect(await refusalOf({ dataDir: bench.folder(), env })).toMatch(/PostgreSQL version 140012, needed is 150000/);
    old.close();
  });

  it('when the database does not answer, or does not let us in', async () => {
    const env = { DATABASE_URL: 'postgresql://town:town@127.0.0.1:9/town' };
    expect(await refusalOf({ dataDir: bench.folder(), env })).toContain('does not answer');
    const wrong = { DATABASE_URL: urlTo('postgres', inject('database').user, 'guessed') };
    expect(await refusalOf({ dataDir: bench.folder(), env: wrong })).toContain('password authentication failed');
  });

  it('when the account lacks rights', async () => {
    await onServer('postgres', `create role poor login password 'poor'`, 'create database poor_city owner poor');
    const env = { DATABASE_URL: urlTo('poor_city', 'poor', 'poor') };
    expect(await refusalOf({ dataDir: bench.folder(), env })).toContain('lacks rights');
    await onServer('postgres', 'drop database poor_city', 'drop role poor');
  });

  it('when a worker finds no program on its folder', async () => {
    expect(await refusalOf({ dataDir: bench.folder(), args: ['--role', 'worker'] })).toContain('No Ruyuan runs on the data folder');
  });
});

describe('the life of a place', () => {
  it('begins with the demo’s people, refuses a second program, stops on Ctrl-C, and starts again', async () => {
    const dataDir = bench.folder();
    const first = bench.start({ dataDir });
    const address = await first.ready();
    expect(first.said().out).toContain('liuyang');
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    await signIn(address, 'liuyang', demoPassword);
    expect(await refusalOf({ dataDir })).toContain(`in use by another Ruyuan (process ${first.pid})`);
    expect((await first.kill('SIGINT')).code).toBe(0);
    expect(serversIn(join(dataDir, 'postgres'))).toEqual([]);
    const began = performance.now();
    const second = bench.start({ dataDir });
    await signIn(await second.ready(), 'liuyang', demoPassword);
    expect(performance.now() - began).toBeLessThan(SECOND_START_MS);
    expect((await second.kill('SIGTERM')).code).toBe(0);
  }, 90_000);

  it('keeps every acknowledged row over a kill of the program, and of its database too', async () => {
    const dataDir = bench.folder();
    let program = bench.start({ dataDir, args: ['--empty'] });
    let address = await program.ready();
    expect(program.said().out).toContain('First administrator');
    const me = await fetch(`${address}/api/me`);
    expect([me.status, (await me.json()).code]).toEqual([401, 'sessions.first_administrator_wanted']);
    await nameAdministrators(address);
    let expected = 0;
    for (const isWithDatabase of [false, true]) {
      const admin = await signIn(address, 'qinshouzheng', 'three-rivers-meet-here');
      const added = await admin('POST', '/organisations', {
        kind: 'department',
        name: `第${expected}处`,
        nameEn: null,
        shortName: null,
        parentId: null,
        parkId: null,
        countyId: null,
        creditCode: null,
      });
      expect(added.status).toBe(201);
      expected += 1;
      const server = serverPid(dataDir);
      await program.kill('SIGKILL');
      if (isWithDatabase) process.kill(server, 'SIGKILL');
      program = bench.start({ dataDir, args: ['--empty'] });
      address = await program.ready();
      const again = await signIn(address, 'qinshouzheng', 'three-rivers-meet-here');
      const list = await (await again('GET', '/organisations?kind=department')).json();
      expect(list.rows).toHaveLength(expected);
    }
  }, 90_000);

  it('lives in a database elsewhere under an ordinary account, and says when that is away', async () => {
    await onServer('postgres', `create role town login createrole password 'town'`, 'create database town owner town');
    await onServer('postgres', 'grant ruyuan_app, ruyuan_system, ruyuan_backup to town with admin option');
    const env = { DATABASE_URL: urlTo('town', 'town', 'town') };
    const dataDir = bench.folder();
    const program = bench.start({ dataDir, args: ['--empty'], env });
    const address = await program.ready();
    await nameAdministrators(address);
    expect(readdirSync(dataDir)).not.toContain('postgres');
    await onServer(
      'postgres',
      'alter database town with allow_connections false',
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'town'`,
    );
    const health = async () => (await fetch(`${address}/healthz`)).status;
    expect(await health()).toBe(503);
    await onServer('postgres', 'alter database town with allow_connections true');
    while ((await health()) !== 200) await pause(50);
    expect((await program.kill('SIGINT')).code).toBe(0);
    await onServer('postgres', 'drop database town with (force)', 'drop role town');
  }, 60_000);
});
