import { z } from 'zod';
import { headOf, sealFields, type BodyField, type FieldDraft } from './body.ts';
import { fromCanonical, toCanonical } from './canonical.ts';

const text = (most: number) => z.string().min(1).max(most);
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** One line of the trail. No names, phones or identity numbers: those are body fields, which can be erased. */
export const entryShape = z.strictObject({
  v: z.literal(1),
  id: text(64),
  /** The place on the network that wrote it. */
  node: text(200),
  /** What it belongs to: `park/…`, `city`. */
  stream: text(200),
  /** `module.noun_verb_past`. */
  type: z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/),
  /** The id of what it is about. */
  subject: text(200),
  /** When it happened, as claimed: a day or an instant. */
  occurred: z.union([instant, z.iso.date()]),
  /** When it was written down, by the clock of the node. */
  recorded: instant,
  actor: z.strictObject({ pseudonym: text(200), org: z.string().max(200), role: z.string().max(100) }),
  body: z.strictObject({ root: sha256Hex, n: z.int().min(0) }),
  files: z.array(z.strictObject({ sha256: sha256Hex, size: z.int().min(0) })),
  /** Ids of entries and rows it builds on. */
  refs: z.array(text(200)),
  /** Hash of the newest cosignature held; empty without a node above. */
  tick: z.union([z.literal(''), sha256Hex]),
});

export type TrailEntry = z.infer<typeof entryShape>;

/** What an act says of itself; times in the node's clock. */
export interface EntryDraft extends Pick<TrailEntry, 'id' | 'node' | 'stream' | 'type' | 'subject' | 'actor'> {
  occurred: Date | string;
  recorded: Date;
  files?: TrailEntry['files'];
  refs?: TrailEntry['refs'];
  fields: readonly FieldDraft[];
}

/** An entry as it is written: the bytes that are hashed, and its body. */
export interface SealedEntry {
  entry: TrailEntry;
  bytes: Buffer;
  body: readonly BodyField[];
}

/** Makes the bytes of an entry. Throws `NotCanonical` or a `ZodError`: a fault of the caller. */
export function sealEntry(draft: EntryDraft, makeSalt?: () => string): SealedEntry {
  const { fields, occurred, recorded, ...rest } = draft;
  const body = sealFields(fields, makeSalt);
  const entry = entryShape.parse({
    v: 1,
    files: [],
    refs: [],
    tick: '',
    ...rest,
    occurred: typeof occurred === 'string' ? occurred : occurred.toISOString(),
    recorded: recorded.toISOString(),
    body: headOf(body),
  });
  return { entry, bytes: Buffer.from(toCanonical(entry)), body };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads stored bytes. Throws for anything that is not exactly one canonical entry. */
export function parseEntry(bytes: Uint8Array): TrailEntry {
  return entryShape.parse(fromCanonical(utf8.decode(bytes)));
}
