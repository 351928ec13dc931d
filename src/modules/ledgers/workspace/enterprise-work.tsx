import { Link } from '@tanstack/react-router';
import { m } from '#words/messages.js';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { Timeline } from '#web/workspace/timeline.tsx';
import { ButtonLink } from '#web/workspace/button.tsx';
import { workRoutes } from '../contract.ts';
import { daysOf, kindLabel } from './work-cells.tsx';

/** What was done for one enterprise, newest first: a part of its page. Nothing for whoever may not read the work ledger. */
export function EnterpriseWork({ enterpriseId, most = 10 }: { enterpriseId: string; most?: number }) {
  const can = useCan();
  const mayRead = can('ledgers.read_work');
  const { data, error, refetch } = useCall(
    workRoutes.listEnterpriseWork,
    { params: { enterpriseId }, query: { pageSize: most } },
    { enabled: mayRead },
  );
  if (!mayRead) return null;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  const add = can('ledgers.enter_work') && <ButtonLink to={`/work/new?enterprise=${enterpriseId}`}>{m.ledgers_work_enter()}</ButtonLink>;
  if (data.rows.length === 0) return <EmptyState why={m.ledgers_work_none_for_enterprise()} action={add} />;
  const happenings = data.rows.map((row) => ({
    id: row.id,
    at: daysOf(row),
    what: (
      <Link to="/work" search={{ enterpriseId, open: row.id } as never} className="text-brand-strong no-underline">
        {row.sentence}
      </Link>
    ),
    who: row.people.map(({ name }) => name).join('、'),
    ground: [kindLabel(row), row.clause, ...row.topics].filter(Boolean).join(' · '),
  }));
  return (
    <>
      <Timeline label={m.ledgers_work_title()} happenings={happenings} />
      {data.total > data.rows.length && (
        <Link to="/work" search={{ enterpriseId } as never} className="text-table text-brand-strong">
          {m.ledgers_work_all_for_enterprise({ count: data.total })}
        </Link>
      )}
    </>
  );
}
