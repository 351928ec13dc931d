import { WORKBOOK_LIMITS, type WorkbookLimits } from './limits.ts';
import { openPackage, textPieces, withoutPrefixes } from './package.ts';
import { readParts } from './parts.ts';

/** A formatted but empty sheet says it ends at the last row there can be. */
const UNLIKELY = 1_000_000;

/**
 * How many rows the visible sheets say they have, read from their first lines; nothing else is inflated. Null when one
 * does not say, or says what cannot be. Headings and blank rows count along: good for a share of progress, no more.
 * Throws {@link WorkbookRefused}.
 */
export async function rowsSaid(bytes: Uint8Array, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<number | null> {
  const opened = await openPackage(bytes, limits);
  const { sheets } = await readParts(opened);
  let rows = 0;
  for (const { entry, isHidden } of sheets) {
    if (isHidden) continue;
    const last = await lastRow(opened.stream(entry));
    if (last === null || last >= UNLIKELY) return null;
    rows += last;
  }
  return rows;
}

/** The dimension stands before the rows: `<dimension ref="A1:O100001"/>`. */
async function lastRow(bytes: AsyncIterable<Uint8Array>): Promise<number | null> {
  let head = '';
  for await (const piece of textPieces(bytes)) {
    head += piece;
    if (/<(?:[\w.-]+:)?sheetData/.test(head)) break;
  }
  const found = /<dimension[^>]*\sref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(withoutPrefixes(head));
  return found ? Number(found[1]) : null;
}
