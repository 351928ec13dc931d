import { randomBytes } from 'node:crypto';
import { NotCanonical, toCanonical, type CanonicalValue } from './canonical.ts';
import { hashLeaf, rootOf } from './merkle.ts';
import { inclusionPath, proofFrom, verifyInclusion } from './proofs.ts';

/** The body of an entry: salted fields under a Merkle root, so that one can be shown alone and one can be forgotten. */

export interface FieldDraft {
  path: string;
  value: CanonicalValue;
}

/** A field as stored. `value` is canonical JSON; salt and value are null once erased, the hash stays. */
export interface BodyField {
  path: string;
  salt: string | null;
  value: string | null;
  leafHash: Buffer;
}

/** What the entry says of its body: `root` in hexadecimal, `n` fields. */
export interface BodyHead {
  root: string;
  n: number;
}

/** One field with the proof that it is in the body of an entry; `proof` in hexadecimal. */
export interface Disclosure {
  index: number;
  salt: string;
  path: string;
  value: string;
  proof: readonly string[];
}

/** 128 random bits: without them a short value could be guessed from its hash. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}

/** The leaf of one field: the canonical JSON `[salt,path,value]`, where `value` is canonical text already. */
export function hashField(salt: string, path: string, value: string): Buffer {
  return hashLeaf(Buffer.from(`[${JSON.stringify(salt)},${JSON.stringify(path)},${value}]`));
}

/** Salts and hashes fields, in the order of their paths. Throws `NotCanonical` for a path given twice. */
export function sealFields(drafts: readonly FieldDraft[], makeSalt: () => string = newSalt): BodyField[] {
  const sorted = drafts.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(({ path, value }, i) => {
    if (path === '' || path === sorted[i + 1]?.path) throw new NotCanonical(path, 'a field needs a path of its own');
    const salt = makeSalt();
    toCanonical([salt, path, value]);
    const text = toCanonical(value);
    return { path, salt, value: text, leafHash: hashField(salt, path, text) };
  });
}

export function headOf(fields: readonly BodyField[]): BodyHead {
  return { root: rootOf(fields.map((field) => field.leafHash)).toString('hex'), n: fields.length };
}

/** Shows one field with its proof; null when it is not there or erased. `fields` is the whole body in order. */
export function discloseField(fields: readonly BodyField[], path: string): Disclosure | null {
  const index = fields.findIndex((field) => field.path === path);
  const field = fields[index];
  if (!field || field.salt === null || field.value === null) return null;
  const hashes = fields.map(({ leafHash }) => leafHash);
  const proof = proofFrom(hashes, inclusionPath(index, hashes.length)).map((hash) => hash.toString('hex'));
  return { index, salt: field.salt, path, value: field.value, proof };
}

/** Whether a disclosed field is in the body that the entry names. */
export function verifyDisclosure({ index, salt, path, value, proof }: Disclosure, head: BodyHead): boolean {
  return verifyInclusion({
    leafHash: hashField(salt, path, value),
    index,
    size: head.n,
    proof: proof.map((hash) => Buffer.from(hash, 'hex')),
    root: Buffer.from(head.root, 'hex'),
  });
}
