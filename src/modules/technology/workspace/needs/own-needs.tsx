import { Link } from '@tanstack/react-router';
import { Plus, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { Pager } from '#web/workspace/grid/pager.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { needLifeRoutes } from '../../contract/need-life.ts';
import { needRoutes, type Need } from '../../contract/needs.ts';
import { whoSees } from './life-words.ts';
import { NeedTrack } from './need-track.tsx';
import { beginStep, StepOrContract, type Begun } from './step-or-contract.tsx';
import { amountLabel, kindLabel, stateLabel, stateTone, titleLabel } from './words.ts';

const PAGE = 20;
/** Not yet looked at, or sent back: the enterprise may still change it. */
const AMENDABLE: readonly string[] = ['reported', 'returned'];

/** The enterprise's own needs: how far each is, and whether it helped. */
export default function OwnNeeds() {
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useCall(needRoutes.listNeeds, { query: { page, pageSize: PAGE, sort: '-submittedOn' } });
  const [begun, setBegun] = useState<Begun | null>(null);
  const raise = (
    <ButtonLink to="/own-needs/new" look="filled" icon={Plus}>
      {m.technology_form_raise()}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle title={m.technology_form_own()} note={data && m.technology_form_own_note({ count: data.total })} actions={raise} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.total === 0 && (
        <Card>
          <EmptyState why={m.technology_form_own_none()} action={raise} />
        </Card>
      )}
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {data?.rows.map((row) => (
          <li key={row.id}>
            <OwnNeed need={row} onBegin={setBegun} />
          </li>
        ))}
      </ul>
      {data && data.total > PAGE && (
        <Pager address={{ page, pageSize: PAGE } as never} total={data.total} change={(next) => setPage(next.page ?? page)} />
      )}
      <div className="mt-3">
        <WhoCanSee who={m.technology_need_who()} />
      </div>
      {begun && <StepOrContract begun={begun} onClose={() => setBegun(null)} />}
    </>
  );
}

function OwnNeed({ need, onBegin }: { need: Need; onBegin: (begun: Begun) => void }) {
  const { data: standing } = useCall(needLifeRoutes.readNeedStanding, { params: { needId: need.id } });
  const amount = amountLabel(need);
  const may = (verb: 'confirm' | 'dispute' | 'withdraw' | 'send_again') => standing?.verbs.includes(verb) ?? false;
  return (
    <section aria-label={titleLabel(need)} className="rounded-card border border-line bg-white px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <Link
          to="/needs/$needId"
          params={{ needId: need.id } as never}
          className="min-w-0 flex-1 text-section font-bold text-ink no-underline hover:underline"
        >
          {titleLabel(need)}
        </Link>
        <Chip tone={stateTone(need.state)}>{stateLabel(need.state)}</Chip>
      </div>
      <p className="mt-0.5 mb-2 text-note text-muted">
        {[
          need.kind && kindLabel(need.kind),
          amount && (need.amountHighFen !== null || need.amountLowFen !== null ? `${amount} ${m.technology_need_wan()}` : amount),
          need.submittedOn,
          standing?.assignee && m.technology_page_with({ name: standing.assignee.name }),
          standing && whoSees(standing.openness),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <NeedTrack state={need.state} />
      {standing?.result && (
        <p className="mt-2 mb-0 text-table whitespace-pre-line">{m.technology_form_result({ result: standing.result })}</p>
      )}
      {standing && standing.score !== null && (
        <p className="mt-1 mb-0 text-table text-done">{m.technology_page_scored({ score: standing.score })}</p>
      )}
      <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
        {may('confirm') && (
          <Button look="filled" icon={ThumbsUp} onClick={() => onBegin(beginStep(need, ['confirm']))}>
            {m.technology_form_helped()}
          </Button>
        )}
        {may('dispute') && (
          <Button icon={ThumbsDown} onClick={() => onBegin(beginStep(need, ['dispute']))}>
            {m.technology_form_not_helped()}
          </Button>
        )}
        {AMENDABLE.includes(need.state) && <ButtonLink to={`/own-needs/${need.id}`}>{m.technology_form_amend()}</ButtonLink>}
        {may('send_again') && <Button onClick={() => onBegin(beginStep(need, ['send_again']))}>{m.technology_form_send_again()}</Button>}
        {may('withdraw') && (
          <Button look="quiet" onClick={() => onBegin(beginStep(need, ['withdraw']))}>
            {m.technology_form_withdraw()}
          </Button>
        )}
      </div>
    </section>
  );
}
