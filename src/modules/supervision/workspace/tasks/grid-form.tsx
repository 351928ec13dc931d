import { useState } from 'react';
import { Plus } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { reportRoutes, type Grid, type Report } from '../../contract.ts';
import { GridLines } from './grid-lines.tsx';
import { REPORT_CHANGES } from './submit-bar.tsx';
import { asTyped, typedValue } from './typed.ts';
import { shown } from './words.tsx';

type Sheet = Grid['sheets'][number];
type Place = Sheet['places'][number];
type GridParts = { report: Report; tableId: string; onSaved: () => void };

/** A simple table on the page: a line a figure, with what the ledgers know and what it was before. */
export function GridForm({ report, tableId, onSaved }: GridParts) {
  const { data, error } = useCall(reportRoutes.readReportGrid, { params: { reportId: report.id, tableId } });
  if (error) return <ErrorState error={error} />;
  if (!data) return <Skeleton />;
  return <Filling key={JSON.stringify(data.sheets)} grid={data} report={report} tableId={tableId} onSaved={onSaved} />;
}

function Filling({ grid, report, tableId, onSaved }: GridParts & { grid: Grid }) {
  const fill = useAct(reportRoutes.fillReportGrid, REPORT_CHANGES);
  const [cells, setCells] = useState(
    () => new Map(grid.sheets.flatMap((sheet) => sheet.places.map((place) => [`${sheet.name}!${place.cell}`, asTyped(place.value)]))),
  );
  const [lines, setLines] = useState(() => new Map(grid.sheets.map((sheet) => [sheet.name, sheet.rows.map((row) => row.map(asTyped))])));
  const save = async () => {
    const sheets = grid.sheets.map((sheet) => ({
      name: sheet.name,
      cells: Object.fromEntries(sheet.places.map(({ cell, kind }) => [cell, typedValue(cells.get(`${sheet.name}!${cell}`) ?? '', kind)])),
      rows: (lines.get(sheet.name) ?? [])
        .filter((row) => row.some((text) => text.trim() !== ''))
        .map((row) => sheet.columns.map(({ kind }, at) => typedValue(row[at] ?? '', kind))),
    }));
    const { findings } = await fill.mutateAsync({ params: { reportId: report.id, tableId }, body: { sheets } });
    toast(findings.length > 0 ? m.supervision_reports_grid_found({ count: findings.length }) : m.supervision_reports_grid_saved());
    onSaved();
  };
  return (
    <form
      aria-label={grid.name}
      onSubmit={(event) => {
        event.preventDefault();
        void save().catch(() => {});
      }}
      className="flex flex-col gap-4"
    >
      {grid.sheets.map((sheet) => (
        <fieldset key={sheet.name} disabled={!report.mayFill} className="m-0 min-w-0 border-0 p-0">
          {grid.sheets.length > 1 && <legend className="mb-2 p-0 text-body font-bold">{sheet.name}</legend>}
          {sheet.places.map((place) => (
            <PlaceLine
              key={place.key}
              place={place}
              value={cells.get(`${sheet.name}!${place.cell}`) ?? ''}
              onChange={(text) => setCells(new Map(cells).set(`${sheet.name}!${place.cell}`, text))}
            />
          ))}
          {sheet.columns.length > 0 && (
            <GridLines
              sheet={sheet}
              lines={lines.get(sheet.name) ?? []}
              onChange={(next) => setLines(new Map(lines).set(sheet.name, next))}
            />
          )}
          {sheet.columns.length > 0 && report.mayFill && (
            <Button
              icon={Plus}
              className="mt-2"
              onClick={() => setLines(new Map(lines).set(sheet.name, [...(lines.get(sheet.name) ?? []), sheet.columns.map(() => '')]))}
            >
              {m.supervision_reports_grid_add()}
            </Button>
          )}
        </fieldset>
      ))}
      {fill.error && <ErrorState error={fill.error} />}
      {report.mayFill && (
        <div className="flex justify-end">
          <Button look="filled" type="submit" disabled={fill.isPending}>
            {m.supervision_reports_grid_save()}
          </Button>
        </div>
      )}
    </form>
  );
}

function PlaceLine({ place, value, onChange }: { place: Place; value: string; onChange: (text: string) => void }) {
  const isFigure = place.kind === 'figure';
  const notes = [
    place.isPrefilled && m.supervision_reports_grid_known(),
    place.before !== null && m.supervision_reports_grid_before({ value: shown(place.before) }),
  ];
  return (
    <label className="grid items-center gap-x-4 gap-y-1 border-b border-row py-1.5 text-table md:grid-cols-[minmax(0,1fr)_minmax(0,220px)_132px]">
      <span className="min-w-0">
        {place.label}
        {place.isRequired && <span className="ml-1 text-note text-late">{m.supervision_tasks_required()}</span>}
      </span>
      <span className="relative block">
        <input
          value={value}
          inputMode={isFigure ? 'decimal' : 'text'}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          className={`h-8 w-full rounded-control border border-edge bg-white px-2.5 text-body disabled:bg-head max-md:h-11 ${isFigure ? 'text-right tabular-nums' : ''} ${place.unit ? 'pr-14' : ''}`}
        />
        {place.unit && (
          <span aria-hidden className="absolute top-1.5 right-2.5 text-muted max-md:top-3">
            {place.unit}
          </span>
        )}
      </span>
      <span className="text-note text-muted">{notes.filter(Boolean).join(' · ')}</span>
    </label>
  );
}
