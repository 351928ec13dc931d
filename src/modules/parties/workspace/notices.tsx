import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { PageTitle } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { noticeRoutes, type Notice } from '../contract.ts';
import { atMinute } from './opened.tsx';

const MOST = 100;

/** What concerns me, unread first. */
export default function Notices() {
  const { data, error, refetch } = useCall(noticeRoutes.listNotices, { query: { pageSize: MOST } });
  const queries = useQueryClient();
  const read = useAct(noticeRoutes.readNotice, [noticeRoutes.listNotices]);
  const readAll = useAct(noticeRoutes.readAllNotices, [noticeRoutes.listNotices]);
  const recount = () => void queries.invalidateQueries({ queryKey: ['me'] });
  const unread = data?.rows.filter(({ readAt }) => readAt === null).length ?? 0;
  const actions = unread > 0 && (
    <Button onClick={() => void readAll.mutateAsync({}).then(recount)}>{m.parties_notices_read_all({ count: unread })}</Button>
  );
  return (
    <>
      <PageTitle title={m.parties_nav_notices()} actions={actions} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.rows.length === 0 && <EmptyState why={m.parties_notices_empty()} />}
      {data && data.rows.length > 0 && (
        <ul className="m-0 list-none rounded-card border border-line bg-white p-0">
          {data.rows.map((notice) => (
            <Line key={notice.id} notice={notice} onRead={() => void read.mutateAsync({ params: { noticeId: notice.id } }).then(recount)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Line({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const isUnread = notice.readAt === null;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-row px-4 py-2.5 last:border-b-0">
      <Link
        to={notice.path}
        onClick={() => isUnread && onRead()}
        className={`min-w-0 flex-1 text-brand-strong no-underline ${isUnread ? 'font-bold' : ''}`}
      >
        {notice.sentence}
      </Link>
      {isUnread && <Chip tone="progress">{m.parties_notice_unread()}</Chip>}
      <time dateTime={notice.sentAt} className="text-note text-muted">
        {atMinute(notice.sentAt)}
      </time>
    </li>
  );
}
