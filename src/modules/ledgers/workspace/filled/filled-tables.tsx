import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { filledRoutes, type FilledSummary } from '../../contract/filled.ts';
import { momentOf } from '#web/workspace/moment.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/** 填表: a blank table from above comes back filled. */
export default function FilledTables() {
  return (
    <>
      <PageTitle title={m.ledgers_filled()} note={m.ledgers_filled_note()} />
      <Bring />
      <DataGrid<FilledSummary>
        id="filled-tables"
        label={m.ledgers_filled()}
        columns={columns()}
        rowId={(row) => row.id}
        filters={[
          {
            key: 'state',
            label: m.ledgers_filled_state(),
            options: [
              { value: 'open', label: m.ledgers_filled_state_open() },
              { value: 'filled', label: m.ledgers_filled_state_filled() },
              { value: 'removed', label: m.ledgers_filled_state_removed() },
            ],
          },
        ]}
        searchHint={m.ledgers_filled_search()}
        source={{
          key: [filledRoutes.listFilledTables.path],
          load: (query, signal) => call(filledRoutes.listFilledTables, { query: query as never }, { signal }),
        }}
        empty={{ why: m.ledgers_filled_empty() }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.ledgers_filled_who()} />
      </div>
    </>
  );
}

function Bring() {
  const navigate = useNavigate();
  const bring = useAct(filledRoutes.bringFilledTable, [filledRoutes.listFilledTables]);
  const [files, setFiles] = useState<readonly File[]>([]);
  const choose = (next: readonly File[]) => {
    bring.reset();
    setFiles(next);
    if (next.length > 0) void send(next).catch(() => {});
  };
  const send = async (chosen: readonly File[]) => {
    const { id } = await bring.mutateAsync({ files: chosen });
    await navigate({ to: `/filled-tables/${id}` as string });
  };
  return (
    <div className="mb-3">
      <Card>
        <div className="flex flex-col gap-3">
          <FileDrop
            label={m.ledgers_filled_drop()}
            hint={m.ledgers_filled_drop_hint()}
            accept=".xlsx,.xls,.et,.xlsm"
            maxFiles={1}
            maxBytes={MAX_BYTES}
            files={files}
            onChange={choose}
          />
          {bring.isPending && (
            <p role="status" className="m-0 text-table text-muted">
              {m.ledgers_filled_reading()}
            </p>
          )}
          {bring.error && <ErrorState error={bring.error} />}
        </div>
      </Card>
    </div>
  );
}

function columns(): Column<FilledSummary>[] {
  return [
    {
      key: 'title',
      label: m.ledgers_filled_title(),
      width: 320,
      render: (row) => (
        <Link to={`/filled-tables/${row.id}` as string} className="truncate text-brand-strong no-underline hover:underline">
          {row.title}
        </Link>
      ),
    },
    {
      key: 'state',
      label: m.ledgers_filled_state(),
      isFact: true,
      render: (row) => (
        <Chip tone={row.state === 'filled' ? 'done' : 'watch'}>
          {row.state === 'filled' ? m.ledgers_filled_state_filled() : m.ledgers_filled_state_open()}
        </Chip>
      ),
    },
    {
      key: 'filled',
      label: m.ledgers_filled_result(),
      isFact: true,
      render: (row) => (row.filled === null ? '' : m.ledgers_filled_result_short({ filled: row.filled, empty: row.empty ?? 0 })),
    },
    {
      key: 'scope',
      label: m.ledgers_filled_scope(),
      render: (row) => [row.parkName ?? m.ledgers_filled_scope_all(), row.year].filter(Boolean).join(' · '),
    },
    { key: 'broughtBy', label: m.ledgers_filled_by(), render: (row) => row.broughtBy ?? '' },
    { key: 'broughtAt', label: m.ledgers_filled_at(), isFact: true, render: (row) => momentOf(row.broughtAt) },
    { key: 'fileName', label: m.ledgers_filled_file(), isHidden: true, render: (row) => row.fileName },
  ];
}
