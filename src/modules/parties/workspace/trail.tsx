import { Copy, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { say, saySafe } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { peopleRoutes, trailRoutes, type TrailLine } from '../contract.ts';
import { atMinute, OpenButton, useOpened } from './opened.tsx';
import { actorOf, NOBODY, TrailSheet } from './trail-sheet.tsx';

/** The audit administrator's reading: every act that was recorded, the signed head, and verification on request. */
export default function Trail() {
  const { id, open, close } = useOpened();
  const head = useCall(trailRoutes.readTrailHead, {});
  const filters: Filter<TrailLine>[] = [
    { key: 'type', label: m.parties_trail_type(), options: (head.data?.types ?? []).map((value) => ({ value, label: value })) },
    { key: 'stream', label: m.parties_trail_stream(), options: (head.data?.streams ?? []).map((value) => ({ value, label: value })) },
    { key: 'personId', label: m.parties_trail_actor(), options: usePeople() },
    { key: 'from', label: m.parties_trail_from(), options: months('01') },
    { key: 'until', label: m.parties_trail_until(), options: months('end') },
  ];
  return (
    <>
      <PageTitle title={m.parties_nav_trail()} note={<WhoCanSee who={m.parties_trail_who()} />} />
      <div className="mb-3 grid gap-3 lg:grid-cols-2">
        <Head note={head.data?.note ?? null} />
        <Checks />
      </div>
      <DataGrid<TrailLine>
        id="trail"
        label={m.parties_nav_trail()}
        columns={columnsOf(open)}
        rowId={(row) => row.id}
        filters={filters}
        searchHint={m.parties_trail_search()}
        source={{
          key: [trailRoutes.listTrailEntries.path],
          load: (query, signal) => call(trailRoutes.listTrailEntries, { query: query as never }, { signal }),
        }}
        empty={{ why: m.parties_trail_empty() }}
      />
      {id && <TrailSheet key={id} entryId={id} onClose={close} />}
    </>
  );
}

/** Whoever is in office, as options. */
function usePeople() {
  const people = useCall(peopleRoutes.listPeople, { query: { pageSize: 100 } });
  return (people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

const MONTHS_BACK = 24;

/** The last two years' months, each by its first or last day. */
function months(day: '01' | 'end') {
  const now = new Date();
  return Array.from({ length: MONTHS_BACK }, (_, back) => {
    const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
    const value = (day === '01' ? first : last).toISOString().slice(0, 10);
    return { value, label: value };
  });
}

function columnsOf(open: (id: string) => void): Column<TrailLine>[] {
  return [
    {
      key: 'sentence',
      label: m.parties_trail_what(),
      render: (row) => <OpenButton onOpen={() => open(row.id)}>{row.sentence}</OpenButton>,
    },
    { key: 'recordedAt', label: m.parties_trail_recorded(), isFact: true, render: (row) => atMinute(row.recordedAt) },
    { key: 'actor', label: m.parties_trail_actor(), isFact: true, render: (row) => actorOf(row) },
    { key: 'role', label: m.parties_duty(), render: (row) => (row.actorId === NOBODY ? '' : saySafe(`code_role_${row.role}`, row.role)) },
    { key: 'type', label: m.parties_trail_type(), render: (row) => <code className="text-note">{row.type}</code> },
    { key: 'subject', label: m.parties_trail_subject(), render: (row) => <code className="text-note">{row.subject}</code> },
    { key: 'stream', label: m.parties_trail_stream(), isHidden: true, render: (row) => row.stream },
    { key: 'index', label: m.parties_trail_index(), align: 'right', isFact: true, render: (row) => row.index ?? m.parties_trail_pending() },
  ];
}

/** The signed head, to be kept elsewhere: whoever has it can prove later that nothing was taken out or changed. */
function Head({ note }: { note: string | null }) {
  const copy = async () => {
    await navigator.clipboard?.writeText(note ?? '');
    toast(m.parties_trail_copied());
  };
  const button = note && (
    <Button size="small" icon={Copy} onClick={() => void copy()}>
      {m.parties_trail_copy()}
    </Button>
  );
  return (
    <Card title={m.parties_trail_head()} aside={button}>
      <pre tabIndex={0} aria-label={m.parties_trail_head()} className="m-0 overflow-x-auto rounded-control bg-head p-3 text-note">
        {note ?? m.parties_trail_unsigned()}
      </pre>
      <p className="m-0 mt-2 text-note text-muted">{m.parties_trail_head_note()}</p>
    </Card>
  );
}

const POLL_MS = 1_500;

function Checks() {
  const [isWaiting, setWaiting] = useState(false);
  const { data, error } = useCall(trailRoutes.listTrailChecks, {}, { everyMs: isWaiting ? POLL_MS : false });
  const ask = useAct(trailRoutes.askForTrailCheck, [trailRoutes.listTrailChecks]);
  const isRunning = data?.rows[0]?.finishedAt === null;
  if (isWaiting && data && !isRunning && !ask.isPending) setWaiting(false);
  const begin = () =>
    void ask.mutateAsync({}).then(
      () => setWaiting(true),
      () => {},
    );
  const button = (
    <Button size="small" icon={ShieldCheck} disabled={isRunning} onClick={begin}>
      {m.parties_trail_verify()}
    </Button>
  );
  return (
    <Card title={m.parties_trail_checks()} aside={button}>
      {(error ?? ask.error) && <ErrorState error={error ?? ask.error} />}
      {data?.rows.length === 0 && <p className="m-0 text-table text-muted">{m.parties_trail_checks_none()}</p>}
      <ul className="m-0 list-none p-0 text-table">
        {data?.rows.slice(0, 5).map((check) => (
          <li key={check.id} className="flex flex-wrap items-center gap-2 py-1">
            <time dateTime={check.askedAt}>{atMinute(check.askedAt)}</time>
            <span className="text-muted">{check.askedByName ?? m.parties_trail_nightly()}</span>
            {check.finishedAt === null && <Chip tone="progress">{m.parties_trail_running()}</Chip>}
            {check.isIntact === true && <Chip tone="done">{m.parties_trail_intact({ size: check.size ?? 0 })}</Chip>}
            {check.isIntact === false && <Chip tone="late">{m.parties_trail_broken({ count: check.faultCount ?? 0 })}</Chip>}
            {check.faults.slice(0, 5).map((fault, index) => (
              <span key={index} className="w-full text-note text-late">
                {say(`code_trail_fault_${fault.kind}`)} {fault.index ?? ''} {fault.entryId ?? ''} {fault.path ?? ''}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
