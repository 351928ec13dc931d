import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEntry, at, openTrailBench, ORIGIN, type TrailBench } from '#kit/trail.ts';
import { VISITOR, type Actor } from '#shared/roles.ts';
import { appendEntry, eraseFields } from './append.ts';
import { hashLeaf, rootOf } from './merkle.ts';
import { openNote, parseCheckpoint, parseVerifier } from './note.ts';
import { verifyConsistency, verifyInclusion } from './proofs.ts';
import { listEntries, readBody, readCheckpoint, readConsistencyProof, readInclusionProof } from './queries.ts';
import { sequence } from './sequencer.ts';
import { HeadRefused, openSigner } from './signer.ts';
import { verifyTrail } from './verify.ts';

const auditor: Actor = { ...VISITOR, roles: ['audit_admin'], reach: 'city' };
let bench: TrailBench;

beforeAll(async () => {
  bench = await openTrailBench();
}, 120_000);
afterAll(() => bench?.close());

const leafCount = () => bench.asSystem(async (db) => Number((await db.execute(sql`select count(*) as n from trail_leaves`)).rows[0]!['n']));

describe('the sequencer', () => {
  it('has nothing to do in an empty log', async () => {
    expect(await sequence(bench.asSystem, bench.signer, at(0))).toEqual({ integrated: 0, size: 0 });
    expect(await bench.asSystem(readCheckpoint)).toBeNull();
  });
  it('takes in what was committed, in the order recorded, and nothing of an act taken back', async () => {
    const undone = bench.asApp(async (db) => {
      await appendEntry(db, anEntry(900));
      throw new Error('taken back');
    });
    await expect(undone).rejects.toThrow('taken back');
    await bench.asApp((db) => appendEntry(db, anEntry(2)));
    await bench.append(0, 2);
    expect(await sequence(bench.asSystem, bench.signer, at(10))).toEqual({ integrated: 3, size: 3 });
    const { rows } = await bench.asSystem((db) => listEntries(db));
    expect(rows.map(({ index, entry }) => [index, entry.id])).toEqual([
      [2, 'rec_00000002'],
      [1, 'rec_00000001'],
      [0, 'rec_00000000'],
    ]);
  });
  it('changes nothing when there is nothing new', async () => {
    const before = await bench.asSystem(readCheckpoint);
    expect(await sequence(bench.asSystem, bench.signer, at(11))).toEqual({ integrated: 0, size: 3 });
    expect(await bench.asSystem(readCheckpoint)).toEqual(before);
  });
  it('never lets integration time fall, though the clock does', async () => {
    await bench.append(3, 5);
    await sequence(bench.asSystem, bench.signer, at(5));
    const { rows } = await bench.asSystem((db) => listEntries(db, { limit: 1 }));
    expect(rows[0]!.integratedAt).toEqual(at(10));
    expect((await bench.asSystem(readCheckpoint))!.signedAt).toEqual(at(10));
  });
  it('leaves no gap and no double when many write and several sequence at once', async () => {
    await Promise.all([
      ...[5, 105, 205, 305].map((from) => bench.append(from, from + 100)),
      ...[20, 21, 22, 23].map((second) => sequence(bench.asSystem, bench.signer, at(second))),
    ]);
    await sequence(bench.asSystem, bench.signer, at(500));
    expect(await leafCount()).toBe(405);
    const verdict = await bench.asSystem((db) =>
      verifyTrail(db, [parseVerifier(bench.signer.verifierKey)], { heads: [bench.signer.head()] }),
    );
    expect(verdict).toMatchObject({ isIntact: true, size: 405, signedSize: 405, faults: [], late: [] });
  });
  it('waits for a sequencer that has not committed yet', async () => {
    await bench.append(405, 406);
    const slow: typeof bench.asSystem = (body) =>
      bench.asSystem(async (db) => {
        const result = await body(db);
        await db.execute(sql`select pg_sleep(0.2)`);
        return result;
      });
    const both = await Promise.all([sequence(slow, bench.signer, at(500)), sequence(slow, bench.signer, at(500))]);
    expect(both.map(({ integrated }) => integrated).toSorted()).toEqual([0, 1]);
  });
  it('lets two processes with the same key folder take turns', async () => {
    const other = await openSigner(join(bench.folder, 'signer'), ORIGIN);
    for (const [n, signer] of [bench.signer, other, bench.signer].entries()) {
      await bench.append(406 + n, 407 + n);
      expect(await sequence(bench.asSystem, signer, at(500))).toEqual({ integrated: 1, size: 407 + n });
    }
    expect(await sequence(bench.asSystem, other, at(500))).toEqual({ integrated: 0, size: 409 });
  });
  it('signs unchanged what a run left behind that ended before it signed', async () => {
    await bench.append(409, 410);
    let calls = 0;
    const dying: typeof bench.asSystem = (body) => {
      calls += 1;
      if (calls === 2) throw new Error('killed');
      return bench.asSystem(body);
    };
    await expect(sequence(dying, bench.signer, at(501))).rejects.toThrow('killed');
    await bench.asApp((db) => appendEntry(db, anEntry(410, { recorded: at(1) })));
    expect(await sequence(bench.asSystem, bench.signer, at(502))).toEqual({ integrated: 1, size: 411 });
    const lost: typeof bench.asSystem = (body) =>
      bench.asSystem(async (db) => {
        const result = await body(db);
        if (typeof result === 'number' && result > 411) throw new Error('killed after signing');
        return result;
      });
    await bench.append(411, 412);
    await expect(sequence(lost, bench.signer, at(503))).rejects.toThrow('killed after signing');
    expect(bench.signer.head().size).toBe(412);
    expect(await sequence(bench.asSystem, bench.signer, at(504))).toEqual({ integrated: 0, size: 412 });
    expect((await bench.asSystem(readCheckpoint))!.note).toBe(bench.signer.headNote());
  });
});

describe('proofs from the database', () => {
  it('verify against the signed head', async () => {
    const head = (await bench.asApp(readCheckpoint))!;
    const { size, root } = parseCheckpoint(openNote(head.note, [parseVerifier(bench.signer.verifierKey)]));
    expect(size).toBe(412);
    for (const index of [0, 1, 255, 256, 300, 411]) {
      const inclusion = await bench.asApp((db) => readInclusionProof(db, index, size));
      expect(verifyInclusion({ ...inclusion, root })).toBe(true);
    }
    const { rows } = await bench.asApp((db) => db.execute(sql`select leaf_hash from trail_leaves order by index`));
    const hashes = rows.map((row) => row['leaf_hash'] as Buffer);
    for (const from of [1, 3, 256, 300, 412]) {
      const proof = await bench.asApp((db) => readConsistencyProof(db, from, size));
      expect(verifyConsistency({ from, to: size, proof, fromRoot: rootOf(hashes.slice(0, from)), toRoot: root })).toBe(true);
    }
    await expect(bench.asApp((db) => readInclusionProof(db, 0, 413))).rejects.toThrow(RangeError);
    await expect(bench.asApp((db) => readConsistencyProof(db, 1, 413))).rejects.toThrow(RangeError);
  });
});

describe('reading', () => {
  it('lists by stream, type, subject and time, page by page', async () => {
    const list = (filter: Parameters<typeof listEntries>[1]) => bench.asApp((db) => listEntries(db, filter), auditor);
    const first = await list({ stream: 'city', type: 'parties.enterprise_added', from: at(100), until: at(200), limit: 10 });
    const second = await list({
      stream: 'city',
      type: 'parties.enterprise_added',
      from: at(100),
      until: at(200),
      limit: 10,
      after: first.next!,
    });
    const numbers = [...first.rows, ...second.rows].map(({ entry }) => Number(entry.id.slice(4)));
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => 199 - i).filter((n) => n % 2 === 1 && n % 3 === 0));
    expect(second.next).toBeNull();
    expect((await list({ subject: 'ent_7', limit: 1000 })).rows).toHaveLength(41);
  });
  it('is for the audit administrator; others write blindly', async () => {
    expect((await bench.asApp((db) => listEntries(db))).rows).toEqual([]);
    expect(await bench.asApp((db) => readBody(db, 'rec_00000001'))).toEqual([]);
    expect(await bench.asApp((db) => readBody(db, 'rec_00000001'), auditor)).toHaveLength(3);
  });
});

describe('entries, leaves and heads', () => {
  it.each(['trail_entries', 'trail_leaves', 'trail_subtrees', 'trail_checkpoints', 'trail_bodies'])(
    '%s: no role changes or removes a line',
    async (table) => {
      const anyColumn =
        { trail_entries: 'subject', trail_leaves: 'entry_id', trail_checkpoints: 'note', trail_bodies: 'path' }[table] ?? 'hash';
      for (const pool of [bench.database.app, bench.database.system, bench.database.owner]) {
        await expect(pool.query(`update ${table} set ${anyColumn} = null`), 'update').rejects.toMatchObject({ code: '42501' });
        await expect(pool.query(`delete from ${table}`), 'delete').rejects.toMatchObject({ code: '42501' });
        await expect(pool.query(`truncate ${table} cascade`), 'truncate').rejects.toMatchObject({ code: '42501' });
      }
    },
  );
  it('bodies lose salt and value together, by the system role only', async () => {
    await expect(bench.asApp((db) => eraseFields(db, 'rec_00000001', ['name']), auditor)).rejects.toThrow();
    await expect(bench.database.system.query(`update trail_bodies set value = '1' where path = 'fen'`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(bench.database.system.query(`update trail_bodies set salt = null where path = 'fen'`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(bench.database.system.query(`update trail_bodies set value = null where path = 'fen'`)).rejects.toMatchObject({
      code: '42501',
    });
    expect(await bench.asSystem((db) => eraseFields(db, 'rec_00000001', ['name']))).toBe(1);
  });
});

describe('the signer', () => {
  const folder = () => join(bench.folder, 'own');
  const hashes = [1, 2, 3].map((n) => hashLeaf(Buffer.of(n)));
  it('keeps its key to itself and remembers its head', async () => {
    const signer = await openSigner(folder(), ORIGIN);
    await signer.sign({ size: 1, root: hashes[0]! }, []);
    await signer.sign({ size: 2, root: rootOf(hashes.slice(0, 2)) }, [hashes[1]!]);
    expect((await stat(join(folder(), 'trail.key'))).mode & 0o777).toBe(0o600);
    const again = await openSigner(folder(), ORIGIN);
    expect(again.verifierKey).toBe(signer.verifierKey);
    expect(again.head()).toEqual(signer.head());
    expect(parseCheckpoint(openNote(again.headNote(), [parseVerifier(signer.verifierKey)])).size).toBe(2);
  });
  it('refuses a head that does not continue its last', async () => {
    const signer = await openSigner(folder(), ORIGIN);
    await expect(signer.sign({ size: 1, root: hashes[0]! }, [])).rejects.toThrow(HeadRefused);
    await expect(signer.sign({ size: 2, root: hashes[0]! }, [])).rejects.toThrow(HeadRefused);
    await expect(signer.sign({ size: 3, root: rootOf([hashes[2]!, hashes[1]!, hashes[0]!]) }, [hashes[0]!])).rejects.toThrow(HeadRefused);
    expect(signer.head().size).toBe(2);
    await signer.sign({ size: 3, root: rootOf(hashes) }, [hashes[2]!]);
  });
  it('does not open over a folder that was meddled with', async () => {
    const [key, head] = [join(folder(), 'trail.key'), join(folder(), 'trail.head')];
    const [keyText, headText] = [await readFile(key, 'utf8'), await readFile(head, 'utf8')];
    const opens = () => expect(openSigner(folder(), ORIGIN));
    await expect(openSigner(folder(), 'other.example/trail')).rejects.toThrow(HeadRefused);
    await chmod(key, 0o644);
    await opens().rejects.toThrow(HeadRefused);
    await chmod(key, 0o600);
    await rm(head);
    await opens().rejects.toThrow(HeadRefused);
    await writeFile(head, headText.replace('\n3\n', '\n2\n'));
    await opens().rejects.toThrow();
    await writeFile(head, headText);
    await rm(key);
    await opens().rejects.toThrow(HeadRefused);
    await writeFile(key, keyText, { mode: 0o600 });
    await opens().resolves.toMatchObject({ origin: ORIGIN });
  });
  it('does not sign a log rewritten or cut off in the database', async () => {
    const rewritten: typeof bench.asSystem = async (body) => {
      const client = await bench.database.owner.connect();
      try {
        await client.query('begin; set local session_replication_role = replica');
        await client.query('delete from trail_leaves where index >= 400; delete from trail_checkpoints');
        return await body(drizzle({ client }));
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    await expect(sequence(rewritten, bench.signer, at(600))).rejects.toThrow(HeadRefused);
  });
});
