import { Link } from '@tanstack/react-router';
import { FileUp, ListTree } from 'lucide-react';
import { say } from '#shared/words.ts';
import { ButtonLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { Progress } from '#web/workspace/progress.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { importRoutes, type ImportState, type ImportSummary } from '../../contract/imports.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { ledgerText } from './words.ts';

const TONES: Record<ImportState, Tone> = {
  reading: 'progress',
  ready: 'watch',
  failed: 'late',
  admitted: 'done',
  taken_back: 'waiting',
  abandoned: 'waiting',
};

/** What was brought from Excel, the latest first; what is still being read shows how far it is. */
export default function Imports() {
  const { data, error, refetch } = useCall(importRoutes.listImports, { query: { pageSize: 50 } }, { everyMs: 2500 });
  const can = useCan();
  const start = (
    <ButtonLink look="filled" to="/imports/new" icon={FileUp}>
      {m.ledgers_import_start()}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle
        title={m.ledgers_import_list()}
        note={m.ledgers_import_list_note()}
        actions={
          <>
            {can('ledgers.keep_synonyms') && (
              <ButtonLink to="/synonyms" icon={ListTree}>
                {m.ledgers_import_synonyms()}
              </ButtonLink>
            )}
            {start}
          </>
        }
      />
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : data.total === 0 ? (
        <Card>
          <EmptyState why={m.ledgers_import_empty()} action={start} />
        </Card>
      ) : (
        <Card flush>
          <ul className="m-0 list-none p-0">
            {data.rows.map((row) => (
              <ImportLine key={row.id} row={row} />
            ))}
          </ul>
        </Card>
      )}
      <div className="mt-3">
        <WhoCanSee who={m.ledgers_import_who()} />
      </div>
    </>
  );
}

function ImportLine({ row }: { row: ImportSummary }) {
  const { counts } = row;
  const facts = [
    ledgerText(row.ledger),
    m.ledgers_import_files({ count: row.files }),
    row.parkName,
    row.broughtBy,
    momentOf(row.broughtAt),
  ].filter(Boolean);
  const left = counts.problem + counts.duplicate;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-row px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-2">
          <Link to={`/imports/${row.id}` as string} className="truncate font-bold">
            {row.title}
          </Link>
          <Chip tone={TONES[row.state]}>{say(`code_import_state_${row.state}`)}</Chip>
        </div>
        <p className="m-0 text-note text-muted">{facts.join(' · ')}</p>
      </div>
      {row.state === 'reading' ? (
        <div className="w-72 max-md:w-full">
          <Progress label={m.ledgers_import_reading()} done={row.rowsRead} total={row.rowsTotal} />
        </div>
      ) : (
        <p className="m-0 text-table text-muted">
          {m.ledgers_import_line({ total: counts.total, admitted: counts.admitted, good: counts.good, left })}
        </p>
      )}
    </li>
  );
}
