// Starts, fills and kills the embedded database again and again, and looks whether every acknowledged row is there:
// `node test/kit/soak.ts 100`. Prints a summary; status 1 when a row was lost or a start failed.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '#platform/db/embedded/embedded.ts';

type Program = { child: ChildProcess; serverPid: number; url: string; isAdopted: boolean; startMs: number };
type Ending = 'program' | 'server' | 'both' | 'starting' | 'stop';

const ENDINGS: readonly Ending[] = ['program', 'server', 'both', 'starting', 'stop'];
const PROGRAM = join(import.meta.dirname, 'embedded-program.ts');
const rounds = Number(process.argv[2] ?? 100);
const dataDir = mkdtempSync(join(tmpdir(), 'ruyuan-soak-'));
const acknowledged: number[] = [];
const count: Record<Ending, number> = { program: 0, server: 0, both: 0, starting: 0, stop: 0 };
let adopted = 0;
let slowestMs = 0;

function spawnProgram(): ChildProcess {
  return spawn(process.execPath, [PROGRAM, dataDir, 'durable'], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function startProgram(): Promise<Program> {
  const start = performance.now();
  const child = spawnProgram();
  const line = await Promise.race([once(child.stdout!, 'data').then(String), once(child, 'exit').then(() => '')]);
  if (line === '') throw new Error('a start failed');
  return { child, startMs: performance.now() - start, ...(JSON.parse(line) as Omit<Program, 'child' | 'startMs'>) };
}

async function kill(child: ChildProcess, name: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(name);
  await gone;
}

/** Writes rows one by one until told to end or the connection breaks; a row counts when the server said so. */
async function write(url: string, end: AbortSignal): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('create table if not exists soak (n int primary key, filler text)');
    while (!end.aborted) {
      const { rows } = await client.query<{ n: number }>(
        `insert into soak select coalesce(max(n), 0) + 1, repeat('入园', 200) from soak returning n`,
      );
      acknowledged.push(rows[0]!.n);
    }
  } catch {
    // The server was killed in the middle: what it had not acknowledged does not count.
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function check(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query<{ n: number }>('select n from soak');
  await client.end();
  const there = new Set(found.rows.map(({ n }) => n));
  const lost = acknowledged.filter((n) => !there.has(n));
  if (lost.length > 0) throw new Error(`${lost.length} acknowledged rows lost, the first is ${lost[0]}`);
}

async function round(ending: Ending): Promise<void> {
  count[ending] += 1;
  if (ending === 'starting') {
    const child = spawnProgram();
    await pause(Math.random() * 600);
    await kill(child, 'SIGKILL');
    return;
  }
  const program = await startProgram();
  slowestMs = Math.max(slowestMs, program.startMs);
  if (program.isAdopted) adopted += 1;
  if (acknowledged.length > 0) await check(program.url);
  const end = new AbortController();
  const writing = write(program.url, end.signal);
  await pause(50 + Math.random() * 400);
  if (ending === 'server' || ending === 'both') process.kill(program.serverPid, 'SIGKILL');
  // Killed on its own, the server comes back under the program, which is killed at some point of that.
  if (ending === 'server') await pause(Math.random() * 1_500);
  await kill(program.child, ending === 'stop' ? 'SIGTERM' : 'SIGKILL');
  end.abort();
  await writing;
}

const started = performance.now();
try {
  for (let i = 0; i < rounds; i += 1) {
    await round(i === 0 ? 'starting' : ENDINGS[Math.floor(Math.random() * ENDINGS.length)]!);
  }
  const last = await startEmbedded({ dataDir, log: { info: () => undefined, warn: () => undefined } });
  if (acknowledged.length > 0) await check(last.url);
  await last.stop();
  rmSync(dataDir, { recursive: true, force: true });
  const kinds = Object.entries(count).map(([name, times]) => `${name} ${times}`);
  console.log(`${rounds} rounds in ${Math.round((performance.now() - started) / 1000)} s (killed: ${kinds.join(', ')})`);
  console.log(`${acknowledged.length} rows acknowledged, 0 lost; ${adopted} servers adopted; slowest start ${Math.round(slowestMs)} ms`);
} catch (error) {
  console.error(`${(error as Error).message}; the data are in ${dataDir}`);
  process.exitCode = 1;
}
