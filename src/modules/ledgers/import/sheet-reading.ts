import { isBlankCell } from '#engines/documents/cells/fold.ts';
import { readDate } from '#engines/documents/cells/dates.ts';
import { isProblem } from '#engines/documents/cells/outcome.ts';
import { isDitto } from '#engines/documents/cells/refused.ts';
import { shareScale, type ShareScale } from '#engines/documents/cells/share.ts';
import { recogniseHead, type TableHead } from '#engines/documents/table/head.ts';
import { rowSorter, type SkipReason, type Sorted } from '#engines/documents/table/rows.ts';
import type { SheetStream } from '#engines/documents/workbook/read.ts';
import type { SheetCell } from '#engines/documents/workbook/sheet.ts';
import type { ImportLedger } from '../contract/imports.ts';
import { packCell, type PackedCell } from './cells.ts';
import { fieldOf } from './fields.ts';
import { ledgerOf, mapColumns, type ColumnMapping, type Words } from './mapping.ts';

/** So many rows are looked at before a sheet is understood. */
const SAMPLE = 300;

/** A sheet as understood from its first rows. */
export type SheetPlan = {
  readonly head: TableHead;
  readonly ledger: ImportLedger | null;
  readonly columns: readonly ColumnMapping[];
  readonly scales: Readonly<Record<string, ShareScale>>;
};

/** One line of a sheet under its heading, 同上 led back to the cell it points to. */
export type SheetLine =
  | { readonly kind: 'data'; readonly rowNumber: number; readonly cells: readonly PackedCell[] }
  | { readonly kind: 'skip'; readonly rowNumber: number; readonly reason: SkipReason; readonly cells: readonly PackedCell[] };

/** Iterate `lines` to their end, or `close`: the reading thread ends with either. */
export type OpenSheet = { readonly plan: SheetPlan; readonly lines: AsyncIterable<SheetLine>; readonly close: () => Promise<void> };

/** Understands a sheet while it is read, keeping no more of it than its first rows; null when it holds no table. */
export async function openSheet(stream: SheetStream, words: Words, wanted: ImportLedger | 'auto'): Promise<OpenSheet | null> {
  const iterator = stream.rows[Symbol.asyncIterator]();
  const first: { index: number; cells: readonly SheetCell[] }[] = [];
  let isDone = false;
  while (first.length < SAMPLE && !isDone) {
    const next = await iterator.next();
    if (next.done) isDone = true;
    else first.push(next.value);
  }
  const rows: (readonly SheetCell[])[] = [];
  for (const row of first) {
    while (rows.length < row.index && rows.length < SAMPLE) rows.push([]);
    if (rows.length === row.index) rows.push(row.cells);
  }
  const head = recogniseHead(rows, stream.merges);
  if (head === null) {
    await iterator.return?.();
    return null;
  }
  const plan = planOf(head, rows, stream, words, wanted);
  const close = async () => {
    await iterator.return?.();
  };
  return { plan, lines: linesOf(first, iterator, rowSorter(head, stream.merges), head), close };
}

function planOf(
  head: TableHead,
  rows: readonly (readonly SheetCell[])[],
  stream: SheetStream,
  words: Words,
  wanted: ImportLedger | 'auto',
): SheetPlan {
  const sort = rowSorter(head, stream.merges);
  const data = rows.flatMap((cells, row) => {
    const sorted = row < head.headerTop ? null : sort(row, cells);
    return sorted?.kind === 'data' ? [sorted.cells] : [];
  });
  const samples = new Map(head.columns.map(({ index }) => [index, data.map((cells) => cells[index] ?? { value: null })]));
  const few = new Map([...samples].map(([index, cells]) => [index, cells.slice(0, 60)]));
  const ledger = wanted === 'auto' ? ledgerOf(head.columns, words, few) : wanted;
  const columns = ledger === null ? [] : mapColumns(ledger, head.columns, words[ledger], few);
  return { head, ledger, columns, scales: scalesOf(samples, ledger, columns) };
}

/** How bare figures are meant in every column that may hold shares. */
export function scalesOf(
  samples: ReadonlyMap<number, readonly SheetCell[]>,
  ledger: ImportLedger | null,
  columns: readonly ColumnMapping[],
): Record<string, ShareScale> {
  const shares = columns.filter((column) => ledger !== null && column.field !== null && fieldOf(ledger, column.field)?.readAs === 'share');
  return Object.fromEntries(shares.map(({ index }) => [index, shareScale(samples.get(index) ?? [])]));
}

async function* linesOf(
  first: readonly { index: number; cells: readonly SheetCell[] }[],
  rest: AsyncIterator<{ index: number; cells: readonly SheetCell[] }>,
  sort: (row: number, cells: readonly SheetCell[]) => Sorted,
  head: TableHead,
): AsyncGenerator<SheetLine> {
  const above: PackedCell[] = [];
  const bottom = head.headerTop + head.headerRows;
  const lineOf = (row: { index: number; cells: readonly SheetCell[] }): SheetLine | null => {
    if (row.index < bottom) return null;
    const sorted = sort(row.index, row.cells);
    if (sorted.kind === 'data')
      return { kind: 'data', rowNumber: row.index + 1, cells: sorted.cells.map((cell, column) => settle(cell, column, above)) };
    return { kind: 'skip', rowNumber: row.index + 1, reason: sorted.reason, cells: row.cells.map((cell) => packCell(cell)) };
  };
  try {
    for (const row of first) {
      const line = lineOf(row);
      if (line) yield line;
    }
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      const line = lineOf(next.value);
      if (line) yield line;
    }
  } finally {
    await rest.return?.();
  }
}

/** 同上 becomes a cell that knows which one it repeats. */
function settle(cell: SheetCell, column: number, above: PackedCell[]): PackedCell {
  if (typeof cell.value === 'string' && cell.value.length <= 4 && isDitto(cell)) return packCell(cell, above[column] ?? null);
  const packed = packCell(cell);
  if (!isBlankCell(cell)) above[column] = packed;
  return packed;
}

/** The day for which a sheet speaks, never later than today; and the year it names. */
export function dayOfSheet(head: Pick<TableHead, 'period'>, today: string): { asOf: string; year: number | null } {
  const read = head.period === null ? null : readDate(head.period);
  if (read === null || isProblem(read) || read.value === null) return { asOf: today, year: null };
  const { start, end } = read.value;
  return { asOf: end < today ? end : today, year: Number(start.slice(0, 4)) };
}
