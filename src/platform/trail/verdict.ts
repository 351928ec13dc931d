import type { Checkpoint } from './note.ts';

/** What verification of the trail says. */

export const FAULT_KINDS = [
  /** Bytes and leaf hash differ. */
  'entry_changed',
  /** A column beside the bytes says something else. */
  'columns_changed',
  /** A leaf without its entry. */
  'entry_missing',
  /** An entry that is neither in the log nor waiting for it. */
  'entry_unqueued',
  /** A gap in the order, or fewer leaves than a signed head has. */
  'leaf_missing',
  /** Integrated or signed before what stands in front of it. */
  'time_falls',
  /** A field differs from its hash, or the fields from the body root. */
  'body_changed',
  /** The tree is not the one a checkpoint signed. */
  'root_differs',
  /** Not a checkpoint of this log signed by a known key. */
  'checkpoint_wrong',
  /** A stored subtree is not that of the leaves. */
  'subtree_differs',
  /** A head known from elsewhere is not in the log any more. */
  'head_lost',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Where the trail is not what it was. `index` is a leaf, `size` a head's number of leaves. */
export interface Fault {
  kind: FaultKind;
  index?: number;
  size?: number;
  entryId?: string;
  path?: string;
}

/** Nothing wrong, but worth a look: written down long before the log took it in, though the log was running. */
export interface LateEntry {
  index: number;
  entryId: string;
  recorded: string;
}

export interface TrailVerdict {
  isIntact: boolean;
  size: number;
  /** Of all leaves, in base64 as in the checkpoint. */
  root: string;
  /** Leaves under a valid signed head; those above wait for the sequencer to sign. */
  signedSize: number;
  checked: { entries: number; fields: number; erasedFields: number; checkpoints: number };
  /** Committed, not yet in the log. */
  pending: number;
  /** The first thousand; `faultCount` counts all. */
  faults: readonly Fault[];
  faultCount: number;
  late: readonly LateEntry[];
}

export interface VerifyOptions {
  /** Name of the log; default that of the first key. */
  origin?: string;
  /** Heads known from elsewhere: the signer's last, a witness's, an older backup's. The log must still contain them. */
  heads?: readonly Checkpoint[];
  /** Fault kinds to look for; default all. */
  only?: readonly FaultKind[];
  /** An act may take this long from its clock reading to its commit. */
  lateAfterMs?: number;
  batch?: number;
}

/** How many places a verdict names; it counts them all. */
export const MOST_PLACES = 1000;
