import { crc32, deflateRawSync } from 'node:zlib';
import { WorkbookRefused } from './limits.ts';

const END_MARK = 0x06054b50;
const CENTRAL_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
/** Bit 3 says sizes follow the data; we always write them before it. */
const SIZES_FOLLOW = 0x0008;

type ZipRecord = { readonly name: string; readonly central: Buffer; readonly data: Buffer };

/** Entries that come in besides, and those that go. */
type EntryChanges = { readonly added?: ReadonlyMap<string, Uint8Array>; readonly removed?: ReadonlySet<string> };

/**
 * A zip with some entries' contents replaced. All others keep their packed bytes, names, times and order:
 * nothing is packed anew. Throws {@link WorkbookRefused} `broken`. The zip has been through `openPackage` before.
 */
export function replaceEntries(
  bytes: Uint8Array,
  replacements: ReadonlyMap<string, Uint8Array>,
  { added = new Map(), removed = new Set() }: EntryChanges = {},
): Uint8Array {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  const records = readRecords(zip);
  const names = new Set(records.map((record) => record.name));
  if (![...replacements.keys()].every((name) => names.has(name))) throw new WorkbookRefused({ kind: 'broken' });
  const kept = records.filter((record) => !removed.has(record.name));
  const like = kept[0];
  if (!like || [...added.keys()].some((name) => names.has(name))) throw new WorkbookRefused({ kind: 'broken' });
  const packed = [
    ...kept.map((record) => {
      const content = replacements.get(record.name);
      return content ? packAnew(record, content) : record;
    }),
    ...[...added].map(([name, content]) => packAnew(namedAs(like, name), content)),
  ];
  for (const { central, data } of packed) {
    const head = localHead(central);
    centrals.push(moved(central, offset));
    pieces.push(head, data);
    offset += head.length + data.length;
  }
  const directory = Buffer.concat(centrals);
  return Buffer.concat([...pieces, directory, endRecord(centrals.length, directory.length, offset)]);
}

function readRecords(zip: Buffer): ZipRecord[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_SIZE > zip.length) throw new WorkbookRefused({ kind: 'broken' });
  const records: ZipRecord[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + CENTRAL_SIZE > zip.length || zip.readUInt32LE(at) !== CENTRAL_MARK) {
      throw new WorkbookRefused({ kind: 'broken' });
    }
    const nameEnd = at + CENTRAL_SIZE + zip.readUInt16LE(at + 28);
    const next = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const name = zip.toString('utf8', at + CENTRAL_SIZE, nameEnd).replaceAll('\\', '/');
    records.push({ name, central: zip.subarray(at, next), data: packedData(zip, at) });
    at = next;
  }
  return records;
}

function packedData(zip: Buffer, central: number): Buffer {
  const local = zip.readUInt32LE(central + 42);
  const size = zip.readUInt32LE(central + 20);
  if (local + LOCAL_SIZE > zip.length || zip.readUInt32LE(local) !== LOCAL_MARK) {
    throw new WorkbookRefused({ kind: 'broken' });
  }
  const start = local + LOCAL_SIZE + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + size > zip.length) throw new WorkbookRefused({ kind: 'broken' });
  return zip.subarray(start, start + size);
}

function packAnew(record: ZipRecord, content: Uint8Array): { central: Buffer; data: Buffer } {
  const data = deflateRawSync(content);
  const central = Buffer.from(record.central);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc32(content), 16);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(content.length, 24);
  return { central, data };
}

/** A record of another name, without extras: its times and its origin are those of `like`. */
function namedAs(like: ZipRecord, name: string): ZipRecord {
  const nameBytes = Buffer.from(name, 'utf8');
  const head = Buffer.from(like.central.subarray(0, CENTRAL_SIZE));
  head.writeUInt16LE(nameBytes.length, 28);
  head.writeUInt16LE(0, 30);
  head.writeUInt16LE(0, 32);
  return { name, central: Buffer.concat([head, nameBytes]), data: Buffer.alloc(0) };
}

/** The head before an entry's data, said again from the directory's record. */
function localHead(central: Buffer): Buffer {
  const name = central.subarray(CENTRAL_SIZE, CENTRAL_SIZE + central.readUInt16LE(28));
  const head = Buffer.alloc(LOCAL_SIZE);
  head.writeUInt32LE(LOCAL_MARK, 0);
  central.copy(head, 4, 6, 28);
  head.writeUInt16LE(central.readUInt16LE(8) & ~SIZES_FOLLOW, 6);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function moved(central: Buffer, offset: number): Buffer {
  const record = Buffer.from(central);
  record.writeUInt16LE(central.readUInt16LE(8) & ~SIZES_FOLLOW, 8);
  record.writeUInt32LE(offset, 42);
  return record;
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END_MARK, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
