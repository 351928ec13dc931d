import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { workRoutes } from '../contract.ts';
import type { WorkSearch } from './work-filters.ts';

const STEP = 50;
const MOST = 100;

type Parts = { of: 'enterprises' | 'people'; filter: WorkSearch; onClose: () => void; onChoose: (next: Record<string, string>) => void };

/** The enterprises reached, or the people at work, behind a total; each opens its rows. */
export function ReachedSheet({ of, filter, onClose, onChoose }: Parts) {
  const [pageSize, setPageSize] = useState(STEP);
  const isEnterprises = of === 'enterprises';
  const route = isEnterprises ? workRoutes.listReachedEnterprises : workRoutes.listWorkers;
  const { data, error, refetch } = useCall(route, { query: { ...filter, pageSize } as never });
  const title = isEnterprises ? m.ledgers_work_totals_enterprises() : m.ledgers_work_totals_people();
  return (
    <SideSheet title={data ? m.ledgers_work_reached_title({ what: title, count: data.total }) : title} isOpen onClose={onClose}>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.rows.length === 0 && <EmptyState why={m.ledgers_work_empty()} />}
      <ul className="m-0 list-none p-0">
        {data?.rows.map((row) => (
          <li key={row.id} className="flex min-h-11 items-center justify-between gap-3 border-b border-row py-1.5 text-table">
            {isEnterprises ? (
              <Link
                to="/enterprises/$enterpriseId"
                params={{ enterpriseId: row.id } as never}
                className="min-w-0 truncate text-brand-strong no-underline"
              >
                {row.name}
              </Link>
            ) : (
              <span className="truncate">{row.name}</span>
            )}
            <button
              type="button"
              onClick={() => onChoose(isEnterprises ? { enterpriseId: row.id } : { personId: row.id })}
              className="min-h-9 shrink-0 text-brand-strong"
            >
              {m.ledgers_work_reached_line({ entries: row.entries, visits: row.visits, day: row.lastOn })}
            </button>
          </li>
        ))}
      </ul>
      {data && data.total > data.rows.length && pageSize < MOST && (
        <div className="mt-3">
          <Button onClick={() => setPageSize(MOST)}>{m.web_grid_more({ count: data.total - data.rows.length })}</Button>
        </div>
      )}
    </SideSheet>
  );
}
