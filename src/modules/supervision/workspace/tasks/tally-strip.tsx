import { m } from '#words/messages.js';
import type { Task } from '../../contract.ts';

/** How many are where, as figures in a row; what is late stands out. */
export function TallyStrip({ task }: { task: Task }) {
  const { tally } = task;
  const figures: readonly (readonly [string, number, string])[] = [
    [m.supervision_tasks_tally_accepted(), tally.accepted, 'text-done'],
    [m.supervision_tasks_tally_to_check(), tally.submitted, tally.submitted > 0 ? 'text-watch' : ''],
    [m.supervision_tasks_tally_missing(), tally.sent + tally.signed + tally.returned, ''],
    [m.supervision_tasks_tally_overdue(), tally.overdue, tally.overdue > 0 ? 'text-late' : ''],
    [m.supervision_tasks_tally_exempt(), tally.exempt, ''],
  ];
  const share = tally.total === 0 ? 0 : ((tally.accepted + tally.submitted + tally.exempt) / tally.total) * 100;
  return (
    <section aria-label={m.supervision_tasks_progress()} className="mb-3 rounded-card border border-line bg-white px-4 py-3">
      <dl className="m-0 grid grid-cols-3 gap-x-4 gap-y-3 md:grid-cols-5">
        {figures.map(([label, value, tone]) => (
          <div key={label} className="min-w-0">
            <dt className="text-note text-muted">{label}</dt>
            <dd className={`m-0 text-title font-bold tabular-nums ${tone}`}>{value}</dd>
          </div>
        ))}
      </dl>
      <div aria-hidden className="mt-3 h-1.5 overflow-hidden rounded-full bg-lane">
        <div className="h-full bg-brand" style={{ width: `${share}%` }} />
      </div>
    </section>
  );
}
