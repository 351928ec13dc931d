import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { WorkbookRefused, type WorkbookLimits } from './limits.ts';

const RATIO_FROM = 1024 * 1024;

/** An opened workbook's zip: its directory is within the limits, and every byte inflated is counted again. */
export type Package = {
  readonly names: readonly string[];
  readonly inflated: number;
  has(name: string): boolean;
  /** The inflated bytes of an entry, piece by piece. Throws {@link WorkbookRefused} `broken` for an absent entry. */
  stream(name: string): AsyncIterable<Uint8Array>;
  /** A small part as text, prefixes of element names removed; empty when absent. */
  text(name: string): Promise<string>;
};

/** Opens the zip and asks its directory first; nothing is inflated. Throws {@link WorkbookRefused}. */
export async function openPackage(bytes: Uint8Array, limits: WorkbookLimits): Promise<Package> {
  if (bytes.byteLength > limits.maxBytes) {
    throw new WorkbookRefused({ kind: 'too_large', bytes: bytes.byteLength, limit: limits.maxBytes });
  }
  const zip = await asBroken(() => fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }));
  if (zip.entryCount > limits.maxEntries) {
    throw new WorkbookRefused({ kind: 'too_many_entries', entries: zip.entryCount, limit: limits.maxEntries });
  }
  const entries = await asBroken(() => readDirectory(zip));
  const inflated = checkDirectory([...entries.values()], limits);
  const stream = inflator(zip, entries, limits);
  return {
    names: [...entries.keys()],
    inflated,
    has: (name) => entries.has(name),
    stream,
    text: async (name) => (entries.has(name) ? withoutPrefixes(await collectText(stream(name))) : ''),
  };
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, entry);
  }
  return entries;
}

function checkDirectory(entries: readonly Entry[], limits: WorkbookLimits): number {
  let inflated = 0;
  for (const entry of entries) {
    if (entry.isEncrypted()) throw new WorkbookRefused({ kind: 'encrypted' });
    inflated += entry.uncompressedSize;
    if (inflated > limits.maxInflated) {
      throw new WorkbookRefused({ kind: 'inflates_too_much', bytes: inflated, limit: limits.maxInflated });
    }
    const ratio = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
    if (entry.uncompressedSize > RATIO_FROM && ratio > limits.maxRatio) {
      throw new WorkbookRefused({ kind: 'ratio_too_high', entry: entry.fileName, ratio, limit: limits.maxRatio });
    }
  }
  return inflated;
}

/** The directory may lie, so what really comes out of an entry is counted too. */
function inflator(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: WorkbookLimits) {
  return async function* inflate(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name);
    if (!entry) throw new WorkbookRefused({ kind: 'broken' });
    let count = 0;
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        count += (chunk as Buffer).byteLength;
        if (count > limits.maxInflated) {
          throw new WorkbookRefused({ kind: 'inflates_too_much', bytes: count, limit: limits.maxInflated });
        }
        yield chunk as Buffer;
      }
    } catch (error) {
      throw error instanceof WorkbookRefused ? error : new WorkbookRefused({ kind: 'broken' }, error);
    }
  };
}

async function asBroken<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw new WorkbookRefused({ kind: 'broken' }, error);
  }
}

/** The text of a stream of bytes in UTF-8, or in UTF-16 when its first bytes say so. */
export async function* textPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
}

function encodingOf(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8';
}

async function collectText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of textPieces(bytes)) pieces.push(piece);
  return pieces.join('');
}

/** Some programs write `<x:row>` for `<row>`: with one form left, one reader is enough. */
export function withoutPrefixes(xml: string): string {
  return xml.replace(/<(\/?)[A-Za-z][\w.-]*:(?=[A-Za-z])/g, '<$1');
}
