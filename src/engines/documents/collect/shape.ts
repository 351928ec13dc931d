import { cellText, isBlankCell } from '../cells/fold.ts';
import { recogniseForm, type Form, type Place } from '../table/forms.ts';
import { isSubtotalText } from '../table/marks.ts';
import { cellName, type Sheet } from '../workbook/sheet.ts';
import { kindOf, unitOf, type PlaceKind } from './kinds.ts';
import { partsOf, type PartsCheck } from './parts.ts';

/** One cell to fill in. `isInline`: the answer follows the words in the cell, as in 填报单位：____. */
export type ShapePlace = {
  readonly key: string;
  readonly cell: string;
  readonly row: number;
  readonly column: number;
  /** The row's words and the headings over it: what the cell is called wherever it is told of. */
  readonly label: string;
  readonly unit: string | null;
  readonly kind: PlaceKind;
  readonly isRequired: boolean;
  readonly isInline: boolean;
};

type ShapeColumn = {
  readonly key: string;
  readonly index: number;
  readonly label: string;
  readonly unit: string | null;
  readonly kind: PlaceKind;
  readonly isRequired: boolean;
};

/** Rows for one thing each. `to` null: the list goes on downwards. */
export type ShapeList = {
  readonly from: number;
  readonly to: number | null;
  readonly columns: readonly ShapeColumn[];
  readonly counter: number | null;
  readonly headerRow: number;
};

export type ShapeSheet = {
  readonly name: string;
  readonly title: string | null;
  /** The words the blank table brings along; a returned one has them in the same places. */
  readonly fixed: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  /** Cells that a formula of the form computes. */
  readonly computed: readonly string[];
  readonly places: readonly ShapePlace[];
  readonly list: ShapeList | null;
  readonly parts: readonly PartsCheck[];
};

/** What a blank workbook asks for; sheets on which nothing is asked are left out. */
export type TableShape = { readonly sheets: readonly ShapeSheet[] };

const COUNTER = /^(序号|编号|序|No\.?)$/i;

/** Reads the shape of a blank workbook. Hidden sheets hold choices and are left alone. */
export function shapeOf(sheets: readonly Sheet[]): TableShape {
  return { sheets: sheets.flatMap((sheet, at) => (sheet.isHidden ? [] : (shapeSheet(sheet, at) ?? []))) };
}

function shapeSheet(sheet: Sheet, at: number): ShapeSheet | null {
  const form = recogniseForm(sheet, { isBlank: true });
  if (!form) return null;
  const list = listOf(form, at);
  const isInList = (row: number) => list !== null && row >= list.from && (list.to === null || row <= list.to);
  const asked = form.places.filter((place) => place.isInline || !isInList(place.row));
  const places = [...asked.map((place) => placeOf(sheet, form, place, at)), ...totalPlaces(sheet, form, at, isInList)];
  const taken = new Set(places.map((place) => place.cell));
  const open = places.filter((place) => !sheet.rows[place.row]?.[place.column]?.isFormula).toSorted(inOrder);
  if (open.length === 0 && !list) return null;
  const fixed: { row: number; column: number; text: string }[] = [];
  const computed: string[] = [];
  for (const [row, cells] of sheet.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell.isFormula) computed.push(cellName(row, column));
      else if (typeof cell.value === 'string' && !isBlankCell(cell) && !isInList(row) && !isInlineOf(open, row, column, taken)) {
        fixed.push({ row, column, text: cellText(cell) });
      }
    }
  }
  return { name: sheet.name, title: form.title, fixed, computed, places: open, list, parts: partsOf(sheet, form, open) };
}

const inOrder = (one: ShapePlace, other: ShapePlace) => one.row - other.row || one.column - other.column;

const isInlineOf = (places: readonly ShapePlace[], row: number, column: number, taken: ReadonlySet<string>) =>
  taken.has(cellName(row, column)) && places.some((place) => place.isInline && place.row === row && place.column === column);

function placeOf(sheet: Sheet, form: Form, place: Place, at: number): ShapePlace {
  const label = [place.rowLabel, ...place.labelPath].filter((text) => text !== null && text !== '').join(' / ');
  const unit = place.unit ?? unitOf(place.labelPath.at(-1) ?? '') ?? unitOf(place.rowLabel ?? '') ?? unitInRow(sheet, form, place.row);
  return {
    key: `s${at}.${place.cell}`,
    cell: place.cell,
    row: place.row,
    column: place.column,
    label,
    unit: place.isInline || isRemark(place) ? null : unit,
    kind: place.isInline || isRemark(place) ? 'text' : kindOf([place.rowLabel, ...place.labelPath], unit),
    isRequired: false,
    isInline: place.isInline,
  };
}

const isRemark = (place: Place) => /(备注|说明)$/.test(place.labelPath.at(-1) ?? '');

/** 指标名称 | 计量单位 | 本期: the unit stands in the row. */
function unitInRow(sheet: Sheet, form: Form, row: number): string | null {
  const column = form.head?.columns.find((one) => /(计量单位|^单位)$/.test(one.path.at(-1) ?? ''));
  return column ? unitOf(cellText(sheet.rows[row]?.[column.index] ?? { value: null })) : null;
}

/** Cells of a row of totals that no formula fills: whoever reports adds up there. */
function totalPlaces(sheet: Sheet, form: Form, at: number, isInList: (row: number) => boolean): ShapePlace[] {
  const { head } = form;
  if (!head) return [];
  return sheet.rows.flatMap((cells, row) => {
    if (row < head.headerTop + head.headerRows || isInList(row)) return [];
    const words = cells.map((cell) => cellText(cell)).find((text) => text !== '' && !/^\d+$/.test(text)) ?? '';
    if (!isSubtotalText(words)) return [];
    return head.columns.flatMap((column) => {
      const name = cellName(row, column.index);
      if (!isBlankCell(cells[column.index]) || cells[column.index]?.isFormula || COUNTER.test(column.path.at(-1) ?? '')) return [];
      if (form.places.some((place) => place.cell === name)) return [];
      const unit = column.unit ?? unitOf(column.path.at(-1) ?? '') ?? unitInRow(sheet, form, row);
      const place = { key: `s${at}.${name}`, cell: name, row, column: column.index, label: `${words} / ${column.path.join(' / ')}` };
      return [{ ...place, unit, kind: kindOf(column.path, unit), isRequired: false, isInline: false }];
    });
  });
}

function listOf(form: Form, at: number): ShapeList | null {
  const { head, freeRows } = form;
  if (!head || !freeRows || form.kind !== 'list') return null;
  // Rows that say what they are about are no lines for one thing each: indicators go no further than the form.
  if (form.places.some((place) => place.rowLabel !== null)) return null;
  const counter = head.columns.find((column) => COUNTER.test(column.path.at(-1) ?? ''))?.index ?? null;
  const columns = head.columns.filter((column) => column.index !== counter);
  return {
    ...freeRows,
    counter,
    headerRow: head.headerTop + head.headerRows - 1,
    columns: columns.map((column) => {
      const unit = column.unit ?? unitOf(column.path.at(-1) ?? '');
      const label = column.path.join(' / ');
      return { key: `s${at}.c${column.index}`, index: column.index, label, unit, kind: kindOf(column.path, unit), isRequired: false };
    }),
  };
}

/** The same shape with what whoever hands it out said of its places: what they are, and which must be filled in. */
export function withSaid(
  shape: TableShape,
  said: ReadonlyMap<string, { readonly kind?: PlaceKind | undefined; readonly isRequired?: boolean | undefined }>,
): TableShape {
  const apply = <T extends { readonly key: string; readonly kind: PlaceKind; readonly isRequired: boolean }>(one: T): T => {
    const change = said.get(one.key);
    return change ? { ...one, kind: change.kind ?? one.kind, isRequired: change.isRequired ?? one.isRequired } : one;
  };
  return {
    sheets: shape.sheets.map((sheet) => ({
      ...sheet,
      places: sheet.places.map(apply),
      list: sheet.list && { ...sheet.list, columns: sheet.list.columns.map(apply) },
    })),
  };
}
