import { join, resolve } from 'node:path';
import type { Context, Hono } from 'hono';
import { secondFactorRoutes, sessionRoutes, type Me } from '#shared/me.ts';
import { VISITOR, type Actor } from '#shared/roles.ts';
import { dayOf } from '#shared/dates.ts';
import type { Locale } from '#shared/words.ts';
import type { AccessTable } from '#platform/access/table.ts';
import type { Config } from '#platform/config/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTransaction, openDatabase, type Connection, type Database, type Db } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { secure } from '#platform/db/secure.ts';
import type { Declaration } from '#platform/declaration.ts';
import { recorder } from '#platform/events/record.ts';
import { figuresApi, figuresOf, type Figures } from '#platform/figures.ts';
import { queueApi, queueOf } from '#platform/queue.ts';
import { folderStore } from '#platform/files/store.ts';
import { askedOf } from '#platform/http/edge.ts';
import { openLimits } from '#platform/http/limits.ts';
import { describeApi } from '#platform/http/openapi.ts';
import { mountPages } from '#platform/http/pages.ts';
import { addressReader, buildServer } from '#platform/http/server.ts';
import { mountSite } from '#platform/http/site.ts';
import { linkMailJob } from '#platform/links/jobs.ts';
import { mailJob } from '#platform/mail/jobs.ts';
import { openMailer } from '#platform/mail/mailer.ts';
import { openQueue, SYSTEM, type Queue } from '#platform/jobs/queue.ts';
import type { Log } from '#platform/log/log.ts';
import { resolveActor, type SessionParts } from '#platform/sessions/parts.ts';
import { sessionSecret } from '#platform/sessions/keys.ts';
import { openSignIn } from '#platform/sessions/sign-in.ts';
import { checkJob } from '#platform/trail/checks.ts';
import { startKeeper, type TrailKeeper } from '#platform/trail/keeper.ts';
import { mountLog } from '#platform/trail/public-log.ts';
import { trailGrowing, trailGuards } from '#platform/trail/tables.ts';
import { ledgers } from '#modules/ledgers/module.ts';
import { libraries } from '#modules/libraries/module.ts';
import {
  actorOfSession,
  addressesOf,
  demoPassword,
  demoPersonas,
  describePerson,
  nameAdministrators,
  peopleState,
} from '#modules/parties/index.ts';
import { parties } from '#modules/parties/module.ts';
import { supervision } from '#modules/supervision/module.ts';
import { technology } from '#modules/technology/module.ts';
import { website } from '#modules/website/module.ts';

/** Every module, in the order of the table of contents; seeding follows it. */
const declarations: readonly Declaration[] = [parties, libraries, technology, ledgers, supervision, website];

export type App = {
  readonly web: Hono;
  readonly database: Database;
  readonly queue: Queue;
  /** Null in a worker: the key that signs the trail stays with the web role. */
  readonly trail: TrailKeeper | null;
  /** Runs `body` as the platform itself, in one transaction: seeding, tests. */
  act<T>(actor: Actor, body: (ctx: Ctx) => Promise<T>, now?: Date): Promise<T>;
  /** On an empty database: the demo city, or nothing but what every city needs. Says what the start should tell. */
  seed(isDemo: boolean): Promise<Seeded>;
  /** Begins to work through jobs. */
  work(): Promise<void>;
  close(): Promise<void>;
};

export type Seeded = 'empty' | 'in_use' | { readonly personas: typeof demoPersonas; readonly password: string };

export type AppOptions = {
  readonly config: Config;
  readonly connection: Connection;
  readonly log: Log;
  readonly clock?: () => Date;
  readonly isStrict?: boolean;
  /** The database has been migrated already (tests clone a template). */
  readonly isMigrated?: boolean;
  readonly limitScale?: number;
};

/** The name under which this place signs its trail. */
export const ORIGIN = 'ruyuan/city';

/** The checkout: `src` and the bundle in `dist/server` lie at different depths below it. */
const ROOT = resolve(import.meta.dirname, import.meta.dirname.endsWith('src') ? '..' : '../..');

/** Brings a database up to date: tables, then the walls around them. */
export async function prepareDatabase(database: Database): Promise<string[]> {
  const applied = await migrate(database.owner, join(ROOT, 'migrations'));
  await secure(database.owner, trailGrowing);
  await database.owner.query(trailGuards);
  return applied;
}

/** Puts the program together; the only place that sees every module. */
export async function openApp(options: AppOptions): Promise<App> {
  const { log } = options;
  const database = openDatabase(options.connection, (error) => log.warn({ reason: error.message }, 'idle connection lost'));
  try {
    return await compose(options, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function compose(options: AppOptions, database: Database): Promise<App> {
  const { config, log } = options;
  const clock = options.clock ?? (() => new Date());
  if (!options.isMigrated) await prepareDatabase(database);
  const mailer = openMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, outbox: join(config.dataDir, 'outbox') });
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const trail = config.role === 'worker' ? null : await startKeeper(database, config.dataDir, ORIGIN, log);
  // The log is verified where its signer is, whoever works through the other jobs.
  const trailJobs = trail ? [checkJob(trail.signer)] : [];
  const jobs = [
    ...declarations.flatMap((module) => module.jobs ?? []),
    mailJob({ mailer, publicUrl, addressesOf }),
    linkMailJob({ mailer, publicUrl }),
    ...trailJobs,
  ];
  const queue = await openQueue(database, jobs, log);
  const files = folderStore(config.filesDir);
  const figures = figuresOf(declarations);
  const record = recorder(
    'city',
    declarations.flatMap((module) => module.listeners ?? []),
  );
  const makeCtx = ({ db, actor, now, locale, log: ctxLog }: { db: Db; actor: Actor; now: Date; locale: Locale; log: Log }): Ctx => {
    const ctx: Ctx = {
      db,
      actor,
      now,
      locale,
      files,
      figures,
      log: ctxLog,
      record: (draft) => record(ctx, draft),
      enqueue: (job, data) => queue.enqueue(db, actor.personId ? actor : SYSTEM, locale, job, data),
    };
    return ctx;
  };
  if (config.role === 'web') await queue.work(trailJobs, makeCtx);
  const act: App['act'] = (actor, body, now) =>
    inTransaction(database.system, actor, (db) => body(makeCtx({ db, actor, now: now ?? clock(), locale: 'zh-CN', log })));
  const web = openWeb(options, { database, clock, makeCtx, act, figures });
  return {
    web,
    database,
    queue,
    trail,
    act,
    seed: (isDemo) => act(SYSTEM, (ctx) => seedOnce(ctx, isDemo)),
    work: () => queue.work(jobs, makeCtx),
    close: async () => {
      await queue.close();
      await trail?.stop();
      mailer.close();
      await database.close();
    },
  };
}

type Parts = {
  readonly database: Database;
  readonly clock: () => Date;
  readonly makeCtx: (parts: { db: Db; actor: Actor; now: Date; locale: Locale; log: Log }) => Ctx;
  readonly act: App['act'];
  readonly figures: Figures;
};

function openWeb({ config, log, isStrict, limitScale }: AppOptions, { database, clock, makeCtx, act, figures }: Parts): Hono {
  const isSecure = config.publicUrl?.startsWith('https://') ?? false;
  const secret = sessionSecret(config.dataDir);
  const baseUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const addressOf = addressReader(config.isBehindProxy);
  const limits = openLimits(limitScale);
  const access: AccessTable = Object.assign({}, ...declarations.map((module) => module.access));
  const describe = async (actor: Actor, request: Context): Promise<Me> => {
    const { locale } = askedOf(request, log);
    const asActor = <T>(body: (ctx: Ctx) => Promise<T>) =>
      inTransaction(database.app, actor, (db) => body(makeCtx({ db, actor, now: clock(), locale, log })));
    return asActor(async (ctx) => {
      const counts: Record<string, number> = {};
      for (const module of declarations) Object.assign(counts, await module.counts?.(ctx));
      counts['queue'] = (await queueOf(ctx, declarations)).length;
      return { ...(await describePerson(ctx, access)), locale, counts };
    });
  };
  const sessions: SessionParts = {
    signIn: openSignIn(database.system, { secret, baseUrl, isSecure }),
    secret,
    isSecure,
    limits,
    log,
    clock,
    addressOf,
    actorOf: (token, now) => actorOfSession(database.system, { token, now, today: dayOf(now), isDemo: config.isDemo }),
    describe,
    isEmpty: () => act(SYSTEM, async (ctx) => (await peopleState(ctx)) === 'nobody'),
    nameAdministrators: (draft) => act(SYSTEM, (ctx) => nameAdministrators(ctx, draft)),
    tell: (actor, type) => act(actor, (ctx) => ctx.record({ type, subject: actor.personId ?? '' })),
  };
  const api = [...declarations.flatMap((module) => module.api), queueApi(declarations), figuresApi(figures)];
  return buildServer({
    edge: {
      database,
      access,
      log,
      limits,
      clock,
      makeCtx,
      addressOf,
      isStrict: isStrict ?? false,
      resolveActor: (request) => resolveActor(sessions, request),
    },
    sessions,
    api,
    openapi: describeApi([...api, { routes: sessionRoutes }, { routes: secondFactorRoutes }], {
      title: 'Ruyuan',
      version: '0.1.0',
      description: 'Science-and-technology services into the park',
    }),
    isHealthy: async () =>
      database.app.query('select 1').then(
        () => true,
        () => false,
      ),
    pages: (app) => {
      mountLog(app, { pool: database.system, limits, addressOf });
      mountPages(app, join(ROOT, 'dist'), log);
      mountSite(app, {
        routes: declarations.flatMap((module) => module.site ?? []),
        sections: declarations.flatMap((module) => module.siteSections ?? []),
        shares: {
          home: declarations.flatMap((module) => module.siteHome ?? []),
          search: declarations.flatMap((module) => module.siteSearch ?? []),
          maps: declarations.flatMap((module) => module.siteMap ?? []),
        },
        missing: declarations.find((module) => module.siteMissing)?.siteMissing,
        origin: baseUrl,
        asVisitor: (locale, body) =>
          inTransaction(database.app, VISITOR, (db) => body(makeCtx({ db, actor: VISITOR, now: clock(), locale, log }))),
        spend: (request) => limits.spend(addressOf(request), { method: 'post' }),
        log,
      });
    },
  });
}

/** All shares of the demo in one transaction: a start that was cut short leaves an empty database, not half a city. */
async function seedOnce(ctx: Ctx, isDemo: boolean): Promise<Seeded> {
  const demo = { personas: demoPersonas, password: demoPassword };
  const state = await peopleState(ctx);
  if (state !== 'nobody') return state === 'demo' ? demo : 'in_use';
  for (const module of declarations) await module.prepare?.(ctx);
  if (!isDemo) return 'empty';
  for (const module of declarations) await module.seed?.(ctx);
  return demo;
}
