import { useNavigate } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { m } from '#words/messages.js';
import { Card } from '#web/workspace/card.tsx';
import type { FilledTable } from '../../contract/filled.ts';
import { reasonLabel } from './words.ts';

/** 填了 N 格，M 格空着, with the reasons; each opens its places. */
export function Outcome({ table }: { table: FilledTable }) {
  const navigate = useNavigate();
  const { filled, empty, enterprises, typed } = table.totals;
  const isDone = table.state === 'filled';
  const show = (reason: string) => void navigate({ to: '.', search: { outcome: 'empty', reason } as never, resetScroll: false });
  return (
    <Card>
      <p className="m-0 text-section font-bold">
        {isDone ? m.ledgers_filled_done({ filled, empty }) : m.ledgers_filled_would({ filled, empty })}
      </p>
      <p className="m-0 text-table text-muted">
        {m.ledgers_filled_of({ enterprises, day: table.asOf })}
        {typed > 0 && ` · ${m.ledgers_filled_typed({ count: typed })}`}
      </p>
      {!isDone &&
        table.obstacles.map((obstacle) => (
          <p
            key={obstacle.sentence}
            role="alert"
            className="mt-3 mb-0 flex items-start gap-2 rounded-control bg-watch-tint px-3 py-2 text-table text-watch"
          >
            <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
            {obstacle.sentence}
          </p>
        ))}
      {table.reasons.length > 0 && (
        <ul className="mt-3 mb-0 flex list-none flex-wrap gap-2 p-0">
          {table.reasons.map(({ reason, places }) => (
            <li key={reason}>
              <button
                type="button"
                onClick={() => show(reason)}
                className="inline-flex min-h-8 items-center gap-2 rounded-control border border-line bg-white px-2.5 text-table hover:bg-head max-md:min-h-11"
              >
                {reasonLabel(reason)}
                <b>{m.ledgers_filled_places({ count: places })}</b>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
