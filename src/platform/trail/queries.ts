import { sql } from 'drizzle-orm';
import type { TrailDb } from './append.ts';
import { discloseField, type BodyField, type Disclosure } from './body.ts';
import type { TrailEntry } from './entry.ts';
import { consistencyPath, inclusionPath } from './proofs.ts';
import { readRoots } from './stored-tree.ts';

/** Reads for the audit administrator's screen (rows only with that context) and for whoever checks the log. */

export interface EntryFilter {
  stream?: string;
  type?: string;
  subject?: string;
  /** Who did it: the pseudonym, a person's id. */
  person?: string;
  /** Recorded at or after. */
  from?: Date;
  /** Recorded before. */
  until?: Date;
  /** `next` of the page before. */
  after?: string;
  /** At most 100. */
  limit?: number;
  offset?: number;
}

export interface ListedEntry {
  entry: TrailEntry;
  /** Place in the log; null while it waits for the sequencer. */
  index: number | null;
  integratedAt: Date | null;
}

export interface EntryPage {
  rows: readonly ListedEntry[];
  /** For `after`; null on the last page. */
  next: string | null;
}

const PAGE = 100;

/** Entries, newest first. */
export async function listEntries(db: TrailDb, filter: EntryFilter = {}): Promise<EntryPage> {
  const limit = Math.min(filter.limit ?? PAGE, PAGE);
  const where = whereOf(filter);
  const { rows } = await db.execute(sql`
    select e.bytes, l.index, (extract(epoch from l.integrated_at) * 1000)::float8 as integrated
    from trail_entries e left join trail_leaves l on l.entry_id = e.id
    ${where} order by e.recorded_at desc, e.id desc limit ${limit + 1} offset ${filter.offset ?? 0}`);
  const page = rows.slice(0, limit).map(listed);
  return { rows: page, next: rows.length > limit ? page.at(-1)!.entry.id : null };
}

/** How many entries a filter finds. */
export async function countEntries(db: TrailDb, filter: EntryFilter = {}): Promise<number> {
  const { rows } = await db.execute(sql`select count(*) as found from trail_entries e ${whereOf(filter)}`);
  return Number(rows[0]!['found']);
}

/** One entry by its id; null when it is not there. */
export async function readEntry(db: TrailDb, id: string): Promise<ListedEntry | null> {
  const { rows } = await db.execute(sql`
    select e.bytes, l.index, (extract(epoch from l.integrated_at) * 1000)::float8 as integrated
    from trail_entries e left join trail_leaves l on l.entry_id = e.id where e.id = ${id}`);
  return rows[0] ? listed(rows[0]) : null;
}

function whereOf(filter: EntryFilter) {
  const wanted = [
    ...(filter.stream ? [sql`e.stream = ${filter.stream}`] : []),
    ...(filter.type ? [sql`e.type = ${filter.type}`] : []),
    ...(filter.subject ? [sql`e.subject = ${filter.subject}`] : []),
    ...(filter.person ? [sql`convert_from(e.bytes, 'utf8')::jsonb -> 'actor' ->> 'pseudonym' = ${filter.person}`] : []),
    ...(filter.from ? [sql`e.recorded_at >= ${filter.from.toISOString()}::timestamptz`] : []),
    ...(filter.until ? [sql`e.recorded_at < ${filter.until.toISOString()}::timestamptz`] : []),
    ...(filter.after ? [sql`(e.recorded_at, e.id) < (select recorded_at, id from trail_entries where id = ${filter.after})`] : []),
  ];
  return wanted.length > 0 ? sql`where ${sql.join(wanted, sql` and `)}` : sql``;
}

function listed(row: Record<string, unknown>): ListedEntry {
  return {
    entry: JSON.parse((row['bytes'] as Buffer).toString('utf8')) as TrailEntry,
    index: row['index'] === null ? null : Number(row['index']),
    integratedAt: row['integrated'] === null ? null : new Date(Number(row['integrated'])),
  };
}

/** The exact bytes of the entry at a place in the log. */
export async function readEntryBytes(db: TrailDb, index: number): Promise<Buffer | null> {
  const { rows } = await db.execute(sql`
    select e.bytes from trail_leaves l join trail_entries e on e.id = l.entry_id where l.index = ${index}`);
  return (rows[0]?.['bytes'] as Buffer | undefined) ?? null;
}

/** The body of an entry, in order; erased fields without salt and value. */
export async function readBody(db: TrailDb, entryId: string): Promise<BodyField[]> {
  const { rows } = await db.execute(sql`
    select path, salt, value, leaf_hash as "leafHash" from trail_bodies where entry_id = ${entryId} order by position`);
  return rows as unknown as BodyField[];
}

/** One field of a body with its proof; null when it is not there or erased. */
export async function readDisclosure(db: TrailDb, entryId: string, path: string): Promise<Disclosure | null> {
  return discloseField(await readBody(db, entryId), path);
}

export interface SignedHead {
  size: number;
  /** A signed note in C2SP form. */
  note: string;
  signedAt: Date;
}

/** The newest signed head; null before the first. */
export async function readCheckpoint(db: TrailDb): Promise<SignedHead | null> {
  const { rows } = await db.execute(sql`
    select size, note, (extract(epoch from signed_at) * 1000)::float8 as signed from trail_checkpoints order by size desc limit 1`);
  const row = rows[0];
  return row ? { size: Number(row['size']), note: String(row['note']), signedAt: new Date(Number(row['signed'])) } : null;
}

export interface InclusionProof {
  leafHash: Buffer;
  index: number;
  size: number;
  proof: readonly Buffer[];
}

/** Proof that leaf `index` is in the tree of the first `size` leaves. Throws `RangeError` when it is not. */
export async function readInclusionProof(db: TrailDb, index: number, size: number): Promise<InclusionProof> {
  const path = inclusionPath(index, size);
  await checkSize(db, size);
  const [leafHash, ...proof] = await readRoots(db, [{ start: index, end: index + 1 }, ...path]);
  return { leafHash: leafHash!, index, size, proof };
}

/** Proof that the tree of `to` leaves continues that of `from`. Throws `RangeError` when the log has fewer leaves. */
export async function readConsistencyProof(db: TrailDb, from: number, to: number): Promise<Buffer[]> {
  const path = consistencyPath(from, to);
  await checkSize(db, to);
  return readRoots(db, path);
}

async function checkSize(db: TrailDb, size: number): Promise<void> {
  const { rows } = await db.execute(sql`select coalesce(max(index) + 1, 0) as size from trail_leaves`);
  if (size > Number(rows[0]!['size'])) throw new RangeError(`the log has fewer than ${size} leaves`);
}
