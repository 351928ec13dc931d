import { cellName } from '../workbook/sheet.ts';
import { isShareUnit, isWholeUnit, type PlaceKind } from './kinds.ts';
import type { CellContent, Finding, SheetContent, TableContent } from './read.ts';
import type { ShapeSheet, TableShape } from './shape.ts';

/** More than half up or down against the period before asks for a word. */
const NOTED_CHANGE = 0.5;
/** From here on a figure rather stands in another unit: 元 for 万元. */
const UNIT_FACTOR = 1000;
const PENNY = 0.005;

/** Those that want a word of explanation; all others stand in the way. */
export const NOTED: readonly string[] = ['changed_much', 'unit_suspected'];

/** What can be said of a table's content by itself and beside that of the period before. */
export function checkContent(shape: TableShape, content: TableContent, before: TableContent | null): Finding[] {
  return shape.sheets.flatMap((sheet) => {
    const filled = content.sheets.find((one) => one.name === sheet.name);
    const earlier = before?.sheets.find((one) => one.name === sheet.name) ?? null;
    return filled ? [...placesOf(sheet, filled, earlier), ...linesOf(sheet, filled), ...partsIn(sheet, filled)] : [];
  });
}

function placesOf(sheet: ShapeSheet, filled: SheetContent, earlier: SheetContent | null): Finding[] {
  return sheet.places.flatMap((place) => {
    const where = { sheet: sheet.name, cell: place.cell, label: place.label };
    const value = filled.cells[place.cell] ?? null;
    const own = valueFindings(value, place, where);
    const past = earlier?.cells[place.cell] ?? null;
    if (own.length > 0 || place.kind !== 'figure' || typeof value !== 'number' || typeof past !== 'number') return own;
    return compared(value, past, place.unit, where);
  });
}

function compared(value: number, past: number, unit: string | null, where: Pick<Finding, 'sheet' | 'cell' | 'label'>): Finding[] {
  if (past === 0 || value === past || isShareUnit(unit)) return [];
  const times = Math.abs(value / past);
  const values = { cell: where.cell, value, past, percent: Math.round((value / past - 1) * 1000) / 10 };
  if (value !== 0 && (times >= UNIT_FACTOR || times <= 1 / UNIT_FACTOR)) return [{ ...where, code: 'unit_suspected', values }];
  return Math.abs(value - past) / Math.abs(past) > NOTED_CHANGE ? [{ ...where, code: 'changed_much', values }] : [];
}

function valueFindings(
  value: CellContent,
  { kind, unit, isRequired }: { readonly kind: PlaceKind; readonly unit: string | null; readonly isRequired: boolean },
  where: Pick<Finding, 'sheet' | 'cell' | 'label'>,
): Finding[] {
  if (value === null) return isRequired ? [{ ...where, code: 'required_empty', values: { cell: where.cell } }] : [];
  if (kind === 'figure' && typeof value === 'number' && isWholeUnit(unit) && !Number.isInteger(value)) {
    return [{ ...where, code: 'not_whole', values: { cell: where.cell, value, unit: unit ?? '' } }];
  }
  return [];
}

function linesOf(sheet: ShapeSheet, filled: SheetContent): Finding[] {
  const { list } = sheet;
  if (!list) return [];
  const required = list.columns.find((column) => column.isRequired);
  if (filled.rows.length === 0 && required) {
    const cell = cellName(list.from, required.index);
    return [{ code: 'required_empty', sheet: sheet.name, cell, label: required.label, values: { cell } }];
  }
  return filled.rows.flatMap((line, at) =>
    list.columns.flatMap((column, index) =>
      valueFindings(line[index] ?? null, column, {
        sheet: sheet.name,
        cell: cellName(list.from + at, column.index),
        label: column.label,
      }),
    ),
  );
}

function partsIn(sheet: ShapeSheet, filled: SheetContent): Finding[] {
  const places = new Map(sheet.places.map((place) => [place.key, place]));
  const figureAt = (key: string) => {
    const value = filled.cells[places.get(key)?.cell ?? ''] ?? null;
    return typeof value === 'number' ? value : null;
  };
  return sheet.parts.flatMap(({ total, parts, isExact }) => {
    const place = places.get(total);
    const whole = figureAt(total);
    const known = parts.flatMap((key) => figureAt(key) ?? []);
    if (!place || whole === null || known.length === 0) return [];
    const sum = Math.round(known.reduce((one, other) => one + other, 0) * 1e6) / 1e6;
    const where = { sheet: sheet.name, cell: place.cell, label: place.label };
    const values = { cell: place.cell, total: whole, sum };
    if (isExact) return Math.abs(sum - whole) > PENNY ? [{ ...where, code: 'total_not_parts', values }] : [];
    const most = Math.max(...known);
    return most > whole + PENNY ? [{ ...where, code: 'part_over_total', values: { ...values, part: most } }] : [];
  });
}
