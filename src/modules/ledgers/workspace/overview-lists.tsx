import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { daysBetween } from '#shared/dates.ts';
import { queueRoutes, type QueueItem } from '#shared/queue.ts';
import { saySafe } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { linkTo } from '#web/workspace/link-to.ts';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import type { Overview, WorkEntry } from '../contract.ts';
import { daysOf, kindLabel } from './work-cells.tsx';

const SHOWN = 7;
const SOON_DAYS = 7;

/** How near a day is: overdue, today, tomorrow, days left. */
export function NearChip({ dueOn, today }: { dueOn: string; today: string }) {
  const left = daysBetween(today, dueOn);
  if (left < 0) return <Chip tone="late">{m.ledgers_near_overdue({ days: -left })}</Chip>;
  if (left === 0) return <Chip tone="watch">{m.ledgers_near_today()}</Chip>;
  return (
    <Chip tone={left <= SOON_DAYS ? 'watch' : 'progress'}>
      {left === 1 ? m.ledgers_near_tomorrow() : m.ledgers_near_left({ days: left })}
    </Chip>
  );
}

/** A line of the queue: what, of which kind and where, how near. */
export function QueueLine({ item, today }: { item: QueueItem; today: string }) {
  return (
    <Line
      address={item.path}
      title={item.title}
      note={[saySafe(`code_queue_kind_${item.kind}`, item.kind), item.note].filter(Boolean).join(' · ')}
      chip={item.dueOn && <NearChip dueOn={item.dueOn} today={today} />}
    />
  );
}

function Line({ address, title, note, chip }: { address: string; title: string; note: string; chip?: ReactNode }) {
  return (
    <CardRow>
      <Link {...linkTo(address)} className="flex items-center justify-between gap-3 text-ink no-underline max-md:min-h-11">
        <span className="min-w-0">
          <span className="block truncate text-body">{title}</span>
          <span className="block truncate text-note text-muted">{note}</span>
        </span>
        {chip}
      </Link>
    </CardRow>
  );
}

const none = (text: string) => (
  <CardRow>
    <p className="m-0 py-3 text-muted">{text}</p>
  </CardRow>
);

export function QueueCard() {
  const { data, error, refetch } = useCall(queueRoutes.readQueue, {});
  const all = (
    <Link to="/queue" className="text-brand-strong no-underline">
      {m.ledgers_overview_all()}
    </Link>
  );
  return (
    <Card title={data ? m.ledgers_queue_counted({ count: data.total }) : m.ledgers_queue_title()} aside={all} flush>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.rows.length === 0 && none(m.ledgers_queue_empty())}
      {data?.rows.slice(0, SHOWN).map((item) => (
        <QueueLine key={`${item.kind} ${item.id}`} item={item} today={data.today} />
      ))}
    </Card>
  );
}

export function DueCard({ due, today }: { due: Overview['due']; today: string }) {
  const all = (
    <Link to="/due" className="text-brand-strong no-underline">
      {m.ledgers_overview_all()}
    </Link>
  );
  return (
    <Card title={m.ledgers_overview_due({ count: due.total })} aside={all} flush>
      {due.rows.length === 0 && none(m.ledgers_overview_due_none({ days: due.withinDays }))}
      {due.rows.map((item) => (
        <Line
          key={item.id}
          address={item.enterpriseId ? `/enterprises/${item.enterpriseId}` : '/due'}
          title={item.enterpriseName ?? item.about}
          note={m.ledgers_overview_due_line({ what: saySafe(`code_certificate_${item.about}`, item.about), day: item.day })}
          chip={<NearChip dueOn={item.day} today={today} />}
        />
      ))}
    </Card>
  );
}

/** What moved: the ledger's newest rows. */
export function RecentCard({ rows }: { rows: readonly WorkEntry[] }) {
  const all = (
    <Link to="/work" className="text-brand-strong no-underline">
      {m.ledgers_overview_all()}
    </Link>
  );
  return (
    <Card title={m.ledgers_overview_recent()} aside={all} flush>
      {rows.length === 0 && none(m.ledgers_work_empty())}
      {rows.map((row) => (
        <Line
          key={row.id}
          address={`/work?open=${row.id}`}
          title={row.sentence}
          note={[daysOf(row), kindLabel(row), row.people.map(({ name }) => name).join('、')].filter(Boolean).join(' · ')}
        />
      ))}
    </Card>
  );
}
