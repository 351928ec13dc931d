import { Link } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { Button, ButtonLink } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { overviewRoutes, workRoutes, type WorkEntryDetail } from '../contract.ts';
import { atMinute, clauseLabel, daysOf, kindLabel, WithdrawnChip } from './work-cells.tsx';

const CHANGED = [workRoutes.listWork, workRoutes.totalWork, workRoutes.readWork, overviewRoutes.readOverview];

/** One row of the ledger with everything known of it. */
export function WorkSheet({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const { data, error, refetch } = useCall(workRoutes.readWork, { params: { entryId } });
  return (
    <SideSheet
      title={data?.sentence ?? m.ledgers_work_entry()}
      isOpen
      onClose={onClose}
      note={data && <Chips entry={data} />}
      foot={data && <Acts entry={data} />}
    >
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && <Detail entry={data} />}
    </SideSheet>
  );
}

function Chips({ entry }: { entry: WorkEntryDetail }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      <Chip tone="progress" tag>
        {kindLabel(entry)}
      </Chip>
      <Chip tone="waiting" tag>
        {say(`code_work_source_${entry.source}`)}
      </Chip>
      {entry.withdrawnAt && <WithdrawnChip />}
    </span>
  );
}

function Acts({ entry }: { entry: WorkEntryDetail }) {
  const params = { entryId: entry.id };
  const withdraw = useAct(workRoutes.withdrawWork, CHANGED);
  const restore = useAct(workRoutes.restoreWork, CHANGED);
  const { change, withdraw: mayWithdraw, restore: mayRestore } = entry.abilities;
  if (!change && !mayWithdraw && !mayRestore) return null;
  const takeBack = async () => {
    await withdraw.mutateAsync({ params });
    toast(m.ledgers_work_withdrawn_now(), () => void restore.mutateAsync({ params }));
  };
  const failed = withdraw.error ?? restore.error;
  return (
    <>
      {failed && <ErrorState error={failed} />}
      {mayWithdraw && <Button onClick={() => void takeBack()}>{m.ledgers_work_withdraw()}</Button>}
      {mayRestore && <Button onClick={() => void restore.mutateAsync({ params })}>{m.ledgers_work_restore()}</Button>}
      {change && (
        <ButtonLink to={`/work/new?edit=${entry.id}`} look="filled" icon={Pencil}>
          {m.ledgers_work_edit()}
        </ButtonLink>
      )}
    </>
  );
}

function Detail({ entry }: { entry: WorkEntryDetail }) {
  const figures = [
    [m.ledgers_work_sessions(), entry.sessions],
    [m.ledgers_work_enterprise_count(), entry.enterpriseCount],
    [m.ledgers_work_person_times(), entry.personTimes],
    [m.ledgers_work_handouts(), entry.handouts],
  ].filter(([, value]) => value !== null);
  return (
    <>
      <dl className="m-0 flex flex-col gap-3">
        <Fact label={m.ledgers_work_day()}>{daysOf(entry)}</Fact>
        {entry.place && <Fact label={m.ledgers_work_place()}>{entry.place}</Fact>}
        <Fact label={m.ledgers_work_park()}>{entry.parkName ?? m.ledgers_work_city()}</Fact>
        <Fact label={m.ledgers_work_people()}>
          {[...entry.people.map(({ name }) => name), ...(entry.otherPeople ? [entry.otherPeople] : [])].join('、') || '—'}
        </Fact>
        {(entry.enterprises.length > 0 || entry.otherEnterprises) && (
          <Fact label={m.ledgers_work_enterprises_counted({ count: entry.enterprises.length })}>
            <span className="flex flex-wrap gap-x-3 gap-y-1">
              {entry.enterprises.map(({ id, name }) => (
                <Link
                  key={id}
                  to="/enterprises/$enterpriseId"
                  params={{ enterpriseId: id } as never}
                  className="text-brand-strong no-underline"
                >
                  {name}
                </Link>
              ))}
              {entry.otherEnterprises}
            </span>
          </Fact>
        )}
        {entry.topics.length > 0 && <Fact label={m.ledgers_work_topics()}>{entry.topics.join('、')}</Fact>}
        {entry.text && <Fact label={m.ledgers_work_done()}>{entry.text}</Fact>}
        {entry.problemsSolved && <Fact label={m.ledgers_work_solved()}>{entry.problemsSolved}</Fact>}
        {entry.followUp && <Fact label={m.ledgers_work_next()}>{entry.followUp}</Fact>}
        {figures.length > 0 && (
          <Fact label={m.ledgers_work_figures()}>{figures.map(([label, value]) => `${label} ${value}`).join(' · ')}</Fact>
        )}
        {entry.clause && <Fact label={m.ledgers_work_clause()}>{clauseLabel(entry.clause)}</Fact>}
        {entry.photoIds.length > 0 && <Photos entry={entry} />}
        <Fact label={m.ledgers_work_history()}>
          <History entry={entry} />
        </Fact>
      </dl>
      <div className="mt-4">
        <WhoCanSee who={m.ledgers_work_who()} />
      </div>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-note text-muted">{label}</dt>
      <dd className="m-0 whitespace-pre-wrap">{children}</dd>
    </div>
  );
}

function Photos({ entry }: { entry: WorkEntryDetail }) {
  return (
    <Fact label={m.ledgers_work_photos({ count: entry.photoIds.length })}>
      <span className="grid grid-cols-2 gap-2">
        {entry.photoIds.map((photoId, index) => {
          const href = addressOf(workRoutes.readPhoto, { params: { entryId: entry.id, photoId } });
          return (
            <a key={photoId} href={href} target="_blank" rel="noreferrer">
              <img
                src={href}
                loading="lazy"
                alt={m.ledgers_work_photo_of({ number: index + 1, what: entry.sentence })}
                className="aspect-4/3 w-full rounded-control border border-line object-cover"
              />
            </a>
          );
        })}
      </span>
    </Fact>
  );
}

/** Who wrote it when, and what became of it; the words it had before are in the trail. */
function History({ entry }: { entry: WorkEntryDetail }) {
  const lines = [
    m.ledgers_work_history_entered({ name: entry.enteredBy?.name ?? '—', org: entry.orgName ?? '', at: atMinute(entry.enteredAt) }),
    ...(entry.changedAt ? [m.ledgers_work_history_changed({ at: atMinute(entry.changedAt) })] : []),
    ...(entry.withdrawnAt
      ? [m.ledgers_work_history_withdrawn({ name: entry.withdrawnBy?.name ?? '—', at: atMinute(entry.withdrawnAt) })]
      : []),
  ];
  return (
    <ul className="m-0 list-none p-0">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {entry.importId && (
        <li>
          <Link to="/imports/$importId" params={{ importId: entry.importId } as never} className="text-brand-strong">
            {m.ledgers_work_from_import()}
          </Link>
        </li>
      )}
    </ul>
  );
}
