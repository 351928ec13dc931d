import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from './merkle.ts';

/** Signed notes and checkpoints as C2SP writes them (signed-note, tlog-checkpoint), signed with Ed25519. */

const ED25519 = 1;
const HASH_BYTES = 4;
const MAX_NOTE = 64 * 1024;
const MAX_SIGNATURES = 32;
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Text that is no signed note, no checkpoint or no key. */
export class NotANote extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NotANote';
  }
}

/** A public key with the name it signs under. `text` is the verifier key of the signed-note format. */
export interface NoteVerifier {
  name: string;
  text: string;
  hash: Buffer;
  key: KeyObject;
}

export interface NoteSigner {
  verifier: NoteVerifier;
  key: KeyObject;
}

interface Signature {
  name: string;
  hash: Buffer;
  bytes: Buffer;
}

export interface Note {
  /** What is signed; ends with a line feed. */
  text: string;
  signatures: readonly Signature[];
}

function decode(base64: string): Buffer {
  if (!BASE64.test(base64)) throw new NotANote('not base64');
  return Buffer.from(base64, 'base64');
}

function isKeyName(name: string): boolean {
  return name.length > 0 && name.isWellFormed() && !/[\s+]/u.test(name);
}

function verifierOf(name: string, publicKey: Buffer): NoteVerifier {
  if (!isKeyName(name)) throw new NotANote('a key name is not empty and has no space and no plus sign');
  if (publicKey.length !== 32) throw new NotANote('an Ed25519 key has 32 bytes');
  const typed = Buffer.concat([Buffer.of(ED25519), publicKey]);
  const hash = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed])).subarray(0, HASH_BYTES);
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return { name, hash, key, text: `${name}+${hash.toString('hex')}+${typed.toString('base64')}` };
}

/** Reads `name+hash+key`. Throws `NotANote`. */
export function parseVerifier(text: string): NoteVerifier {
  const [, name, hash, key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const typed = decode(key ?? '');
  if (!name || typed[0] !== ED25519) throw new NotANote('not an Ed25519 verifier key');
  const verifier = verifierOf(name, typed.subarray(1));
  if (verifier.hash.toString('hex') !== hash) throw new NotANote('the key hash does not fit the key');
  return verifier;
}

/** Reads `PRIVATE+KEY+name+hash+seed`. Throws `NotANote`. */
export function parseSigner(text: string): NoteSigner {
  const [, name, hash, seed] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const typed = decode(seed ?? '');
  if (!name || typed.length !== 33 || typed[0] !== ED25519) throw new NotANote('not an Ed25519 signing key');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, typed.subarray(1)]), format: 'der', type: 'pkcs8' });
  const verifier = verifierOf(name, createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length));
  if (verifier.hash.toString('hex') !== hash) throw new NotANote('the key hash does not fit the key');
  return { verifier, key };
}

/** A new signing key, as text for `parseSigner`. */
export function generateSigner(name: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const verifier = verifierOf(name, publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length));
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length);
  return `PRIVATE+KEY+${name}+${verifier.hash.toString('hex')}+${Buffer.concat([Buffer.of(ED25519), seed]).toString('base64')}`;
}

/** Signs a text that ends with a line feed. */
export function signNote(text: string, signer: NoteSigner): string {
  if (!isNoteText(text)) throw new NotANote('a note is text that ends with a line feed');
  const { name, hash } = signer.verifier;
  const signature = Buffer.concat([hash, sign(null, Buffer.from(text), signer.key)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
}

function isNoteText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the format forbids control characters
  return text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);
}

/** Takes a signed note apart without judging its signatures. Throws `NotANote`. */
export function parseNote(note: string): Note {
  if (note.length > MAX_NOTE || !isNoteText(note)) throw new NotANote('not a note');
  const split = note.lastIndexOf('\n\n');
  if (split < 0) throw new NotANote('no signature');
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new NotANote('too many signatures');
  const signatures = lines.map((line) => {
    const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = decode(encoded ?? '');
    if (!name || !isKeyName(name) || bytes.length <= HASH_BYTES) throw new NotANote('not a signature line');
    return { name, hash: bytes.subarray(0, HASH_BYTES), bytes: bytes.subarray(HASH_BYTES) };
  });
  return { text: note.slice(0, split + 1), signatures };
}

/**
 * The signed text, when at least one of the known keys signed it. A signature that claims a known key and is wrong
 * condemns the note; those of strangers are ignored. Throws `NotANote`.
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): string {
  const { text, signatures } = parseNote(note);
  let isSigned = false;
  for (const { name, hash, bytes } of signatures) {
    const verifier = verifiers.find((known) => known.name === name && known.hash.equals(hash));
    if (!verifier) continue;
    if (!verify(null, Buffer.from(text), verifier.key, bytes)) throw new NotANote(`the signature of ${name} is wrong`);
    isSigned = true;
  }
  if (!isSigned) throw new NotANote('not signed by a known key');
  return text;
}

/** The head of a log: its name, its number of leaves, their root. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Buffer;
}

/** The text of a checkpoint, to be signed. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Reads the text of a note as a checkpoint; extension lines are allowed and ignored. Throws `NotANote`. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root] = text.split('\n');
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !root) throw new NotANote('not a checkpoint');
  const checkpoint = { origin, size: Number(size), root: decode(root) };
  if (checkpoint.root.length !== 32 || !Number.isSafeInteger(checkpoint.size)) throw new NotANote('not a checkpoint');
  if (/\n\n/.test(text)) throw new NotANote('an empty line in a checkpoint');
  return checkpoint;
}
