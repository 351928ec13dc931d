import { accessSync, constants, mkdirSync } from 'node:fs';
import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import { openApp, type App } from './app.ts';
import { readConfig, type Config } from '#platform/config/index.ts';
import type { Connection } from '#platform/db/database.ts';
import { startEmbedded, type Embedded } from '#platform/db/embedded/embedded.ts';
import { joinEmbedded } from '#platform/db/embedded/reach.ts';
import { openLog, type Log } from '#platform/log/log.ts';
import { folderRefusal, StartRefusal } from '#platform/start-refusal.ts';
import { startLines } from '#platform/start-lines.ts';

/** How long a caller may take to say what it wants: slow ones must not hold connections for ever. */
const PATIENCE = { headersTimeout: 20_000, requestTimeout: 120_000, connectionsCheckingInterval: 5_000, keepAliveTimeout: 10_000 };

type Running = { app: App; embedded: Embedded | null; server: Server | null };

/** Starts the chosen roles; what was started already is stopped again when a later part cannot start. */
async function start(config: Config, log: Log): Promise<Running> {
  const running: Partial<Running> & { embedded: Embedded | null } = { embedded: null };
  try {
    const connection = await openConnection(config, log, running);
    running.app = await openApp({ config, connection, log });
    const isSeeded = await running.app.seed(config.isDemo);
    if (config.role !== 'web') await running.app.work();
    running.server = config.role === 'worker' ? null : await listen(running.app, config);
    process.stdout.write(`${startLines({ port: portOf(running.server, config), role: config.role, isSeeded })}\n`);
    return running as Running;
  } catch (error) {
    await stop(running);
    throw error;
  }
}

/** A database elsewhere; that of a program on the same folder, for a worker; else the embedded one, begun here. */
async function openConnection(config: Config, log: Log, running: { embedded: Embedded | null }): Promise<Connection> {
  if (config.databaseUrl) {
    makeDataFolder(config.dataDir);
    return config.databaseUrl;
  }
  if (config.role === 'worker') return { ...(await joinEmbedded(config.dataDir)) };
  running.embedded = await startEmbedded({ dataDir: config.dataDir, log });
  return { ...running.embedded.connection };
}

/** With a database elsewhere the folder still holds files, keys and the outbox. */
function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw folderRefusal(error, folder);
  }
}

const portOf = (server: Server | null, config: Config) => {
  const address = server?.address();
  return typeof address === 'object' && address ? address.port : config.port;
};

function listen(app: App, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.web.fetch, port: config.port, hostname: config.host, serverOptions: PATIENCE }, () =>
      resolve(server as Server),
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      const refusal = { EADDRINUSE: 'port_taken', EACCES: 'port_taken' }[error.code ?? ''];
      reject(refusal ? new StartRefusal('port_taken', { port: config.port }) : error);
    });
  });
}

/** Web first, then jobs and pools, the database last. */
async function stop(running: Partial<Running>): Promise<void> {
  const { server } = running;
  if (server) {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
  await running.app?.close();
  await running.embedded?.stop();
}

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2));
  const log = openLog(config.logLevel);
  const running = await start(config, log);
  let isStopping = false;
  const leave = () => {
    if (isStopping) return;
    isStopping = true;
    stop(running).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stop');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
}

main().catch((error: unknown) => {
  const line = error instanceof StartRefusal ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${line}\n`);
  process.exit(1);
});
