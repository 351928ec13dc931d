import { addSheet, growSheets, type PlainSheet, type RowsWanted } from '../workbook/add-sheet.ts';
import { fillCells, type FillChange } from '../workbook/fill.ts';
import { cellName } from '../workbook/sheet.ts';
import type { Added, AddedLine } from './add-up.ts';
import type { CellContent } from './read.ts';
import type { ShapeSheet, TableShape } from './shape.ts';

export type TotalWords = {
  /** The heading over the reporters' names beside a list. */
  readonly reporter: string;
  /** What follows 填报单位： and its kin, by the words before the colon. */
  readonly inline: (label: string) => string | null;
  readonly sources: {
    readonly name: string;
    readonly headings: readonly [string, string, string, string, string];
    readonly total: string;
  };
};

/**
 * The blank workbook with the total in it: formats, merges and formulas stay; lists grow where they are too short; a
 * last sheet says who contributed which figure.
 */
export async function totalWorkbook(blank: Uint8Array, shape: TableShape, added: Added, words: TotalWords): Promise<Uint8Array> {
  const lines = new Map(added.lists.map((list) => [list.sheet, list.lines]));
  const grown = await growSheets(
    blank,
    shape.sheets.flatMap((sheet) => rowsWanted(sheet, lines.get(sheet.name)?.length ?? 0)),
  );
  const changes = shape.sheets.flatMap((sheet) => changesOf(sheet, added, lines.get(sheet.name) ?? [], words));
  return addSheet(await fillCells(grown, changes), sourcesSheet(added, words));
}

function rowsWanted({ name, list }: ShapeSheet, lines: number): RowsWanted[] {
  if (!list || list.to === null) return [];
  const count = lines - (list.to - list.from + 1);
  return count > 0 ? [{ sheet: name, at: list.to, count }] : [];
}

function changesOf(sheet: ShapeSheet, added: Added, lines: readonly AddedLine[], words: TotalWords): FillChange[] {
  const { list, name } = sheet;
  const room = list?.to == null ? 0 : list.to - list.from + 1;
  const shift = list?.to == null ? 0 : Math.max(0, lines.length - room);
  const rowOf = (row: number) => (list?.to != null && row > list.to ? row + shift : row);
  const cells = added.cells.filter((cell) => cell.sheet === name && cell.value !== null);
  const values = new Map(cells.map((cell) => [cell.cell, cell.value]));
  const places = sheet.places.flatMap((place): FillChange[] => {
    const value = place.isInline ? inlineValue(place.label, words) : (values.get(place.cell) ?? null);
    return value === null ? [] : [{ sheet: name, cell: cellName(rowOf(place.row), place.column), value }];
  });
  return list ? [...places, ...listChanges(sheet, list, lines, words)] : places;
}

function inlineValue(label: string, words: TotalWords): string | null {
  const value = words.inline(label);
  return value === null ? null : `${label}：${value}`;
}

function listChanges(
  sheet: ShapeSheet,
  list: NonNullable<ShapeSheet['list']>,
  lines: readonly AddedLine[],
  words: TotalWords,
): FillChange[] {
  if (lines.length === 0) return [];
  const beside = Math.max(...list.columns.map((column) => column.index), list.counter ?? 0) + 1;
  const rows = Array.from({ length: (list.to ?? list.from) - list.from + 1 }, (_, at) => list.from + at);
  const computed = new Set(
    list.columns.flatMap(({ index }) => (rows.some((row) => sheet.computed.includes(cellName(row, index))) ? [index] : [])),
  );
  const put = (row: number, column: number, value: CellContent, likeColumn?: number): FillChange[] => {
    if (value === null || computed.has(column)) return [];
    const like = row > list.from ? { likeRow: list.from } : {};
    return [{ sheet: sheet.name, cell: cellName(row, column), value, ...like, ...(likeColumn === undefined ? {} : { likeColumn }) }];
  };
  const heading = { sheet: sheet.name, cell: cellName(list.headerRow, beside), value: words.reporter, likeColumn: beside - 1 };
  return [
    heading,
    ...lines.flatMap(({ name, values }, at) => {
      const row = list.from + at;
      return [
        ...(list.counter === null ? [] : put(row, list.counter, at + 1)),
        ...list.columns.flatMap((column, index) => put(row, column.index, values[index] ?? null)),
        ...put(row, beside, name, beside - 1),
      ];
    }),
  ];
}

function sourcesSheet(added: Added, { sources }: TotalWords): PlainSheet {
  const widths = [18, 10, 44, 34, 20];
  const rows = added.cells.flatMap(({ sheet, cell, label, unit, value, from, isSum }) => {
    if (from.length === 0) return [];
    const name = unit ? `${label}（${unit}）` : label;
    const told = from.map((one) => ({ cells: [sheet, cell, name, one.name, one.value] }));
    return isSum ? [...told, { cells: [sheet, cell, name, sources.total, value], isBold: true }] : told;
  });
  const lists = added.lists.flatMap(({ sheet, lines }) =>
    [...Map.groupBy(lines, (line) => line.id).values()].map((own) => ({ cells: [sheet, '', '', own[0]?.name ?? '', own.length] })),
  );
  return {
    name: sources.name,
    columns: sources.headings.map((heading, at) => ({ heading, width: widths[at] ?? 16 })),
    rows: [...rows, ...lists],
  };
}
