import { columnVisibilityFeature, rowSelectionFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { m } from '#words/messages.js';
import { PAGE_LIMIT } from '#shared/page.ts';
import { nextSort, type GridAddress } from './address.ts';
import type { Column } from './columns.ts';
import { moveFocus } from './keys.ts';

export type ListParts<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  total: number;
  rowId: (row: Row) => string;
  rowHref?: (row: Row) => string;
  address: GridAddress;
  change: (next: Partial<GridAddress>) => void;
  selected: readonly string[];
  onSelect?: ((ids: readonly string[]) => void) | undefined;
};

const features = tableFeatures({ rowSelectionFeature, rowSortingFeature, columnVisibilityFeature });
const ROW_HEIGHT = 36;

/** The rows on a desk: sticky head, 36 px a row, only what is in sight is drawn. Arrows move, Enter opens, Space selects. */
export function GridTable<Row>(parts: ListParts<Row>) {
  const { label, columns, total, address, change, onSelect } = parts;
  const frame = useRef<HTMLDivElement>(null);
  const table = useRowTable(parts);
  const drawn = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: drawn.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    // A page of a list is drawn whole, so that it prints whole.
    overscan: drawn.length <= PAGE_LIMIT ? PAGE_LIMIT : 12,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const lineAt = (index: number) => {
    const line = drawn[index];
    const toggle = onSelect && (() => line?.toggleSelected());
    const place = { index, isFirst: index === items[0]?.index, isSelected: line?.getIsSelected() ?? false };
    return line && <Line key={line.id} parts={parts} row={line.original as Row} {...place} toggle={toggle} />;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => moveFocus(event, drawn.length, (index) => virtual.scrollToIndex(index));
  return (
    <div
      ref={frame}
      data-print="page"
      className="max-h-[calc(100vh-290px)] min-h-48 overflow-auto border-t border-line"
      onKeyDown={onKeyDown}
    >
      <table
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-multiselectable={onSelect ? true : undefined}
        className="w-full border-separate border-spacing-0 text-table"
      >
        <thead>
          <tr>
            {onSelect && <SelectAll isChecked={table.getIsAllRowsSelected()} toggle={() => table.toggleAllRowsSelected()} />}
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={address.sort} change={change} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr role="presentation" style={{ height: before }} />}
          {items.map(({ index }) => lineAt(index))}
          {after > 0 && <tr role="presentation" style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

/** Order and selection live with the caller (the address, the bulk bar); the table only works on them. */
function useRowTable<Row>({ columns, rows, rowId, address, selected, onSelect }: ListParts<Row>) {
  return useTable({
    features,
    columns: useMemo(
      () => columns.map((column) => ({ id: column.key, accessorFn: (row: object) => column.value?.(row as Row) ?? null })),
      [columns],
    ),
    data: rows as readonly object[] as object[],
    getRowId: (row) => rowId(row as Row),
    manualSorting: true,
    state: {
      sorting: address.sort ? [{ id: address.sort.replace(/^-/u, ''), desc: address.sort.startsWith('-') }] : [],
      rowSelection: useMemo(() => Object.fromEntries(selected.map((id) => [id, true])), [selected]),
    },
    onRowSelectionChange: (update) => {
      const now = Object.fromEntries(selected.map((id) => [id, true as const]));
      const next = typeof update === 'function' ? update(now) : update;
      onSelect?.(Object.keys(next).filter((id) => next[id]));
    },
  });
}

type LineParts<Row> = {
  parts: ListParts<Row>;
  row: Row;
  index: number;
  isFirst: boolean;
  isSelected: boolean;
  toggle: (() => void) | undefined;
};

function Line<Row>({ parts, row, index, isFirst, isSelected, toggle }: LineParts<Row>) {
  const { columns, rowHref } = parts;
  return (
    <tr
      data-row={index}
      tabIndex={isFirst ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={toggle ? isSelected : undefined}
      className={`h-9 hover:bg-head ${isSelected ? 'bg-brand-tint' : ''}`}
    >
      {toggle && (
        <td className="border-b border-row pl-4">
          <input
            type="checkbox"
            data-select
            tabIndex={-1}
            aria-label={m.web_grid_select_row()}
            className="accent-brand"
            checked={isSelected}
            onChange={toggle}
          />
        </td>
      )}
      {columns.map((column, place) => (
        <td key={column.key} className={`max-w-[320px] truncate border-b border-row px-4 ${column.align === 'right' ? 'text-right' : ''}`}>
          {place === 0 && rowHref ? (
            <Link to={rowHref(row)} tabIndex={-1} data-open className="text-brand-strong no-underline hover:underline">
              {column.render(row)}
            </Link>
          ) : (
            column.render(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function SelectAll({ isChecked, toggle }: { isChecked: boolean; toggle: () => void }) {
  return (
    <th scope="col" className={`${HEAD} w-11 pl-4`}>
      <input type="checkbox" aria-label={m.web_grid_select_page()} className="accent-brand" checked={isChecked} onChange={toggle} />
    </th>
  );
}

const HEAD = 'sticky top-0 z-10 h-8 border-b border-line bg-head px-4 font-normal text-muted whitespace-nowrap';

function Heading<Row>({ column, sort, change }: { column: Column<Row>; sort: string; change: (next: Partial<GridAddress>) => void }) {
  const isUp = sort === column.key;
  const isDown = sort === `-${column.key}`;
  const name = column.unit ? m.web_grid_heading_unit({ label: column.label, unit: column.unit }) : column.label;
  const Arrow = isDown ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}
      style={{ width: column.width }}
      className={`${HEAD} ${column.align === 'right' ? 'text-right' : 'text-left'}`}
    >
      {column.sortable ? (
        <button
          type="button"
          onClick={() => change({ sort: nextSort(sort, column.key) })}
          className={`inline-flex h-8 items-center gap-1 hover:text-ink print:inline-flex! ${column.align === 'right' ? 'flex-row-reverse' : ''}`}
        >
          {name}
          <Arrow size={14} aria-hidden className={isUp || isDown ? 'text-brand' : 'opacity-0'} />
        </button>
      ) : (
        name
      )}
    </th>
  );
}
