import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openApp, type App } from '../../src/app.ts';
import { demoPassword } from '#modules/parties/index.ts';
import { openLog } from '#platform/log/log.ts';
import type { Answered, Route, Sent } from '#shared/route.ts';
import { testConfig } from './config.ts';
import { testDatabase } from './database.ts';

/** What came back: the parsed JSON and how. */
export type Reply<T> = { readonly status: number; readonly body: T; readonly headers: Headers; readonly bytes: Uint8Array };

/** A person (or nobody) at the API. */
export type Caller = {
  /** Calls a route of a contract; the answer may be a problem: look at `status` first. */
  call<R extends Route>(route: R, sent: Sent<R>, headers?: Record<string, string>): Promise<Reply<Answered<R>>>;
  /** Any request below `/`. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<any>>;
  readonly cookie: string;
};

export type TestNode = {
  readonly app: App;
  readonly dataDir: string;
  /** Sets the clock that the edge reads; null gives the time of day back. */
  setNow(now: string | null): void;
  /** Signs a demo person in by username. */
  as(username: string, password?: string): Promise<Caller>;
  readonly visitor: Caller;
  close(): Promise<void>;
};

/** A whole node over a database of its own, without a socket. `demo` has the seeded city; jobs run when `works`. */
export async function startNode(options: { template?: 'empty' | 'demo'; works?: boolean; isDemo?: boolean } = {}): Promise<TestNode> {
  const { connection, drop, database } = await testDatabase(options.template ?? 'demo');
  await database.close();
  const dataDir = mkdtempSync(join(tmpdir(), 'ruyuan-node-'));
  if (options.template !== 'empty') cpSync(inject('demoFolder'), dataDir, { recursive: true });
  let fixed: Date | null = null;
  const clock = () => fixed ?? new Date();
  const config = { ...testConfig(dataDir), isDemo: options.isDemo ?? true };
  const app = await openApp({ config, connection, log: openLog('error'), clock, isStrict: true, isMigrated: true, limitScale: 100 });
  if (options.works) await app.work();
  const visitor = caller(app, '');
  return {
    app,
    dataDir,
    visitor,
    setNow: (now) => {
      fixed = now ? new Date(now) : null;
    },
    async as(username, password = demoPassword) {
      const reply = await visitor.ask('POST', '/api/session', { username, password });
      if (reply.status !== 201) throw new Error(`${username} cannot sign in: ${JSON.stringify(reply.body)}`);
      return caller(
        app,
        reply.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      );
    },
    async close() {
      await app.close();
      await drop().catch(() => {});
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function caller(app: App, cookie: string): Caller {
  const send = async (method: string, path: string, init: { body?: BodyInit; headers?: Record<string, string> }) => {
    const headers = { origin: 'http://localhost', 'accept-language': 'zh-CN', ...(cookie ? { cookie } : {}), ...init.headers };
    const response = await app.web.request(`http://localhost${path}`, { method, headers, ...(init.body ? { body: init.body } : {}) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const body = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
    return { status: response.status, headers: response.headers, bytes, body };
  };
  return {
    cookie,
    ask: (method, path, body, headers = {}) =>
      send(
        method,
        path,
        body === undefined ? { headers } : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } },
      ),
    call: (route, sent, headers = {}) => {
      const parts = sent as { params?: object; query?: object; body?: unknown; files?: File[]; fields?: Record<string, string> };
      const path = `/api${pathOf(route.path, parts.params ?? {})}${queryOf(parts.query ?? {})}`;
      if (route.upload) {
        const form = new FormData();
        for (const [name, value] of Object.entries(parts.fields ?? {})) form.append(name, value);
        for (const file of parts.files ?? []) form.append('files', file, file.name);
        return send(route.method.toUpperCase(), path, { body: form, headers });
      }
      const json = parts.body === undefined ? {} : { body: JSON.stringify(parts.body) };
      return send(route.method.toUpperCase(), path, { ...json, headers: { 'content-type': 'application/json', ...headers } });
    },
  };
}

const pathOf = (path: string, params: object) =>
  Object.entries(params).reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))), path);

function queryOf(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
