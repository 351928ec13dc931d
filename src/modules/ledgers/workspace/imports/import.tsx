import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { say, saySafe } from '#shared/words.ts';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { PageTitle } from '#web/workspace/page-title.tsx';
import { Progress } from '#web/workspace/progress.tsx';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { usePhone } from '#web/workspace/use-phone.ts';
import { m } from '#words/messages.js';
import { importRoutes, type ImportDetail } from '../../contract/imports.ts';
import type { Shown } from './acts.tsx';
import { Counts } from './counts.tsx';
import { ColumnsCard, ProblemsCard } from './aside.tsx';
import { Foot } from './foot.tsx';
import { Questions } from './questions.tsx';
import { Review } from './review.tsx';
import { Steps } from './steps.tsx';
import { Touched } from './touched.tsx';
import { useFields } from './words.ts';

/** One import, from reading to the ledger. */
export default function ImportPage() {
  const { importId = '' } = useParams({ strict: false }) as { importId?: string };
  const [isReading, setReading] = useState(true);
  const { data, error, refetch } = useCall(importRoutes.readImport, { params: { importId } }, { everyMs: isReading ? 800 : false });
  if (data && (data.state === 'reading') !== isReading) setReading(data.state === 'reading');
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const at = data.state === 'reading' ? 2 : data.state === 'admitted' ? 5 : needsChoice(data) ? 2 : 3;
  return (
    <>
      <PageTitle
        title={titleOf(data)}
        crumbs={[{ label: m.ledgers_import_list(), to: '/imports' }]}
        chips={<State one={data} />}
        note={noteOf(data)}
        actions={<Steps at={at} />}
      />
      <Body one={data} />
    </>
  );
}

function Body({ one }: { one: ImportDetail }) {
  const table = one.sheets.find((sheet) => sheet.state === 'table') ?? one.sheets[0];
  const [shown, setShown] = useState<Shown | null>(null);
  const fields = useFields();
  const isPhone = usePhone();
  if (one.state === 'reading') {
    return (
      <Card>
        <Progress label={m.ledgers_import_reading()} done={one.rowsRead} total={one.rowsTotal} />
      </Card>
    );
  }
  const failures = <Failures one={one} />;
  if (one.state === 'abandoned')
    return (
      <Card>
        <EmptyState why={m.ledgers_import_abandoned()} />
      </Card>
    );
  if (!table)
    return (
      <div className="flex flex-col gap-3">
        {failures}
        <Card>
          <EmptyState why={m.ledgers_import_no_table()} />
        </Card>
        <Foot one={one} />
      </div>
    );
  const now = shown ?? { sheetId: table.id, verdict: undefined, code: undefined, page: 1 };
  const aside = (
    <div className="flex min-w-0 flex-col gap-3">
      <ProblemsCard one={one} fields={fields} shown={now} onShow={(code) => setShown({ ...now, code, verdict: undefined, page: 1 })} />
      <ColumnsCard one={one} fields={fields} sheetId={now.sheetId} />
    </div>
  );
  return (
    <div className="flex flex-col gap-3">
      {failures}
      <Questions one={one} fields={fields} />
      <Counts counts={one.counts} onShow={(verdict) => setShown({ ...now, verdict, code: undefined, page: 1 })} />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_260px]">
        {isPhone && aside}
        <Review one={one} fields={fields} shown={now} onShow={setShown} />
        {!isPhone && aside}
      </div>
      {one.state === 'admitted' && <Touched one={one} />}
      <Foot one={one} />
    </div>
  );
}

const needsChoice = (one: ImportDetail) => one.sheets.some((sheet) => sheet.missing.length > 0);

function State({ one }: { one: ImportDetail }) {
  const tone = one.state === 'admitted' ? 'done' : one.state === 'failed' ? 'late' : one.state === 'reading' ? 'progress' : 'watch';
  return <Chip tone={tone}>{say(`code_import_state_${one.state}`)}</Chip>;
}

const titleOf = (one: ImportDetail) => (one.state === 'ready' ? m.ledgers_import_check_title() : one.title);

function noteOf(one: ImportDetail): string {
  const files = one.originals.length > 1 ? m.ledgers_import_files({ count: one.originals.length }) : (one.originals[0]?.name ?? one.title);
  const [sheet] = one.sheets;
  const head = sheet?.headRow ? m.ledgers_import_head_row({ sheet: sheet.name, row: sheet.headRow }) : '';
  return [files, one.sheets.length > 1 ? m.ledgers_import_sheets({ count: one.sheets.length }) : head].filter(Boolean).join(' · ');
}

/** Files that could not be read to their end; the others go on. And the very same files brought before. */
function Failures({ one }: { one: ImportDetail }) {
  return (
    <>
      {one.sameAs && (
        <div role="status" className="rounded-control border border-brand-edge bg-brand-tint px-4 py-3 text-body text-brand-strong">
          {m.ledgers_import_same_as({ day: one.sameAs.admittedAt.slice(0, 10) })}
        </div>
      )}
      {one.failures.map(({ file, failure }) => (
        <div key={file} role="alert" className="rounded-control border border-late bg-late-tint px-4 py-3 text-body text-late">
          {saySafe(`code_import_failure_${failure.code}`, failure.code, { ...failure.values, name: file })}
        </div>
      ))}
    </>
  );
}
