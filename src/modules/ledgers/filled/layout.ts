import { cellText, isBlankCell } from '#engines/documents/cells/fold.ts';
import { recogniseForm, type Form, type Place } from '#engines/documents/table/forms.ts';
import type { Column } from '#engines/documents/table/head.ts';
import { isFooterText, isSubtotalText } from '#engines/documents/table/marks.ts';
import type { IsLocked } from '#engines/documents/workbook/locks.ts';
import { isCovered } from '#engines/documents/workbook/sheet-edit.ts';
import { cellName, type Sheet } from '#engines/documents/workbook/sheet.ts';

/** Why a cell cannot be written, whatever belongs in it. */
export type Block = 'formula' | 'protected' | 'merged';

/** A heading or a label as the form has it. `original` is the text of a cell that goes on after a colon. */
export type LayoutLabel = {
  readonly key: string;
  readonly sheet: string;
  readonly heading: string;
  readonly path: readonly string[];
  readonly unit: string | null;
  readonly year: number | null;
  readonly isInline: boolean;
  readonly original: string | null;
};

export type LayoutCell = { readonly cell: string; readonly label: string; readonly block: Block | null };
/** A row whose first words stand there already. */
export type LayoutRow = {
  readonly key: string;
  readonly sheet: string;
  readonly row: number;
  readonly text: string;
  readonly cells: readonly LayoutCell[];
};

export type LayoutSheet = {
  readonly name: string;
  readonly kind: 'list' | 'card';
  readonly title: string | null;
  /** Places for the one enterprise of a card, and those outside the list: 填报单位, 填报日期. */
  readonly single: readonly LayoutCell[];
  readonly named: readonly LayoutRow[];
  /** Rows that wait for an enterprise, in order; `isOpen` when the list may go on under the last of them, `numbered` those with their number already. */
  readonly free: { readonly rows: readonly number[]; readonly isOpen: boolean; readonly numbered: readonly number[] } | null;
  /** A list's columns: the label of each, by index, and the column of running numbers. */
  readonly columns: readonly { readonly index: number; readonly label: string }[];
  readonly counter: number | null;
  /** Cells of free rows that cannot be written. */
  readonly blocks: Readonly<Record<string, Block>>;
};

/** What of a workbook is to be filled in; sheets without a place are left out. */
export type Layout = { readonly sheets: readonly LayoutSheet[]; readonly labels: readonly LayoutLabel[] };

const COUNTER = /^(序号|编号|序|No\.?)$/i;

/** Reads the form out of a workbook's sheets; hidden sheets hold lists of choices and are left alone. */
export function layoutOf(
  sheets: readonly Sheet[],
  locks: ReadonlyMap<string, IsLocked>,
  known: { readonly isBlank?: boolean } = {},
): Layout {
  const labels: LayoutLabel[] = [];
  const laid = sheets.flatMap((sheet, at) =>
    sheet.isHidden ? [] : (layoutSheet(recogniseForm(sheet, known), sheet, at, locks.get(sheet.name) ?? null, labels) ?? []),
  );
  return { sheets: laid, labels };
}

function layoutSheet(form: Form | null, sheet: Sheet, at: number, isLocked: IsLocked | null, labels: LayoutLabel[]): LayoutSheet | null {
  if (!form) return null;
  const blockOf = (row: number, column: number): Block | null => blockAt(sheet, isLocked, row, column);
  const base = { name: sheet.name, title: form.title };
  const inline = form.places.filter((place) => place.isInline).map((place) => singleCell(sheet, at, place, blockOf, labels));
  const inCells = form.places.filter((place) => !place.isInline);
  if (form.kind === 'card' || form.head === null || isTurned(form.head.columns, inCells)) {
    const cells = inCells.map((place) => singleCell(sheet, at, turned(sheet, form.head?.columns ?? [], place), blockOf, labels));
    return { ...base, kind: 'card', single: [...inline, ...cells], named: [], free: null, columns: [], counter: null, blocks: {} };
  }
  const columns = form.head.columns.filter((column) => !isCounter(column));
  for (const column of columns)
    labels.push({ ...labelOf(sheet, `s${at}.c${column.index}`, column.path, column), isInline: false, original: null });
  const named = namedRows(sheet, at, inCells, blockOf);
  const free = named.length > 0 ? null : freeRows(sheet, form.head, form.freeRows);
  const blocks: Record<string, Block> = {};
  for (const row of free?.rows ?? []) {
    for (const { index } of columns) {
      const block = blockOf(row, index);
      if (block) blocks[cellName(row, index)] = block;
    }
  }
  return {
    ...base,
    kind: 'list',
    single: inline,
    named,
    free,
    columns: columns.map(({ index }) => ({ index, label: `s${at}.c${index}` })),
    counter: form.head.columns.find(isCounter)?.index ?? null,
    blocks,
  };
}

const isCounter = (column: Column) => COUNTER.test(column.path.at(-1) ?? '');

function labelOf(sheet: Sheet, key: string, path: readonly string[], { unit, year }: { unit: string | null; year: number | null }) {
  const heading = path.join('/');
  return { key, sheet: sheet.name, heading, path, unit: unit ?? /[(（](亩|平方米|百万元)[)）]/.exec(heading)?.[1] ?? null, year };
}

function singleCell(
  sheet: Sheet,
  at: number,
  place: Place,
  blockOf: (row: number, column: number) => Block | null,
  labels: LayoutLabel[],
): LayoutCell {
  const key = `s${at}.${place.cell}`;
  const value = sheet.rows[place.row]?.[place.column]?.value;
  const original = place.isInline && typeof value === 'string' ? value : null;
  labels.push({ ...labelOf(sheet, key, place.labelPath, place), isInline: place.isInline, original });
  return { cell: place.cell, label: key, block: blockOf(place.row, place.column) };
}

/** Indicators down the side, years across: a place's label is its row's. */
function isTurned(columns: readonly Column[], places: readonly Place[]): boolean {
  return (
    /^(指标|项目|指标名称|项目名称)$/.test(columns.find((column) => !isCounter(column))?.path.at(-1) ?? '') &&
    places.some((place) => place.rowLabel !== null)
  );
}

function turned(sheet: Sheet, columns: readonly Column[], place: Place): Place {
  if (place.rowLabel === null) return place;
  const unitColumn = columns.find((column) => column.path.at(-1)?.endsWith('单位'));
  const unit = unitColumn ? cellText(sheet.rows[place.row]?.[unitColumn.index] ?? { value: null }) : '';
  return { ...place, labelPath: [place.rowLabel.replace(/\s+/g, '')], unit: unit || place.unit };
}

function namedRows(
  sheet: Sheet,
  at: number,
  places: readonly Place[],
  blockOf: (row: number, column: number) => Block | null,
): LayoutRow[] {
  const rows = Map.groupBy(
    places.filter((place) => place.rowLabel !== null),
    (place) => place.row,
  );
  return [...rows].map(([row, cells]) => ({
    key: `s${at}.r${row}`,
    sheet: sheet.name,
    row,
    text: cells[0]?.rowLabel ?? '',
    cells: cells.map((place) => ({ cell: place.cell, label: `s${at}.c${place.column}`, block: blockOf(place.row, place.column) })),
  }));
}

type Head = { readonly headerTop: number; readonly headerRows: number; readonly columns: readonly Column[] };

/** Rows under the heading in which nothing stands but a running number, down to the first foot. */
function freeRows(sheet: Sheet, head: Head, found: { readonly from: number; readonly to: number | null } | null): LayoutSheet['free'] {
  if (!found) return null;
  const rows: number[] = [];
  const counter = head.columns.find(isCounter)?.index ?? -1;
  const last = found.to ?? Math.max(found.from - 1, sheet.rows.length - 1);
  for (let row = found.from; row <= last; row += 1) {
    const lead = sheet.rows[row]?.map((cell) => cellText(cell)).find((text) => text !== '') ?? '';
    if (isFooterText(lead) || isSubtotalText(lead)) continue;
    const isFree = head.columns.every((column) => isCounter(column) || isBlankCell(sheet.rows[row]?.[column.index]));
    if (isFree) rows.push(row);
  }
  if (rows.length === 0 && found.to === null) rows.push(found.from);
  const numbered = rows.filter((row) => !isBlankCell(sheet.rows[row]?.[counter]));
  return rows.length === 0 ? null : { rows, isOpen: found.to === null, numbered };
}

function blockAt(sheet: Sheet, isLocked: IsLocked | null, row: number, column: number): Block | null {
  if (sheet.rows[row]?.[column]?.isFormula) return 'formula';
  if (isCovered(sheet.merges, row, column)) return 'merged';
  return isLocked?.(cellName(row, column)) ? 'protected' : null;
}
