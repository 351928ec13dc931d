import { rm, rmdir } from 'node:fs/promises';
import { folderRefusal } from '#platform/start-refusal.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, writeConfig } from './cluster.ts';
import type { Cluster, ClusterPlan } from './cluster.ts';
import { connectionTo, urlOf } from './connection.ts';
import type { EmbeddedConnection } from './connection.ts';
import { claimDataFolder } from './data-folder.ts';
import type { DataFolderClaim } from './data-folder.ts';
import { watchLog } from './log-file.ts';
import { chooseRunAs } from './run-as.ts';
import type { RootWay } from './run-as.ts';
import { adopt, isRunning, launch, stopServer } from './server.ts';
import type { Running } from './server.ts';
import { makeSocketFolder } from './socket-folder.ts';

/** Structured lines about the server's life; a pino logger fits. */
export type EmbeddedLog = {
  info(values: object, event: string): void;
  warn(values: object, event: string): void;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: EmbeddedLog;
  /** Off in tests only: a killed server then forgets what it was just told, a power cut may cost everything. */
  readonly durable?: boolean;
  /** How root may run the server; tests name one. */
  readonly rootWays?: readonly RootWay[];
};

/** The embedded PostgreSQL of one data folder, up and restarted when it dies, until `stop()`. */
export type Embedded = {
  readonly connection: EmbeddedConnection;
  readonly url: string;
  readonly socketDir: string;
  /** Whether a server left by a killed program was taken over. */
  readonly isAdopted: boolean;
  /** The postmaster now; another one after a restart. */
  pid(): number;
  /** Stops the server and frees the data folder. End the pools first: the server cuts off who is connected. */
  stop(): Promise<void>;
};

const WATCH_EVERY_MS = 300;
const LONGEST_PAUSE_MS = 30_000;

/** Claims the data folder and brings its PostgreSQL up. Throws `StartRefusal` when that cannot be. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const binaries = findBinaries();
  const claim = await claimDataFolder(options.dataDir);
  let socketFolder: string | undefined;
  try {
    const runAs = chooseRunAs(binaries, claim.folder, options.rootWays);
    socketFolder = makeSocketFolder(claim.folder, runAs);
    const isDurable = options.durable ?? true;
    return await bringUp({ binaries, dataFolder: claim.folder, socketFolder, runAs, isDurable }, claim, options.log);
  } catch (error) {
    // Only when empty: a server left by a killed program may still be reached there.
    if (socketFolder) await rmdir(socketFolder).catch(() => undefined);
    await claim.release();
    throw folderRefusal(error, claim.folder);
  }
}

async function bringUp(plan: ClusterPlan, claim: DataFolderClaim, log: EmbeddedLog): Promise<Embedded> {
  const cluster = await ensureCluster(plan);
  const connection = connectionTo(plan.socketFolder, cluster.password);
  const adopted = await adopt(cluster, connection, await writeConfig(plan, cluster.folder));
  const first = adopted ?? (await launch(plan, cluster, connection));
  log.info({ pid: first.pid, adopted: adopted !== undefined }, 'embedded_database_up');
  const keeper = keepUp(plan, cluster, connection, first, log);
  return {
    connection,
    url: urlOf(connection),
    socketDir: plan.socketFolder,
    isAdopted: adopted !== undefined,
    pid: () => keeper.running().pid,
    stop: async () => {
      await keeper.stop();
      await rm(plan.socketFolder, { recursive: true, force: true });
      await claim.release();
    },
  };
}

/** Starts the server again when it dies under the program, at longer and longer intervals while that fails. */
function keepUp(
  plan: ClusterPlan,
  cluster: Cluster,
  connection: EmbeddedConnection,
  first: Running,
  log: EmbeddedLog,
): { running(): Running; stop(): Promise<void> } {
  let running = first;
  let pauseMs = WATCH_EVERY_MS;
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let attempt = Promise.resolve();
  const logWatch = watchLog(plan.dataFolder);

  const restart = async () => {
    try {
      log.warn({ pid: running.pid }, 'embedded_database_died');
      running = (await adopt(cluster, connection, false)) ?? (await launch(plan, cluster, connection));
      pauseMs = WATCH_EVERY_MS;
      log.info({ pid: running.pid }, 'embedded_database_up');
    } catch (error) {
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      log.warn({ reason: (error as Error).message }, 'embedded_database_down');
    }
  };
  const look = async () => {
    if (!isRunning(running)) await restart();
    if (!isStopping) lookLater();
  };
  const lookLater = () => {
    timer = setTimeout(() => (attempt = look()), pauseMs).unref();
  };
  lookLater();

  return {
    running: () => running,
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await attempt;
      logWatch.stop();
      await stopServer(running);
    },
  };
}
