import { looksLikeFormula, type OutCell, type OutColumn } from './out.ts';
import { cellName, type CellValue } from './sheet.ts';
import type { OutStyle, StyleTable } from './style-table.ts';
import { dayToSerial } from './styles.ts';
import { escapeCellText } from './xml.ts';

/** The most a spreadsheet's cell can hold. */
const LONGEST_TEXT = 32_767;

export type Note = { readonly row: number; readonly column: number; readonly text: string };

/**
 * `<c>` of a value. Strings are inline and stay text whatever they begin with; a text that looks like a formula is
 * quoted too, so that editing the cell does not wake it. Throws RangeError for what no cell can hold.
 */
export function cellXml(row: number, column: number, value: CellValue, style: OutStyle, styles: StyleTable): string {
  const name = cellName(row, column);
  if (value === null || value === '') return `<c r="${name}" s="${styles.number(style)}"/>`;
  if (typeof value === 'boolean') {
    return `<c r="${name}" s="${styles.number(style)}" t="b"><v>${value ? 1 : 0}</v></c>`;
  }
  if (typeof value === 'number' && style.format !== 'text') {
    if (!Number.isFinite(value)) throw new RangeError(`cell ${name}: ${value} is no number a workbook holds`);
    return `<c r="${name}" s="${styles.number(style)}"><v>${value}</v></c>`;
  }
  const text = String(value);
  const serial = style.format === 'date' ? dayToSerial(text) : null;
  if (serial !== null) return `<c r="${name}" s="${styles.number(style)}"><v>${serial}</v></c>`;
  if (text.length > LONGEST_TEXT) throw new RangeError(`cell ${name}: a text of ${text.length} characters`);
  const quoted = looksLikeFormula(text) ? { ...style, isQuoted: true } : style;
  return `<c r="${name}" s="${styles.number(quoted)}" t="inlineStr">${inlineText(text)}</c>`;
}

/** `<is>` of a text. */
export function inlineText(text: string): string {
  return `<is><t xml:space="preserve">${escapeCellText(text)}</t></is>`;
}

/** The plain format of each column's body cells. */
export function bodyStyles(columns: readonly OutColumn[]): OutStyle[] {
  return columns.map(({ format, align }) => ({ role: 'body', format, align }));
}

/** A row of the table's body; notes are put aside for the sheet's comments. */
export function bodyRowXml(row: number, cells: readonly OutCell[], plain: readonly OutStyle[], styles: StyleTable, notes: Note[]): string {
  let xml = `<row r="${row + 1}">`;
  for (let column = 0; column < plain.length; column += 1) {
    const style = plain[column] ?? { role: 'body' };
    const cell = cells[column] ?? null;
    if (typeof cell !== 'object' || cell === null) {
      xml += cellXml(row, column, cell, style, styles);
      continue;
    }
    xml += cellXml(row, column, cell.value, { ...style, isWrong: cell.isWrong, isBold: cell.isBold }, styles);
    if (cell.note) notes.push({ row, column, text: cell.note });
  }
  return `${xml}</row>`;
}
