import { sql } from 'drizzle-orm';
import type { TrailDb } from './append.ts';
import { walkLeaves } from './leaf-checks.ts';
import { openFrontier } from './merkle.ts';
import { NotANote, openNote, parseCheckpoint, type Checkpoint, type NoteVerifier } from './note.ts';
import { MOST_PLACES, type Fault, type FaultKind, type TrailVerdict, type VerifyOptions } from './verdict.ts';

const LATE_AFTER = 10 * 60 * 1000;
const BATCH = 5_000;

type Report = (fault: Fault) => void;

/**
 * Computes the whole log again — bytes, leaves, tree, signed heads, bodies — in batches, and says every place that
 * differs. Reads as the system role, in one transaction or none; the log may grow meanwhile.
 */
export async function verifyTrail(db: TrailDb, keys: readonly NoteVerifier[], options: VerifyOptions = {}): Promise<TrailVerdict> {
  const faults: Fault[] = [];
  let faultCount = 0;
  const report: Report = (fault) => {
    if (options.only && !options.only.includes(fault.kind)) return;
    faultCount += 1;
    if (faults.length < MOST_PLACES) faults.push(fault);
  };
  const checked = { entries: 0, fields: 0, erasedFields: 0, checkpoints: 0 };
  const late: TrailVerdict['late'][number][] = [];
  const frontier = openFrontier();
  const heads = headsToMeet(report);
  const signedSize = await readCheckpoints(db, keys, options.origin ?? keys[0]?.name, { report, expect: heads.expect, checked });
  for (const head of options.heads ?? []) heads.expect(head, 'head_lost');
  const meet = () => heads.meet(frontier.size, () => frontier.root());
  meet();
  await walkLeaves(
    { db, frontier, report, onGrowth: meet, checked, late, lateAfterMs: options.lateAfterMs ?? LATE_AFTER },
    options.batch ?? BATCH,
  );
  heads.reportUnmet();
  await checkStrays(db, report);
  const pending = await countPending(db);
  const root = frontier.root().toString('base64');
  const { size } = frontier;
  return { isIntact: faultCount === 0, size, root, signedSize: Math.min(signedSize, size), checked, pending, faults, faultCount, late };
}

/** Heads that the growing tree must pass through. All of them met on one walk: each continues the one before. */
function headsToMeet(report: Report) {
  const bySize = new Map<number, { root: Buffer; kind: FaultKind }[]>();
  return {
    expect({ size, root }: Checkpoint, kind: 'root_differs' | 'head_lost'): void {
      bySize.set(size, [...(bySize.get(size) ?? []), { root, kind }]);
    },
    meet(size: number, rootNow: () => Buffer): void {
      const heads = bySize.get(size);
      if (!heads) return;
      const root = rootNow();
      for (const head of heads) if (!head.root.equals(root)) report({ kind: head.kind, size });
      bySize.delete(size);
    },
    reportUnmet(): void {
      for (const [size, heads] of bySize) {
        for (const { kind } of heads) report({ kind: kind === 'root_differs' ? 'leaf_missing' : kind, size });
      }
    },
  };
}

interface CheckpointWalk {
  report: Report;
  expect(head: Checkpoint, kind: 'root_differs'): void;
  checked: TrailVerdict['checked'];
}

/** Opens every checkpoint; returns the size of the greatest valid one. */
async function readCheckpoints(
  db: TrailDb,
  keys: readonly NoteVerifier[],
  origin: string | undefined,
  { report, expect, checked }: CheckpointWalk,
): Promise<number> {
  const { rows } = await db.execute(sql`
    select size, note, (extract(epoch from signed_at) * 1000)::float8 as signed from trail_checkpoints order by size`);
  let greatest = 0;
  let lastSigned = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const size = Number(row['size']);
    const signed = Number(row['signed']);
    checked.checkpoints += 1;
    if (signed < lastSigned) report({ kind: 'time_falls', size });
    lastSigned = Math.max(signed, lastSigned);
    const head = openHead(String(row['note']), keys);
    if (head?.origin === origin && head?.size === size) {
      expect(head, 'root_differs');
      greatest = size;
    } else {
      report({ kind: 'checkpoint_wrong', size });
    }
  }
  return greatest;
}

function openHead(note: string, keys: readonly NoteVerifier[]): Checkpoint | null {
  try {
    return parseCheckpoint(openNote(note, keys));
  } catch (error) {
    if (error instanceof NotANote) return null;
    throw error;
  }
}

/** Entries that would never be taken in, and subtrees of leaves that are not there. */
async function checkStrays(db: TrailDb, report: Report): Promise<void> {
  const entries = await db.execute(sql`
    select e.id from trail_entries e
      left join trail_leaves l on l.entry_id = e.id left join trail_pending p on p.entry_id = e.id
    where l.entry_id is null and p.entry_id is null limit ${MOST_PLACES}`);
  for (const { id } of entries.rows) report({ kind: 'entry_unqueued', entryId: String(id) });
  const subtrees = await db.execute(sql`
    select index * 2 ^ level as start, 2 ^ level as width from trail_subtrees
    where (index + 1) * 2 ^ level > (select coalesce(max(index) + 1, 0) from trail_leaves) or index < 0 limit ${MOST_PLACES}`);
  for (const { start, width } of subtrees.rows) report({ kind: 'subtree_differs', index: Number(start), size: Number(width) });
}

async function countPending(db: TrailDb): Promise<number> {
  const { rows } = await db.execute(sql`select count(*) as pending from trail_pending`);
  return Number(rows[0]!['pending']);
}
