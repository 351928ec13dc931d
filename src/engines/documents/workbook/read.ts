import type { CellContext } from './cells.ts';
import { WORKBOOK_LIMITS, type WorkbookLimits } from './limits.ts';
import { parseMerges } from './merges.ts';
import { openPackage, withoutPrefixes, type Package } from './package.ts';
import { readCellImages, readParts, readPictures, type SheetPart, type WorkbookParts } from './parts.ts';
import { readRows, type SheetRow, type TextCount } from './rows.ts';
import type { Merge, Sheet, SheetCell } from './sheet.ts';
import { readSharedStrings } from './strings.ts';
import { readStyles } from './styles.ts';

/** What is known of a sheet before its rows are read. */
export type SheetSummary = { readonly name: string; readonly isHidden: boolean };

/** A sheet whose rows come one at a time. `pictures` are those on the sheet; those inside cells come with their row. */
export type SheetStream = Omit<Sheet, 'rows'> & { readonly rows: AsyncIterable<SheetRow> };

/**
 * Reads every sheet with the marks that carry meaning, hidden sheets too. For previews and forms: the rows are kept
 * in memory; `rows[r][c]` is dense up to the last filled row and each row's last filled cell.
 * Throws {@link WorkbookRefused}.
 */
export async function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<Sheet[]> {
  const book = await openBook(bytes, limits);
  const sheets: Sheet[] = [];
  for (const part of book.parts.sheets) {
    const { rows: stream, pictures, ...sheet } = await openSheet(book, part, limits);
    const rows: (readonly SheetCell[])[] = [];
    const inCells: Sheet['pictures'][number][] = [];
    for await (const row of stream) {
      while (rows.length < row.index) rows.push([]);
      rows.push(row.cells);
      inCells.push(...row.pictures);
    }
    sheets.push({ ...sheet, rows, pictures: [...pictures, ...inCells] });
  }
  return sheets;
}

/** The sheets' names in the order of the tabs; their rows are not read. Throws {@link WorkbookRefused}. */
export async function listSheets(bytes: Uint8Array, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<SheetSummary[]> {
  const parts = await readParts(await openPackage(bytes, limits));
  return parts.sheets.map(({ name, isHidden }) => ({ name, isHidden }));
}

/**
 * Opens one sheet for an import of any size: merges and pictures at once, rows one at a time with all their marks.
 * Throws {@link WorkbookRefused}, also while the rows are read.
 */
export async function streamSheet(bytes: Uint8Array, sheetIndex: number, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<SheetStream> {
  const book = await openBook(bytes, limits);
  const part = book.parts.sheets[sheetIndex];
  if (!part) throw new RangeError(`the workbook has no sheet ${sheetIndex}`);
  return openSheet(book, part, limits);
}

type Book = {
  readonly opened: Package;
  readonly parts: WorkbookParts;
  readonly context: CellContext;
  readonly count: TextCount;
};

async function openBook(bytes: Uint8Array, limits: WorkbookLimits): Promise<Book> {
  const opened = await openPackage(bytes, limits);
  const parts = await readParts(opened);
  const context: CellContext = {
    texts: readSharedStrings(await opened.text(parts.sharedStrings)),
    marks: readStyles(await opened.text(parts.styles), await opened.text(parts.theme)),
    is1904: parts.is1904,
    cellImages: await readCellImages(opened, parts),
  };
  return { opened, parts, context, count: { characters: 0 } };
}

async function openSheet(book: Book, part: SheetPart, limits: WorkbookLimits): Promise<SheetStream> {
  return {
    name: part.name,
    isHidden: part.isHidden,
    merges: await readMerges(book.opened.stream(part.entry)),
    pictures: await readPictures(book.opened, part),
    rows: readRows(part.name, book.opened.stream(part.entry), book.context, limits, book.count),
  };
}

/** Merges stand after the rows, so the sheet is inflated once more for them; its rows are passed by unread. */
async function readMerges(bytes: AsyncIterable<Uint8Array>): Promise<Merge[]> {
  return parseMerges(withoutPrefixes(await readTail(bytes)));
}

const TAIL_MARK = Buffer.from('sheetData>');
const TAIL_OVERLAP = 64;

/** The text after the rows' closing tag, which may be cut by a piece's end: so a few bytes of each piece are kept. */
async function readTail(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const tail: Uint8Array[] = [];
  let before: Uint8Array = new Uint8Array();
  for await (const piece of bytes) {
    if (tail.length > 0) {
      tail.push(piece);
      continue;
    }
    const joined = Buffer.concat([before, piece]);
    const end = closingMark(joined);
    if (end >= 0) tail.push(joined.subarray(end));
    before = joined.subarray(Math.max(0, joined.length - TAIL_OVERLAP));
  }
  return Buffer.concat(tail).toString('utf8');
}

function closingMark(joined: Buffer): number {
  for (let at = joined.indexOf(TAIL_MARK); at >= 0; at = joined.indexOf(TAIL_MARK, at + 1)) {
    const before = joined.subarray(Math.max(0, at - TAIL_OVERLAP), at).toString('latin1');
    if (/<\/(?:[\w.-]+:)?$/.test(before)) return at + TAIL_MARK.length;
  }
  return -1;
}
