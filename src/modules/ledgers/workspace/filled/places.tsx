import { useState } from 'react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { filledRoutes, type FilledPlace, type FilledTable } from '../../contract/filled.ts';
import type { FilledActs } from './use-filled.ts';
import { fromLabel, reasonLabel, reasonOptions, useFillFields, type FillFields } from './words.ts';

/** Every place: its value and from where it comes, or why it stays empty; a value can be typed. */
export function Places({ table, acts }: { table: FilledTable; acts: FilledActs }) {
  const fields = useFillFields();
  const tableId = table.id;
  return (
    <DataGrid<FilledPlace>
      id="filled-places"
      label={m.ledgers_filled_preview()}
      columns={columnsOf(fields, acts)}
      rowId={(row) => `${row.sheet} ${row.cell}`}
      filters={[
        {
          key: 'outcome',
          label: m.ledgers_filled_outcome(),
          options: [
            { value: 'filled', label: m.ledgers_filled_outcome_filled() },
            { value: 'empty', label: m.ledgers_filled_outcome_empty() },
          ],
        },
        { key: 'reason', label: m.ledgers_filled_reason(), options: reasonOptions() },
        {
          key: 'label',
          label: m.ledgers_filled_heading(),
          options: table.labels.map((label) => ({ value: label.key, label: label.heading })),
        },
      ]}
      searchHint={m.ledgers_filled_places_search()}
      source={{
        key: [filledRoutes.listFilledPlaces.path, tableId],
        load: (query, signal) =>
          call(filledRoutes.listFilledPlaces, { params: { tableId }, query: placesQuery(query) as never }, { signal }),
      }}
      empty={{ why: m.ledgers_filled_places_empty() }}
    />
  );
}

const placesQuery = ({ sort: _sort, ...query }: Record<string, string | number | undefined>) => query;

function columnsOf(fields: FillFields, acts: FilledActs): Column<FilledPlace>[] {
  return [
    { key: 'heading', label: m.ledgers_filled_heading(), width: 200, render: (row) => row.heading },
    { key: 'cell', label: m.ledgers_filled_cell(), isFact: true, render: (row) => row.cell },
    { key: 'enterpriseName', label: m.ledgers_filled_enterprise(), isFact: true, render: (row) => row.enterpriseName ?? '' },
    { key: 'shown', label: m.ledgers_filled_value(), isFact: true, width: 180, render: (row) => <Value place={row} acts={acts} /> },
    {
      key: 'field',
      label: m.ledgers_filled_field(),
      isHidden: true,
      render: (row) => (row.from?.field ? fields.name(row.from.field) : ''),
    },
    { key: 'from', label: m.ledgers_filled_from(), width: 260, render: (row) => row.from && <From from={row.from} /> },
    { key: 'sheet', label: m.ledgers_filled_sheet_sheet(), isHidden: true, render: (row) => row.sheet },
  ];
}

function From({ from }: { from: NonNullable<FilledPlace['from']> }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-muted">
      {fromLabel(from)}
      {from.status === 'estimated' && (
        <Chip tone="estimate" tag>
          {m.web_figure_estimate()}
        </Chip>
      )}
    </span>
  );
}

/** Cells that a formula computes, that are locked or covered are not ours to write. */
const CLOSED: readonly string[] = ['formula', 'protected', 'merged', 'row_elsewhere'];

function Value({ place, acts }: { place: FilledPlace; acts: FilledActs }) {
  const [text, setText] = useState<string | null>(null);
  const save = async (value: string | null) => {
    await acts.type(place.label, place.enterpriseId, value);
    setText(null);
  };
  if (text !== null) {
    return (
      <form
        className="flex items-center gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          void save(text).catch(() => {});
        }}
      >
        <input
          autoFocus
          aria-label={m.ledgers_filled_type_at({ cell: place.cell })}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setText(null)}
          className="h-7 w-24 rounded-control border border-edge px-2 max-md:h-9"
        />
        <Button size="small" type="submit">
          {m.ledgers_filled_type_save()}
        </Button>
      </form>
    );
  }
  if (place.from) {
    return (
      <span className="inline-flex items-center gap-1.5">
        {place.shown}
        {place.isTyped && (
          <button type="button" className="text-note text-brand-strong underline" onClick={() => void save(null).catch(() => {})}>
            {m.ledgers_filled_untype()}
          </button>
        )}
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="text-muted" title={place.reasonNote ?? undefined}>
        {place.reason && reasonLabel(place.reason)}
      </span>
      {!CLOSED.includes(place.reason ?? '') && (
        <button type="button" className="text-note text-brand-strong underline" onClick={() => setText('')}>
          {m.ledgers_filled_type()}
        </button>
      )}
    </span>
  );
}
