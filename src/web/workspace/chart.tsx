import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { m } from '#words/messages.js';
import { linkTo } from './link-to.ts';

const ChartDrawing = lazy(() => import('./chart-drawing.tsx'));

export type ChartSeries = {
  readonly name: string;
  /** One value a category; null where nothing is known. */
  readonly values: readonly (number | null)[];
  readonly kind?: 'bar' | 'line';
  /** Bars of one stack stand on each other. */
  readonly stack?: string;
  /** Indexes of values that are estimates: dashed, hollow. */
  readonly estimates?: readonly number[];
};

export type ChartParts = {
  label: string;
  kind?: 'upright' | 'lying' | 'share';
  categories: readonly string[];
  series: readonly ChartSeries[];
  unit: string;
  height?: number;
  /** A dashed line with its name: a threshold, a target. */
  threshold?: { value: number; label: string };
  /** Where the rows behind a value are listed; pressing the value, in the drawing or the table, goes there. */
  rowsAt?: (category: number, series: number) => string;
};

/** A chart with its table one press away. Colours are fixed by place: the same series has the same colour everywhere. */
export function Chart(parts: ChartParts) {
  const [isTable, setTable] = useState(false);
  const height = parts.height ?? 260;
  return (
    <figure aria-label={parts.label} className="m-0 min-w-0">
      <div className="mb-1 flex items-center justify-between gap-2 text-note text-muted">
        <span>{m.web_chart_unit({ unit: parts.unit })}</span>
        <button
          type="button"
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
          className="h-6.5 rounded-chip px-1.5 text-brand-strong hover:bg-brand-tint max-md:h-9"
        >
          {isTable ? m.web_chart_as_chart() : m.web_chart_as_table()}
        </button>
      </div>
      {isTable ? (
        <ChartTable {...parts} />
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <ChartDrawing {...parts} height={height} />
        </Suspense>
      )}
    </figure>
  );
}

function ChartTable({ label, categories, series, unit, rowsAt }: ChartParts) {
  return (
    <div tabIndex={0} role="region" aria-label={label} className="overflow-x-auto">
      <table className="w-full border-collapse text-table">
        <thead>
          <tr className="bg-head text-muted">
            <td className="h-8 px-3" />
            {series.map((one) => (
              <th key={one.name} scope="col" className="px-3 text-right font-normal whitespace-nowrap">
                {m.web_grid_heading_unit({ label: one.name, unit })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, index) => (
            <tr key={category} className="border-t border-row">
              <th scope="row" className="h-8 px-3 text-left font-normal whitespace-nowrap">
                {category}
              </th>
              {series.map((one, place) => (
                <td key={one.name} className="px-3 text-right">
                  {rowsAt && one.values[index] ? (
                    <Link {...linkTo(rowsAt(index, place))} className="text-brand-strong no-underline">
                      {one.values[index].toLocaleString()}
                    </Link>
                  ) : (
                    (one.values[index]?.toLocaleString() ?? m.web_figure_unknown())
                  )}
                  {one.estimates?.includes(index) && <span className="ml-1 text-estimate">{m.web_figure_estimate()}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
