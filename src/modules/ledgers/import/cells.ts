import type { CellValue, SheetCell } from '#engines/documents/workbook/sheet.ts';

/** A cell as it is kept: bare, or with its marks. `a` is the cell above that 同上 points to. */
export type PackedCell =
  | CellValue
  | {
      readonly v: CellValue;
      readonly e?: string;
      readonly d?: 1;
      readonly f?: string;
      readonly s?: 1 | 2;
      readonly p?: 1;
      readonly r?: 1;
      readonly a?: PackedCell;
    };

export function packCell(cell: SheetCell | undefined, above?: PackedCell): PackedCell {
  if (cell === undefined) return null;
  const { value, error, isDate, fill, isStruck, isPartlyStruck, isPercent, isRounded } = cell;
  if (!error && !isDate && !fill && !isStruck && !isPartlyStruck && !isPercent && !isRounded && above === undefined) return value;
  return {
    v: value,
    ...(error ? { e: error } : {}),
    ...(isDate ? { d: 1 } : {}),
    ...(fill ? { f: fill } : {}),
    ...(isStruck ? { s: 1 } : isPartlyStruck ? { s: 2 } : {}),
    ...(isPercent ? { p: 1 } : {}),
    ...(isRounded ? { r: 1 } : {}),
    ...(above === undefined ? {} : { a: above }),
  };
}

export function unpackCell(packed: PackedCell | undefined): SheetCell {
  if (packed === undefined || packed === null || typeof packed !== 'object') return { value: packed ?? null };
  return {
    value: packed.v,
    ...(packed.e ? { error: packed.e } : {}),
    ...(packed.d ? { isDate: true } : {}),
    ...(packed.f ? { fill: packed.f } : {}),
    ...(packed.s === 1 ? { isStruck: true } : packed.s === 2 ? { isPartlyStruck: true } : {}),
    ...(packed.p ? { isPercent: true } : {}),
    ...(packed.r ? { isRounded: true } : {}),
  };
}

/** The cell above that this one repeats; undefined when it stands for itself. */
export function cellAbove(packed: PackedCell | undefined): PackedCell | undefined {
  return packed !== null && typeof packed === 'object' ? packed.a : undefined;
}
