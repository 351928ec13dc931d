import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import { Choice } from '#web/workspace/choice.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan, useMe } from '#web/workspace/session.tsx';
import { usePhone } from '#web/workspace/use-phone.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { queueRoutes } from '#shared/queue.ts';
import { overviewRoutes, type Overview } from '../contract.ts';
import { useOutbox } from './entry-outbox.ts';
import { Fields, MonthChart, ParksOrChapters } from './overview-charts.tsx';
import { Figures, NeedStates } from './overview-figures.tsx';
import { DueCard, QueueCard, RecentCard } from './overview-lists.tsx';
import { OverviewForAdministrator } from './overview-administrator.tsx';
import { OverviewForEnterprise } from './overview-enterprise.tsx';

/** 总览: what waits, what falls due, what moved, and the figures of the parks; each duty begins the day on its own. */
export default function OverviewScreen() {
  const { roles } = useMe();
  const can = useCan();
  if (can('ledgers.read_overview')) return <OverviewForStaff />;
  return roles.includes('enterprise_manager') ? <OverviewForEnterprise /> : <OverviewForAdministrator />;
}

function OverviewForStaff() {
  const { parks } = useMe();
  const { park } = useSearch({ strict: false }) as { park?: string };
  const navigate = useNavigate();
  useOutbox();
  const { data, error, refetch } = useCall(overviewRoutes.readOverview, { query: { parkId: park } });
  const choose = (next: string) => void navigate({ to: '/', search: (next ? { park: next } : {}) as never });
  const chooser = parks.length > 1 && (
    <Choice
      label={m.ledgers_work_park()}
      value={park ?? ''}
      onChange={choose}
      options={[{ value: '', label: m.ledgers_overview_all_parks() }, ...parks.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
  return (
    <>
      <Greeting overview={data} actions={chooser} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Parts overview={data} />}
    </>
  );
}

/** The name, and how much of the queue is pressing: the day's first sentence. */
export function Greeting({ overview, actions }: { overview?: Overview | undefined; actions?: ReactNode }) {
  const { person, parks, organisation } = useMe();
  const { data } = useCall(queueRoutes.readQueue, {});
  const title =
    !data || data.overdue + data.dueToday === 0
      ? m.ledgers_overview_hello({ name: person.name })
      : m.ledgers_overview_hello_due({ name: person.name, today: data.dueToday, overdue: data.overdue });
  const day = overview?.today ?? data?.today;
  const where = parks.length === 1 ? parks[0]?.name : organisation?.name;
  const note = day && m.ledgers_overview_day({ day: longDay(day), where: where ?? '' });
  return <PageTitle title={title} note={note} actions={actions} />;
}

const longDay = (day: string) =>
  new Intl.DateTimeFormat(document.documentElement.lang || 'zh-CN', {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

/** On a phone what waits comes right after the four figures of the day; the rest stands below. */
function Parts({ overview }: { overview: Overview }) {
  const isPhone = usePhone();
  return (
    <div className="flex flex-col gap-3">
      <Figures overview={overview} isShort={isPhone} />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,384px)] items-start gap-3 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-3 max-lg:order-2">
          {isPhone && <Figures overview={overview} />}
          {overview.work && <MonthChart overview={overview} work={overview.work} />}
          <div className="grid grid-cols-2 gap-3 max-lg:grid-cols-1">
            {overview.work && <ParksOrChapters overview={overview} work={overview.work} />}
            <Fields overview={overview} />
          </div>
          {overview.needs && <NeedStates overview={overview} needs={overview.needs} />}
        </div>
        <div className="flex min-w-0 flex-col gap-3 max-lg:order-1">
          <QueueCard />
          <DueCard due={overview.due} today={overview.today} />
          {overview.work && <RecentCard rows={overview.work.recent} />}
        </div>
      </div>
      <WhoCanSee who={m.ledgers_overview_who()} />
    </div>
  );
}
