import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProgramBench, signIn, type ProgramBench } from '#kit/program.ts';
import { demoDatabase } from '#kit/server.ts';
import { demoPassword } from '#modules/parties/index.ts';

let bench: ProgramBench;
beforeAll(async () => {
  bench = await openProgramBench();
}, 120_000);
afterAll(() => bench?.close(), 60_000);

const mailsIn = (dataDir: string) => {
  const outbox = join(dataDir, 'outbox');
  return existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith('.eml')) : [];
};

/** Hands one person's matters to another, which mails both: work for the queue. */
async function handOver(address: string): Promise<void> {
  const security = await signIn(address, 'madongmei', demoPassword);
  const { rows } = await (await security('GET', '/people?pageSize=3')).json();
  // Nobody is mailed about their own doing.
  const [from, to] = rows.filter((row: { name: string }) => row.name !== '马冬梅');
  const reply = await security('POST', `/people/${from.id}/handovers`, { toPersonId: to.id, ground: '岗位调整' });
  expect(reply.status).toBe(201);
}

async function mailed(dataDir: string): Promise<number> {
  const end = performance.now() + 60_000;
  while (mailsIn(dataDir).length < 2 && performance.now() < end) await pause(50);
  return mailsIn(dataDir).length;
}

it('a worker on another machine does what the web process was asked', async () => {
  const database = await demoDatabase();
  const [webDir, workerDir] = [bench.folder(), bench.folder()];
  const env = { DATABASE_URL: database.url, RUYUAN_FILES_DIR: bench.folder() };
  const web = bench.start({ dataDir: webDir, args: ['--role', 'web'], env });
  const address = await web.ready();
  await handOver(address);
  await pause(2_000);
  expect([mailsIn(webDir), mailsIn(workerDir)]).toEqual([[], []]);
  const worker = bench.start({ dataDir: workerDir, args: ['--role', 'worker'], env });
  await worker.ready();
  expect(await mailed(workerDir)).toBe(2);
  expect(mailsIn(webDir)).toEqual([]);
  expect((await worker.kill('SIGTERM')).code).toBe(0);
  expect((await web.kill('SIGTERM')).code).toBe(0);
  await database.drop();
}, 120_000);

it('a worker on the same folder joins the program’s own database, outlives its restart and never holds the folder', async () => {
  const dataDir = bench.folder();
  let web = bench.start({ dataDir, args: ['--role', 'web'] });
  await web.ready();
  const worker = bench.start({ dataDir, args: ['--role', 'worker'] });
  await worker.ready();
  expect((await web.kill('SIGTERM')).code).toBe(0);
  web = bench.start({ dataDir, args: ['--role', 'web'] });
  await handOver(await web.ready());
  expect(await mailed(dataDir)).toBe(2);
  expect((await worker.kill('SIGTERM')).code).toBe(0);
  expect((await web.kill('SIGTERM')).code).toBe(0);
}, 150_000);
