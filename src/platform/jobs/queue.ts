import { PgBoss } from 'pg-boss';
import type pg from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import { VISITOR, type Actor } from '#shared/roles.ts';
import { BASE_LOCALE, type Locale } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTransaction, type Database, type Db } from '#platform/db/database.ts';
import type { Log } from '#platform/log/log.ts';

/** Work done later, by any worker process on the same PostgreSQL. */
export type Job = {
  /** `ledgers.read_import`. */
  readonly name: string;
  /** Cron expression in China time, for work that comes round by itself. */
  readonly schedule?: string;
  /** Tries after the first; a job is never tried for ever. */
  readonly retries: number;
  /** Runs as the platform, whoever asked: for what no person may do. */
  readonly isSystem?: boolean;
  /** After this many seconds the try counts as failed. */
  readonly seconds: number;
  /**
   * Does the work. `act` opens a transaction as the person who asked (the system, when scheduled): long work
   * takes several, so that progress is seen and a crash loses one step.
   */
  readonly run: (work: JobWork) => Promise<void>;
};

export type JobWork = {
  readonly data: Readonly<Record<string, unknown>>;
  readonly act: <T>(body: (ctx: Ctx) => Promise<T>) => Promise<T>;
  readonly log: Log;
};

/** The platform itself, when nobody asked: scheduled work. */
export const SYSTEM: Actor = { ...VISITOR, name: 'system', roles: [], reach: 'city' };

type Envelope = { readonly actor: Actor | null; readonly locale: Locale; readonly data: Readonly<Record<string, unknown>> };

export type Queue = {
  /** Sends within the act's transaction, as its actor. */
  enqueue(db: Db, actor: Actor, locale: Locale, name: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  /** Starts working through the jobs; `makeCtx` gives each act its context. */
  work(jobs: readonly Job[], makeCtx: (parts: { db: Db; actor: Actor; now: Date; locale: Locale; log: Log }) => Ctx): Promise<void>;
  close(): Promise<void>;
};

const SCHEMA = 'jobs';

/** Opens the queue on the owner's pool; its tables live in a schema of their own. */
export async function openQueue(database: Database, jobs: readonly Job[], log: Log): Promise<Queue> {
  const db = { executeSql: (text: string, values?: unknown[]) => database.owner.query(text, values) };
  const boss = new PgBoss({ db, schema: SCHEMA });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: job.retries, retryBackoff: true, expireInSeconds: job.seconds });
  }
  await grantQueue(database.owner);
  return {
    async enqueue(actDb, actor, locale, name, data) {
      const envelope: Envelope = { actor, locale, data };
      const executeSql = (text: string, values?: unknown[]) => actDb.$client.query(text, values);
      await boss.send(name, envelope, { db: { executeSql } });
    },
    async work(all, makeCtx) {
      for (const job of all) await workOn(boss, job, database, makeCtx, log);
    },
    close: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

async function workOn(boss: PgBoss, job: Job, database: Database, makeCtx: Parameters<Queue['work']>[1], log: Log): Promise<void> {
  await boss.work<Envelope>(job.name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([item]) => {
    const envelope = item?.data ?? { actor: null, locale: BASE_LOCALE, data: {} };
    const isSystem = job.isSystem || !envelope.actor;
    const actor = isSystem || !envelope.actor ? SYSTEM : envelope.actor;
    const pool = isSystem ? database.system : database.app;
    const jobLog = log.child({ job: job.name, id: item?.id });
    await job.run({
      data: envelope.data ?? {},
      log: jobLog,
      act: (body) =>
        inTransaction(pool, actor, (db) =>
          body(makeCtx({ db, actor, now: new Date(), locale: envelope.locale ?? BASE_LOCALE, log: jobLog })),
        ),
    });
  });
  if (job.schedule) await boss.schedule(job.name, job.schedule, undefined, { tz: 'Asia/Shanghai' });
}

/** Acts put jobs in as the app or system role. */
async function grantQueue(owner: pg.Pool): Promise<void> {
  await drizzle({ client: owner }).execute(`grant usage on schema ${SCHEMA} to ruyuan_app, ruyuan_system;
    grant select, insert, update on all tables in schema ${SCHEMA} to ruyuan_app, ruyuan_system;
    grant execute on all functions in schema ${SCHEMA} to ruyuan_app, ruyuan_system;`);
}
