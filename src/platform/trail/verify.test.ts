import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEntry, at, openTrailBench, ORIGIN, type TrailBench } from '#kit/trail.ts';
import type { Db } from '#platform/db/database.ts';
import { appendEntry, eraseFields, type TrailDb } from './append.ts';
import { verifyDisclosure } from './body.ts';
import { toCanonical } from './canonical.ts';
import { parseEntry, type SealedEntry } from './entry.ts';
import { hashLeaf } from './merkle.ts';
import { formatCheckpoint, parseSigner, parseVerifier, signNote } from './note.ts';
import { readDisclosure, readEntryBytes } from './queries.ts';
import { sequence } from './sequencer.ts';
import { openSigner } from './signer.ts';
import { FAULT_KINDS, type FaultKind, type VerifyOptions } from './verdict.ts';
import { verifyTrail } from './verify.ts';

const COUNT = 700;
let bench: TrailBench;

beforeAll(async () => {
  bench = await openTrailBench();
  let from = 0;
  for (const to of [1, 3, 255, 256, 257, 600, COUNT]) {
    await bench.append(from, to);
    await sequence(bench.asSystem, bench.signer, at(to));
    from = to;
  }
}, 120_000);

afterAll(() => bench?.close());

const check = (db: TrailDb, options: VerifyOptions = {}) =>
  verifyTrail(db, [parseVerifier(bench.signer.verifierKey)], { batch: 200, ...options });

/** As somebody with every right on the database, triggers and foreign keys off; nothing stays. */
async function tampering<T>(act: (client: pg.PoolClient, db: Db) => Promise<T>): Promise<T> {
  const client = await bench.database.owner.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    return await act(client, drizzle({ client }) as Db);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('an honest log', () => {
  it('verifies, whatever the batches, and gives no alarm', async () => {
    for (const batch of [1, 64, 5000]) {
      const verdict = await bench.asSystem((db) => check(db, { batch, heads: [bench.signer.head()] }));
      expect(verdict).toMatchObject({ isIntact: true, size: COUNT, signedSize: COUNT, pending: 0, faults: [], late: [] });
      expect(verdict.checked).toEqual({ entries: COUNT, fields: 1680, erasedFields: 0, checkpoints: 7 });
      expect(verdict.root).toBe(bench.signer.head().root.toString('base64'));
    }
  });
  it('keeps exactly the bytes that were sealed, in the order recorded', async () => {
    const bytes = await bench.asSystem((db) => readEntryBytes(db, 41));
    expect(parseEntry(bytes!)).toMatchObject({ id: 'rec_00000041', subject: 'ent_1' });
    expect(await bench.asSystem((db) => readEntryBytes(db, COUNT))).toBeNull();
  });
  it('still verifies after fields were erased', async () => {
    await tampering(async (client, db) => {
      await client.query('set local session_replication_role = origin');
      expect(await eraseFields(db, 'rec_00000041', ['name', 'fen'])).toBe(2);
      expect(await eraseFields(db, 'rec_00000041', ['name'])).toBe(0);
      expect(await check(db)).toMatchObject({ isIntact: true, checked: { erasedFields: 2 } });
      const entry = parseEntry((await readEntryBytes(db, 41))!);
      expect(await readDisclosure(db, 'rec_00000041', 'name')).toBeNull();
      expect(verifyDisclosure((await readDisclosure(db, 'rec_00000041', 'note'))!, entry.body)).toBe(true);
    });
  });
  it('says what waits, and names entries written down long before they were taken in', async () => {
    await tampering(async (_client, db) => {
      await appendEntry(db, anEntry(COUNT));
      expect(await check(db)).toMatchObject({ isIntact: true, pending: 1, size: COUNT });
      const late = anEntry(COUNT + 1, { recorded: at(-86_400) });
      await appendEntry(db, late);
      const elsewhere = await openSigner(join(bench.folder, 'elsewhere'), ORIGIN);
      await expect(sequence((body) => body(db), elsewhere, at(COUNT + 5))).resolves.toEqual({ integrated: 2, size: COUNT + 2 });
      const verdict = await check(db, { only: FAULT_KINDS.filter((kind) => kind !== 'checkpoint_wrong') });
      expect(verdict).toMatchObject({ isIntact: true, late: [{ index: COUNT, entryId: late.entry.id }] });
      expect((await check(db, { lateAfterMs: 2 * 86_400_000 })).late).toEqual([]);
    });
  });
});

/** The bytes of an entry with another subject, as somebody covering his tracks would write them. */
async function forgedBytes(db: Db, index: number): Promise<Buffer> {
  const entry = parseEntry((await readEntryBytes(db, index))!);
  return Buffer.from(toCanonical({ ...entry, subject: 'ent_x' }));
}

type Attack = {
  name: string;
  kinds: readonly FaultKind[];
  place: object;
  run: (client: pg.PoolClient, db: Db) => Promise<unknown>;
  isHeadKnown?: boolean;
};

const attacks: readonly Attack[] = [
  {
    name: 'the bytes of an entry are changed',
    kinds: ['entry_changed'],
    place: { index: 300, entryId: 'rec_00000300' },
    run: async (client, db) => client.query(`update trail_entries set bytes = $1 where id = 'rec_00000300'`, [await forgedBytes(db, 300)]),
  },
  {
    name: 'bytes, columns and leaf hash are changed together',
    kinds: ['root_differs', 'subtree_differs'],
    place: { size: 600 },
    run: async (client, db) => {
      const bytes = await forgedBytes(db, 300);
      await client.query(`update trail_entries set subject = 'ent_x', bytes = $1 where id = 'rec_00000300'`, [bytes]);
      await client.query('update trail_leaves set leaf_hash = $1 where index = 300', [hashLeaf(bytes)]);
    },
  },
  {
    name: 'a column beside the bytes is changed',
    kinds: ['columns_changed'],
    place: { index: 12 },
    run: (client) => client.query(`update trail_entries set recorded_at = recorded_at - interval '1 day' where id = 'rec_00000012'`),
  },
  {
    name: 'an entry is deleted',
    kinds: ['entry_missing'],
    place: { index: 12, entryId: 'rec_00000012' },
    run: (client) => client.query(`delete from trail_entries where id = 'rec_00000012'`),
  },
  {
    name: 'an entry is deleted with its leaf, and the rest moved up',
    kinds: ['root_differs', 'leaf_missing', 'subtree_differs'],
    place: { size: 600 },
    run: async (client) => {
      await client.query(`delete from trail_entries where id = 'rec_00000012'`);
      await client.query(`delete from trail_leaves where index = 12`);
      await client.query(`update trail_leaves set index = index - 10000 where index > 12`);
      await client.query(`update trail_leaves set index = index + 9999 where index < 0`);
    },
  },
  {
    name: 'a leaf is deleted',
    kinds: ['leaf_missing', 'entry_unqueued'],
    place: { index: 299 },
    run: (client) => client.query('delete from trail_leaves where index = 299'),
  },
  {
    name: 'two leaves change places',
    kinds: ['root_differs', 'subtree_differs'],
    place: { size: 255 },
    run: async (client) => {
      await client.query('update trail_leaves set index = -1 where index = 10');
      await client.query('update trail_leaves set index = 10 where index = 11');
      await client.query('update trail_leaves set index = 11 where index = -1');
    },
  },
  {
    name: 'the end is cut off, the head stays',
    kinds: ['leaf_missing', 'entry_unqueued', 'subtree_differs'],
    place: { size: COUNT },
    run: (client) => client.query('delete from trail_leaves where index >= 650'),
  },
  {
    name: 'the end is cut off with entries and heads',
    kinds: ['head_lost'],
    place: { size: COUNT },
    isHeadKnown: true,
    run: async (client) => {
      await client.query('delete from trail_entries e using trail_leaves l where l.entry_id = e.id and l.index >= 600');
      await client.query('delete from trail_leaves where index >= 600');
      await client.query('delete from trail_checkpoints where size > 600');
    },
  },
  {
    name: 'a checkpoint names another root',
    kinds: ['checkpoint_wrong'],
    place: { size: 600 },
    run: (client) => client.query(`update trail_checkpoints set note = replace(note, E'\\n600\\n', E'\\n600\\nA') where size = 600`),
  },
  {
    name: 'a checkpoint is moved to another size',
    kinds: ['checkpoint_wrong', 'time_falls'],
    place: { size: 650 },
    run: (client) => client.query(`update trail_checkpoints set size = 650 where size = 257`),
  },
  {
    name: 'a checkpoint is signed by a stranger',
    kinds: ['checkpoint_wrong'],
    place: { size: 600 },
    run: async (client) => {
      const stranger = await openSigner(join(bench.folder, 'stranger'), ORIGIN);
      const root = Buffer.alloc(32, 7);
      const key = parseSigner((await readFile(join(bench.folder, 'stranger', 'trail.key'), 'utf8')).trim());
      expect(stranger.verifierKey).not.toBe(bench.signer.verifierKey);
      await client.query('update trail_checkpoints set note = $1 where size = 600', [
        signNote(formatCheckpoint({ origin: ORIGIN, size: 600, root }), key),
      ]);
    },
  },
  {
    name: 'a back-dated leaf is put at the end',
    kinds: ['time_falls'],
    place: { index: COUNT },
    run: async (client, db) => {
      const { bytes } = await insertEntry(db);
      await client.query(`insert into trail_leaves values (${COUNT}, 'rec_00009999', $1, $2)`, [hashLeaf(bytes), at(100)]);
    },
  },
  {
    name: 'a back-dated leaf is put where its time belongs',
    kinds: ['root_differs', 'subtree_differs'],
    place: { size: 600 },
    run: async (client, db) => {
      const { bytes } = await insertEntry(db);
      await client.query('update trail_leaves set index = -index - 1 where index >= 300');
      await client.query('update trail_leaves set index = -index where index < 0');
      await client.query(`insert into trail_leaves values (300, 'rec_00009999', $1, $2)`, [hashLeaf(bytes), at(600)]);
    },
  },
  {
    name: 'an entry is kept out of the log',
    kinds: ['entry_unqueued'],
    place: { entryId: 'rec_00009999' },
    run: (_client, db) => insertEntry(db),
  },
  {
    name: 'the value of a field is changed',
    kinds: ['body_changed'],
    place: { index: 41, path: 'fen' },
    run: (client) => client.query(`update trail_bodies set value = '42' where entry_id = 'rec_00000041' and path = 'fen'`),
  },
  {
    name: 'a field is put in place of another, hash and all',
    kinds: ['body_changed'],
    place: { index: 41 },
    run: (client) =>
      client.query(`update trail_bodies b set (salt, value, leaf_hash) = (select salt, value, leaf_hash from trail_bodies o
        where o.entry_id = 'rec_00000042' and o.position = b.position) where b.entry_id = 'rec_00000041' and b.path = 'fen'`),
  },
  {
    name: 'a field is removed',
    kinds: ['body_changed'],
    place: { index: 41 },
    run: (client) => client.query(`delete from trail_bodies where entry_id = 'rec_00000041' and path = 'fen'`),
  },
  {
    name: 'a stored subtree is changed',
    kinds: ['subtree_differs'],
    place: { index: 256, size: 256 },
    run: (client) => client.query(`update trail_subtrees set hash = sha256('x') where index = 1`),
  },
  {
    name: 'a subtree is planted ahead of its leaves',
    kinds: ['subtree_differs'],
    place: { index: 1280, size: 256 },
    run: (client) => client.query(`insert into trail_subtrees values (8, 5, sha256('x'))`),
  },
];

async function insertEntry(db: Db): Promise<SealedEntry> {
  const sealed = anEntry(9999, { recorded: at(300) });
  await appendEntry(db, sealed);
  await db.$client.query(`delete from trail_pending`);
  return sealed;
}

describe('somebody with every right on the database', () => {
  it.each(attacks)('is found out when $name', async ({ kinds, place, run, isHeadKnown }) => {
    await tampering(async (client, db) => {
      await run(client, db);
      const heads = isHeadKnown ? [bench.signer.head()] : [];
      const verdict = await check(db, { heads });
      expect(verdict.isIntact).toBe(false);
      expect(verdict.faults).toContainEqual(expect.objectContaining({ kind: kinds[0], ...place }));
      // With just these checks off nobody would know.
      const blind = await check(db, { heads, only: FAULT_KINDS.filter((kind) => !kinds.includes(kind)) });
      expect(blind.faults).toEqual([]);
    });
  });
  it('can cut off the end with its heads where nobody remembers a head', async () => {
    await tampering(async (client, db) => {
      await attacks.find((attack) => attack.isHeadKnown)!.run(client, db);
      expect(await check(db)).toMatchObject({ isIntact: true, size: 600 });
    });
  });
});
