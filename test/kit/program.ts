import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { serverConfig } from '../../vite.config.ts';
import { serversIn } from '#platform/db/embedded/processes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** As deep below the checkout as `dist/server`. */
const BUILT = join(ROOT, '.generated', `program-${process.pid}`);

/** The program as `npm start` runs it, in a process of its own. */
export type Program = {
  readonly pid: number;
  readonly said: () => { readonly out: string; readonly errors: string };
  /** `http://localhost:PORT` once it is ready; throws what it said when it ends before. */
  readonly ready: () => Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  kill(signal: NodeJS.Signals): Promise<{ readonly code: number | null }>;
};

export type ProgramBench = {
  /** A folder that does not exist yet. */
  folder(): string;
  start(options: { dataDir: string; args?: readonly string[]; env?: Readonly<Record<string, string>> }): Program;
  close(): Promise<void>;
};

/** Builds the program once for a test file; what is still running at the end is stopped, databases too. */
export async function openProgramBench(): Promise<ProgramBench> {
  const config = serverConfig();
  await build({ ...config, build: { ...config.build, outDir: BUILT, sourcemap: false } });
  const root = mkdtempSync(join(tmpdir(), 'ruyuan-program-'));
  const programs: Program[] = [];
  let folders = 0;
  return {
    folder: () => join(root, `data-${(folders += 1)}`),
    start({ dataDir, args = [], env = {} }) {
      const program = run([join(BUILT, 'main.js'), ...args], { RUYUAN_DATA_DIR: dataDir, PORT: '0', ...env });
      programs.push(program);
      return program;
    },
    async close() {
      for (const program of programs) await program.kill('SIGKILL');
      for (let at = 1; at <= folders; at += 1) await stopServer(join(root, `data-${at}`, 'postgres'));
      rmSync(root, { recursive: true, force: true });
      rmSync(BUILT, { recursive: true, force: true });
    },
  };
}

/** Runs a command of ours, or the program, with nothing of this process's environment but the path. */
export function run(command: readonly string[], env: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', errors: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.errors += chunk));
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) => {
    child.on('close', (code, signal) => done({ code, signal }));
  });
  let isOver = false;
  void ended.then(() => (isOver = true));
  return {
    pid: child.pid!,
    said: () => said,
    ended,
    async ready() {
      for (;;) {
        const address = /Ruyuan is ready at (\S+)/.exec(said.out)?.[1] ?? /worker is ready/.exec(said.out)?.[0];
        if (address) return address;
        if (isOver) throw new Error(`it ended: ${said.errors}`);
        await pause(20);
      }
    },
    async kill(signal) {
      if (!isOver) child.kill(signal);
      return ended;
    },
  };
}

/** A server that outlived its killed program. */
async function stopServer(cluster: string): Promise<void> {
  const servers = serversIn(cluster);
  for (const pid of servers) {
    try {
      process.kill(pid, 'SIGQUIT');
    } catch {
      // Gone between the look and the signal.
    }
  }
  while (serversIn(cluster).length > 0) await pause(20);
}

/** The server's process number of a data folder, from its own note. */
export const serverPid = (dataDir: string) => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** A signed-in person at a program's address. */
export async function signIn(address: string, username: string, password: string) {
  const headers = { 'content-type': 'application/json', origin: address };
  const body = JSON.stringify({ username, password });
  const reply = await fetch(`${address}/api/session`, { method: 'POST', headers, body });
  if (reply.status !== 201) throw new Error(`${username} cannot sign in: ${reply.status} ${await reply.text()}`);
  return callerAt(address, reply);
}

/** Asks with the cookies of an answer that opened a session. */
export function callerAt(address: string, opened: Response) {
  const cookie = opened.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return (method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}) =>
    fetch(`${address}/api${path}`, {
      method,
      headers: { origin: address, cookie, 'content-type': 'application/json', ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

/** Names the three administrators of an empty place; gives the first, who keeps the registers. */
export async function nameAdministrators(address: string) {
  const body = {
    organisation: '云河市科学技术局',
    name: '秦守正',
    username: 'qinshouzheng',
    password: 'three-rivers-meet-here',
    securityName: '韩静',
    securityUsername: 'hanjing',
    auditName: '罗平',
    auditUsername: 'luoping',
  };
  const headers = { 'content-type': 'application/json', origin: address };
  const reply = await fetch(`${address}/api/first-administrator`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (reply.status >= 300) throw new Error(`no administrator: ${reply.status} ${await reply.text()}`);
  return callerAt(address, reply);
}
