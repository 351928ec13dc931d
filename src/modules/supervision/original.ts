import { openPackage } from '#engines/documents/workbook/package.ts';
import { WORKBOOK_LIMITS, WorkbookRefused } from '#engines/documents/workbook/limits.ts';
import { decodeText, textOfDocx, textOfHtml } from '#engines/documents/outline/text.ts';
import { Refusal } from '#shared/refusal.ts';
import { sniff } from '#platform/files/uploads.ts';
import { DOCUMENT_ENDINGS, supervisionRefusals } from './contract.ts';

export type Original = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array; readonly text: string };

const MIB = 1024 * 1024;
/** A Word file's zip, inflated: pictures may be large, words are not. */
const LIMITS = { ...WORKBOOK_LIMITS, maxInflated: 64 * MIB };
const MAX_WORDS_BYTES = 8 * MIB;

/** Reads an uploaded .txt, .docx or .html. Refuses other kinds, and a Word file that is broken or inflates too much. */
export async function readOriginal(file: File): Promise<Original> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = sniff(file.name, bytes, DOCUMENT_ENDINGS);
  return { name: file.name, mediaType, bytes, text: await textIn(mediaType, bytes) };
}

async function textIn(mediaType: string, bytes: Uint8Array): Promise<string> {
  if (mediaType === 'text/plain') return unified(decodeText(bytes));
  if (mediaType === 'text/html') return unified(textOfHtml(bytes));
  await checkPackage(bytes);
  try {
    return unified(await textOfDocx(bytes));
  } catch {
    throw new Refusal(supervisionRefusals.docx_unreadable);
  }
}

/** Counts what really comes out of every part before anything else opens the file. */
async function checkPackage(bytes: Uint8Array): Promise<void> {
  try {
    const zip = await openPackage(bytes, LIMITS);
    if (!zip.has('word/document.xml')) throw new Refusal(supervisionRefusals.docx_unreadable);
    let words = 0;
    for (const name of zip.names) {
      for await (const piece of zip.stream(name)) {
        if (name.endsWith('.xml')) words += piece.byteLength;
        if (words > MAX_WORDS_BYTES) throw new Refusal(supervisionRefusals.docx_too_large, { megabytes: MAX_WORDS_BYTES / MIB });
      }
    }
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const isBroken = error.verdict.kind === 'broken' || error.verdict.kind === 'encrypted';
    if (isBroken) throw new Refusal(supervisionRefusals.docx_unreadable);
    throw new Refusal(supervisionRefusals.docx_too_large, { megabytes: MAX_WORDS_BYTES / MIB });
  }
}

/** One kind of line end, and nothing that a database cannot hold; otherwise the text stays as it is. */
export function unified(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replaceAll('\u0000', '')
    .replaceAll(/\r\n?/g, '\n');
}
