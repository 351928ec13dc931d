import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { CellContent, SheetContent } from '#engines/documents/collect/read.ts';
import type { ShapeSheet, TableShape } from '#engines/documents/collect/shape.ts';
import { growSheets } from '#engines/documents/workbook/add-sheet.ts';
import { fillCells, FillRefused, type FillChange } from '#engines/documents/workbook/fill.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { cellName } from '#engines/documents/workbook/sheet.ts';
import { reportRefusals, type Grid } from '../contract/tasks.ts';
import { contentBefore } from './before.ts';
import { fillableReport, fillingOf, keepFilling } from './filling.ts';
import { knownBefore, prefilledWorkbook } from './prefilled.ts';
import { readReturned } from '#engines/documents/collect/read.ts';
import { placedReport, tableRow } from './sight.ts';

const MOST_PLACES = 300;
const MOST_COLUMNS = 12;

/** Small enough to be filled in on a page. */
export const hasGrid = ({ sheets }: TableShape) =>
  sheets.reduce((sum, sheet) => sum + sheet.places.length, 0) <= MOST_PLACES &&
  sheets.every((sheet) => (sheet.list?.columns.length ?? 0) <= MOST_COLUMNS);

/** The places of a table with what was filled in, or what the ledgers know. */
export async function readGrid(ctx: Ctx, reportId: string, tableId: string): Promise<Grid> {
  const { report, task, isOwn } = await placedReport(ctx, reportId);
  const table = await tableRow(ctx, task.id, tableId);
  if (!hasGrid(table.shape)) throw new Refusal(reportRefusals.report_too_large_for_grid, { name: table.name });
  const filled = await fillingOf(ctx, reportId, tableId);
  const isKnown = !filled && isOwn;
  const known = isKnown ? await knownBefore(ctx, task, report, table) : [];
  const content =
    filled?.content ??
    (isKnown ? readReturned(table.shape, await readWorkbook(await prefilledWorkbook(ctx, task, report, table))).content : null);
  const before = await contentBefore(ctx, task, report, table);
  const cellsKnown = new Set(known.map((change) => `${change.sheet}!${change.cell}`));
  return {
    id: table.id,
    name: table.name,
    sheets: table.shape.sheets.map((sheet) => {
      const told = content?.sheets.find((one) => one.name === sheet.name);
      const past = before?.sheets.find((one) => one.name === sheet.name);
      return { ...gridSheet(sheet, told, past, cellsKnown) };
    }),
  };
}

function gridSheet(
  sheet: ShapeSheet,
  told: SheetContent | undefined,
  past: SheetContent | undefined,
  known: ReadonlySet<string>,
): Grid['sheets'][number] {
  const { name, title, places, list } = sheet;
  return {
    name,
    title,
    places: places
      .filter((place) => !place.isInline)
      .map(({ key, cell, label, unit, kind, isRequired }) => ({
        key,
        cell,
        label,
        unit,
        kind,
        isRequired,
        value: told?.cells[cell] ?? null,
        before: past?.cells[cell] ?? null,
        isPrefilled: known.has(`${name}!${cell}`),
      })),
    columns: (list?.columns ?? []).map(({ key, label, unit, kind, isRequired }) => ({ key, cell: '', label, unit, kind, isRequired })),
    rows: (told?.rows ?? []).map((row) => [...row]),
    room: list?.to == null ? null : list.to - list.from + 1,
  };
}

type GridSheet = {
  readonly name: string;
  readonly cells: Readonly<Record<string, CellContent>>;
  readonly rows: readonly (readonly CellContent[])[];
};

/** Fills a table in on the page: written into the blank workbook, then taken in like an uploaded one. */
export async function fillGrid(ctx: Ctx, reportId: string, tableId: string, sheets: readonly GridSheet[]): Promise<void> {
  const placed = await fillableReport(ctx, reportId);
  const table = await tableRow(ctx, placed.task.id, tableId);
  const blank = await ctx.files.get(table.sha256);
  const inline = (await knownBefore(ctx, placed.task, placed.report, table)).filter((change) => isInline(table.shape, change));
  const changes = sheets.flatMap((given, at) => changesOf(table.shape, given, at));
  const grown = await growSheets(
    blank,
    sheets.flatMap(({ name, rows }) => {
      const list = table.shape.sheets.find((sheet) => sheet.name === name)?.list;
      return list?.to == null ? [] : [{ sheet: name, at: list.to, count: rows.length - (list.to - list.from + 1) }];
    }),
  );
  const bytes = await written(grown, [...inline, ...changes]);
  await keepFilling(ctx, placed, table, { name: table.fileName, bytes, sheets: await readWorkbook(bytes) });
}

const isInline = (shape: TableShape, change: FillChange) =>
  shape.sheets.some(
    (sheet) =>
      sheet.name === change.sheet &&
      sheet.places.some((place) => place.isInline && place.cell === change.cell && place.row < (sheet.list?.from ?? Infinity)),
  );

async function written(bytes: Uint8Array, changes: readonly FillChange[]): Promise<Uint8Array> {
  try {
    return await fillCells(bytes, changes);
  } catch (error) {
    if (!(error instanceof FillRefused)) throw error;
    throw placeUnknown('/sheets', error.problems[0]?.change.cell ?? '');
  }
}

function placeUnknown(path: string, cell: string): Refusal {
  const kind = reportRefusals.report_place_unknown;
  return new Refusal(kind, { cell }, [{ path, code: kind.code, values: { cell } }]);
}

function changesOf(shape: TableShape, given: GridSheet, at: number): FillChange[] {
  const sheet = shape.sheets.find((one) => one.name === given.name);
  if (!sheet) throw placeUnknown(`/sheets/${at}/name`, given.name);
  const { list } = sheet;
  const shift = list?.to == null ? 0 : Math.max(0, given.rows.length - (list.to - list.from + 1));
  const open = new Map(sheet.places.filter((place) => !place.isInline).map((place) => [place.cell, place]));
  const cells = Object.entries(given.cells).flatMap(([cell, value]) => {
    const place = open.get(cell);
    if (!place) throw placeUnknown(`/sheets/${at}/cells/${cell}`, cell);
    const row = list?.to != null && place.row > list.to ? place.row + shift : place.row;
    return value === null || value === '' ? [] : [{ sheet: sheet.name, cell: cellName(row, place.column), value }];
  });
  if (given.rows.length > 0 && !list) throw placeUnknown(`/sheets/${at}/rows`, given.name);
  const rows = given.rows.flatMap((values, line) =>
    (list?.columns ?? []).flatMap((column, index): FillChange[] => {
      const value = values[index] ?? null;
      const row = (list?.from ?? 0) + line;
      if (value === null || value === '' || sheet.computed.includes(cellName(list?.from ?? 0, column.index))) return [];
      return [{ sheet: sheet.name, cell: cellName(row, column.index), value, ...(line > 0 && list ? { likeRow: list.from } : {}) }];
    }),
  );
  return [...cells, ...rows];
}
