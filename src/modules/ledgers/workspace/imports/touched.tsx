import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { Pager } from '#web/workspace/grid/pager.tsx';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { importRoutes, type ImportDetail } from '../../contract/imports.ts';

const PAGE = 20;

/** Every enterprise the admission touched, however many; the record itself names a few hundred at most. */
export function Touched({ one }: { one: ImportDetail }) {
  const [at, setAt] = useState({ page: 1, pageSize: PAGE });
  const [q, setQ] = useState('');
  const { data, error, refetch } = useCall(importRoutes.listImportEnterprises, {
    params: { importId: one.id },
    query: { ...at, ...(q && { q }) },
  });
  if (data?.total === 0 && q === '') return null;
  return (
    <Card
      title={m.ledgers_import_touched()}
      aside={
        <input
          type="search"
          value={q}
          onChange={({ target }) => {
            setQ(target.value);
            setAt({ ...at, page: 1 });
          }}
          aria-label={m.ledgers_import_touched_find()}
          placeholder={m.ledgers_import_touched_find()}
          className="h-8 w-56 rounded-control border border-edge px-2.5 text-table font-normal max-md:h-11 max-md:w-40"
        />
      }
      flush
    >
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data?.total === 0 && <EmptyState why={m.ledgers_import_touched_none()} />}
      <ul className="m-0 grid list-none gap-x-6 p-0 px-4 md:grid-cols-2">
        {data?.rows.map((row) => (
          <li key={row.id} className="flex min-h-9 min-w-0 items-center gap-2 border-b border-row text-table max-md:min-h-11">
            <Link
              to="/enterprises/$enterpriseId"
              params={{ enterpriseId: row.id } as never}
              className="min-w-0 flex-1 truncate text-brand-strong no-underline"
            >
              {row.name}
            </Link>
            {row.isAdded && <Chip tone="progress">{m.ledgers_import_touched_added()}</Chip>}
            <span className="whitespace-nowrap text-note text-muted">
              {[row.parkName, m.ledgers_import_rows({ count: row.rows })].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {data && data.total > PAGE && <Pager address={at as never} total={data.total} change={(next) => setAt({ ...at, ...next })} />}
    </Card>
  );
}
