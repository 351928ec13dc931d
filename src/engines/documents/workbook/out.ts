import type { CellValue, Merge } from './sheet.ts';

/** How a column's cells are shown. `text` keeps codes as they are; `date` takes `YYYY-MM-DD`; `percent` takes 0.63. */
export type OutFormat = 'general' | 'text' | 'integer' | 'decimal' | 'percent' | 'date';

export type OutColumn = {
  /** One heading, or two levels; neighbours with the same first level are merged. */
  readonly heading: string | readonly [string, string];
  /** In characters of the body font; a Chinese character takes two. */
  readonly width: number;
  readonly format?: OutFormat;
  readonly align?: 'left' | 'center' | 'right';
};

/** A cell's value, or a value with marks: a note that pops up, a red ground for what is wrong, bold for totals. */
export type OutCell =
  | CellValue
  | { readonly value: CellValue; readonly note?: string; readonly isWrong?: boolean; readonly isBold?: boolean };

export type OutRow = readonly OutCell[];

export type OutSheet = {
  readonly name: string;
  /** Across the whole table, in the face of official titles. */
  readonly title?: string;
  /** The line under the title: who filled the table in on the left; date or unit on the right. */
  readonly lead?: { readonly left?: string; readonly right?: string };
  readonly columns: readonly OutColumn[];
  /** Cells in the order of the columns; may be produced while writing, a hundred thousand rows and more. */
  readonly rows: Iterable<OutRow> | AsyncIterable<OutRow>;
  /** Merges among the rows, counted from the first row under the headings. */
  readonly merges?: readonly Merge[];
  /** A line under the table, without borders. */
  readonly foot?: string;
};

/** Texts that a spreadsheet may take for a formula when they are typed or pasted, full-width forms included. */
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

export function looksLikeFormula(text: string): boolean {
  return LOOKS_LIKE_FORMULA.test(text);
}
