import { sql } from 'drizzle-orm';
import type { TrailDb } from './append.ts';
import { foldRoot, hashChildren, subtreesOf, type LeafRange, type Subtree } from './merkle.ts';

/** Subtrees of 2^8, 2^16, … leaves are stored; what lies between is hashed again from at most 255 of the next lower. */
export const STORED_STEP = 8;

/** Whether the root of this subtree is kept in `trail_subtrees`. */
export function isStored({ level }: Subtree): boolean {
  return level > 0 && level % STORED_STEP === 0;
}

const storedLevelOf = (level: number) => level - (level % STORED_STEP);
const keyOf = ({ level, index }: Subtree) => `${level}/${index}`;

/** What must be read to know the root of one subtree: adjoining roots on the next lower stored level. */
function needsOf({ level, index }: Subtree): Subtree[] {
  const stored = storedLevelOf(level);
  const width = 2 ** (level - stored);
  return Array.from({ length: width }, (_, i) => ({ level: stored, index: index * width + i }));
}

/** The roots of the given ranges of leaves, read from the database in one statement a stored level. */
export async function readRoots(db: TrailDb, ranges: readonly LeafRange[]): Promise<Buffer[]> {
  const needs = ranges.flatMap((range) => subtreesOf(range)).flatMap(needsOf);
  const known = await readStored(db, needs);
  const rootOf = (subtree: Subtree): Buffer => {
    let row = needsOf(subtree).map((need) => known.get(keyOf(need))!);
    while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, i) => hashChildren(row[2 * i]!, row[2 * i + 1]!));
    return row[0]!;
  };
  return ranges.map((range) => foldRoot(subtreesOf(range).map(rootOf)));
}

/** The hashes of the right edge of the first `size` leaves, as `openFrontier` takes them. */
export async function readEdge(db: TrailDb, size: number): Promise<Buffer[]> {
  const edge = subtreesOf({ start: 0, end: size });
  return readRoots(
    db,
    edge.map(({ level, index }) => ({ start: index * 2 ** level, end: (index + 1) * 2 ** level })),
  );
}

async function readStored(db: TrailDb, needs: readonly Subtree[]): Promise<Map<string, Buffer>> {
  const known = new Map<string, Buffer>();
  for (const level of new Set(needs.map((need) => need.level))) {
    const indexes = needs.filter((need) => need.level === level).map((need) => need.index);
    const wanted = sql`any (${sql.param(indexes)}::bigint[])`;
    const { rows } = await db.execute(
      level === 0
        ? sql`select index, leaf_hash as hash from trail_leaves where index = ${wanted}`
        : sql`select index, hash from trail_subtrees where level = ${level} and index = ${wanted}`,
    );
    for (const row of rows) known.set(keyOf({ level, index: Number(row['index']) }), row['hash'] as Buffer);
  }
  const missing = needs.find((need) => !known.has(keyOf(need)));
  if (missing) throw new Error(`the trail lacks subtree ${keyOf(missing)}`);
  return known;
}
