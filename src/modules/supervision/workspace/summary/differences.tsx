import { Link } from '@tanstack/react-router';
import type { FigureRow } from '#shared/figures.ts';
import { Card } from '#web/workspace/card.tsx';
import { linkTo } from '#web/workspace/link-to.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { summaryRoutes, type FigureDifference, type Summary } from '../../contract.ts';
import { valueText } from './words.tsx';

/** What the ledgers say today where it is not what was signed; the document stays as it is. */
export function Differences({ summary }: { summary: Summary }) {
  const { data, error, refetch } = useCall(summaryRoutes.listSummaryDifferences, { params: { summaryId: summary.id } });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  if (data.total === 0) {
    return (
      <Card>
        <EmptyState why={m.supervision_summary_differences_none()} />
      </Card>
    );
  }
  return (
    <>
      <p className="mt-0 mb-3 text-table text-muted">
        {m.supervision_summary_differences_note({ count: data.total, at: momentOf(data.checkedAt) })}
      </p>
      <div className="flex flex-col gap-3">
        {data.rows.map((row) => (
          <Difference key={row.id} difference={row} />
        ))}
      </div>
    </>
  );
}

function Difference({ difference }: { difference: FigureDifference }) {
  const { counts } = difference;
  return (
    <Card title={difference.name} aside={m.supervision_summary_difference_counts(counts)}>
      <p className="m-0 mb-2 text-body">
        {m.supervision_summary_difference_values({
          signed: valueText(difference.signed, difference),
          today: valueText(difference.today, difference),
        })}
      </p>
      <Rows label={m.supervision_summary_added()} sign="+" tone="text-done" rows={difference.added} count={counts.added} />
      <Rows label={m.supervision_summary_gone()} sign="−" tone="text-late" rows={difference.gone} count={counts.gone} />
      <Rows
        label={m.supervision_summary_changed()}
        sign="~"
        tone="text-watch"
        rows={difference.changed.map(({ today }) => today)}
        before={new Map(difference.changed.map(({ signed, today }) => [today.id, signed]))}
        count={counts.changed}
      />
    </Card>
  );
}

type RowsParts = {
  label: string;
  sign: string;
  tone: string;
  rows: readonly FigureRow[];
  count: number;
  before?: ReadonlyMap<string, FigureRow>;
};

function Rows({ label, sign, tone, rows, count, before }: RowsParts) {
  if (count === 0) return null;
  return (
    <section aria-label={label} className="mt-2">
      <h3 className="m-0 text-note font-bold text-muted">
        {label} {count}
      </h3>
      <ul className="m-0 list-none p-0">
        {rows.map((row) => (
          <li key={row.id} className="flex gap-2 py-0.5 text-table">
            <span aria-hidden className={`w-3 shrink-0 font-bold ${tone}`}>
              {sign}
            </span>
            <span className="min-w-0">
              {row.path ? <Link {...linkTo(row.path)}>{row.label}</Link> : row.label}
              <span className="text-note text-muted"> {row.day}</span>
              {before?.has(row.id) && (
                <span className="block text-note text-muted">{m.supervision_summary_was({ text: textOf(before.get(row.id)) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const textOf = (row: FigureRow | undefined) => [row?.label, row?.day, row?.note].filter(Boolean).join(' · ');
