import { inlineText } from './cell-writer.ts';
import { columnOf } from './rows.ts';
import { cellName, type Merge } from './sheet.ts';
import { attribute, eachElement, findElement, type Found } from './xml.ts';

/** A cell to set, zero-based. `likeRow`, `likeColumn`: whose format it takes when it was absent, for tables that grow. */
export type CellChange = {
  readonly row: number;
  readonly column: number;
  readonly value: string | number;
  readonly likeRow?: number | undefined;
  readonly likeColumn?: number | undefined;
};

type Place = { readonly index: number; readonly found: Found };

/**
 * A sheet's XML with cells set. Everything but those cells stays as written; a cell keeps its format, and one that
 * was absent takes its row's or its column's. Callers have refused formulas. Elements without prefix only.
 */
export function setCells(xml: string, changes: readonly CellChange[]): string {
  const opened = /<sheetData\s*\/>/.test(xml) ? xml.replace(/<sheetData\s*\/>/, '<sheetData></sheetData>') : xml;
  const start = opened.indexOf('>', opened.search(/<sheetData[\s>]/)) + 1;
  const end = opened.indexOf('</sheetData>', start);
  const columnFormats = readColumnFormats(opened.slice(0, start));
  const formats = new RowFormats(opened.slice(start, end), columnFormats);
  const rows = new Map<number, CellChange[]>();
  for (const change of changes) rows.set(change.row, [...(rows.get(change.row) ?? []), change]);
  const body = splice(opened.slice(start, end), placeRows(opened.slice(start, end)), [...rows.keys()], (row, found) =>
    rowXml(row, found, rows.get(row) ?? [], formats),
  );
  return opened.slice(0, start) + body + opened.slice(end);
}

/** Puts `make(index)` in the place of the element of that index, or before the first one with a greater index. */
function splice(
  xml: string,
  places: readonly Place[],
  indexes: readonly number[],
  make: (index: number, found: Found | null) => string,
): string {
  let out = '';
  let done = 0;
  let place = 0;
  for (const index of indexes.toSorted((a, b) => a - b)) {
    while ((places[place]?.index ?? Infinity) < index) place += 1;
    const next = places[place];
    if (next?.index === index) {
      out += xml.slice(done, next.found.start) + make(index, next.found);
      done = next.found.end;
    } else {
      const at = next ? next.found.start : xml.length;
      out += xml.slice(done, at) + make(index, null);
      done = at;
    }
  }
  return out + xml.slice(done);
}

function placeRows(xml: string): Place[] {
  const places: Place[] = [];
  let index = -1;
  for (const found of eachElement(xml, 'row')) {
    index = Number(attribute(found.head, 'r') ?? index + 2) - 1;
    places.push({ index, found });
  }
  return places;
}

/** Cells may leave out where they stand; then they follow the one before. */
function placeCells(rowBody: string): Place[] {
  const places: Place[] = [];
  let index = -1;
  for (const found of eachElement(rowBody, 'c')) {
    index = columnOf(attribute(found.head, 'r')) ?? index + 1;
    places.push({ index, found });
  }
  return places;
}

function rowXml(row: number, found: Found | null, changes: readonly CellChange[], formats: RowFormats): string {
  const byColumn = new Map(changes.map((change) => [change.column, change]));
  const body = found?.body ?? '';
  const rowFormat = found ? attribute(found.head, 's') : undefined;
  const cells = splice(body, placeCells(body), [...byColumn.keys()], (column, cell) => {
    const change = byColumn.get(column);
    const like = change?.likeColumn === undefined ? null : formats.of(change.likeRow ?? row, change.likeColumn);
    const format = cell ? attribute(cell.head, 's') : (like ?? rowFormat ?? formats.of(change?.likeRow, column));
    return cellOf(row, column, change?.value ?? '', format);
  });
  const head = found ? found.head.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '') : ` r="${row + 1}"`;
  return `<row${head.trimEnd()}>${cells}</row>`;
}

function cellOf(row: number, column: number, value: string | number, format: string | undefined): string {
  const head = `r="${cellName(row, column)}"${format ? ` s="${format}"` : ''}`;
  if (value === '') return `<c ${head}/>`;
  return typeof value === 'number' ? `<c ${head}><v>${value}</v></c>` : `<c ${head} t="inlineStr">${inlineText(value)}</c>`;
}

/** The format of a cell that was absent: that of the row it should look like, else its column's. */
class RowFormats {
  readonly #xml: string;
  readonly #columns: ReadonlyMap<number, string>;
  readonly #rows = new Map<number, ReadonlyMap<number, string>>();

  constructor(xml: string, columns: ReadonlyMap<number, string>) {
    this.#xml = xml;
    this.#columns = columns;
  }

  of(row: number | undefined, column: number): string | undefined {
    if (row === undefined) return this.#columns.get(column);
    const known = this.#rows.get(row) ?? this.#read(row);
    this.#rows.set(row, known);
    return known.get(column) ?? this.#columns.get(column);
  }

  #read(row: number): ReadonlyMap<number, string> {
    const place = placeRows(this.#xml).find(({ index }) => index === row);
    const cells = place ? placeCells(place.found.body) : [];
    return new Map(
      cells.flatMap(({ index, found }) => [[index, attribute(found.head, 's') ?? '']] as const).filter(([, format]) => format !== ''),
    );
  }
}

function readColumnFormats(sheetStart: string): Map<number, string> {
  const formats = new Map<number, string>();
  for (const column of eachElement(findElement(sheetStart, 'cols')?.body ?? '', 'col')) {
    const style = attribute(column.head, 'style');
    const first = Number(attribute(column.head, 'min'));
    const last = Math.min(Number(attribute(column.head, 'max')), 16_384);
    if (!style) continue;
    for (let number = first; number <= last; number += 1) formats.set(number - 1, style);
  }
  return formats;
}

/** The cells a formula fills: its own, and all of the range when it is an array formula. */
export function formulaRanges(xml: string): { own: Set<string>; arrays: string[] } {
  const own = new Set<string>();
  const arrays: string[] = [];
  for (const { index: row, found } of placeRows(xml)) {
    if (!found.body.includes('<f')) continue;
    for (const { index: column, found: cell } of placeCells(found.body)) {
      const formula = cell.body.includes('<f') ? findElement(cell.body, 'f') : null;
      if (!formula) continue;
      own.add(cellName(row, column));
      const range = attribute(formula.head, 'ref');
      if (attribute(formula.head, 't') === 'array' && range?.includes(':')) arrays.push(range);
    }
  }
  return { own, arrays };
}

/** Whether a cell lies in a merge without being its top left cell, which alone is seen. */
export function isCovered(merges: readonly Merge[], row: number, column: number): boolean {
  return merges.some(
    (merge) =>
      row >= merge.top &&
      row <= merge.bottom &&
      column >= merge.left &&
      column <= merge.right &&
      (row !== merge.top || column !== merge.left),
  );
}
