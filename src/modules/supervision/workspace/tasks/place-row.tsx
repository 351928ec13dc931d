import { m } from '#words/messages.js';
import type { Grid } from '../../contract.ts';
import { shown } from './words.tsx';

type Place = Grid['sheets'][number]['places'][number];
/** The places of one row of the form: what they have in common, and what each is besides. */
type Row = { readonly title: string; readonly places: readonly Place[] };

const BETWEEN = ' / ';

/** Places side by side in the form stay side by side here. */
export function rowsOf(places: readonly Place[]): readonly Row[] {
  const rows = Map.groupBy(places, (place) => `${place.label.split(BETWEEN)[0]} ${/\d+$/.exec(place.cell)?.[0]}`);
  return [...rows.values()].map((row) => ({
    title: row.length > 1 ? (row[0]?.label.split(BETWEEN)[0] ?? '') : (row[0]?.label ?? ''),
    places: row,
  }));
}

type RowParts = { row: Row; textOf: (place: Place) => string; onChange: (place: Place, text: string) => void };

/** One row: its words, what it was before, and a field for each of its places. */
export function PlaceRow({ row, textOf, onChange }: RowParts) {
  const first = row.places[0];
  const notes = [
    row.places.some((place) => place.isPrefilled) && m.supervision_reports_grid_known(),
    first && first.before !== null && m.supervision_reports_grid_before({ value: shown(first.before) }),
  ];
  const isWide = row.places.length > 1;
  return (
    <div
      role="group"
      aria-label={row.title}
      className={`grid items-center gap-x-3 gap-y-1.5 border-b border-row py-1.5 text-table ${isWide ? 'md:grid-cols-[minmax(0,1fr)_180px_220px]' : 'md:grid-cols-[minmax(0,1fr)_220px]'}`}
    >
      <p className="m-0 min-w-0">
        {row.title}
        {row.places.some((place) => place.isRequired) && <span className="ml-1 text-note text-late">{m.supervision_tasks_required()}</span>}
        <span className="ml-2 text-note text-muted">{notes.filter(Boolean).join(' · ')}</span>
      </p>
      {row.places.map((place) => (
        <PlaceField key={place.key} place={place} value={textOf(place)} isNamed={isWide} onChange={(text) => onChange(place, text)} />
      ))}
    </div>
  );
}

type FieldParts = { place: Place; value: string; isNamed: boolean; onChange: (text: string) => void };

function PlaceField({ place, value, isNamed, onChange }: FieldParts) {
  const isFigure = place.kind === 'figure';
  const own = place.label.split(BETWEEN).slice(1).join(BETWEEN);
  return (
    <span className="relative block">
      <input
        aria-label={place.label}
        placeholder={isNamed ? own : undefined}
        value={value}
        inputMode={isFigure ? 'decimal' : 'text'}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        className={`h-8 w-full rounded-control border border-edge bg-white px-2.5 text-body disabled:bg-head max-md:h-11 ${isFigure ? 'text-right tabular-nums placeholder:text-left' : ''} ${place.unit ? 'pr-14' : ''}`}
      />
      {place.unit && (
        <span aria-hidden className="absolute top-1.5 right-2.5 text-muted max-md:top-3">
          {place.unit}
        </span>
      )}
    </span>
  );
}
