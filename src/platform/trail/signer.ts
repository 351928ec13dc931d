import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EMPTY_ROOT } from './merkle.ts';
import {
  formatCheckpoint,
  generateSigner,
  openNote,
  parseCheckpoint,
  parseNote,
  parseSigner,
  signNote,
  type Checkpoint,
  type NoteSigner,
} from './note.ts';
import { verifyConsistency } from './proofs.ts';

export const KEY_FILE = 'trail.key';
export const HEAD_FILE = 'trail.head';

/** The signer was asked to sign a head that does not continue the last one it signed, or its folder was meddled with. */
export class HeadRefused extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'HeadRefused';
  }
}

/**
 * Signs heads of one log with a key of its own, and remembers on disk the last one it signed: a trail rewritten in
 * the database, or rolled back by an old backup, is not signed again.
 */
export interface TrailSigner {
  readonly origin: string;
  /** The verifier key, to be pinned by whoever checks the log. */
  readonly verifierKey: string;
  head(): Checkpoint;
  /** Reads the last head from the disk again, where another process may have signed since. */
  refresh(): Promise<Checkpoint>;
  /** The signed note of the last head. */
  headNote(): string;
  /** Signs the next head, given proof that it continues `head()`. Throws `HeadRefused`. */
  sign(next: { size: number; root: Buffer }, proof: readonly Buffer[]): Promise<string>;
}

/** Opens the signer kept in `folder`, or makes one with a new key. `origin` names the log and its key. */
export async function openSigner(folder: string, origin: string): Promise<TrailSigner> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const signer = await openKey(folder, origin);
  if (signer.verifier.name !== origin) throw new HeadRefused(`the key in ${KEY_FILE} is that of ${signer.verifier.name}`);
  let { note, head } = await readHead(folder, signer);
  return {
    origin,
    verifierKey: signer.verifier.text,
    head: () => head,
    refresh: async () => {
      ({ note, head } = await readHead(folder, signer));
      return head;
    },
    headNote: () => note,
    sign: async ({ size, root }, proof) => {
      const continues = verifyConsistency({ from: head.size, to: size, fromRoot: head.root, toRoot: root, proof });
      if (!continues) throw new HeadRefused(`${size} leaves do not continue the ${head.size} signed before`);
      const next = { origin, size, root };
      const signed = signNote(formatCheckpoint(next), signer);
      await writeDurably(folder, HEAD_FILE, signed);
      [head, note] = [next, signed];
      return signed;
    },
  };
}

async function readHead(folder: string, signer: NoteSigner): Promise<{ note: string; head: Checkpoint }> {
  const note = await readFile(join(folder, HEAD_FILE), 'utf8').catch(() => '');
  if (!note) throw new HeadRefused(`${HEAD_FILE} is missing beside ${KEY_FILE}`);
  return { note, head: parseCheckpoint(openNote(note, [signer.verifier])) };
}

/** Head first, key second: where there is a key there was a head, so a missing head is never a first start. */
async function openKey(folder: string, origin: string): Promise<NoteSigner> {
  const path = join(folder, KEY_FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new HeadRefused(`${KEY_FILE} can be read by others`);
    return parseSigner(text.trim());
  }
  const left = await readFile(join(folder, HEAD_FILE), 'utf8').catch(() => null);
  if (left !== null && parseCheckpoint(parseNote(left).text).size > 0) throw new HeadRefused(`${KEY_FILE} is missing beside ${HEAD_FILE}`);
  const made = generateSigner(origin);
  const signer = parseSigner(made);
  await writeDurably(folder, HEAD_FILE, signNote(formatCheckpoint({ origin, size: 0, root: EMPTY_ROOT }), signer));
  await writeDurably(folder, KEY_FILE, `${made}\n`);
  return signer;
}

/** Written whole or not at all, and on the disk before it returns. */
async function writeDurably(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, name);
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  if (process.platform === 'win32') return;
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
