import { cellText, foldText, isBlankCell } from '../cells/fold.ts';
import { readNumber } from '../cells/numbers.ts';
import { isProblem } from '../cells/outcome.ts';
import { isSubtotalText } from '../table/marks.ts';
import { cellName, type Sheet, type SheetCell } from '../workbook/sheet.ts';
import { isShareUnit, type PlaceKind } from './kinds.ts';
import type { ShapeList, ShapeSheet, TableShape } from './shape.ts';

export type CellContent = string | number | null;
/** What was filled into one sheet: the places by cell, and the lines of its list in the order of the columns. */
export type SheetContent = {
  readonly name: string;
  readonly cells: Readonly<Record<string, CellContent>>;
  readonly rows: readonly (readonly CellContent[])[];
};
export type TableContent = { readonly sheets: readonly SheetContent[] };

/** Something about a place: a code with what its sentence needs. */
export type Finding = {
  readonly code: string;
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** `wrongShape` is not empty when the table came back in another shape: nothing of it is read then. */
type Returned = {
  readonly wrongShape: readonly Finding[];
  readonly content: TableContent;
  readonly findings: readonly Finding[];
};

const MOST_FINDINGS = 20;
const MOST_ROWS = 2000;

/** Reads a table that came back: first whether it still is the table that was handed out, then what stands in it. */
export function readReturned(shape: TableShape, sheets: readonly Sheet[]): Returned {
  const wrongShape: Finding[] = [];
  const contents: SheetContent[] = [];
  const findings: Finding[] = [];
  const seen = sheets.filter((sheet) => !sheet.isHidden);
  for (const wanted of shape.sheets) {
    const sheet = seen.find((one) => one.name === wanted.name) ?? (shape.sheets.length === 1 && seen.length === 1 ? seen[0] : undefined);
    if (!sheet) {
      wrongShape.push({ code: 'sheet_missing', sheet: wanted.name, cell: '', label: '', values: { sheet: wanted.name } });
      continue;
    }
    const shift = shiftOf(wanted, sheet);
    wrongShape.push(...compare(wanted, sheet, shift));
    if (wrongShape.length === 0) contents.push(readSheet(wanted, sheet, shift, findings));
  }
  return { wrongShape: wrongShape.slice(0, MOST_FINDINGS), content: { sheets: contents }, findings };
}

const folded = (text: string) => foldText(text).replaceAll(/\s/g, '');
const textAt = (sheet: Sheet, row: number, column: number) => folded(cellText(sheet.rows[row]?.[column] ?? { value: null }));

/** By how many rows what stands below the list has moved: whoever reports puts lines in, or takes empty ones out. */
function shiftOf({ list, fixed }: ShapeSheet, sheet: Sheet): number {
  const { from = 0, to = null } = list ?? {};
  const below = to === null ? [] : fixed.filter((one) => one.row > to);
  if (to === null || below.length === 0) return 0;
  const fits = (shift: number) => below.filter((one) => textAt(sheet, one.row + shift, one.column) === folded(one.text)).length;
  let best = 0;
  let most = fits(0);
  for (let shift = from - to; shift <= MOST_ROWS && most < below.length; shift += 1) {
    if (shift > 0 && to + shift > sheet.rows.length) break;
    const fit = fits(shift);
    if (fit > most) [best, most] = [shift, fit];
  }
  return best;
}

const moved = (list: ShapeList | null, row: number, shift: number) => (list?.to != null && row > list.to ? row + shift : row);

function compare(wanted: ShapeSheet, sheet: Sheet, shift: number): Finding[] {
  const at = (row: number, column: number) => cellName(moved(wanted.list, row, shift), column);
  const changed = wanted.fixed.flatMap(({ row, column, text }) => {
    const found = textAt(sheet, moved(wanted.list, row, shift), column);
    if (found === folded(text)) return [];
    const values = { cell: at(row, column), expected: text.slice(0, 60), found: found.slice(0, 60) };
    return [{ code: found === '' ? 'words_gone' : 'words_changed', sheet: wanted.name, cell: at(row, column), label: text, values }];
  });
  const inline = wanted.places.flatMap((place) => {
    if (!place.isInline) return [];
    const found = textAt(sheet, moved(wanted.list, place.row, shift), place.column);
    if (found.startsWith(folded(place.label))) return [];
    const values = { cell: at(place.row, place.column), expected: place.label, found: found.slice(0, 60) };
    return [{ code: 'words_changed', sheet: wanted.name, cell: at(place.row, place.column), label: place.label, values }];
  });
  return [...changed, ...inline, ...addedHeadings(wanted, sheet)];
}

/** A heading where the blank table has none: a column was put in. */
function addedHeadings({ name, list, fixed }: ShapeSheet, sheet: Sheet): Finding[] {
  if (!list) return [];
  const known = new Set(fixed.filter((one) => one.row === list.headerRow).map((one) => one.column));
  const last = Math.max(-1, ...list.columns.map((column) => column.index), list.counter ?? -1);
  return (sheet.rows[list.headerRow] ?? []).flatMap((cell, column) => {
    if (column <= last || known.has(column) || isBlankCell(cell)) return [];
    const values = { cell: cellName(list.headerRow, column), found: cellText(cell).slice(0, 60) };
    return [{ code: 'column_added', sheet: name, cell: values.cell, label: values.found, values }];
  });
}

function readSheet(wanted: ShapeSheet, sheet: Sheet, shift: number, findings: Finding[]): SheetContent {
  const cells: Record<string, CellContent> = {};
  for (const place of wanted.places) {
    const row = moved(wanted.list, place.row, shift);
    const cell = sheet.rows[row]?.[place.column];
    const where = { sheet: wanted.name, cell: cellName(row, place.column), label: place.label };
    cells[place.cell] = place.isInline ? afterLabel(cell) : contentOf(cell, place, where, findings);
  }
  return { name: wanted.name, cells, rows: wanted.list ? readLines(wanted, wanted.list, sheet, shift, findings) : [] };
}

function afterLabel(cell: SheetCell | undefined): string | null {
  const text = cellText(cell ?? { value: null });
  const rest = text.slice(text.indexOf(':') + 1).replaceAll(/[_\s]+/g, ' ');
  return /^[\s年月日]*$/.test(rest) ? null : rest.trim();
}

function readLines(wanted: ShapeSheet, list: ShapeList, sheet: Sheet, shift: number, findings: Finding[]): CellContent[][] {
  const last = list.to === null ? sheet.rows.length - 1 : list.to + shift;
  const lines: CellContent[][] = [];
  for (let row = list.from; row <= last; row += 1) {
    const cells = list.columns.map((column) => sheet.rows[row]?.[column.index]);
    if (cells.every((cell) => isBlankCell(cell) || cell?.isFormula)) continue;
    const lead = cellText(cells.find((cell) => !isBlankCell(cell)) ?? { value: null });
    if (isSubtotalText(lead)) continue;
    if (lines.length >= MOST_ROWS) {
      const cell = cellName(row, 0);
      findings.push({ code: 'too_many_rows', sheet: wanted.name, cell, label: '', values: { limit: MOST_ROWS, cell } });
      break;
    }
    lines.push(
      list.columns.map((column, at) =>
        contentOf(cells[at], column, { sheet: wanted.name, cell: cellName(row, column.index), label: column.label }, findings),
      ),
    );
  }
  return lines;
}

type Where = Pick<Finding, 'sheet' | 'cell' | 'label'>;

/** A figure is read as people write it; what is none keeps its words and is found. */
function contentOf(
  cell: SheetCell | undefined,
  { kind, unit }: { readonly kind: PlaceKind; readonly unit: string | null },
  where: Where,
  findings: Finding[],
): CellContent {
  if (cell === undefined || isBlankCell(cell)) return null;
  if (kind === 'text') return cell.error ?? cellText(cell);
  if (isShareUnit(unit)) return shareOf(cell, where, findings);
  const outcome = readNumber(cell, { unit });
  if (isProblem(outcome)) {
    const text = outcome.values['text'] ?? cell.error ?? cellText(cell);
    const code = outcome.problem === 'other_unit' ? 'other_unit' : 'not_a_figure';
    findings.push({ ...where, code, values: { cell: where.cell, text, unit: outcome.values['unit'] ?? '', expected: unit ?? '' } });
    return String(text);
  }
  if (outcome.value === null || outcome.certainty === 'unsure') {
    findings.push({ ...where, code: 'not_a_figure', values: { cell: where.cell, text: outcome.text ?? cellText(cell) } });
    return outcome.text ?? cellText(cell);
  }
  return outcome.value;
}

/** 63, 63% and a cell shown as 63% are the same share. */
function shareOf(cell: SheetCell, where: Where, findings: Finding[]): CellContent {
  if (typeof cell.value === 'number') return cell.isPercent ? Math.round(cell.value * 1e8) / 1e6 : cell.value;
  const text = cellText(cell);
  const found = /^([+-]?\d+(?:\.\d+)?)%?$/.exec(text);
  if (found) return Number(found[1]);
  findings.push({ ...where, code: 'not_a_figure', values: { cell: where.cell, text } });
  return text;
}
