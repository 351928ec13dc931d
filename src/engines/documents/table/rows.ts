import { isBlankCell } from '../cells/fold.ts';
import type { Merge, Sheet, SheetCell } from '../workbook/sheet.ts';
import { recogniseHead } from './head.ts';
import type { TableHead } from './head.ts';
import { isFooterText, isSubtotalText, textsOf } from './marks.ts';

export type SkipReason =
  | 'title'
  | 'reporting_unit'
  | 'note'
  | 'header'
  | 'blank'
  | 'subtotal'
  | 'footer'
  | 'repeated_header'
  | 'column_numbers'
  | 'section';

/** A row of data with merged cells spread into it; `spread` names the columns whose value stands in a row above. */
export type DataRow = { readonly row: number; readonly cells: readonly SheetCell[]; readonly spread: readonly number[] };

export type Sorted = ({ readonly kind: 'data' } & DataRow) | { readonly kind: 'skip'; readonly row: number; readonly reason: SkipReason };

export type Table = TableHead & {
  readonly dataRows: readonly DataRow[];
  readonly skipped: readonly { readonly row: number; readonly reason: SkipReason }[];
};

const EMPTY: SheetCell = { value: null };

/** Sorts the rows under a head one by one, in order: the streaming form. */
export function rowSorter(head: TableHead, merges: readonly Merge[] = []): (row: number, cells: readonly SheetCell[]) => Sorted {
  const bottom = head.headerTop + head.headerRows;
  const down = merges.filter((merge) => merge.top >= bottom && merge.bottom > merge.top).toSorted((one, other) => one.top - other.top);
  const across = merges.filter((merge) => merge.top === merge.bottom && merge.right - merge.left >= 2);
  const open = new Map<number, { until: number; cell: SheetCell }>();
  const names = headingTexts(head);
  const first = head.columns[0]?.index ?? 0;
  let next = 0;
  return (row, cells) => {
    for (let merge = down[next]; merge !== undefined && merge.top <= row; next += 1, merge = down[next]) {
      if (merge.bottom < row) continue;
      for (let column = merge.left; column <= merge.right; column += 1)
        open.set(column, { until: merge.bottom, cell: cells[merge.left] ?? EMPTY });
    }
    const filled: SheetCell[] = [...cells];
    const spread: number[] = [];
    for (const [column, { until, cell }] of open) {
      if (until < row) open.delete(column);
      else if (isBlankCell(filled[column]) && !isBlankCell(cell)) {
        filled[column] = cell;
        spread.push(column);
      }
    }
    const isWide = across.some((merge) => merge.top === row);
    const own = reasonOf(row, cells, head, names, bottom, first, isWide);
    if (own !== null) return { kind: 'skip', row, reason: own };
    return { kind: 'data', row, cells: Array.from(filled, (cell) => cell ?? EMPTY), spread: spread.toSorted((one, other) => one - other) };
  };
}

/** Takes a whole sheet apart; null when it holds no table. */
export function recogniseTable(sheet: Pick<Sheet, 'rows' | 'merges'>): Table | null {
  const head = recogniseHead(sheet.rows, sheet.merges);
  if (head === null) return null;
  const sort = rowSorter(head, sheet.merges);
  const dataRows: DataRow[] = [];
  const skipped: Table['skipped'][number][] = [...head.above];
  for (let row = head.headerTop; row < sheet.rows.length; row += 1) {
    const sorted = sort(row, sheet.rows[row] ?? []);
    if (sorted.kind === 'skip') skipped.push({ row, reason: sorted.reason });
    else dataRows.push({ row, cells: sorted.cells, spread: sorted.spread });
  }
  return { ...head, dataRows, skipped };
}

type Filled = { readonly text: string; readonly column: number };

function reasonOf(
  row: number,
  cells: readonly SheetCell[],
  head: TableHead,
  names: ReadonlySet<string>,
  bottom: number,
  first: number,
  isWide: boolean,
): SkipReason | null {
  if (row < head.headerTop) return head.above.find((one) => one.row === row)?.reason ?? 'note';
  if (row < bottom) return 'header';
  const texts = textsOf(cells);
  const filled = texts.flatMap((text, column) => (text === '' || isBlankCell(cells[column]) ? [] : [{ text, column }]));
  if (filled.length === 0) return 'blank';
  const lead = filled[0];
  if (lead === undefined || isOnlyNumber(filled, head)) return 'blank';
  if (isFooterText(lead.text) && filled.length <= 6) return 'footer';
  if (filled.slice(0, 3).some(({ text, column }) => column <= first + 3 && isSubtotalText(text))) return 'subtotal';
  if (filled.length >= 2 && isRepeatedHeader(filled, cells, names)) return 'repeated_header';
  if (row === bottom && isColumnNumbers(texts.filter((text) => text !== ''))) return 'column_numbers';
  if (filled.length > 1 || head.columns.length < 3 || lead.column !== first) return null;
  if (lead.text.length > 40) return 'note';
  return isWide || /^([一二三四五六七八九十]{1,3}、|[(（【[][一二三四五六七八九十\u4e00-\u9fff]+[)）】\]])/.test(lead.text)
    ? 'section'
    : null;
}

/** Most of what is filled in are headings; figures are none and need no comparing. */
function isRepeatedHeader(filled: readonly Filled[], cells: readonly SheetCell[], names: ReadonlySet<string>): boolean {
  const words = filled.filter(({ column }) => typeof cells[column]?.value === 'string');
  const least = filled.length * 0.7;
  return words.length >= least && words.filter(({ text }) => names.has(plain(text))).length >= least;
}

/** A row in which only the running number is filled in. */
function isOnlyNumber(filled: readonly Filled[], head: TableHead): boolean {
  const only = filled.length === 1 ? filled[0] : undefined;
  if (only === undefined || !/^\d+$/.test(only.text)) return false;
  return /^(序号|编号|No\.?)$/i.test(head.columns.find((column) => column.index === only.column)?.path[0] ?? '');
}

/** 甲 乙 1 2 3 under the heading of a statistical table. */
function isColumnNumbers(texts: readonly string[]): boolean {
  return (
    texts.length >= 3 &&
    texts.every((text, at) => /^[甲乙丙丁戊A-H]$/.test(text) || text === String(at + 1) || /^[(（]?\d{1,2}[)）]?$/.test(text)) &&
    texts.some((text) => /^[甲乙丙丁A-H]$/.test(text) || text === '1')
  );
}

function headingTexts(head: TableHead): ReadonlySet<string> {
  return new Set(head.columns.flatMap((column) => [...column.path, column.heading].map(plain)));
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}
