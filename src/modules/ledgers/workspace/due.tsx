import { Link } from '@tanstack/react-router';
import { m } from '#words/messages.js';
import { saySafe } from '#shared/words.ts';
import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useMe } from '#web/workspace/session.tsx';
import { dueRoutes, type DueItem } from '../contract/due.ts';
import { useCertificateOptions, useParkOptions } from './code-options.ts';
import { certificateLabel } from './fact-words.ts';

const { listDue } = dueRoutes;
const WITHIN = ['30', '90', '180', '365', '1095'];

/** Whatever falls due, the soonest first. */
export default function Due() {
  const parks = new Map(useMe().parks.map(({ id, name }) => [id, name]));
  const { data } = useCall(listDue, { query: { pageSize: 1 } });
  const filters: Filter<DueItem>[] = [
    { key: 'within', label: m.ledgers_due_within(), options: WITHIN.map((days) => ({ value: days, label: m.ledgers_due_days({ days }) })) },
    { key: 'parkId', label: m.ledgers_enterprise_park(), options: useParkOptions() },
    { key: 'about', label: m.ledgers_certificate_kind(), options: useCertificateOptions() },
  ];
  return (
    <>
      <PageTitle
        title={m.ledgers_due_title()}
        note={data && m.ledgers_due_note({ overdue: data.overdue, month: data.month, later: data.later })}
      />
      <DataGrid<DueItem>
        id="due"
        label={m.ledgers_due_title()}
        columns={columnsOf(parks)}
        rowId={(row) => row.id}
        filters={filters}
        searchHint={m.ledgers_enterprises_search()}
        source={{ key: [listDue.path], load: (query, signal) => call(listDue, { query: query as never }, { signal }) }}
        empty={{ why: m.ledgers_due_empty() }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.ledgers_enterprises_who()} />
      </div>
    </>
  );
}

function columnsOf(parks: ReadonlyMap<string, string>): Column<DueItem>[] {
  return [
    { key: 'enterprise', label: m.ledgers_enterprise_name(), render: (row) => <Enterprise row={row} />, width: 280 },
    {
      key: 'about',
      label: m.ledgers_due_about(),
      isFact: true,
      render: (row) =>
        row.kind === 'certificate' ? certificateLabel(row.about) : `${saySafe(`code_due_kind_${row.kind}`, row.kind)} ${row.about}`,
    },
    { key: 'day', label: m.ledgers_due_day(), isFact: true, render: (row) => row.day },
    { key: 'left', label: m.ledgers_due_state(), isFact: true, render: (row) => <Left row={row} /> },
    { key: 'todo', label: m.ledgers_due_todo(), render: (row) => todoOf(row) },
    { key: 'number', label: m.ledgers_certificate_number(), render: (row) => row.number },
    { key: 'park', label: m.ledgers_enterprise_park(), render: (row) => parks.get(row.parkId ?? '') ?? '' },
    { key: 'kind', label: m.ledgers_due_kind(), isHidden: true, render: (row) => saySafe(`code_due_kind_${row.kind}`, row.kind) },
  ];
}

function Enterprise({ row }: { row: DueItem }) {
  if (!row.enterpriseId) return null;
  return (
    <Link to={`/enterprises/${row.enterpriseId}`} className="text-brand-strong no-underline hover:underline">
      {row.enterpriseName}
    </Link>
  );
}

const SOON = 30;

function Left({ row }: { row: DueItem }) {
  if (row.daysLeft < 0) return <Chip tone="late">{m.ledgers_due_overdue({ days: -row.daysLeft })}</Chip>;
  const text = m.ledgers_due_left({ days: row.daysLeft });
  return <Chip tone={row.daysLeft <= SOON ? 'watch' : hasBegun(row) ? 'progress' : 'waiting'}>{text}</Chip>;
}

const hasBegun = (row: DueItem) => row.startOn !== null && new Date(row.startOn) <= new Date();

/** What to do now. */
function todoOf(row: DueItem): string {
  if (row.daysLeft < 0) return m.ledgers_due_todo_overdue();
  if (hasBegun(row)) return m.ledgers_due_todo_now();
  return row.startOn ? m.ledgers_due_todo_from({ day: row.startOn }) : '';
}
