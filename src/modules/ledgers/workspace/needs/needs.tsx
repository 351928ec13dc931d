import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Download, LockKeyhole, Plus } from 'lucide-react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf, call } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { needRoutes, type Need } from '../../contract/needs.ts';
import { useParkOptions } from '../code-options.ts';
import { minuteText } from '../moment.ts';
import { periodOptions } from '../work-filters.ts';
import { NeedForm } from './need-form.tsx';
import { NeedSheet } from './need-sheet.tsx';
import { amountLabel, kindLabel, kindOptions, stateLabel, stateOptions, stateTone, titleLabel } from './words.ts';

const FILTERS = ['period', 'parkId', 'state', 'kind', 'isConfidential', 'enterpriseId', 'importId', 'isWithdrawn', 'q'] as const;

/** 企业科技需求台账. */
export default function Needs() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const canKeep = useCan()('ledgers.keep_needs');
  const filter = Object.fromEntries(FILTERS.flatMap((key) => (search[key] ? [[key, search[key]]] : [])));
  const totals = useCall(needRoutes.totalNeeds, { query: filter as never });
  const show = (next: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: ((now: Record<string, string>) => ({ ...now, ...next })) as never, resetScroll: false });
  const filters = useFilters(search);
  const add = canKeep && (
    <Button look="filled" icon={Plus} onClick={() => show({ form: 'new' })}>
      {m.ledgers_need_add()}
    </Button>
  );
  return (
    <>
      <PageTitle
        title={m.ledgers_needs()}
        note={totals.data && <Counted totals={totals.data} />}
        actions={
          <>
            <ExportLink filter={filter} />
            {add}
          </>
        }
      />
      <DataGrid<Need>
        id="needs"
        label={m.ledgers_needs()}
        columns={columnsOf((open) => show({ open }))}
        rowId={(row) => row.id}
        filters={filters}
        searchHint={m.ledgers_need_search()}
        sort="-submittedOn"
        source={{
          key: [needRoutes.listNeeds.path],
          load: (query, signal) => call(needRoutes.listNeeds, { query: query as never }, { signal }),
        }}
        empty={{ why: m.ledgers_need_empty(), action: add }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.ledgers_need_who()} />
      </div>
      {search['open'] && !search['form'] && (
        <NeedSheet
          key={search['open']}
          needId={search['open']}
          onClose={() => show({ open: undefined })}
          onEdit={() => show({ form: 'edit' })}
        />
      )}
      {search['form'] && canKeep && (
        <NeedForm
          needId={search['form'] === 'edit' ? search['open'] : undefined}
          enterpriseId={search['enterpriseId']}
          onClose={(saved) => show({ form: undefined, ...(saved ? { open: saved } : {}) })}
        />
      )}
    </>
  );
}

function Counted({
  totals,
}: {
  totals: { needs: number; open: number; closed: number; enterprises: number; lastChangedAt: string | null };
}) {
  return m.ledgers_need_count({
    needs: totals.needs.toLocaleString(),
    enterprises: totals.enterprises.toLocaleString(),
    open: totals.open.toLocaleString(),
    closed: totals.closed.toLocaleString(),
    at: totals.lastChangedAt ? minuteText(totals.lastChangedAt) : '—',
  });
}

function ExportLink({ filter }: { filter: Record<string, string | undefined> }) {
  return (
    <a
      href={addressOf(needRoutes.exportNeeds, { query: filter })}
      download
      className="inline-flex h-8 items-center gap-1.5 rounded-control border border-edge bg-white px-3 whitespace-nowrap text-ink no-underline hover:bg-head max-md:h-11"
    >
      <Download size={16} aria-hidden />
      {m.ledgers_need_export()}
    </a>
  );
}

function useFilters(search: Record<string, string | undefined>): Filter<Need>[] {
  const parks = useParkOptions();
  const yesNo = [
    { value: 'yes', label: m.ledgers_need_yes() },
    { value: 'no', label: m.ledgers_need_no() },
  ];
  const states = [
    { value: 'open', label: m.ledgers_need_state_open() },
    { value: 'ended', label: m.ledgers_need_state_ended() },
    ...stateOptions(),
  ];
  return [
    { key: 'period', label: m.ledgers_need_period(), options: periodOptions(search['period']) },
    ...(parks.length > 1 ? [{ key: 'parkId', label: m.ledgers_need_park(), options: parks }] : []),
    { key: 'state', label: m.ledgers_need_state(), options: states },
    { key: 'kind', label: m.ledgers_need_kind(), options: kindOptions() },
    { key: 'isConfidential', label: m.ledgers_need_confidential(), options: yesNo },
    ...(search['enterpriseId']
      ? [
          {
            key: 'enterpriseId',
            label: m.ledgers_need_enterprise(),
            options: [{ value: search['enterpriseId'], label: m.ledgers_need_this_enterprise() }],
          },
        ]
      : []),
    ...(search['importId']
      ? [{ key: 'importId', label: m.ledgers_need_import(), options: [{ value: search['importId'], label: m.ledgers_need_this_import() }] }]
      : []),
    { key: 'isWithdrawn', label: m.ledgers_need_withdrawn_filter(), options: yesNo.slice(0, 1) },
  ];
}

function columnsOf(open: (id: string) => void): Column<Need>[] {
  return [
    {
      key: 'title',
      label: m.ledgers_need(),
      width: 300,
      sortable: true,
      render: (row) => (
        <button
          type="button"
          onClick={() => open(row.id)}
          className={`inline-flex max-w-full items-center gap-1.5 text-left ${row.isMasked ? 'text-muted' : 'text-brand-strong'} ${row.withdrawnAt ? 'line-through' : ''}`}
        >
          {row.isConfidential && (
            <LockKeyhole size={14} role="img" aria-label={m.ledgers_need_is_confidential()} className="shrink-0 text-muted" />
          )}
          <span className="truncate">{titleLabel(row)}</span>
        </button>
      ),
    },
    {
      key: 'enterpriseName',
      label: m.ledgers_need_enterprise(),
      sortable: true,
      isFact: true,
      render: (row) => (
        <Link
          to="/enterprises/$enterpriseId"
          params={{ enterpriseId: row.enterpriseId } as never}
          className="text-ink no-underline hover:underline"
        >
          {row.enterpriseName}
        </Link>
      ),
    },
    {
      key: 'state',
      label: m.ledgers_need_state(),
      sortable: true,
      isFact: true,
      render: (row) => <Chip tone={stateTone(row.state)}>{stateLabel(row.state)}</Chip>,
    },
    { key: 'kind', label: m.ledgers_need_kind(), sortable: true, render: (row) => (row.kind ? kindLabel(row.kind) : '') },
    {
      key: 'amountHighFen',
      label: m.ledgers_need_amount(),
      unit: m.ledgers_need_wan(),
      align: 'right',
      sortable: true,
      render: (row) => amountLabel(row),
    },
    { key: 'responsiblePerson', label: m.ledgers_need_person(), render: (row) => row.responsiblePerson ?? '' },
    { key: 'office', label: m.ledgers_need_office(), isHidden: true, render: (row) => row.office ?? '' },
    { key: 'parkName', label: m.ledgers_need_park(), render: (row) => row.parkName ?? row.countyName ?? '' },
    { key: 'submittedOn', label: m.ledgers_need_submitted(), sortable: true, isFact: true, render: (row) => row.submittedOn ?? '' },
    { key: 'closedOn', label: m.ledgers_need_closed(), sortable: true, render: (row) => row.closedOn ?? '' },
    { key: 'changedAt', label: m.ledgers_need_changed(), sortable: true, isHidden: true, render: (row) => minuteText(row.changedAt) },
  ];
}
