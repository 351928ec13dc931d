import type { SheetCell } from './sheet.ts';
import { serialToDay, NO_MARKS, type CellMarks } from './styles.ts';
import { readRichText, type RichText } from './strings.ts';
import { attribute, findElement, unescapeCellText, unescapeXml, type Found } from './xml.ts';

/** What the cells of every sheet need to be understood. */
export type CellContext = {
  readonly texts: readonly RichText[];
  readonly marks: readonly CellMarks[];
  readonly is1904: boolean;
  readonly cellImages: ReadonlyMap<string, string>;
};

export const EMPTY_CELL: SheetCell = Object.freeze({ value: null });

/** A cell, and the picture it holds when it is one of those that show a picture. */
export type ReadCell = { readonly cell: SheetCell; readonly picture?: string };

type Content = { value: SheetCell['value']; error?: string; struck?: RichText['struck']; isoDay?: boolean };

/** Spreadsheets hold 15 digits; from here on the last ones were lost when the cell was typed. */
const FIRST_ROUNDED = 1e15;

/** Reads one `<c>` element. */
export function readCell(found: Found, context: CellContext): ReadCell {
  const marks = context.marks[Number(attribute(found.head, 's') ?? 0)] ?? NO_MARKS;
  if (found.body === '') return { cell: marks.fill ? { value: null, fill: marks.fill } : EMPTY_CELL };
  const formula = found.body.includes('<f') ? findElement(found.body, 'f') : null;
  const picture = formula ? pictureOf(formula.body, context) : undefined;
  if (picture !== undefined) return { cell: withMarks({ value: null }, marks, false), picture };
  const content = readContent(found, context);
  if (content.error === '#VALUE!' && attribute(found.head, 'vm')) {
    return { cell: withMarks({ value: null }, marks, false), picture: '' };
  }
  return { cell: withMarks(content, marks, formula !== null, context.is1904) };
}

/** WPS shows a picture in a cell by `_xlfn.DISPIMG("ID_…",1)`. */
function pictureOf(formula: string, context: CellContext): string | undefined {
  if (!formula.includes('DISPIMG(')) return undefined;
  const id = /DISPIMG\("([^"]+)"/.exec(unescapeXml(formula))?.[1] ?? '';
  return context.cellImages.get(id) ?? id;
}

function readContent(found: Found, context: CellContext): Content {
  const kind = attribute(found.head, 't') ?? 'n';
  if (kind === 'inlineStr') {
    const rich = readRichText(findElement(found.body, 'is')?.body ?? '');
    return { value: rich.text === '' ? null : rich.text, struck: rich.struck };
  }
  const written = findElement(found.body, 'v')?.body ?? '';
  if (written === '') return { value: null };
  if (kind === 's') {
    const rich = context.texts[Number(written)];
    return { value: rich?.text || null, struck: rich?.struck };
  }
  if (kind === 'str') return { value: unescapeCellText(written) };
  if (kind === 'b') return { value: written.trim() === '1' };
  if (kind === 'e') return { value: null, error: unescapeXml(written) };
  if (kind === 'd') return { value: written.slice(0, 10), isoDay: true };
  const number = Number(written);
  return { value: Number.isFinite(number) ? number : unescapeXml(written) };
}

/** Cells without any mark share no fields, so that a hundred thousand rows stay small. */
function withMarks(content: Content, marks: CellMarks, isFormula: boolean, is1904 = false): SheetCell {
  const cell: { -readonly [K in keyof SheetCell]: SheetCell[K] } = { value: content.value };
  if (content.error) cell.error = content.error;
  if (typeof content.value === 'number') {
    const day = marks.isDate ? serialToDay(content.value, is1904) : null;
    if (day) {
      cell.value = day;
      cell.isDate = true;
    } else if (Math.abs(content.value) >= FIRST_ROUNDED) {
      cell.isRounded = true;
    }
    if (marks.isPercent) cell.isPercent = true;
  }
  if (content.isoDay) cell.isDate = true;
  if (marks.fill) cell.fill = marks.fill;
  if (content.value !== null) markStruck(cell, content, marks);
  if (isFormula) cell.isFormula = true;
  return cell;
}

function markStruck(cell: { -readonly [K in keyof SheetCell]: SheetCell[K] }, content: Content, marks: CellMarks): void {
  if (content.struck === 'all' || (marks.isStruck && content.struck !== 'some')) cell.isStruck = true;
  else if (content.struck === 'some') cell.isPartlyStruck = true;
}
