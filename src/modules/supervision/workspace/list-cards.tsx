import { Link } from '@tanstack/react-router';
import { m } from '#words/messages.js';
import type { Measure } from '../contract.ts';
import { grouped, isAlone, nameOf } from './list-groups.ts';
import { Deadline, StateChip } from './state-chip.tsx';

/** The responsibility list on a phone: title, who, by when, how far. */
export function ListCards({ measures }: { measures: readonly Measure[] }) {
  return (
    <div className="border-t border-line">
      {grouped(measures).map(({ chapter, articles }) => (
        <section key={chapter} aria-label={chapter}>
          <h2 className="m-0 bg-canvas px-4 py-2 text-body font-bold">{chapter}</h2>
          {articles.map((group) => (
            <div key={group.article}>
              {!isAlone(group) && <h3 className="m-0 bg-head px-4 py-1.5 text-table font-bold">{group.article}</h3>}
              <ul className="m-0 list-none p-0">
                {group.measures.map((measure) => (
                  <MeasureCard key={measure.id} measure={measure} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

/** One measure as a card; also in the department's page. */
export function MeasureCard({ measure }: { measure: Measure }) {
  const now = measure.responsibility;
  return (
    <li className="flex flex-col gap-1 border-b border-row px-4 py-2.5 last:border-b-0">
      <div className="flex items-start justify-between gap-3">
        <Link to={`/measures/${measure.id}`} className="flex min-h-9 items-center text-body text-brand-strong no-underline">
          {nameOf(measure)}
        </Link>
        <span className="shrink-0 pt-2">
          <StateChip state={now?.state} />
        </span>
      </div>
      <p className="m-0 text-note text-muted">{[now?.department?.name, now?.liaison?.name].filter(Boolean).join(' · ')}</p>
      <p className="m-0 text-note">
        {(now?.deadlineOn || now?.isLongTerm) && <span className="mr-1.5 text-muted">{m.supervision_deadline()}</span>}
        <Deadline measure={measure} />
      </p>
    </li>
  );
}
