import type { SheetCell } from '../workbook/sheet.ts';
import { cellText } from './fold.ts';
import { cellOf, problem } from './outcome.ts';
import type { CellInput, Problem } from './outcome.ts';

/** 同上, 〃 and the like: the cell repeats the one above. Put that one in its place before you read. */
export function isDitto(input: CellInput): boolean {
  if (typeof cellOf(input).value !== 'string') return false;
  return /^(同上|同前|如上|上同|同上行|〃|″|"|''|")$/.test(cellText(input));
}

/** What no reader can take: a broken formula, or words that point to the row above. */
export function refusedCell(cell: SheetCell): Problem | null {
  if (cell.error !== undefined) return problem('cell_error', { error: cell.error });
  return isDitto(cell) ? problem('same_as_above') : null;
}
