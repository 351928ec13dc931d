import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** What is open beside a list, kept in the address; the list's own filters stay. */
export function useOpened(): { id: string | null; open: (id: string) => void; close: () => void } {
  const search = useSearch({ strict: false }) as { open?: string };
  const navigate = useNavigate();
  const go = (id: string | undefined) => {
    void navigate({ to: '.', search: ((now: object) => ({ ...now, open: id })) as never, resetScroll: false });
  };
  return { id: search.open ?? null, open: go, close: () => go(undefined) };
}

/** The name in the first column of a list whose rows open in a sheet. */
export function OpenButton({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="max-w-full truncate text-left text-brand-strong underline-offset-4 hover:underline max-md:min-h-9"
    >
      {children}
    </button>
  );
}

/** Facts of one thing, name and value, those that are not known left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="m-0 grid grid-cols-[112px_1fr] gap-x-3 gap-y-1.5 text-table">
      {facts
        .filter(([, value]) => value !== null && value !== '' && value !== undefined)
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="m-0 min-w-0 break-words">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A part of a sheet with its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-5 border-t border-line pt-4 first:mt-0 first:border-t-0 first:pt-0">
      <h3 className="m-0 mb-2 text-section font-bold">{title}</h3>
      {children}
    </section>
  );
}

/** A moment as tables show it, in China's time. */
export function atMinute(instant: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
  return parts.format(new Date(instant));
}
