import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, Plus, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { m } from '#words/messages.js';
import { Button, ButtonLink } from '#web/workspace/button.tsx';
import { addressOf, call } from '#web/workspace/client.ts';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { workRoutes, type WorkEntry } from '../contract.ts';
import { useOutbox } from './entry-outbox.ts';
import { atMinute, clauseLabel, daysOf, kindLabel, Names, Sentence } from './work-cells.tsx';
import { filterOf, workFilters } from './work-filters.ts';
import { WorkSheet } from './work-sheet.tsx';
import { WorkTotals } from './work-totals.tsx';
import { ReachedSheet } from './work-reached.tsx';

const MOST_PEOPLE = 100;

/** 入园工作台账: every step taken, whoever wrote it down. */
export default function WorkLedger() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const filter = filterOf(search);
  const { parks } = useMe();
  const canEnter = useCan()('ledgers.enter_work');
  useOutbox();
  const totals = useCall(workRoutes.totalWork, { query: filter as never });
  const people = useCall(workRoutes.listWorkers, { query: { pageSize: MOST_PEOPLE } });
  const enterprise = useCall(
    organisationRoutes.readOrganisation,
    { params: { organisationId: filter.enterpriseId ?? '' } },
    { enabled: filter.enterpriseId !== undefined },
  );
  const show = (next: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: ((now: Record<string, string>) => ({ ...now, ...next })) as never, resetScroll: false });
  const filters = workFilters({
    parks: parks.map(({ id, name }) => ({ value: id, label: name })),
    people: (people.data?.rows ?? []).map(({ id, name, entries }) => ({
      value: id,
      label: m.ledgers_work_person_option({ name, count: entries }),
    })),
    enterprise: filter.enterpriseId
      ? { value: filter.enterpriseId, label: enterprise.data?.name ?? m.ledgers_work_this_enterprise() }
      : null,
    search: filter,
  });
  const add = canEnter && (
    <ButtonLink to="/work/new" look="filled" icon={Plus}>
      {m.ledgers_work_enter()}
    </ButtonLink>
  );
  const counted =
    totals.data &&
    m.ledgers_work_count({
      total: totals.data.entries.toLocaleString(),
      at: totals.data.lastEnteredAt ? atMinute(totals.data.lastEnteredAt) : '—',
    });
  return (
    <>
      <PageTitle title={m.ledgers_work_title()} note={counted} actions={<Actions filter={filter} add={add} />} />
      <div className="mb-3">
        <WorkTotals totals={totals.data} search={search} onOpen={(reached) => show({ reached })} />
      </div>
      <DataGrid<WorkEntry>
        id="work"
        label={m.ledgers_work_title()}
        columns={columnsOf((open) => show({ open }))}
        rowId={(row) => row.id}
        filters={filters}
        searchHint={m.ledgers_work_search()}
        sort="-occurredOn"
        source={{
          key: [workRoutes.listWork.path],
          load: (query, signal) => call(workRoutes.listWork, { query: query as never }, { signal }),
        }}
        empty={{ why: m.ledgers_work_empty(), action: add }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.ledgers_work_who()} />
      </div>
      {search['open'] && <WorkSheet key={search['open']} entryId={search['open']} onClose={() => show({ open: undefined })} />}
      {(search['reached'] === 'enterprises' || search['reached'] === 'people') && (
        <ReachedSheet
          of={search['reached']}
          filter={filter}
          onClose={() => show({ reached: undefined })}
          onChoose={(next) => show({ ...next, reached: undefined, page: undefined })}
        />
      )}
    </>
  );
}

function Actions({ filter, add }: { filter: Record<string, string | undefined>; add: ReactNode }) {
  return (
    <>
      <Button icon={Printer} onClick={() => window.print()}>
        {m.ledgers_work_print()}
      </Button>
      <a
        href={addressOf(workRoutes.exportWork, { query: filter })}
        download
        className="inline-flex h-8 items-center gap-1.5 rounded-control border border-edge bg-white px-3 whitespace-nowrap text-ink no-underline hover:bg-head max-md:h-11"
      >
        <Download size={16} aria-hidden />
        {m.ledgers_work_export()}
      </a>
      {add}
    </>
  );
}

function columnsOf(open: (id: string) => void): Column<WorkEntry>[] {
  return [
    {
      key: 'sentence',
      label: m.ledgers_work_done(),
      width: 300,
      render: (row) => (
        <button type="button" onClick={() => open(row.id)} className="max-w-full text-left text-brand-strong">
          <Sentence row={row} />
        </button>
      ),
    },
    { key: 'occurredOn', label: m.ledgers_work_day(), sortable: true, isFact: true, render: daysOf },
    { key: 'kind', label: m.ledgers_work_kind(), sortable: true, isFact: true, render: kindLabel },
    {
      key: 'enterprises',
      label: m.ledgers_work_enterprises(),
      isFact: true,
      render: (row) => <Names names={row.enterprises} other={row.otherEnterprises} />,
    },
    { key: 'people', label: m.ledgers_work_people(), render: (row) => <Names names={row.people} other={row.otherPeople} /> },
    { key: 'place', label: m.ledgers_work_place(), sortable: true, isHidden: true, render: (row) => row.place ?? '' },
    {
      key: 'park',
      label: m.ledgers_work_park(),
      render: (row) => row.parkName ?? <span className="text-muted">{m.ledgers_work_city()}</span>,
    },
    {
      key: 'clause',
      label: m.ledgers_work_clause(),
      sortable: true,
      render: (row) => row.clause && <span title={clauseLabel(row.clause)}>{row.clause}</span>,
    },
    { key: 'topics', label: m.ledgers_work_topics(), isHidden: true, render: (row) => row.topics.join('、') },
    {
      key: 'source',
      label: m.ledgers_work_source(),
      isHidden: true,
      render: (row) => m.ledgers_work_by({ name: row.enteredBy?.name ?? '—', at: atMinute(row.enteredAt) }),
    },
    { key: 'enteredAt', label: m.ledgers_work_entered_at(), sortable: true, isHidden: true, render: (row) => atMinute(row.enteredAt) },
  ];
}
