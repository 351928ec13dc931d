import { Link, useParams } from '@tanstack/react-router';
import { ClipboardList, Scissors, UserCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { say } from '#shared/words.ts';
import { Button, ButtonLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { Timeline } from '#web/workspace/timeline.tsx';
import { m } from '#words/messages.js';
import { measureRoutes, type MeasureDetail, type Party, type Responsibility } from '../contract.ts';
import { AssignSheet } from './assign-sheet.tsx';
import { nameOf } from './list-groups.ts';
import { MendSheet } from './mend-sheet.tsx';
import { ProgressForm } from './progress-form.tsx';
import { Deadline, StateChip } from './state-chip.tsx';

/** One measure: its words, who answers for it, what changed. */
export default function MeasurePage() {
  const { measureId = '' } = useParams({ strict: false }) as { measureId?: string };
  const { data, error, refetch } = useCall(measureRoutes.readMeasure, { params: { measureId } });
  const mayKeep = useCan()('supervision.keep_measures') && data?.isInForce;
  const [open, setOpen] = useState<'assign' | 'mend' | null>(null);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  return (
    <>
      <PageTitle
        title={nameOf(data)}
        crumbs={[{ label: m.supervision_list_title(), to: '/measures' }]}
        chips={<StateChip state={data.responsibility?.state} />}
        note={[
          data.clause && m.supervision_clause_line({ clause: data.clause }),
          data.chapter,
          m.supervision_where_line({ name: data.documentName }),
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          mayKeep && (
            <>
              <Button icon={Scissors} onClick={() => setOpen('mend')}>
                {m.supervision_measure_mend()}
              </Button>
              {data.isAnswerable && (
                <Button look="filled" icon={UserCheck} onClick={() => setOpen('assign')}>
                  {m.supervision_assign()}
                </Button>
              )}
            </>
          )
        }
      />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-3">
          <Card title={m.supervision_measure_text()}>
            <p className="m-0 font-serif text-[16px] leading-[29px] whitespace-pre-wrap">{data.text}</p>
          </Card>
          <Card title={m.supervision_measure_history()}>
            <History rows={data.history} />
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <Card title={m.supervision_measure_responsibility()}>
            <Facts measure={data} />
          </Card>
          {data.mayReport && data.responsibility && (
            <Card title={m.supervision_progress_title()}>
              <ProgressForm measureId={data.id} now={data.responsibility} />
            </Card>
          )}
          {data.clause && (
            <div data-print="hidden">
              <ButtonLink to={`/work-entries?clause=${encodeURIComponent(data.clause)}`} icon={ClipboardList}>
                {m.supervision_measure_work()}
              </ButtonLink>
            </div>
          )}
          <WhoCanSee who={m.supervision_who()} />
        </div>
      </div>
      {open === 'assign' && <AssignSheet measures={[data]} onClose={() => setOpen(null)} />}
      {open === 'mend' && <MendSheet key={data.end} measure={data} onClose={() => setOpen(null)} />}
    </>
  );
}

function Facts({ measure }: { measure: MeasureDetail }) {
  const now = measure.responsibility;
  if (!now) return <EmptyState why={m.supervision_measure_history_empty()} />;
  const facts: [string, ReactNode][] = [
    [m.supervision_leader_in_charge(), now.leaderInCharge?.name],
    [m.supervision_department(), <DepartmentLink key="department" party={now.department} />],
    [m.supervision_department_leader(), now.departmentLeader?.name],
    [m.supervision_office(), now.officeResponsible],
    [m.supervision_liaison(), now.liaison?.name],
    [m.supervision_supporting(), now.supportingDepartments.map(({ name }) => name).join(m.supervision_between())],
    [m.supervision_deadline(), <Deadline key="deadline" measure={measure} />],
    [m.supervision_note(), now.note],
  ];
  return (
    <dl className="m-0 grid grid-cols-[5.5em_minmax(0,1fr)] gap-x-3 gap-y-2 text-table">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="m-0">{value || m.supervision_department_none()}</dd>
        </div>
      ))}
    </dl>
  );
}

function DepartmentLink({ party }: { party: Party | null }) {
  if (!party) return null;
  return (
    <Link
      to={`/answering-departments/${encodeURIComponent(party.id ?? `name:${party.name}`)}`}
      className="text-brand-strong no-underline hover:underline"
    >
      {party.name}
    </Link>
  );
}

function History({ rows }: { rows: readonly Responsibility[] }) {
  if (rows.length === 0) return <p className="m-0 text-table text-muted">{m.supervision_measure_history_empty()}</p>;
  const happenings = rows.map(({ id, department, state, setAt, setBy, note, liaison, deadlineOn, isLongTerm }) => ({
    id,
    at: setAt.slice(0, 10),
    what: m.supervision_measure_set({ department: department?.name ?? '', state: say(`code_measure_state_${state}`) }),
    who: setBy,
    ground: [liaison?.name, isLongTerm ? m.supervision_long_term() : deadlineOn, note].filter(Boolean).join(' · '),
  }));
  return <Timeline label={m.supervision_measure_history()} happenings={happenings} />;
}
