import { EMPTY_CELL, readCell, type CellContext } from './cells.ts';
import { WorkbookRefused, type WorkbookLimits } from './limits.ts';
import { textPieces, withoutPrefixes } from './package.ts';
import type { Picture } from './parts.ts';
import type { SheetCell } from './sheet.ts';
import { attribute, eachElement, findElement, type Found } from './xml.ts';

/** A row that holds something; rows between two of them are empty. */
export type SheetRow = {
  readonly index: number;
  readonly cells: readonly SheetCell[];
  /** Pictures kept inside this row's cells. */
  readonly pictures: readonly Picture[];
};

/** Text counted over all sheets of one reading. */
export type TextCount = { characters: number };

const ROW_END = /<\/(?:[A-Za-z][\w.-]*:)?row>/g;
/** No row of 150 columns is longer; also the bound of what is kept while looking for a row's end. */
const LONGEST_ROW = 32 * 1024 * 1024;
const LAST_COLUMN = 16_383;

/** Cuts a sheet's XML into blocks of whole rows; what follows the last row comes as the last block. */
export async function* rowBlocks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of textPieces(bytes)) {
    const from = Math.max(0, rest.length - 80);
    rest += piece;
    const end = lastRowEnd(rest, from);
    if (end > 0) {
      yield withoutPrefixes(rest.slice(0, end));
      rest = rest.slice(end);
    }
    if (rest.length > LONGEST_ROW) throw new WorkbookRefused({ kind: 'broken' });
  }
  yield withoutPrefixes(rest);
}

function lastRowEnd(text: string, from: number): number {
  let end = 0;
  ROW_END.lastIndex = from;
  for (let match = ROW_END.exec(text); match; match = ROW_END.exec(text)) end = ROW_END.lastIndex;
  return end;
}

/**
 * The rows of one sheet in order, one at a time, whatever the sheet's size.
 * Throws {@link WorkbookRefused}: more columns or rows with content than the limits, too much text, broken XML.
 */
export async function* readRows(
  sheet: string,
  bytes: AsyncIterable<Uint8Array>,
  context: CellContext,
  limits: WorkbookLimits,
  count: TextCount,
): AsyncGenerator<SheetRow> {
  let previous = -1;
  let isOpen = false;
  let isClosed = false;
  for await (const block of rowBlocks(bytes)) {
    const close = block.indexOf('</sheetData>');
    const xml = close < 0 ? block : block.slice(0, close);
    isOpen ||= findOpening(xml);
    isClosed ||= close >= 0 || /<sheetData\s*\/>/.test(block);
    for (let found = findElement(xml, 'row'); found; found = findElement(xml, 'row', found.end)) {
      const written = Number(attribute(found.head, 'r') ?? previous + 2);
      if (!Number.isInteger(written) || written - 1 <= previous) throw new WorkbookRefused({ kind: 'broken' });
      previous = written - 1;
      const row = readRow(sheet, previous, found, context, limits);
      if (row.cells.length === 0 && row.pictures.length === 0) continue;
      if (row.index >= limits.maxRows && !holdsValue(row)) continue;
      checkRow(sheet, row, limits, count);
      yield row;
    }
    if (close >= 0) break;
  }
  if (!isOpen || !isClosed) throw new WorkbookRefused({ kind: 'broken' });
}

function findOpening(xml: string): boolean {
  return /<sheetData[\s/>]/.test(xml);
}

/** Colour alone far below the table is no row of it. */
function holdsValue(row: SheetRow): boolean {
  return row.pictures.length > 0 || row.cells.some((cell) => cell.value !== null || cell.error);
}

function checkRow(sheet: string, row: SheetRow, limits: WorkbookLimits, count: TextCount): void {
  if (row.index >= limits.maxRows) {
    throw new WorkbookRefused({ kind: 'too_many_rows', sheet, rows: row.index + 1, limit: limits.maxRows });
  }
  for (const cell of row.cells) {
    if (typeof cell.value === 'string') count.characters += cell.value.length;
  }
  if (count.characters > limits.maxText) {
    throw new WorkbookRefused({ kind: 'too_much_text', limit: limits.maxText });
  }
}

function readRow(sheet: string, index: number, row: Found, context: CellContext, limits: WorkbookLimits): SheetRow {
  const cells: SheetCell[] = [];
  const pictures: Picture[] = [];
  let column = -1;
  for (let found = findElement(row.body, 'c'); found; found = findElement(row.body, 'c', found.end)) {
    column = columnOf(attribute(found.head, 'r')) ?? column + 1;
    if (column > LAST_COLUMN) throw new WorkbookRefused({ kind: 'broken' });
    const { cell, picture } = readCell(found, context);
    if (picture !== undefined) pictures.push({ row: index, column, name: picture });
    if (cell === EMPTY_CELL) continue;
    if (column >= limits.maxColumns) {
      if (cell.value === null && !cell.error) continue;
      const columns = lastColumn(row.body, column) + 1;
      throw new WorkbookRefused({ kind: 'too_many_columns', sheet, columns, limit: limits.maxColumns });
    }
    while (cells.length < column) cells.push(EMPTY_CELL);
    cells[column] = cell;
  }
  return { index, cells, pictures };
}

function lastColumn(row: string, from: number): number {
  let last = from;
  for (const found of eachElement(row, 'c')) last = Math.max(last, columnOf(attribute(found.head, 'r')) ?? 0);
  return Math.min(last, LAST_COLUMN);
}

/** The zero-based column of `AB12`; undefined without letters. */
export function columnOf(name: string | undefined): number | undefined {
  if (!name) return undefined;
  let column = 0;
  for (let i = 0; i < name.length; i += 1) {
    const code = name.charCodeAt(i) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? undefined : column - 1;
}
