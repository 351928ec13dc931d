import { useId, type ReactNode } from 'react';

/** A titled part of a page. `aside` stands at the right of the title (a count, a link); `flush` takes the padding from the body. */
export function Card({
  title,
  aside,
  flush = false,
  children,
}: {
  title?: string;
  aside?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={title ? id : undefined} className="min-w-0 rounded-card border border-line bg-white">
      {title && (
        <header className="flex min-h-12 items-center justify-between gap-3 px-4 py-2">
          <h2 id={id} className="m-0 text-section font-bold">
            {title}
          </h2>
          <div className="text-note text-muted">{aside}</div>
        </header>
      )}
      <div className={flush ? '' : title ? 'px-4 pb-4' : 'p-4'}>{children}</div>
    </section>
  );
}

/** A card's rows, one under the other with inner lines. */
export function CardRow({ children }: { children: ReactNode }) {
  return <div className="border-t border-row px-4 py-2.5 text-table">{children}</div>;
}
