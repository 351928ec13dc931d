import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { VISITOR, type Actor } from '#shared/roles.ts';
import { inTransaction, openDatabase, type Database, type Db } from '#platform/db/database.ts';
import { startEmbedded } from '#platform/db/embedded/embedded.ts';
import { secure } from '#platform/db/secure.ts';
import { appendEntry } from '#platform/trail/append.ts';
import { sealEntry, type EntryDraft, type SealedEntry } from '#platform/trail/entry.ts';
import type { Transact } from '#platform/trail/sequencer.ts';
import { openSigner, type TrailSigner } from '#platform/trail/signer.ts';
import * as tables from '#platform/trail/tables.ts';

/** The log's name, and the start of its time. */
export const ORIGIN = 'yunhe.example/trail';
export const START = Date.UTC(2026, 2, 2, 1);

/** So many seconds after the start. */
export const at = (second: number) => new Date(START + second * 1000);

/** A database with the trail's tables and nothing else, and a signer. */
export type TrailBench = {
  readonly folder: string;
  readonly database: Database;
  readonly signer: TrailSigner;
  asApp<T>(body: (db: Db) => Promise<T>, actor?: Actor): Promise<T>;
  readonly asSystem: Transact;
  /** Writes entries `from` up to, without, `to` in one act. */
  append(from: number, to: number): Promise<void>;
  close(): Promise<void>;
};

export async function openTrailBench(): Promise<TrailBench> {
  const folder = await mkdtemp(join(tmpdir(), 'trail-'));
  const embedded = await startEmbedded({ dataDir: join(folder, 'data'), log: { info: () => {}, warn: () => {} }, durable: false });
  const database = openDatabase({ ...embedded.connection });
  for (const role of ['app', 'system', 'backup']) await database.owner.query(`create role ruyuan_${role} nologin`);
  const statements = await generateMigration(generateDrizzleJson({}), generateDrizzleJson({ ...tables }));
  for (const statement of statements) await database.owner.query(statement);
  await secure(database.owner, tables.trailGrowing);
  await database.owner.query(tables.trailGuards);
  const asApp: TrailBench['asApp'] = (body, actor = VISITOR) => inTransaction(database.app, actor, body);
  return {
    folder,
    database,
    signer: await openSigner(join(folder, 'signer'), ORIGIN),
    asApp,
    asSystem: (body) => inTransaction(database.system, VISITOR, body),
    append: (from, to) =>
      asApp(async (db) => {
        for (let n = from; n < to; n += 1) await appendEntry(db, anEntry(n));
      }),
    close: async () => {
      await database.close();
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Entry `n`, recorded in second `n`; every fifth has no body, the others three fields. */
export function anEntry(n: number, changes: Partial<EntryDraft> = {}): SealedEntry {
  return sealEntry({
    id: `rec_${String(n).padStart(8, '0')}`,
    node: 'yunhe.example',
    stream: n % 2 === 0 ? 'park/north' : 'city',
    type: n % 3 === 0 ? 'parties.enterprise_added' : 'ledgers.fact_stated',
    subject: `ent_${n % 10}`,
    occurred: '2026-03-02',
    recorded: at(n),
    actor: { pseudonym: 'p-1', org: 'org_1', role: 'station_officer' },
    fields:
      n % 5 === 0
        ? []
        : [
            { path: 'name', value: `第${n}家` },
            { path: 'fen', value: n },
            { path: 'note', value: 'x' },
          ],
    ...changes,
  });
}
