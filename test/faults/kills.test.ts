import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameAdministrators, openProgramBench, run, serverPid, signIn, type ProgramBench } from '#kit/program.ts';

const PASSWORD = 'three-rivers-meet-here';
const EMPTY = { nameEn: null, shortName: null, parentId: null, parkId: null, countyId: null, creditCode: null };

let bench: ProgramBench;
beforeAll(async () => {
  bench = await openProgramBench();
}, 120_000);
afterAll(() => bench?.close(), 60_000);

type Person = Awaited<ReturnType<typeof signIn>>;
type Outcome = { readonly name: string; readonly status: number; readonly answer: string };

/** Writes without a pause on several connections until told to stop; says how each write ended, 0 for no answer. */
function writeAway(admin: Person, prefix: string) {
  const outcomes: Outcome[] = [];
  const over = new AbortController();
  const lane = async (number: number) => {
    for (let at = 0; !over.signal.aborted; at += 1) {
      const name = `${prefix}-${number}-${at}`;
      const reply = await admin('POST', '/organisations', { kind: 'department', name, ...EMPTY }).catch(() => null);
      const answer = reply ? await reply.text().catch(() => '') : '';
      outcomes.push({ name, status: reply?.status ?? 0, answer });
      // Refused requests count against a person's 240 acts a minute as well.
      if (reply?.status !== 201) await pause(400);
    }
  };
  const lanes = [0, 1, 2, 3].map(lane);
  const stop = async () => {
    over.abort();
    await Promise.all(lanes);
    return outcomes;
  };
  return { outcomes, stop };
}

async function namesOf(admin: Person, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for (let page = 1; ; page += 1) {
    const reply = await admin('GET', `/organisations?kind=department&pageSize=100&page=${page}&q=${prefix}`);
    const { rows } = (await reply.json()) as { rows: { name: string }[] };
    names.push(...rows.map((row) => row.name));
    if (rows.length < 100) return names;
  }
}

async function untilWritten(outcomes: readonly Outcome[], count: number): Promise<void> {
  while (outcomes.filter(({ status }) => status === 201).length < count) await pause(10);
}

it('a program killed in the middle of writes has lost nothing it acknowledged, and its trail holds', async () => {
  const dataDir = bench.folder();
  let program = bench.start({ dataDir, args: ['--empty'] });
  let address = await program.ready();
  await nameAdministrators(address);
  const acknowledged: string[] = [];
  for (const round of ['甲', '乙']) {
    const writing = writeAway(await signIn(address, 'qinshouzheng', PASSWORD), round);
    await untilWritten(writing.outcomes, 40);
    await program.kill('SIGKILL');
    acknowledged.push(...(await writing.stop()).filter(({ status }) => status === 201).map(({ name }) => name));
    program = bench.start({ dataDir, args: ['--empty'] });
    address = await program.ready();
  }
  const admin = await signIn(address, 'qinshouzheng', PASSWORD);
  const kept = [...(await namesOf(admin, '甲')), ...(await namesOf(admin, '乙'))];
  expect(acknowledged.length).toBeGreaterThanOrEqual(80);
  expect(acknowledged.filter((name) => !kept.includes(name))).toEqual([]);
  await pause(1_500);
  const verifying = run(['src/cli/trail-verify.ts'], { RUYUAN_DATA_DIR: dataDir });
  expect((await verifying.ended).code).toBe(0);
  const verdict = JSON.parse(verifying.said().out.split('\n')[0]!);
  expect([verdict.isIntact, verdict.pending]).toEqual([true, 0]);
  expect(verdict.size).toBeGreaterThanOrEqual(acknowledged.length);
}, 90_000);

it('a database killed under load is refused politely, comes back by itself, and has lost nothing acknowledged', async () => {
  const dataDir = bench.folder();
  const program = bench.start({ dataDir, args: ['--empty'] });
  const address = await program.ready();
  await nameAdministrators(address);
  const admin = await signIn(address, 'qinshouzheng', PASSWORD);
  const writing = writeAway(admin, '丙');
  await untilWritten(writing.outcomes, 40);
  process.kill(serverPid(dataDir), 'SIGKILL');
  await pause(300);
  const before = writing.outcomes.length;
  while (!writing.outcomes.slice(before).some(({ status }) => status === 201)) await pause(20);
  const outcomes = await writing.stop();
  const refused = outcomes.filter(({ status }) => status !== 201);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.filter(({ status, answer }) => status !== 503 || !answer.includes('edge.unavailable'))).toEqual([]);
  const kept = await namesOf(admin, '丙');
  expect(outcomes.filter(({ name, status }) => status === 201 && !kept.includes(name))).toEqual([]);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  expect((await program.kill('SIGINT')).code).toBe(0);
}, 90_000);
