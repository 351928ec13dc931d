import { isShareUnit } from './kinds.ts';
import type { CellContent, TableContent } from './read.ts';
import type { ShapePlace, TableShape } from './shape.ts';

/** One reporter's accepted table. */
export type Contribution = { readonly id: string; readonly name: string; readonly content: TableContent };

export type Told = { readonly id: string; readonly name: string; readonly value: string | number };

/** A cell of the total with everybody's share of it. `value` null: nobody said anything, or shares, which have no sum. */
type AddedCell = {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
  readonly unit: string | null;
  readonly isSum: boolean;
  readonly value: string | number | null;
  readonly from: readonly Told[];
};

export type AddedLine = { readonly id: string; readonly name: string; readonly values: readonly CellContent[] };
export type Added = {
  readonly cells: readonly AddedCell[];
  readonly lists: readonly { readonly sheet: string; readonly lines: readonly AddedLine[] }[];
};

/**
 * Adds tables of one shape up: figures cell by cell, lists one after another with the reporter's name, words side by
 * side. What nobody filled in stays empty; it is never 0.
 */
export function addUp(shape: TableShape, contributions: readonly Contribution[]): Added {
  const cells = shape.sheets.flatMap((sheet) =>
    sheet.places.filter((place) => !place.isInline).map((place) => addCell(sheet.name, place, contributions)),
  );
  const lists = shape.sheets.flatMap((sheet) => {
    if (!sheet.list) return [];
    const lines = contributions.flatMap(({ id, name, content }) =>
      (content.sheets.find((one) => one.name === sheet.name)?.rows ?? []).map((values) => ({ id, name, values })),
    );
    return [{ sheet: sheet.name, lines }];
  });
  return { cells, lists };
}

function addCell(sheet: string, place: ShapePlace, contributions: readonly Contribution[]): AddedCell {
  const from = contributions.flatMap(({ id, name, content }) => {
    const value = content.sheets.find((one) => one.name === sheet)?.cells[place.cell] ?? null;
    return value === null ? [] : [{ id, name, value }];
  });
  const isSum = place.kind === 'figure' && !isShareUnit(place.unit);
  const value = isSum ? sumOf(from) : place.kind === 'text' ? listed(from) : null;
  return { sheet, cell: place.cell, label: place.label, unit: place.unit, isSum, value, from };
}

/** Millionths as whole numbers: the order of the reporters changes nothing. */
export function sumOf(from: readonly Told[]): number | null {
  const figures = from.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  if (figures.length === 0) return null;
  return Number(figures.reduce((sum, value) => sum + BigInt(Math.round(value * 1e6)), 0n)) / 1e6;
}

function listed(from: readonly Told[]): string | null {
  return from.length === 0 ? null : from.map(({ name, value }) => `${name}：${value}`).join('\n');
}
