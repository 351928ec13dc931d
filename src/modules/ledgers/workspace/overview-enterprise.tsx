import { m } from '#words/messages.js';
import { ButtonLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useMe } from '#web/workspace/session.tsx';
import { saySafe } from '#shared/words.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { dueRoutes, enterpriseRoutes } from '../contract.ts';
import { Greeting } from './overview.tsx';
import { DueCard, QueueCard } from './overview-lists.tsx';

const WITHIN_DAYS = 365;

/** An enterprise's own day: its page, what it has not told yet, what falls due. */
export function OverviewForEnterprise() {
  const { organisation } = useMe();
  const enterpriseId = organisation?.id ?? '';
  const page = useCall(enterpriseRoutes.readEnterprise, { params: { enterpriseId } });
  const due = useCall(dueRoutes.listDue, { query: { within: WITHIN_DAYS } });
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  return (
    <>
      <Greeting />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,384px)] items-start gap-3 max-lg:grid-cols-1">
        <div className="flex flex-col gap-3">
          <Card
            title={organisation?.name ?? ''}
            aside={<ButtonLink to={`/enterprises/${enterpriseId}`}>{m.ledgers_overview_own_page()}</ButtonLink>}
          >
            {page.error && <ErrorState error={page.error} retry={() => void page.refetch()} />}
            {!page.data && !page.error && <Skeleton lines={3} />}
            {page.data && (
              <p className="m-0">
                {page.data.missing.length === 0
                  ? m.ledgers_overview_own_complete()
                  : m.ledgers_overview_own_missing({
                      count: page.data.missing.length,
                      what: page.data.missing.map((kind) => saySafe(`code_fact_${kind}`, kind)).join('、'),
                    })}
              </p>
            )}
            <div className="mt-3">
              <WhoCanSee who={m.ledgers_overview_own_who()} />
            </div>
          </Card>
          {due.data && (
            <DueCard
              today={today}
              due={{
                overdue: due.data.overdue,
                month: due.data.month,
                total: due.data.total,
                withinDays: WITHIN_DAYS,
                rows: due.data.rows,
              }}
            />
          )}
        </div>
        <QueueCard />
      </div>
    </>
  );
}
