import { useState } from 'react';
import { Plus } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { reportRoutes, type Grid, type Report } from '../../contract.ts';
import { GridLines } from './grid-lines.tsx';
import { PlaceRow, rowsOf } from './place-row.tsx';
import { REPORT_CHANGES } from './submit-bar.tsx';
import { asTyped, typedValue } from './typed.ts';

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
          {rowsOf(sheet.places).map((row) => (
            <PlaceRow
              key={row.places[0]?.key}
              row={row}
              textOf={(place) => cells.get(`${sheet.name}!${place.cell}`) ?? ''}
              onChange={(place, text) => setCells(new Map(cells).set(`${sheet.name}!${place.cell}`, text))}
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
