import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { m } from '#words/messages.js';
import { EmptyState, ErrorState, Skeleton } from '../states.tsx';
import { usePhone } from '../use-phone.ts';
import type { Filter } from './arrange.ts';
import { Cards } from './cards.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { keepColumns, keptColumns, shownColumns, type Column } from './columns.ts';
import { FilterRow } from './filters.tsx';
import { Pager } from './pager.tsx';
import { useGridRows, type GridSource } from './source.ts';
import { GridTable } from './table.tsx';
import { useGridAddress } from './use-address.ts';

export type { Column, Filter, GridSource };

export type DataGridParts<Row> = {
  /** Names the list for the kept choice of columns: `enterprises`. */
  id: string;
  label: string;
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** Where the first column leads; without it rows are not links. */
  rowHref?: (row: Row) => string;
  source: GridSource<Row>;
  filters?: readonly Filter<Row>[];
  searchHint: string;
  /** Order when the address names none: `name`, `-updatedAt`. */
  sort?: string;
  /** Buttons in the bulk bar; with it rows can be selected. */
  bulk?: (ids: readonly string[], clear: () => void) => ReactNode;
  /** At the right of the filters: export, import. */
  tools?: ReactNode;
  empty: { why: string; action?: ReactNode };
};

const NO_FILTERS: readonly never[] = [];

/** The ledger grid. Filters, search, order and page stand in the address; the choice of columns is kept on the device. */
export function DataGrid<Row>(parts: DataGridParts<Row>) {
  const { id, columns, filters = NO_FILTERS, source, sort, bulk } = parts;
  const [address, change] = useGridAddress(
    filters.map(({ key }) => key),
    sort,
  );
  const list = useGridRows(source, columns, filters, address);
  const [chosen, choose] = useKeptColumns(id);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const shown = useMemo(() => shownColumns(columns, chosen), [columns, chosen]);
  const isPhone = usePhone();
  const clear = useCallback(() => setSelected([]), []);
  useEffect(clear, [address.q, address.filters, address.page, clear]);
  const tools = (
    <>
      {parts.tools}
      <ColumnChooser columns={columns} shown={shown} onChoose={choose} />
    </>
  );
  const List = isPhone ? Cards : GridTable;
  return (
    <section aria-label={parts.label} className="overflow-hidden rounded-card border border-line bg-white">
      <FilterRow
        address={address}
        change={change}
        filters={filters}
        searchHint={parts.searchHint}
        tools={tools}
        waitMs={list.isPaged ? 30 : 0}
      />
      {bulk && selected.length > 0 && (
        <BulkBar count={selected.length} clear={clear}>
          {bulk(selected, clear)}
        </BulkBar>
      )}
      {list.error ? (
        <div className="p-4">
          <ErrorState error={list.error} retry={list.retry} />
        </div>
      ) : list.isLoading ? (
        <Skeleton lines={10} />
      ) : list.rows.length === 0 ? (
        <Nothing parts={parts} isFiltered={address.q !== '' || Object.keys(address.filters).length > 0} />
      ) : (
        <List
          {...parts}
          columns={shown}
          rows={list.rows}
          total={list.total}
          address={address}
          change={change}
          selected={selected}
          onSelect={bulk ? setSelected : undefined}
        />
      )}
      {list.isPaged ? <Pager address={address} total={list.total} change={change} /> : <Total total={list.total} />}
    </section>
  );
}

/** The columns chosen for this list on this device, and a way to choose others. */
function useKeptColumns(id: string) {
  const [chosen, setChosen] = useState(() => keptColumns(id, localStorage));
  const choose = (keys: readonly string[] | null) => {
    keepColumns(id, keys, localStorage);
    setChosen(keys);
  };
  return [chosen, choose] as const;
}

function Total({ total }: { total: number }) {
  return (
    <p role="status" className="m-0 border-t border-line px-4 py-2 text-table text-muted">
      {m.web_grid_total({ total: total.toLocaleString() })}
    </p>
  );
}

function Nothing<Row>({ parts, isFiltered }: { parts: DataGridParts<Row>; isFiltered: boolean }) {
  return isFiltered ? <EmptyState why={m.web_grid_nothing_found()} /> : <EmptyState why={parts.empty.why} action={parts.empty.action} />;
}

function BulkBar({ count, clear, children }: { count: number; clear: () => void; children: ReactNode }) {
  return (
    <div
      role="region"
      aria-label={m.web_grid_bulk()}
      className="flex min-h-11 flex-wrap items-center gap-2 border-t border-brand-edge bg-brand-tint px-4 py-1.5"
    >
      <span role="status" className="mr-2 font-bold text-brand-strong">
        {m.web_grid_selected({ count })}
      </span>
      {children}
      <button type="button" onClick={clear} className="ml-auto h-8 px-2 text-brand-strong underline underline-offset-4">
        {m.web_grid_unselect()}
      </button>
    </div>
  );
}
