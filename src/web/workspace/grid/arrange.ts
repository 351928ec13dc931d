import type { Column } from './columns.ts';
import type { GridAddress } from './address.ts';

export type Filter<Row> = {
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** For rows held in the browser: whether a row has the chosen value. */
  readonly has?: (row: Row, value: string) => boolean;
};

/** Rows held in the browser, filtered, searched and sorted as the address says; the given list is not touched. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: readonly Filter<Row>[],
  address: GridAddress,
  locale: string,
): readonly Row[] {
  const tests = filters.flatMap(({ key, has }) => {
    const value = address.filters[key];
    return value && has ? [(row: Row) => has(row, value)] : [];
  });
  const wanted = address.q.trim().toLowerCase();
  if (wanted)
    tests.push((row) =>
      columns.some(
        ({ value }) =>
          value &&
          String(value(row) ?? '')
            .toLowerCase()
            .includes(wanted),
      ),
    );
  const found = tests.length > 0 ? rows.filter((row) => tests.every((one) => one(row))) : [...rows];
  const column = columns.find(({ key }) => key === address.sort.replace(/^-/u, ''));
  return column?.value ? found.sort(order(column.value, address.sort.startsWith('-') ? -1 : 1, locale)) : found;
}

/** Numbers by size, words as the language orders them, what is not known always last. */
function order<Row>(value: (row: Row) => string | number | null, direction: 1 | -1, locale: string) {
  const collator = new Intl.Collator(locale, { numeric: true });
  return (left: Row, right: Row) => {
    const a = value(left);
    const b = value(right);
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return direction * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  };
}
