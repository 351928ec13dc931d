import { useState } from 'react';
import { Download, Grid3x3 } from 'lucide-react';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf, ClientRefusal } from '#web/workspace/client.ts';
import { FileDrop } from '#web/workspace/form/file-drop.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { MAX_TABLE_BYTES, reportRoutes, type Report, type ReportTable } from '../../contract.ts';
import { GridForm } from './grid-form.tsx';
import { REPORT_CHANGES } from './submit-bar.tsx';

/** The tables of a report: taken away filled in beforehand, brought back, or filled in here; what was found in each. */
export function ReportTables({ report }: { report: Report }) {
  return report.tables.map((table) => <OneTable key={table.id} report={report} table={table} />);
}

function OneTable({ report, table }: { report: Report; table: ReportTable }) {
  const [isOpen, setOpen] = useState(false);
  const params = { reportId: report.id, tableId: table.id };
  return (
    <Card title={table.name} aside={<TableState table={table} />}>
      <div className="flex flex-col gap-3">
        <div data-print="hidden" className="flex flex-wrap gap-2">
          {report.state !== 'sent' && (
            <DownloadLink icon={Download} href={addressOf(reportRoutes.openReportTable, { params })}>
              {table.isFilled || !report.mayFill ? m.supervision_reports_get_filled() : m.supervision_reports_get()}
            </DownloadLink>
          )}
          {table.hasGrid && (report.mayFill || table.isFilled) && (
            <Button icon={Grid3x3} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen
                ? m.supervision_reports_grid_close()
                : report.mayFill
                  ? m.supervision_reports_grid()
                  : m.supervision_reports_grid_look()}
            </Button>
          )}
        </div>
        {isOpen && <GridForm report={report} tableId={table.id} onSaved={() => setOpen(false)} />}
        <Findings table={table} />
        {report.mayFill && !isOpen && <Bring report={report} table={table} />}
        {table.filledAt && (
          <p className="m-0 text-note text-muted">
            {m.supervision_reports_filled_line({ who: table.filledBy ?? '', at: momentOf(table.filledAt) })} · {table.fileName}
          </p>
        )}
      </div>
    </Card>
  );
}

function TableState({ table }: { table: ReportTable }) {
  const toNote = table.findings.filter((one) => one.isNoted).length;
  const toMend = table.findings.length - toNote;
  if (!table.isFilled) return <Chip tone="waiting">{m.supervision_reports_not_filled()}</Chip>;
  if (toMend > 0) return <Chip tone="late">{m.supervision_reports_to_mend({ count: toMend })}</Chip>;
  if (toNote > 0) return <Chip tone="watch">{m.supervision_reports_to_note({ count: toNote })}</Chip>;
  return <Chip tone="done">{m.supervision_reports_clean()}</Chip>;
}

function Findings({ table }: { table: ReportTable }) {
  if (table.findings.length === 0) return null;
  return (
    <section aria-label={m.supervision_reports_findings()} className="rounded-control border border-line">
      <ul className="m-0 list-none p-0">
        {table.findings.map((finding) => (
          <li
            key={`${finding.sheet}!${finding.cell}!${finding.code}`}
            className="flex items-start gap-2 border-t border-row px-3 py-2 text-table first:border-t-0"
          >
            <span className="mt-0.5 shrink-0">
              <Chip tone={finding.isNoted ? 'watch' : 'late'} tag>
                {finding.cell}
              </Chip>
            </span>
            <span>{finding.sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bring({ report, table }: { report: Report; table: ReportTable }) {
  const bring = useAct(reportRoutes.bringReportTable, REPORT_CHANGES);
  const [files, setFiles] = useState<readonly File[]>([]);
  const send = async (chosen: readonly File[]) => {
    await bring.mutateAsync({ params: { reportId: report.id, tableId: table.id }, files: chosen });
    setFiles([]);
  };
  const choose = (next: readonly File[]) => {
    bring.reset();
    setFiles(next);
    if (next.length > 0) void send(next).catch(() => {});
  };
  const places = bring.error instanceof ClientRefusal ? bring.error.fields : [];
  return (
    <>
      <FileDrop
        label={m.supervision_reports_bring()}
        hint={m.supervision_reports_bring_hint()}
        accept=".xlsx,.xls,.et,.xlsm"
        maxFiles={1}
        maxBytes={MAX_TABLE_BYTES}
        files={files}
        onChange={choose}
      />
      {bring.isPending && (
        <p role="status" className="m-0 text-table text-muted">
          {m.supervision_tasks_reading()}
        </p>
      )}
      {bring.error && <ErrorState error={bring.error} />}
      {places.length > 1 && (
        <ul className="m-0 pl-5 text-table text-late">
          {places.map((place) => (
            <li key={place.path}>{place.detail}</li>
          ))}
        </ul>
      )}
    </>
  );
}
