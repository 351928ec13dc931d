import { EMPTY_ROOT, hashChildren, rootOf, type LeafRange } from './merkle.ts';

/** Inclusion and consistency proofs of RFC 6962 section 2.1, verified as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say. */

/** The largest power of two smaller than `size` (size ≥ 2). */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The ranges whose roots prove that leaf `index` is in a tree of `size` leaves, from the leaf upwards. */
export function inclusionPath(index: number, size: number): LeafRange[] {
  if (!isIndex(index) || !isIndex(size) || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const path: LeafRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return path.toReversed();
}

/** The ranges whose roots prove that a tree of `to` leaves continues the tree of its first `from` leaves. */
export function consistencyPath(from: number, to: number): LeafRange[] {
  if (!isIndex(from) || !isIndex(to) || from > to) throw new RangeError(`a tree of ${to} cannot continue one of ${from}`);
  if (from === 0 || from === to) return [];
  const path: LeafRange[] = [];
  let start = 0;
  let end = to;
  while (end !== from) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  if (start > 0) path.push({ start, end });
  return path.toReversed();
}

/** Every root of `path`, from all leaf hashes of the tree; a stored tree answers from its subtrees instead. */
export function proofFrom(leafHashes: readonly Buffer[], path: readonly LeafRange[]): Buffer[] {
  return path.map(({ start, end }) => rootOf(leafHashes.slice(start, end)));
}

export interface InclusionClaim {
  leafHash: Buffer;
  index: number;
  size: number;
  proof: readonly Buffer[];
  root: Buffer;
}

export function verifyInclusion({ leafHash, index, size, proof, root }: InclusionClaim): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size || !areHashes([leafHash, root, ...proof])) return false;
  const walk = { at: index, last: size - 1 };
  let reached = leafHash;
  for (const sibling of proof) {
    if (walk.last === 0) return false;
    if (isRightOrLast(walk)) {
      reached = hashChildren(sibling, reached);
      skipLeftEdge(walk);
    } else {
      reached = hashChildren(reached, sibling);
    }
    stepUp(walk);
  }
  return walk.last === 0 && reached.equals(root);
}

export interface ConsistencyClaim {
  from: number;
  to: number;
  proof: readonly Buffer[];
  fromRoot: Buffer;
  toRoot: Buffer;
}

/** By convention every tree continues the empty one, with an empty proof. */
export function verifyConsistency({ from, to, proof, fromRoot, toRoot }: ConsistencyClaim): boolean {
  if (!isIndex(from) || !isIndex(to) || from > to || !areHashes([fromRoot, toRoot, ...proof])) return false;
  if (from === to) return proof.length === 0 && fromRoot.equals(toRoot);
  if (from === 0) return proof.length === 0 && fromRoot.equals(EMPTY_ROOT);
  const walk = { at: from - 1, last: to - 1 };
  while (walk.at % 2 === 1) stepUp(walk);
  const [first, ...rest] = walk.at === 0 ? [fromRoot, ...proof] : proof;
  if (!first) return false;
  let older = first;
  let newer = first;
  for (const sibling of rest) {
    if (walk.last === 0) return false;
    if (isRightOrLast(walk)) {
      older = hashChildren(sibling, older);
      newer = hashChildren(sibling, newer);
      skipLeftEdge(walk);
    } else {
      newer = hashChildren(newer, sibling);
    }
    stepUp(walk);
  }
  return walk.last === 0 && older.equals(fromRoot) && newer.equals(toRoot);
}

/** Where a verification stands on its level: `at` the subtree reached, `last` the level's last one. */
interface Walk {
  at: number;
  last: number;
}

function isRightOrLast({ at, last }: Walk): boolean {
  return at % 2 === 1 || at === last;
}

function stepUp(walk: Walk): void {
  walk.at = Math.floor(walk.at / 2);
  walk.last = Math.floor(walk.last / 2);
}

/** A last subtree without a right sibling rises unchanged until it is a right child. */
function skipLeftEdge(walk: Walk): void {
  while (walk.at % 2 === 0 && walk.at !== 0) stepUp(walk);
}

function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areHashes(values: readonly Buffer[]): boolean {
  return values.every((value) => value.length === EMPTY_ROOT.length);
}
