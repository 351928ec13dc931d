import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Link2, Pencil, Printer } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { needLifeRoutes, type NeedStanding } from '../../contract/need-life.ts';
import { needRoutes, type NeedDetail } from '../../contract/needs.ts';
import { Candidates } from './candidates.tsx';
import { ConfirmationLinkSheet } from './confirmation-link.tsx';
import { Dealings } from './dealings.tsx';
import { whoSees } from './life-words.ts';
import { NeedFacts } from './need-facts.tsx';
import { NeedForm } from './need-form.tsx';
import { NeedHistory } from './need-history.tsx';
import { NeedOffer } from './need-offer.tsx';
import { NeedTrack } from './need-track.tsx';
import { StandingChips } from './standing.tsx';
import { StepBar } from './step-bar.tsx';
import { beginStep, StepOrContract, type Begun } from './step-or-contract.tsx';
import { titleLabel } from './words.ts';

const INVITED: readonly string[] = ['assigned', 'matching', 'signed', 'under_way'];

/** One need, from what is asked to what came of it. */
export default function NeedPage() {
  const { needId = '' } = useParams({ strict: false }) as { needId?: string };
  const params = { needId };
  const need = useCall(needRoutes.readNeed, { params });
  const standing = useCall(needLifeRoutes.readNeedStanding, { params });
  const error = need.error ?? standing.error;
  if (error) return <ErrorState error={error} retry={() => void Promise.all([need.refetch(), standing.refetch()])} />;
  if (!need.data || !standing.data) return <Skeleton lines={12} />;
  return <Page need={need.data} standing={standing.data} />;
}

function Page({ need, standing }: { need: NeedDetail; standing: NeedStanding }) {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isLinking, setLinking] = useState(false);
  const isOwn = useCan()('technology.raise_needs');
  const show = (next: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: ((now: Record<string, string>) => ({ ...now, ...next })) as never, resetScroll: false });
  return (
    <>
      <PageTitle
        title={titleLabel(need)}
        crumbs={[isOwn ? { label: m.technology_form_own(), to: '/own-needs' } : { label: m.technology_needs_short(), to: '/needs' }]}
        chips={<StandingChips need={need} standing={standing} />}
        note={noteOf(need, standing)}
        actions={
          <>
            <Button look="quiet" icon={Printer} onClick={() => window.print()}>
              {m.technology_page_print()}
            </Button>
            {standing.canWork && standing.state === 'solved' && (
              <Button icon={Link2} onClick={() => setLinking(true)}>
                {m.technology_page_confirmation_link()}
              </Button>
            )}
            {need.abilities.change && (
              <Button icon={Pencil} onClick={() => show({ form: 'edit' })}>
                {m.technology_need_edit()}
              </Button>
            )}
            <StepBar verbs={standing.verbs} state={standing.state} onBegin={(verb) => setBegun(beginStep(need, [verb]))} />
          </>
        }
      />
      <div className="mb-3 rounded-card border border-line bg-white px-4 py-3">
        <NeedTrack state={standing.state} />
      </div>
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div className="flex min-w-0 flex-col gap-3">
          <Card title={m.technology_page_asked()}>
            <NeedFacts need={need} standing={standing} />
          </Card>
          {standing.result && <Result standing={standing} />}
          {!need.isMasked && <Dealings needId={need.id} standing={standing} />}
          <NeedHistory needId={need.id} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          {standing.canWork && !need.isMasked && INVITED.includes(standing.state) && (
            <Card>
              <Candidates need={need} />
            </Card>
          )}
          {!isOwn && !need.isMasked && <NeedOffer need={need} />}
        </div>
      </div>
      <div className="mt-3">
        <WhoCanSee who={need.isConfidential ? m.technology_need_who_confidential() : whoSees(standing.openness)} />
      </div>
      {begun && <StepOrContract begun={begun} onClose={() => setBegun(null)} />}
      {isLinking && <ConfirmationLinkSheet need={need} onClose={() => setLinking(false)} />}
      {search['form'] === 'edit' && need.abilities.change && <NeedForm needId={need.id} onClose={() => show({ form: undefined })} />}
    </>
  );
}

const noteOf = (need: NeedDetail, standing: NeedStanding) =>
  [
    need.enterpriseName,
    need.parkName ?? need.countyName,
    standing.assignee ? m.technology_page_with({ name: standing.assignee.name }) : m.technology_board_nobody(),
    standing.dueOn && m.technology_page_due_on({ day: standing.dueOn }),
  ]
    .filter(Boolean)
    .join(' · ');

/** What came of it, and whether the enterprise says that it helped. */
function Result({ standing }: { standing: NeedStanding }) {
  const { result, score, opinion, confirmedAt } = standing;
  return (
    <Card title={m.technology_page_result()} aside={score !== null && m.technology_page_scored({ score })}>
      <p className="m-0 text-table whitespace-pre-line">{result}</p>
      {opinion && <blockquote className="mx-0 mt-2 mb-0 border-l-2 border-done pl-3 text-table">{opinion}</blockquote>}
      {confirmedAt && <p className="m-0 mt-1 text-note text-muted">{m.technology_page_confirmed_on({ day: confirmedAt.slice(0, 10) })}</p>}
    </Card>
  );
}
