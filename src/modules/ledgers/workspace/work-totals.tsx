import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import type { WorkTotals as Totals } from '../contract.ts';

type Parts = {
  totals: Totals | undefined;
  search: Readonly<Record<string, string | undefined>>;
  onOpen: (reached: 'enterprises' | 'people') => void;
};

/** What the filters find, summed; every figure opens its rows. */
export function WorkTotals({ totals, search, onOpen }: Parts) {
  const to = (next: Record<string, string>) => ({ ...search, page: undefined, ...next });
  const link = 'text-figure font-bold text-ink no-underline hover:text-brand-strong';
  return (
    <dl
      aria-label={m.ledgers_work_totals()}
      className="m-0 grid grid-cols-4 overflow-hidden rounded-card border border-line bg-white max-md:grid-cols-2 [&>div]:border-r [&>div]:border-line [&>div]:px-4 [&>div]:py-2.5"
    >
      <Total
        label={m.ledgers_work_totals_entries()}
        note={
          totals &&
          totals.withdrawn > 0 && (
            <Link to="/work" search={to({ state: 'withdrawn' }) as never} className="text-muted">
              {m.ledgers_work_totals_withdrawn({ count: totals.withdrawn })}
            </Link>
          )
        }
      >
        <Link to="/work" search={to({ state: 'current' }) as never} className={link}>
          {totals?.entries.toLocaleString() ?? '…'}
        </Link>
      </Total>
      <Total label={m.ledgers_work_totals_visits()}>
        <Link to="/work" search={to({ kind: 'visit', state: 'current' }) as never} className={link}>
          {totals?.visits.toLocaleString() ?? '…'}
        </Link>
      </Total>
      <Total label={m.ledgers_work_totals_enterprises()}>
        <button type="button" className={link} onClick={() => onOpen('enterprises')}>
          {totals?.enterprises.toLocaleString() ?? '…'}
        </button>
      </Total>
      <Total label={m.ledgers_work_totals_people()}>
        <button type="button" className={link} onClick={() => onOpen('people')}>
          {totals?.people.toLocaleString() ?? '…'}
        </button>
      </Total>
    </dl>
  );
}

function Total({ label, note, children }: { label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="text-table text-muted">{label}</dt>
      <dd className="m-0 flex items-baseline gap-2">
        {children}
        {note && <span className="text-note text-muted">{note}</span>}
      </dd>
    </div>
  );
}
