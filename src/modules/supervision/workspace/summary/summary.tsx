import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Download, RefreshCw, Undo2 } from 'lucide-react';
import { say } from '#shared/words.ts';
import { Button, DownloadLink } from '#web/workspace/button.tsx';
import { addressOf } from '#web/workspace/client.ts';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { Tabs } from '#web/workspace/tabs.tsx';
import { m } from '#words/messages.js';
import { summaryRoutes, type Summary } from '../../contract.ts';
import { Differences } from './differences.tsx';
import { FigureList } from './figure-list.tsx';
import { FigureSheet } from './figure-sheet.tsx';
import { Paper } from './paper.tsx';
import { Round } from './round.tsx';
import { ScanCard } from './scan-card.tsx';
import { useSummaryActs, type SummaryActs } from './use-summary.ts';
import { plainTitle, StateChip } from './words.tsx';

/** One summary: its text as a page, its figures beside it, its round, and what the ledgers say since it was signed. */
export default function SummaryScreen() {
  const { summaryId = '' } = useParams({ strict: false }) as { summaryId?: string };
  const search = useSearch({ strict: false }) as { figure?: string; tab?: string };
  const navigate = useNavigate();
  const acts = useSummaryActs(summaryId);
  const { data, error, refetch } = useCall(summaryRoutes.readSummary, { params: { summaryId } });
  const show = (next: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: ((now: Record<string, string>) => ({ ...now, ...next })) as never, resetScroll: false });
  const crumbs = [{ label: m.supervision_summary(), to: '/summaries' }];
  if (error) {
    return (
      <>
        <PageTitle title={m.supervision_summary()} crumbs={crumbs} />
        <ErrorState error={error} retry={() => void refetch()} />
      </>
    );
  }
  if (!data) return <Skeleton lines={12} />;
  const figure = data.figures.find(({ id }) => id === search.figure);
  const paper = (
    <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_340px] lg:grid-rows-[auto_1fr]">
      <div className="min-w-0 lg:row-span-2">
        <Paper summary={data} acts={acts} onFigure={(id) => show({ figure: id })} />
      </div>
      <div className="flex min-w-0 flex-col gap-3 max-lg:order-first" data-print="hidden">
        <Round summary={data} />
        <ScanCard summary={data} />
      </div>
      <aside className="flex min-w-0 flex-col gap-3" data-print="hidden">
        <FigureList summary={data} onFigure={(id) => show({ figure: id })} />
        <WhoCanSee who={m.supervision_summary_who()} />
      </aside>
    </div>
  );
  return (
    <>
      <PageTitle
        title={plainTitle(data.title)}
        crumbs={crumbs}
        chips={<StateChip state={data.state} />}
        note={noteOf(data)}
        actions={<Acts summary={data} acts={acts} />}
      />
      <Links summary={data} />
      {acts.error !== null && (
        <div className="mb-3">
          <ErrorState error={acts.error} />
        </div>
      )}
      {data.state === 'signed' ? (
        <Tabs
          label={plainTitle(data.title)}
          value={search.tab ?? 'text'}
          onChange={(tab) => show({ tab: tab === 'text' ? undefined : tab })}
          tabs={[
            { key: 'text', label: m.supervision_summary_text(), content: paper },
            { key: 'differences', label: m.supervision_summary_differences(), content: <Differences summary={data} /> },
          ]}
        />
      ) : (
        paper
      )}
      {figure && <FigureSheet key={figure.id} summary={data} figure={figure} onClose={() => show({ figure: undefined })} />}
    </>
  );
}

function noteOf(summary: Summary): string {
  const facts = [say(`code_summary_level_${summary.level}`), say(`code_summary_kind_${summary.kind}`), `${summary.from}—${summary.until}`];
  return [...facts, m.supervision_summary_measured_at({ at: momentOf(summary.measuredAt) })].join(' · ');
}

function Links({ summary }: { summary: Summary }) {
  const { corrects, correctedBy } = summary;
  if (!corrects && !correctedBy) return null;
  return (
    <p className="m-0 mb-3 rounded-control bg-watch-tint px-3 py-2 text-table">
      {corrects && <a href={`/workspace/summaries/${corrects.id}`}>{m.supervision_summary_corrects({ title: corrects.title })}</a>}
      {correctedBy && (
        <a href={`/workspace/summaries/${correctedBy.id}`}>{m.supervision_summary_corrected_by({ title: correctedBy.title })}</a>
      )}
    </p>
  );
}

function Acts({ summary, acts }: { summary: Summary; acts: SummaryActs }) {
  const params = { summaryId: summary.id };
  const navigate = useNavigate();
  const draft = useAct(summaryRoutes.draftSummary, [summaryRoutes.listSummaries, summaryRoutes.readSummary]);
  const correct = async () => {
    const { kind, level, parkId, year, id } = summary;
    const made = await draft.mutateAsync({ body: { kind, level, parkId, year, correctsId: id } });
    await navigate({ to: `/summaries/${made.id}` as string });
  };
  return (
    <>
      {summary.abilities.correct && (
        <Button look="quiet" disabled={draft.isPending} onClick={() => void correct().catch(() => {})}>
          {m.supervision_summary_correct()}
        </Button>
      )}
      {summary.abilities.edit && (
        <Button icon={RefreshCw} disabled={acts.isBusy} onClick={() => void acts.refresh()}>
          {m.supervision_summary_refresh()}
        </Button>
      )}
      {summary.abilities.takeBack && (
        <Button icon={Undo2} disabled={acts.isBusy} onClick={() => void acts.takeBack()}>
          {m.supervision_summary_take_back()}
        </Button>
      )}
      {summary.level !== 'station' && (
        <DownloadLink icon={Download} href={addressOf(summaryRoutes.downloadSummarySheet, { params })}>
          {m.supervision_summary_sheet()}
        </DownloadLink>
      )}
      <DownloadLink
        look={summary.state === 'signed' ? 'filled' : 'plain'}
        icon={Download}
        href={addressOf(summaryRoutes.downloadSummary, { params })}
      >
        {summary.state === 'signed' ? m.supervision_summary_word_signed() : m.supervision_summary_word()}
      </DownloadLink>
    </>
  );
}
