import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** What went through: its digest, its bytes, and its lines where it is text with one row a line. */
export type Measured = { readonly sha256: string; readonly size: number; readonly lines: number };

const LINE_FEED = 0x0a;

/** Passes bytes on and measures them. */
export function meter(): { readonly through: Transform; measured(): Measured } {
  const hash = createHash('sha256');
  let size = 0;
  let lines = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      for (const byte of chunk) if (byte === LINE_FEED) lines += 1;
      done(null, chunk);
    },
  });
  return { through, measured: () => ({ sha256: hash.digest('hex'), size, lines }) };
}

/** Copies a file to the disk for good, and measures what it copied. */
export async function copyMeasured(from: string, to: string): Promise<Measured> {
  const { through, measured } = meter();
  await pipeline(createReadStream(from), through, createWriteStream(to, { mode: 0o600, flush: true }));
  return measured();
}

/** Writes a stream compressed; the measure is that of the plain bytes. */
export async function writeCompressed(source: Readable, to: string): Promise<Measured> {
  const { through, measured } = meter();
  await pipeline(source, through, createGzip({ level: 6 }), createWriteStream(to, { mode: 0o600, flush: true }));
  return measured();
}

/** Measures a file, or the plain bytes of a compressed one. */
export async function measure(path: string, isCompressed: boolean): Promise<Measured> {
  const { through, measured } = meter();
  const source = createReadStream(path);
  if (isCompressed) await pipeline(source, createGunzip(), through, drain);
  else await pipeline(source, through, drain);
  return measured();
}

async function drain(source: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of source);
}
