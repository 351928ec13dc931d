import { sql } from 'drizzle-orm';
import type { TrailDb } from './append.ts';
import { hashLeaf, openFrontier, type Subtree } from './merkle.ts';
import { consistencyPath } from './proofs.ts';
import type { TrailSigner } from './signer.ts';
import { isStored, readEdge, readRoots } from './stored-tree.ts';

/** Runs its argument in one transaction of the system role. */
export type Transact = <T>(body: (db: TrailDb) => Promise<T>) => Promise<T>;

export interface Sequenced {
  /** Entries put in order now. */
  integrated: number;
  /** Leaves in the log, all under a signed checkpoint. */
  size: number;
}

/** One sequencer at a time, however many workers run. */
const LOCK = 7_305_002;
const BATCH = 5_000;

/**
 * Puts committed entries in order, then signs the head. Two kinds of transactions: the order is on the disk before it
 * is signed, so that a crash in between leaves something that the next run signs unchanged. Throws `HeadRefused`
 * when the log in the database does not continue the head signed last.
 */
export async function sequence(transact: Transact, signer: TrailSigner, now: Date): Promise<Sequenced> {
  let integrated = 0;
  for (let batch = BATCH; batch === BATCH; integrated += batch) batch = await transact((db) => integrate(db, now));
  const size = await transact((db) => signHead(db, signer, now));
  return { integrated, size };
}

const lock = sql`select pg_advisory_xact_lock(${LOCK}::bigint)`;

async function integrate(db: TrailDb, now: Date): Promise<number> {
  await db.execute(lock);
  const pending = await db.execute(sql`
    select e.id, e.bytes from trail_pending p join trail_entries e on e.id = p.entry_id
    where not exists (select from trail_leaves l where l.entry_id = p.entry_id)
    order by e.recorded_at, e.id limit ${BATCH}`);
  const entries = pending.rows as { id: string; bytes: Buffer }[];
  if (entries.length === 0) return 0;
  const size = await countLeaves(db);
  const frontier = openFrontier(size, await readEdge(db, size));
  const stored: (Subtree & { hash: Buffer })[] = [];
  const hashes = entries.map(({ bytes }) => hashLeaf(bytes));
  for (const leafHash of hashes) {
    frontier.append(leafHash, (subtree, hash) => {
      if (isStored(subtree)) stored.push({ ...subtree, hash });
    });
  }
  const ids = sql.param(entries.map(({ id }) => id));
  await db.execute(sql`
    insert into trail_leaves (index, entry_id, leaf_hash, integrated_at)
    select ${size}::bigint + leaf.nth - 1, leaf.id, leaf.hash,
      greatest(${now.toISOString()}::timestamptz, (select integrated_at from trail_leaves order by index desc limit 1))
    from unnest(${ids}::text[], ${sql.param(hashes)}::bytea[]) with ordinality as leaf (id, hash, nth)`);
  await db.execute(sql`
    insert into trail_subtrees (level, index, hash)
    select * from unnest(${sql.param(stored.map((s) => s.level))}::smallint[], ${sql.param(stored.map((s) => s.index))}::bigint[],
      ${sql.param(stored.map((s) => s.hash))}::bytea[])`);
  await db.execute(sql`delete from trail_pending where entry_id = any (${ids}::text[])`);
  return entries.length;
}

async function signHead(db: TrailDb, signer: TrailSigner, now: Date): Promise<number> {
  await db.execute(lock);
  const size = await countLeaves(db);
  const head = await signer.refresh();
  if (size === head.size && (size === 0 || (await hasCheckpoint(db, size)))) return size;
  const [root] = await readRoots(db, [{ start: 0, end: size }]);
  const proof = size > head.size ? await readRoots(db, consistencyPath(head.size, size)) : [];
  const note = await signer.sign({ size, root: root! }, proof);
  await db.execute(sql`
    insert into trail_checkpoints (size, note, signed_at)
    values (${size}, ${note}, greatest(${now.toISOString()}::timestamptz, (select max(signed_at) from trail_checkpoints)))`);
  return size;
}

async function countLeaves(db: TrailDb): Promise<number> {
  const { rows } = await db.execute(sql`select coalesce(max(index) + 1, 0) as size from trail_leaves`);
  return Number(rows[0]!['size']);
}

async function hasCheckpoint(db: TrailDb, size: number): Promise<boolean> {
  const { rows } = await db.execute(sql`select from trail_checkpoints where size = ${size}`);
  return rows.length > 0;
}
