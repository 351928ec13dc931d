import { sql } from 'drizzle-orm';
import type { TrailDb } from './append.ts';
import { hashField, type BodyHead } from './body.ts';
import type { TrailEntry } from './entry.ts';
import { hashLeaf, rootOf, type Frontier, type Subtree } from './merkle.ts';
import { isStored } from './stored-tree.ts';
import { MOST_PLACES, type Fault, type LateEntry, type TrailVerdict } from './verdict.ts';

/** What the walk along the leaves carries with it. */
export interface LeafWalk {
  db: TrailDb;
  frontier: Frontier;
  report(fault: Fault): void;
  /** Called after every leaf that the tree took. */
  onGrowth(): void;
  checked: TrailVerdict['checked'];
  late: LateEntry[];
  lateAfterMs: number;
}

interface LeafRow {
  index: number;
  entryId: string;
  leafHash: Buffer;
  integrated: number;
  bytes: Buffer | null;
  stream: string;
  type: string;
  subject: string;
  recorded: number;
}

type Bodies = Map<number, { entryId: string; head: BodyHead }>;
type StoredSubtree = Subtree & { hash: Buffer };

/** Walks along all leaves in batches. After a gap the tree stops growing, but every later leaf is still looked at. */
export async function walkLeaves(walk: LeafWalk, batch: number): Promise<void> {
  const times = { last: Number.NEGATIVE_INFINITY, before: Number.NEGATIVE_INFINITY };
  let expected = 0;
  let isWhole = true;
  let leaves = await readLeaves(walk.db, Number.MIN_SAFE_INTEGER, batch);
  while (leaves.length > 0) {
    const bodies: Bodies = new Map();
    const subtrees: StoredSubtree[] = [];
    for (const leaf of leaves) {
      if (leaf.index !== expected) {
        walk.report({ kind: 'leaf_missing', index: expected });
        isWhole = false;
      }
      expected = leaf.index + 1;
      checkTime(walk, leaf, times);
      const head = checkEntry(walk, leaf);
      if (head) bodies.set(leaf.index, { entryId: leaf.entryId, head });
      if (isWhole) grow(walk, leaf, subtrees);
    }
    await checkBodies(walk, bodies, leaves[0]!.index, expected);
    await checkSubtrees(walk, subtrees);
    leaves = await readLeaves(walk.db, expected, batch);
  }
}

async function readLeaves(db: TrailDb, from: number, batch: number): Promise<LeafRow[]> {
  const { rows } = await db.execute(sql`
    select l.index, l.entry_id as "entryId", l.leaf_hash as "leafHash", (extract(epoch from l.integrated_at) * 1000)::float8 as integrated,
      e.bytes, e.stream, e.type, e.subject, (extract(epoch from e.recorded_at) * 1000)::float8 as recorded
    from (select * from trail_leaves where index >= ${from}::bigint order by index limit ${batch}) l
      left join trail_entries e on e.id = l.entry_id
    order by l.index`);
  return rows.map((row) => ({ ...row, index: Number(row['index']) })) as LeafRow[];
}

function grow({ frontier, onGrowth }: LeafWalk, leaf: LeafRow, subtrees: StoredSubtree[]): void {
  frontier.append(leaf.leafHash, (subtree, hash) => {
    if (isStored(subtree)) subtrees.push({ ...subtree, hash });
  });
  onGrowth();
}

/** `before` is the clock of the run before the one that took in this leaf: what was written down then was seen then. */
function checkTime({ report, late, lateAfterMs }: LeafWalk, leaf: LeafRow, times: { last: number; before: number }): void {
  const { index, entryId, integrated, recorded } = leaf;
  if (integrated < times.last) report({ kind: 'time_falls', index, entryId });
  if (integrated > times.last) {
    times.before = times.last;
    times.last = integrated;
  }
  if (leaf.bytes && recorded + lateAfterMs < times.before && late.length < MOST_PLACES) {
    late.push({ index, entryId, recorded: new Date(recorded).toISOString() });
  }
}

/** Bytes against leaf hash, columns against bytes; gives what the entry says of its body when the bytes are right. */
function checkEntry({ report, checked }: LeafWalk, leaf: LeafRow): BodyHead | null {
  const { index, entryId, bytes } = leaf;
  if (!bytes) {
    report({ kind: 'entry_missing', index, entryId });
    return null;
  }
  checked.entries += 1;
  if (!hashLeaf(bytes).equals(leaf.leafHash)) {
    report({ kind: 'entry_changed', index, entryId });
    return null;
  }
  const entry = readEntry(bytes);
  const isSame = entry?.id === entryId && entry.stream === leaf.stream && entry.type === leaf.type && entry.subject === leaf.subject;
  if (!isSame || Date.parse(entry.recorded) !== leaf.recorded) report({ kind: 'columns_changed', index, entryId });
  return entry?.body ?? null;
}

/** The bytes hash right, so they are what was sealed: shape and spelling need no second look. */
function readEntry(bytes: Buffer): TrailEntry | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as TrailEntry;
  } catch {
    return null;
  }
}

interface FieldRow {
  index: number;
  path: string;
  salt: string | null;
  value: string | null;
  leafHash: Buffer;
}

async function checkBodies(walk: LeafWalk, bodies: Bodies, from: number, end: number): Promise<void> {
  const { rows } = await walk.db.execute(sql`
    select l.index, b.path, b.salt, b.value, b.leaf_hash as "leafHash"
    from trail_leaves l join trail_bodies b on b.entry_id = l.entry_id
    where l.index >= ${from}::bigint and l.index < ${end}::bigint order by l.index, b.position`);
  const hashes = new Map<number, Buffer[]>();
  for (const row of rows) {
    const field = { ...row, index: Number(row['index']) } as FieldRow;
    const body = bodies.get(field.index);
    if (!body) continue;
    checkField(walk, field, body.entryId);
    const known = hashes.get(field.index);
    if (known) known.push(field.leafHash);
    else hashes.set(field.index, [field.leafHash]);
  }
  for (const [index, { entryId, head }] of bodies) {
    const found = hashes.get(index) ?? [];
    if (found.length !== head.n || rootOf(found).toString('hex') !== head.root) walk.report({ kind: 'body_changed', index, entryId });
  }
}

function checkField({ checked, report }: LeafWalk, { index, path, salt, value, leafHash }: FieldRow, entryId: string): void {
  checked.fields += 1;
  if (salt === null && value === null) {
    checked.erasedFields += 1;
    return;
  }
  if (salt === null || value === null || !hashField(salt, path, value).equals(leafHash))
    report({ kind: 'body_changed', index, entryId, path });
}

async function checkSubtrees({ db, report }: LeafWalk, subtrees: readonly StoredSubtree[]): Promise<void> {
  if (subtrees.length === 0) return;
  const { rows } = await db.execute(sql`
    select t.level, t.index, s.hash
    from unnest(${sql.param(subtrees.map((s) => s.level))}::smallint[], ${sql.param(subtrees.map((s) => s.index))}::bigint[])
      with ordinality as t (level, index, nth)
      left join trail_subtrees s on s.level = t.level and s.index = t.index
    order by t.nth`);
  subtrees.forEach((subtree, i) => {
    const stored = rows[i]?.['hash'] as Buffer | null | undefined;
    if (!stored?.equals(subtree.hash))
      report({ kind: 'subtree_differs', index: subtree.index * 2 ** subtree.level, size: 2 ** subtree.level });
  });
}
