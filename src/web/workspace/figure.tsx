import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import { Chip } from './chip.tsx';
import { linkTo } from './link-to.ts';

/** What kind of figure: 实际 needs no mark, 预计 a violet chip, 快报 a grey one, 核定 a double green underline. */
export type FigureKind = 'actual' | 'estimate' | 'flash' | 'confirmed';

export type Figure = {
  label: string;
  /** Already formatted, `null` for not known. */
  value: string | null;
  unit: string;
  asOf: string;
  source: string;
  kind?: FigureKind;
  /** The rows behind it; a figure opens them wherever it stands. */
  rowsAt?: string;
  note?: ReactNode;
  isLate?: boolean;
};

/** A fact: value, unit, as-of date and source, always all four. */
export function StatFigure({ label, value, unit, asOf, source, kind = 'actual', rowsAt, note, isLate = false }: Figure) {
  const shown = (
    <span className={`text-figure font-bold ${isLate ? 'text-late' : ''} ${KINDS[kind]}`}>{value ?? m.web_figure_unknown()}</span>
  );
  return (
    <div className="min-w-0 px-4 py-3">
      <dt className="flex items-center gap-2 text-table text-muted">
        <span className="truncate">{label}</span>
        {kind === 'estimate' && (
          <Chip tone="estimate" tag>
            {m.web_figure_estimate()}
          </Chip>
        )}
        {kind === 'flash' && (
          <Chip tone="waiting" tag>
            {m.web_figure_flash()}
          </Chip>
        )}
        {kind === 'confirmed' && (
          <Chip tone="done" tag>
            {m.web_figure_confirmed()}
          </Chip>
        )}
      </dt>
      <dd className="m-0 flex flex-wrap items-baseline gap-x-1.5">
        {rowsAt ? (
          <Link
            {...linkTo(rowsAt)}
            aria-label={m.web_figure_open({ label, value: value ?? m.web_figure_unknown(), unit })}
            className="text-ink no-underline hover:text-brand-strong"
          >
            {shown}
          </Link>
        ) : (
          shown
        )}
        {value !== null && <span className="text-table text-muted">{unit}</span>}
        {note && <span className="ml-auto text-note text-muted">{note}</span>}
      </dd>
      <dd className="m-0 truncate text-note text-muted">{m.web_figure_ground({ asOf, source })}</dd>
    </div>
  );
}

const KINDS: Record<FigureKind, string> = {
  actual: '',
  flash: '',
  estimate: 'underline decoration-dashed decoration-1 underline-offset-4 decoration-estimate',
  confirmed: 'underline decoration-double decoration-1 underline-offset-4 decoration-done',
};

/** Figures side by side in one card, two on a phone's line. */
export function FigureRow({ figures, label }: { figures: readonly Figure[]; label: string }) {
  return (
    <section aria-label={label} className="overflow-hidden rounded-card border border-line bg-white">
      <dl className="m-0 -mr-px -mb-px grid grid-cols-2 md:grid-cols-4 [&>div]:border-r [&>div]:border-b [&>div]:border-line">
        {figures.map((figure) => (
          <StatFigure key={figure.label} {...figure} />
        ))}
      </dl>
    </section>
  );
}
