import type { ReactNode } from 'react';

/** What happened: who, when, on what ground. `at` is already written as it should be read. */
export type Happening = { id: string; at: string; what: ReactNode; who: string; ground?: ReactNode };

export function Timeline({ happenings, label }: { happenings: readonly Happening[]; label: string }) {
  return (
    <ol aria-label={label} className="m-0 list-none p-0">
      {happenings.map((happening, index) => (
        <li key={happening.id} className="relative grid grid-cols-[auto_12px_1fr] gap-x-3 pb-3 last:pb-0">
          <time className="pt-px text-note whitespace-nowrap text-muted">{happening.at}</time>
          <span
            aria-hidden
            className={`relative flex justify-center before:absolute before:top-3 before:-bottom-4 before:w-px ${index < happenings.length - 1 ? 'before:bg-edge' : ''}`}
          >
            <span className="relative mt-1.5 size-2 rounded-full border-2 border-brand bg-white" />
          </span>
          <div className="min-w-0">
            <p className="m-0 text-table">
              <b>{happening.what}</b> <span className="ml-2">{happening.who}</span>
            </p>
            {happening.ground && <p className="m-0 text-note text-muted">{happening.ground}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
