import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '#words/messages.js';
import { say, saySafe } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { Confirm } from '#web/workspace/dialog.tsx';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { LIBRARY_VERDICTS, libraryImportRoutes, type LibraryImport, type LibraryImportRow } from '../../contract/imports.ts';
import { STATE_TONES } from './imports.tsx';
import { MendRow } from './mend-row.tsx';

const { readLibraryImport, listLibraryImportRows, admitLibraryImport, takeBackLibraryImport, abandonLibraryImport } = libraryImportRoutes;
const changed = [readLibraryImport, listLibraryImportRows];

const TONES: Readonly<Record<string, Tone>> = { new: 'done', change: 'progress', same: 'waiting', problem: 'late', left_out: 'waiting' };

/** What a workbook says, row by row with problems at their cells; admitted in one act, taken back in one. */
export default function LibraryImportPage() {
  const { importId = '' } = useParams({ strict: false }) as { importId?: string };
  const { data, error, refetch } = useCall(readLibraryImport, { params: { importId } });
  const [mending, setMending] = useState<LibraryImportRow | null>(null);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  return (
    <>
      <PageTitle
        title={data.fileName}
        crumbs={[{ label: m.libraries_import_title(), to: `/library-imports?kind=${data.kind}` }]}
        chips={<Chip tone={STATE_TONES[data.state]}>{say(`code_library_import_state_${data.state}`)}</Chip>}
        note={`${say(`code_library_kind_${data.kind}`)} · ${data.broughtBy} · ${momentOf(data.broughtAt)}`}
        actions={<Acts head={data} />}
      />
      <Understood head={data} />
      <DataGrid<LibraryImportRow>
        id={`library-import-${data.kind}`}
        label={m.libraries_import_rows()}
        columns={columnsOf(data, setMending)}
        rowId={(row) => String(row.seq)}
        filters={[
          {
            key: 'verdict',
            label: m.libraries_import_verdict(),
            options: LIBRARY_VERDICTS.map((value) => ({
              value,
              label: `${say(`code_library_verdict_${value}`)} ${data.counts[value] ?? 0}`,
            })),
          },
        ]}
        searchHint={m.libraries_import_rows()}
        source={{
          key: [listLibraryImportRows.path, importId],
          load: (query, signal) => call(listLibraryImportRows, { params: { importId }, query: query as never }, { signal }),
        }}
        empty={{ why: m.libraries_import_no_rows() }}
      />
      {mending && <MendRow head={data} row={mending} onClose={() => setMending(null)} />}
    </>
  );
}

function Acts({ head }: { head: LibraryImport }) {
  const navigate = useNavigate();
  const params = { importId: head.id };
  const admit = useAct(admitLibraryImport, changed);
  const takeBack = useAct(takeBackLibraryImport, changed);
  const abandon = useAct(abandonLibraryImport, changed);
  const [asked, setAsked] = useState<'take_back' | 'abandon' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const good = (head.counts['new'] ?? 0) + (head.counts['change'] ?? 0);
  const doAdmit = () => {
    setError(null);
    admit.mutateAsync({ params }).then(() => toast(m.libraries_import_admitted({ count: good })), setError);
  };
  return (
    <>
      {error !== null && <ErrorState error={error} />}
      {head.state === 'ready' && <Button onClick={() => setAsked('abandon')}>{m.libraries_import_abandon()}</Button>}
      {head.state === 'ready' && (
        <Button look="filled" disabled={good === 0 || admit.isPending} onClick={doAdmit}>
          {m.libraries_import_admit({ count: good })}
        </Button>
      )}
      {head.state === 'admitted' && (
        <Button look="danger" onClick={() => setAsked('take_back')}>
          {m.libraries_import_take_back()}
        </Button>
      )}
      <Confirm
        isOpen={asked === 'take_back'}
        onClose={() => setAsked(null)}
        title={m.libraries_import_take_back()}
        act={m.libraries_import_take_back()}
        isDanger
        onConfirm={async () => {
          const { removed, kept } = await takeBack.mutateAsync({ params });
          toast(m.libraries_import_taken_back({ removed, kept }));
        }}
      >
        {m.libraries_import_take_back_note()}
      </Confirm>
      <Confirm
        isOpen={asked === 'abandon'}
        onClose={() => setAsked(null)}
        title={m.libraries_import_abandon()}
        act={m.libraries_import_abandon()}
        isDanger
        onConfirm={async () => {
          await abandon.mutateAsync({ params });
          await navigate({ to: `/library-imports?kind=${head.kind}` });
        }}
      >
        {m.libraries_import_abandon_note()}
      </Confirm>
    </>
  );
}

const fieldOf = (head: LibraryImport, field: string) =>
  head.columns.find((column) => column.field === field)?.heading ?? saySafe(`code_${head.kind}_field_${field}`, field);

/** Which columns were understood, which were not, and what is never kept. */
function Understood({ head }: { head: LibraryImport }) {
  const lines = [
    m.libraries_import_understood({ columns: head.columns.map(({ heading }) => heading).join('、') }),
    head.passedOver.length > 0 ? m.libraries_import_passed_over({ columns: head.passedOver.join('、') }) : '',
    head.neverKept.length > 0 ? m.libraries_import_never_kept({ columns: head.neverKept.join('、') }) : '',
    m.libraries_import_source({ source: head.provenance.sourceText, terms: head.provenance.terms }),
  ];
  return (
    <div className="mb-3">
      <Card>
        <ul className="m-0 list-none p-0 text-table">
          {lines.filter(Boolean).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function columnsOf(head: LibraryImport, onMend: (row: LibraryImportRow) => void): Column<LibraryImportRow>[] {
  const isOpen = head.state === 'ready';
  return [
    { key: 'label', label: m.libraries_import_row_name(), width: 150, render: (row) => row.label || '—' },
    { key: 'row', label: m.libraries_import_row_number(), width: 70, align: 'right', render: (row) => row.rowNumber },
    {
      key: 'verdict',
      label: m.libraries_import_verdict(),
      width: 100,
      isFact: true,
      render: (row) => <Chip tone={TONES[row.verdict] ?? 'waiting'}>{say(`code_library_verdict_${row.verdict}`)}</Chip>,
    },
    {
      key: 'problems',
      label: m.libraries_import_problems(),
      width: 260,
      isFact: true,
      render: (row) => <Problems head={head} row={row} />,
    },
    ...(isOpen
      ? [
          {
            key: 'mend',
            label: m.libraries_import_mend(),
            width: 90,
            isFact: true,
            render: (row: LibraryImportRow) => (
              <Button size="small" onClick={() => onMend(row)}>
                {m.libraries_import_mend()}
              </Button>
            ),
          },
        ]
      : []),
    ...head.columns.map(
      ({ field, heading }): Column<LibraryImportRow> => ({
        key: `cell-${field}`,
        label: heading,
        width: 150,
        render: (row) => <Cell row={row} field={field} />,
      }),
    ),
  ];
}

function Problems({ head, row }: { head: LibraryImport; row: LibraryImportRow }) {
  return (
    <>
      {row.problems.map((problem) => (
        <div key={`${problem.field} ${problem.code}`} className="text-late">
          {problem.field && `${fieldOf(head, problem.field)}${m.libraries_experts_colon()}`}
          {saySafe(`code_library_problem_${problem.code}`, problem.code, problem.values)}
        </div>
      ))}
    </>
  );
}

function Cell({ row, field }: { row: LibraryImportRow; field: string }) {
  const isWrong = row.problems.some((problem) => problem.field === field);
  return <span className={isWrong ? 'bg-late-tint text-late' : ''}>{row.fixes[field] ?? row.cells[field] ?? ''}</span>;
}
