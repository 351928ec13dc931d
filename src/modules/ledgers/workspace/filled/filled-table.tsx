import { useNavigate, useParams } from '@tanstack/react-router';
import { Download, FileCheck2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { filledRoutes, type FilledTable } from '../../contract/filled.ts';
import { LabelsCard } from './labels-card.tsx';
import { Outcome } from './outcome.tsx';
import { Places } from './places.tsx';
import { RowsCard } from './rows-card.tsx';
import { ScopeCard } from './scope-card.tsx';
import { useFilledActs, type FilledActs } from './use-filled.ts';

/** One table: what its headings mean, which enterprises, what can be filled in; then the result and its sources. */
export default function FilledTableScreen() {
  const { tableId = '' } = useParams({ strict: false }) as { tableId?: string };
  const { data, error, refetch } = useCall(filledRoutes.readFilledTable, { params: { tableId } });
  const acts = useFilledActs(tableId);
  const crumbs = [{ label: m.ledgers_filled(), to: '/filled-tables' }];
  if (error) {
    return (
      <>
        <PageTitle title={m.ledgers_filled()} crumbs={crumbs} />
        <ErrorState error={error} retry={() => void refetch()} />
      </>
    );
  }
  if (!data) return <Skeleton lines={10} />;
  const isFilled = data.state === 'filled';
  return (
    <>
      <PageTitle
        title={data.title}
        crumbs={crumbs}
        chips={<Chip tone={isFilled ? 'done' : 'watch'}>{isFilled ? m.ledgers_filled_state_filled() : m.ledgers_filled_state_open()}</Chip>}
        note={noteOf(data)}
        actions={<Acts table={data} acts={acts} />}
      />
      {acts.error && (
        <div className="mb-3">
          <ErrorState error={acts.error} />
        </div>
      )}
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="flex min-w-0 flex-col gap-3">
          <Outcome table={data} />
          <Settings isFilled={isFilled}>
            <ScopeCard key={data.scope.enterpriseIds.join()} table={data} acts={acts} />
            <LabelsCard table={data} acts={acts} />
          </Settings>
          <Places table={data} acts={acts} />
        </div>
        <aside className={`flex min-w-0 flex-col gap-3 ${isFilled ? '' : 'max-lg:order-first'}`}>
          <RowsCard table={data} acts={acts} />
          <WhoCanSee who={m.ledgers_filled_who()} />
        </aside>
      </div>
    </>
  );
}

/** Once filled in, the settings are put away; changing them asks for filling in anew. */
function Settings({ isFilled, children }: { isFilled: boolean; children: ReactNode }) {
  if (!isFilled) return <>{children}</>;
  return (
    <details className="rounded-card border border-line bg-white">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 text-table text-brand-strong">
        {m.ledgers_filled_change_settings()}
      </summary>
      <div className="flex flex-col gap-3 px-3 pb-3">{children}</div>
    </details>
  );
}

const noteOf = (table: FilledTable) => {
  const forms = table.sheets.map((sheet) => (sheet.kind === 'card' ? m.ledgers_filled_sheet_card({ sheet: sheet.name }) : listNote(sheet)));
  return [table.fileName, ...forms].join(' · ');
};

function listNote({ name, freeRows, namedRows }: FilledTable['sheets'][number]): string {
  if (namedRows > 0) return m.ledgers_filled_sheet_named({ sheet: name, rows: namedRows });
  return freeRows === null ? m.ledgers_filled_sheet_open({ sheet: name }) : m.ledgers_filled_sheet_free({ sheet: name, rows: freeRows });
}

function Acts({ table, acts }: { table: FilledTable; acts: FilledActs }) {
  const navigate = useNavigate();
  const params = { tableId: table.id };
  const remove = async () => {
    await acts.remove();
    toast(m.ledgers_filled_removed({ title: table.title }), () => void acts.restore());
    await navigate({ to: '/filled-tables' as string });
  };
  const fill = async () => {
    const { filled, empty } = await acts.fill();
    toast(m.ledgers_filled_done({ filled, empty }));
  };
  if (table.state === 'filled') {
    return (
      <>
        <Button look="quiet" onClick={() => void remove().catch(() => {})}>
          {m.ledgers_filled_remove()}
        </Button>
        <FileLink href={addressOf(filledRoutes.downloadFilledSources, { params })}>{m.ledgers_filled_get_sources()}</FileLink>
        <FileLink isMain href={addressOf(filledRoutes.downloadFilledTable, { params })}>
          {m.ledgers_filled_get_result()}
        </FileLink>
      </>
    );
  }
  return (
    <>
      <Button look="quiet" onClick={() => void remove().catch(() => {})}>
        {m.ledgers_filled_remove()}
      </Button>
      <FileLink href={addressOf(filledRoutes.downloadBlankTable, { params })}>{m.ledgers_filled_get_blank()}</FileLink>
      <Button
        look="filled"
        icon={FileCheck2}
        disabled={acts.isBusy || table.obstacles.length > 0}
        onClick={() => void fill().catch(() => {})}
      >
        {m.ledgers_filled_fill({ count: table.totals.filled })}
      </Button>
    </>
  );
}

function FileLink({ href, isMain = false, children }: { href: string; isMain?: boolean; children: ReactNode }) {
  const look = isMain ? 'border-brand bg-brand text-white hover:bg-brand-strong' : 'border-edge bg-white text-ink hover:bg-head';
  return (
    <a
      href={href}
      download
      className={`inline-flex h-8 items-center gap-1.5 rounded-control border px-3 whitespace-nowrap no-underline max-md:h-11 ${look}`}
    >
      <Download size={16} aria-hidden />
      {children}
    </a>
  );
}
