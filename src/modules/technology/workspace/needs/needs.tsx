import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Download, Link2, LockKeyhole, Plus } from 'lucide-react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf, call } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { periodOptions } from '#web/workspace/periods.ts';
import { useCall } from '#web/workspace/query.ts';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { needRoutes, type Need } from '../../contract/needs.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { BulkAssign } from './bulk-assign.tsx';
import { LinkSheet } from './link-sheet.tsx';
import { NeedForm } from './need-form.tsx';
import { NeedSheet } from './need-sheet.tsx';
import { amountLabel, kindLabel, kindOptions, stateLabel, stateOptions, stateTone, titleLabel } from './words.ts';
import { ViewSwitch } from './view-switch.tsx';

const FILTERS = ['period', 'parkId', 'state', 'kind', 'isConfidential', 'enterpriseId', 'importId', 'isWithdrawn', 'q'] as const;

/** 企业科技需求台账. */
export default function Needs() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const canKeep = useCan()('technology.keep_needs');
  const filter = Object.fromEntries(FILTERS.flatMap((key) => (search[key] ? [[key, search[key]]] : [])));
  const totals = useCall(needRoutes.totalNeeds, { query: filter as never });
  const show = (next: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: ((now: Record<string, string>) => ({ ...now, ...next })) as never, resetScroll: false });
  const filters = useFilters(search);
  const add = canKeep && (
    <Button look="filled" icon={Plus} onClick={() => show({ form: 'new' })}>
      {m.technology_need_add()}
    </Button>
  );
  return (
    <>
      <PageTitle
        title={m.technology_needs()}
        note={totals.data && <Counted totals={totals.data} />}
        actions={
          <>
            <ViewSwitch now="list" />
            <ExportLink filter={filter} />
            {canKeep && (
              <Button icon={Link2} onClick={() => show({ form: 'link' })}>
                {m.technology_page_link_raise()}
              </Button>
            )}
            {add}
          </>
        }
      />
      <DataGrid<Need>
        id="needs"
        label={m.technology_needs()}
        columns={columnsOf((open) => show({ open }))}
        {...(canKeep && { bulk: (ids: readonly string[], clear: () => void) => <BulkAssign ids={ids} clear={clear} /> })}
        rowId={(row) => row.id}
        filters={filters}
        searchHint={m.technology_need_search()}
        sort="-submittedOn"
        source={{
          key: [needRoutes.listNeeds.path],
          load: (query, signal) => call(needRoutes.listNeeds, { query: query as never }, { signal }),
        }}
        empty={{ why: m.technology_need_empty(), action: add }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.technology_need_who()} />
      </div>
      {search['open'] && !search['form'] && (
        <NeedSheet
          key={search['open']}
          needId={search['open']}
          onClose={() => show({ open: undefined })}
          onEdit={() => show({ form: 'edit' })}
        />
      )}
      {search['form'] === 'link' && canKeep && <LinkSheet onClose={() => show({ form: undefined })} />}
      {(search['form'] === 'new' || search['form'] === 'edit') && canKeep && (
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
  return m.technology_need_count({
    needs: totals.needs.toLocaleString(),
    enterprises: totals.enterprises.toLocaleString(),
    open: totals.open.toLocaleString(),
    closed: totals.closed.toLocaleString(),
    at: totals.lastChangedAt ? momentOf(totals.lastChangedAt) : '—',
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
      {m.technology_need_export()}
    </a>
  );
}

function useFilters(search: Record<string, string | undefined>): Filter<Need>[] {
  const parks = useMe().parks.map(({ id, name }) => ({ value: id, label: name }));
  const yesNo = [
    { value: 'yes', label: m.technology_need_yes() },
    { value: 'no', label: m.technology_need_no() },
  ];
  const states = [
    { value: 'open', label: m.technology_need_state_open() },
    { value: 'ended', label: m.technology_need_state_ended() },
    ...stateOptions(),
  ];
  return [
    { key: 'period', label: m.technology_need_period(), options: periodOptions(search['period']) },
    ...(parks.length > 1 ? [{ key: 'parkId', label: m.technology_need_park(), options: parks }] : []),
    { key: 'state', label: m.technology_need_state(), options: states },
    { key: 'kind', label: m.technology_need_kind(), options: kindOptions() },
    { key: 'isConfidential', label: m.technology_need_confidential(), options: yesNo },
    ...(search['enterpriseId']
      ? [
          {
            key: 'enterpriseId',
            label: m.technology_need_enterprise(),
            options: [{ value: search['enterpriseId'], label: m.technology_need_this_enterprise() }],
          },
        ]
      : []),
    ...(search['importId']
      ? [
          {
            key: 'importId',
            label: m.technology_need_import(),
            options: [{ value: search['importId'], label: m.technology_need_this_import() }],
          },
        ]
      : []),
    { key: 'isWithdrawn', label: m.technology_need_withdrawn_filter(), options: yesNo.slice(0, 1) },
  ];
}

function columnsOf(open: (id: string) => void): Column<Need>[] {
  return [
    {
      key: 'title',
      label: m.technology_need(),
      width: 300,
      sortable: true,
      render: (row) => (
        <button
          type="button"
          onClick={() => open(row.id)}
          className={`inline-flex max-w-full items-center gap-1.5 text-left ${row.isMasked ? 'text-muted' : 'text-brand-strong'} ${row.withdrawnAt ? 'line-through' : ''}`}
        >
          {row.isConfidential && (
            <LockKeyhole size={14} role="img" aria-label={m.technology_need_is_confidential()} className="shrink-0 text-muted" />
          )}
          <span className="truncate">{titleLabel(row)}</span>
        </button>
      ),
    },
    {
      key: 'enterpriseName',
      label: m.technology_need_enterprise(),
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
      label: m.technology_need_state(),
      sortable: true,
      isFact: true,
      render: (row) => <Chip tone={stateTone(row.state)}>{stateLabel(row.state)}</Chip>,
    },
    { key: 'kind', label: m.technology_need_kind(), sortable: true, render: (row) => (row.kind ? kindLabel(row.kind) : '') },
    {
      key: 'amountHighFen',
      label: m.technology_need_amount(),
      unit: m.technology_need_wan(),
      align: 'right',
      sortable: true,
      render: (row) => amountLabel(row),
    },
    { key: 'responsiblePerson', label: m.technology_need_person(), render: (row) => row.responsiblePerson ?? '' },
    { key: 'office', label: m.technology_need_office(), isHidden: true, render: (row) => row.office ?? '' },
    { key: 'parkName', label: m.technology_need_park(), render: (row) => row.parkName ?? row.countyName ?? '' },
    { key: 'submittedOn', label: m.technology_need_submitted(), sortable: true, isFact: true, render: (row) => row.submittedOn ?? '' },
    { key: 'closedOn', label: m.technology_need_closed(), sortable: true, render: (row) => row.closedOn ?? '' },
    { key: 'changedAt', label: m.technology_need_changed(), sortable: true, isHidden: true, render: (row) => momentOf(row.changedAt) },
  ];
}
