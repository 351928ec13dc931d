import { openPackage, type Package } from './package.ts';
import { WORKBOOK_LIMITS, WorkbookRefused, type FoundKind, type WorkbookLimits, type WorkbookVerdict } from './limits.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
const MACRO_ENDINGS = ['xlsm', 'xltm', 'xlam'];

/**
 * Says by its first bytes, its ending and its zip directory whether a file is a workbook we read; nothing is inflated.
 * A real .xlsx under another ending (`.xls`, `.et`) is read: people rename files.
 */
export async function checkWorkbook(name: string, bytes: Uint8Array, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<WorkbookVerdict> {
  const ending = /\.([^.]+)$/.exec(name.trim().toLowerCase())?.[1] ?? '';
  if (bytes.byteLength > limits.maxBytes) {
    return { kind: 'too_large', bytes: bytes.byteLength, limit: limits.maxBytes };
  }
  if (startsWith(bytes, OLE)) return judgeCompound(ending, bytes);
  if (!startsWith(bytes, ZIP)) return { kind: 'not_a_workbook', found: guessKind(bytes, ending) };
  try {
    const opened = await openPackage(bytes, limits);
    return await judgePackage(ending, opened);
  } catch (error) {
    if (error instanceof WorkbookRefused) return error.verdict;
    throw error;
  }
}

/** The old container holds .xls, .et, .doc and, since 2007, encrypted .xlsx. */
function judgeCompound(ending: string, bytes: Uint8Array): WorkbookVerdict {
  if (containsWide(bytes, 'EncryptedPackage')) return { kind: 'encrypted' };
  if (ending === 'et' || ending === 'ett') return { kind: 'et' };
  const holdsWorkbook = containsWide(bytes, 'Workbook') || containsWide(bytes, 'Book');
  if (holdsWorkbook || ending === 'xls' || ending === 'xlt') return { kind: 'old_xls' };
  return { kind: 'not_a_workbook', found: 'other' };
}

async function judgePackage(ending: string, opened: Package): Promise<WorkbookVerdict> {
  if (opened.has('xl/workbook.bin')) return { kind: 'not_a_workbook', found: 'xlsb' };
  if (opened.has('content.xml') && opened.has('mimetype')) return { kind: 'not_a_workbook', found: 'ods' };
  if (!opened.has('[Content_Types].xml') || !opened.names.some((entry) => /^xl\//i.test(entry))) {
    return { kind: 'not_a_workbook', found: 'zip' };
  }
  const hasCode = opened.names.some((entry) => /vbaProject\.bin$/i.test(entry));
  if (hasCode || MACRO_ENDINGS.includes(ending)) return { kind: 'macro' };
  const types = await opened.text('[Content_Types].xml');
  if (/macroEnabled/i.test(types)) return { kind: 'macro' };
  return { kind: 'ok', entries: opened.names.length, inflated: opened.inflated };
}

function guessKind(bytes: Uint8Array, ending: string): FoundKind {
  if (bytes.byteLength === 0) return 'empty';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).toLowerCase();
  if (start.startsWith('%pdf')) return 'pdf';
  if (/<html|<table|<!doctype html/.test(start)) return 'html';
  return ['csv', 'txt', 'tsv'].includes(ending) ? 'csv' : 'other';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function containsWide(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'));
}
