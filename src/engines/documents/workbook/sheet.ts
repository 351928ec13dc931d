/** What is in a cell: dates stay the workbook's serial number or text unless the format says date (then `YYYY-MM-DD`). */
export type CellValue = string | number | boolean | null;

/** One cell with the few marks that carry meaning in real ledgers (a state told by colour, a struck-out line). */
export type SheetCell = {
  readonly value: CellValue;
  /** `#REF!` and its kin; the value is then null. */
  readonly error?: string;
  /** True when the value comes from a date format; `value` is then `YYYY-MM-DD`. */
  readonly isDate?: boolean;
  /** Fill colour `RRGGBB`, absent when none or white. */
  readonly fill?: string;
  readonly isStruck?: boolean;
  /** True when only a part of the text is struck out (the struck part is still in `value`). */
  readonly isPartlyStruck?: boolean;
  /** True when the number is shown as a percentage: `0.63` is what people see as 63%. */
  readonly isPercent?: boolean;
  /** True when a formula computes the cell; `value` is what it gave when the workbook was saved. */
  readonly isFormula?: boolean;
  /** True when the number is longer than a spreadsheet can hold exactly (15 digits): digits were lost. */
  readonly isRounded?: boolean;
};

/** Zero-based, inclusive. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly merges: readonly Merge[];
  /** Pictures embedded in the sheet, by the cell of their top left corner. */
  readonly pictures: readonly { readonly row: number; readonly column: number; readonly name: string }[];
  readonly isHidden: boolean;
};

/** `C12` for row 11, column 2 (zero-based). */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

function columnLetters(column: number): string {
  if (column < 26) return String.fromCharCode(65 + column);
  return columnLetters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}
