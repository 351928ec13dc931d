import { hash } from 'node:crypto';

/** The SHA-256 Merkle tree of RFC 6962 (section 2.1). Sizes and indexes are integers below 2^53. */

const HASH_BYTES = 32;

export function sha256(data: Uint8Array | string): Buffer {
  return hash('sha256', data, 'buffer');
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Buffer = sha256('');

/** SHA-256(0x00 ‖ data). */
export function hashLeaf(data: Uint8Array): Buffer {
  const input = Buffer.allocUnsafe(data.length + 1);
  input[0] = 0;
  input.set(data, 1);
  return sha256(input);
}

const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** SHA-256(0x01 ‖ left ‖ right). */
export function hashChildren(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new RangeError('a tree hash has 32 bytes');
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}

/** A perfect subtree: 2^level leaves beginning at leaf index × 2^level. */
export interface Subtree {
  level: number;
  index: number;
}

/** Leaves from `start` up to, but without, `end`. */
export interface LeafRange {
  start: number;
  end: number;
}

/** The perfect subtrees that make up a range, left to right. `start` is a multiple of every subtree's width that fits. */
export function subtreesOf({ start, end }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = start; at < end; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1;
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
}

/** The root over adjoining perfect subtrees that shrink from left to right, as `subtreesOf` gives them. */
export function foldRoot(hashes: readonly Buffer[]): Buffer {
  let root = hashes.at(-1) ?? EMPTY_ROOT;
  for (let i = hashes.length - 2; i >= 0; i -= 1) root = hashChildren(hashes[i]!, root);
  return root;
}

/** Called for every perfect subtree (level 1 and up) that an appended leaf completes. */
export type OnSubtree = (subtree: Subtree, hash: Buffer) => void;

/**
 * The growing right edge of a tree: what is needed to append leaves and to name the root, log₂(size) hashes.
 * `hashes` are those of `subtreesOf({ start: 0, end: size })`.
 */
export interface Frontier {
  readonly size: number;
  append(leafHash: Buffer, onSubtree?: OnSubtree): void;
  root(): Buffer;
}

export function openFrontier(size = 0, hashes: readonly Buffer[] = []): Frontier {
  const edge = [...hashes];
  let count = size;
  if (edge.length !== subtreesOf({ start: 0, end: size }).length)
    throw new RangeError('these hashes are not the edge of a tree of this size');
  return {
    get size() {
      return count;
    },
    append(leafHash, onSubtree) {
      let merged = leafHash;
      let level = 0;
      for (let index = count; index % 2 === 1; ) {
        merged = hashChildren(edge.pop()!, merged);
        index = (index - 1) / 2;
        level += 1;
        onSubtree?.({ level, index }, merged);
      }
      edge.push(merged);
      count += 1;
    },
    root: () => foldRoot(edge),
  };
}

/** The root over leaf hashes. */
export function rootOf(leafHashes: Iterable<Buffer>): Buffer {
  const frontier = openFrontier();
  for (const leafHash of leafHashes) frontier.append(leafHash);
  return frontier.root();
}
