import { m } from '#words/messages.js';
import { queueRoutes, type QueueItem } from '#shared/queue.ts';
import { saySafe } from '#shared/words.ts';
import { Card } from '#web/workspace/card.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { QueueLine } from './overview-lists.tsx';

/** 我的待办: what waits for me, from every part of the platform, the most pressing first. */
export default function Queue() {
  const { data, error, refetch } = useCall(queueRoutes.readQueue, {});
  const note = data && m.ledgers_queue_note({ total: data.total, today: data.dueToday, overdue: data.overdue });
  return (
    <>
      <PageTitle title={m.ledgers_queue_title()} note={note} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.rows.length === 0 && (
        <Card>
          <EmptyState why={m.ledgers_queue_empty()} />
        </Card>
      )}
      <div className="flex max-w-[860px] flex-col gap-3">
        {data &&
          groupsOf(data.rows, data.today).map(({ key, label, items }) => (
            <Card key={key} title={label} aside={m.ledgers_queue_items({ count: items.length })} flush>
              {items.map((item) => (
                <QueueLine key={`${item.kind} ${item.id}`} item={item} today={data.today} />
              ))}
            </Card>
          ))}
        <WhoCanSee who={m.ledgers_queue_who()} />
      </div>
    </>
  );
}

/** What has a day stands together, overdue first; what has none by its kind. */
function groupsOf(rows: readonly QueueItem[], today: string): { key: string; label: string; items: QueueItem[] }[] {
  const overdue = rows.filter(({ dueOn }) => dueOn !== null && dueOn < today);
  const coming = rows.filter(({ dueOn }) => dueOn !== null && dueOn >= today);
  const kinds = [...new Set(rows.filter(({ dueOn }) => dueOn === null).map(({ kind }) => kind))];
  const groups = [
    { key: 'overdue', label: m.ledgers_queue_overdue(), items: overdue },
    { key: 'coming', label: m.ledgers_queue_coming(), items: coming },
    ...kinds.map((kind) => ({
      key: kind,
      label: saySafe(`code_queue_kind_${kind}`, kind),
      items: rows.filter((row) => row.kind === kind && row.dueOn === null),
    })),
  ];
  return groups.filter(({ items }) => items.length > 0);
}
