import { Link } from '@tanstack/react-router';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Card, CardRow } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { needRoutes } from '#modules/technology/contract.ts';
import { EnterpriseWork } from './enterprise-work.tsx';

const SHOWN = 5;

/** The enterprise's needs that are still worked on. */
export function NeedsCard({ enterpriseId }: { enterpriseId: string }) {
  const isShown = useCan()('technology.read_needs');
  const { data } = useCall(needRoutes.listNeeds, { query: { enterpriseId, state: 'open', pageSize: SHOWN } }, { enabled: isShown });
  if (!isShown) return null;
  return (
    <Card title={m.ledgers_enterprise_needs()} aside={data && m.ledgers_enterprise_needs_open({ count: data.total })} flush>
      {data?.rows.length === 0 && <p className="m-0 px-4 pb-4 text-table text-muted">{m.ledgers_enterprise_needs_none()}</p>}
      {data?.rows.map((need) => (
        <CardRow key={need.id}>
          <div className="flex justify-between gap-3">
            <Link to={`/needs/${need.id}`} className="min-w-0 text-brand-strong no-underline hover:underline">
              {need.title ?? m.technology_need_masked_short()}
            </Link>
            <Chip tone="progress">{say(`code_need_state_${need.state}`)}</Chip>
          </div>
        </CardRow>
      ))}
    </Card>
  );
}

/** What was done for it lately. */
export function WorkCard({ enterpriseId }: { enterpriseId: string }) {
  const isShown = useCan()('ledgers.read_work');
  if (!isShown) return null;
  return (
    <Card title={m.ledgers_enterprise_work()}>
      <EnterpriseWork enterpriseId={enterpriseId} most={SHOWN} />
    </Card>
  );
}
