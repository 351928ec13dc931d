import { describe, expect, it } from 'vitest';
import { EMPTY_ROOT } from './merkle.ts';
import {
  formatCheckpoint,
  generateSigner,
  NotANote,
  openNote,
  parseCheckpoint,
  parseNote,
  parseSigner,
  parseVerifier,
  signNote,
} from './note.ts';

// The example of golang.org/x/mod/sumdb/note, whose format C2SP took over.
const SIGNER = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const VERIFIER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const SIGNED = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

describe('a signed note', () => {
  it('is signed and opened as the known example', () => {
    const signer = parseSigner(SIGNER);
    expect(signer.verifier.text).toBe(VERIFIER);
    expect(signNote(TEXT, signer)).toBe(SIGNED);
    expect(openNote(SIGNED, [parseVerifier(VERIFIER)])).toBe(TEXT);
  });
  it('names keys as the Go checksum database does', () => {
    const key = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
    expect(parseVerifier(key).text).toBe(key);
    expect(() => parseVerifier(key.replace('033de0ae', '033de0af'))).toThrow(NotANote);
    expect(() => parseVerifier('x')).toThrow(NotANote);
    expect(() => parseSigner(SIGNER.replace('c74f20a3', 'c74f20a4'))).toThrow(NotANote);
    expect(() => generateSigner('two words')).toThrow(NotANote);
  });
  it('fails with any byte changed', () => {
    const verifier = parseVerifier(VERIFIER);
    const bytes = Buffer.from(SIGNED);
    for (let at = 0; at < bytes.length; at += 1) {
      const bent = Buffer.from(bytes);
      bent[at]! ^= 1;
      expect(() => openNote(bent.toString('utf8'), [verifier]), `byte ${at}`).toThrow(NotANote);
    }
  });
  it('ignores strangers but wants one known signature', () => {
    const stranger = parseSigner(generateSigner('stranger.example'));
    const both = SIGNED + signNote(TEXT, stranger).slice(TEXT.length + 1);
    expect(parseNote(both).signatures.map(({ name }) => name)).toEqual(['PeterNeumann', 'stranger.example']);
    expect(openNote(both, [parseVerifier(VERIFIER)])).toBe(TEXT);
    expect(() => openNote(SIGNED, [stranger.verifier])).toThrow(NotANote);
    expect(() => openNote(TEXT, [stranger.verifier])).toThrow(NotANote);
    expect(() => signNote('no line feed', stranger)).toThrow(NotANote);
  });
});

describe('a checkpoint', () => {
  it('reads what it writes', () => {
    const checkpoint = { origin: 'yunhe.example/trail', size: 0, root: EMPTY_ROOT };
    const text = 'yunhe.example/trail\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';
    expect(formatCheckpoint(checkpoint)).toBe(text);
    expect(parseCheckpoint(text)).toEqual(checkpoint);
    expect(parseCheckpoint(`${text}extension\n`).size).toBe(0);
  });
  it('refuses other texts', () => {
    const root = EMPTY_ROOT.toString('base64');
    for (const text of [
      '',
      'a\n',
      `a\n01\n${root}\n`,
      `a\n-1\n${root}\n`,
      `a\n1\nAAAA\n`,
      `a\n9999999999999999\n${root}\n`,
      `\n1\n${root}\n`,
    ]) {
      expect(() => parseCheckpoint(text)).toThrow(NotANote);
    }
  });
});
