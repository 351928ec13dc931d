import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { compileWords } from '../../scripts/words.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The embedded server of this run; test files clone `template_empty` or `template_demo` in it. */
    database: { host: string; port: number; user: string; password: string; database: string };
    /** The data folder of `template_demo`: the files its rows refer to, the key that signed its trail. */
    demoFolder: string;
  }
}

/** Runs once before all test files: words, one PostgreSQL, and two databases to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await compileWords();
  const [{ startEmbedded }, { openApp, prepareDatabase }, { openDatabase }, { openLog }, { testConfig }] = await Promise.all([
    import('#platform/db/embedded/embedded.ts'),
    import('../../src/app.ts'),
    import('#platform/db/database.ts'),
    import('#platform/log/log.ts'),
    import('./config.ts'),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'ruyuan-test-'));
  const log = openLog('error');
  const embedded = await startEmbedded({ dataDir: join(folder, 'server'), log, durable: false });
  const { host, port, user, password } = embedded.connection;
  const server = { host, port, user, password, database: 'postgres' };
  await onServer(server, 'create database template_empty');
  const emptyDb = openDatabase({ ...server, database: 'template_empty' });
  await prepareDatabase(emptyDb);
  await emptyDb.close();
  await onServer(server, 'create database template_demo template template_empty');
  const config = testConfig(join(folder, 'demo'));
  const demo = await openApp({ config, connection: { ...server, database: 'template_demo' }, log, isMigrated: true });
  await demo.seed(true);
  await demo.close();
  project.provide('database', server);
  project.provide('demoFolder', config.dataDir);
  return async () => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function onServer(server: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(statement);
  await client.end();
}
