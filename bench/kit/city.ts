import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type pg from 'pg';
import { openApp, type App } from '../../src/app.ts';
import { testConfig } from '#kit/config.ts';
import { demoPassword } from '#modules/parties/index.ts';
import { startEmbedded } from '#platform/db/embedded/embedded.ts';
import { openLog } from '#platform/log/log.ts';

/** The demo city behind a real socket, on a durable database of its own. */
export type City = {
  readonly app: App;
  readonly connection: pg.ClientConfig;
  readonly port: number;
  /** The cookie of a demo person who has signed in. */
  signIn(username: string): Promise<string>;
  close(): Promise<void>;
};

export async function openCity(): Promise<City> {
  const folder = mkdtempSync(join(tmpdir(), 'ruyuan-bench-'));
  const log = openLog('error');
  const embedded = await startEmbedded({ dataDir: join(folder, 'server'), log });
  const connection = { ...embedded.connection };
  const app = await openApp({ config: testConfig(join(folder, 'data')), connection, log, limitScale: 1_000_000 });
  await app.seed(true);
  const server = serve({ fetch: app.web.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  return {
    app,
    connection,
    port,
    async signIn(username) {
      const reply = await fetch(`http://127.0.0.1:${port}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password: demoPassword }),
      });
      const cookies = reply.headers.getSetCookie().map((line) => line.split(';')[0]);
      return cookies.join('; ');
    },
    async close() {
      server.close();
      await app.close();
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
