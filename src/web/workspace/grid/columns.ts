import type { ReactNode } from 'react';

export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  /** Figures stand right, with their unit in the heading. */
  readonly align?: 'left' | 'right';
  readonly unit?: string;
  readonly render: (row: Row) => ReactNode;
  /** The bare value: what client-side sorting and search go by. */
  readonly value?: (row: Row) => string | number | null;
  readonly sortable?: boolean;
  /** On a phone's card stand the first three of these. */
  readonly isFact?: boolean;
  /** Not shown until chosen. */
  readonly isHidden?: boolean;
  readonly width?: number;
};

/** The columns shown: as the person chose last, else as the list proposes. The first always stands. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen: readonly string[] | null): readonly Column<Row>[] {
  return columns.filter((column, index) => index === 0 || (chosen ? chosen.includes(column.key) : !column.isHidden));
}

const PREFIX = 'ruyuan.columns.';

/** The choice kept on this device for a list; null when there is none or it cannot be read. */
export function keptColumns(list: string, storage: Pick<Storage, 'getItem'>): readonly string[] | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(PREFIX + list) ?? 'null');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : null;
  } catch {
    return null;
  }
}

/** Keeps a choice; `null` goes back to the list's proposal. A device that keeps nothing is no reason to fail. */
export function keepColumns(list: string, chosen: readonly string[] | null, storage: Pick<Storage, 'setItem' | 'removeItem'>): void {
  try {
    if (chosen) storage.setItem(PREFIX + list, JSON.stringify(chosen));
    else storage.removeItem(PREFIX + list);
  } catch {
    return;
  }
}
