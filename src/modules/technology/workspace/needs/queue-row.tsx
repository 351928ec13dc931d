import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { useState } from 'react';
import { m } from '#words/messages.js';
import type { NeedCard } from '../../contract/need-board.ts';
import type { NeedVerb } from '../../contract/need-life-codes.ts';
import { needLifeRoutes } from '../../contract/need-life.ts';
import { dueText, dueTone, nextVerb, verbLabel } from './life-words.ts';
import { beginStep, type Begun } from './step-or-contract.tsx';
import { useSteps } from './use-step.ts';
import { kindLabel, stateLabel, stateTone, titleLabel } from './words.ts';

type RowParts = {
  card: NeedCard;
  of: 'unassigned' | 'mine' | 'overdue';
  today: string;
  decides: boolean;
  onOpen: (id: string) => void;
  onBegin: (begun: Begun) => void;
};

/** Steps that ask nothing: one press, with an undo. */
const AT_ONCE: readonly NeedVerb[] = ['accept', 'take_on'];

/** A need that waits, and the one or two things to do with it. */
export function QueueRow({ card, of, today, decides, onOpen, onBegin }: RowParts) {
  const { step, isBusy } = useSteps();
  const [error, setError] = useState<unknown>(null);
  const title = titleLabel(card);
  const begin = (verb: NeedVerb) => {
    if (!AT_ONCE.includes(verb)) return onBegin(beginStep(card, [verb]));
    setError(null);
    step(card.id, { verb, seen: card.state }, title).catch(setError);
  };
  const may = (verb: NeedVerb) => card.verbs.includes(verb);
  const next = nextVerb(card.verbs, card.state);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-row px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <button
          type="button"
          onClick={() => onOpen(card.id)}
          className="max-w-full truncate text-left text-body text-brand-strong hover:underline"
        >
          {title}
        </button>
        <p className="m-0 flex flex-wrap items-center gap-x-2 text-note text-muted">
          <Chip tone={stateTone(card.state)}>{stateLabel(card.state)}</Chip>
          {[
            card.enterpriseName,
            card.kind && kindLabel(card.kind),
            of === 'overdue' && (card.assignee?.name ?? m.technology_board_nobody()),
          ]
            .filter(Boolean)
            .join(' · ')}
          {card.isPassedUp && <span className="text-late">{m.technology_board_passed_up()}</span>}
        </p>
        {of === 'unassigned' && may('assign') && <Proposal card={card} title={title} />}
        {error !== null && <ErrorState error={error} />}
      </div>
      <span className={`text-table whitespace-nowrap ${dueTone(card.dueOn, today)}`}>{dueText(card.dueOn, today)}</span>
      <span className="flex flex-wrap justify-end gap-2">
        {of === 'overdue' && decides ? (
          <>
            {may('give_time') && <Button onClick={() => begin('give_time')}>{verbLabel('give_time')}</Button>}
            {may('pass_up') && <Button onClick={() => begin('pass_up')}>{verbLabel('pass_up')}</Button>}
          </>
        ) : (
          next && (
            <Button disabled={isBusy} onClick={() => begin(next)}>
              {next === 'assign' ? m.technology_board_choose_person() : verbLabel(next)}
            </Button>
          )
        )}
      </span>
    </li>
  );
}

/** Who is proposed, with load and reason; one press gives the need out. */
function Proposal({ card, title }: { card: NeedCard; title: string }) {
  const { data } = useCall(needLifeRoutes.listNeedAssignees, { params: { needId: card.id } });
  const { step, isBusy } = useSteps();
  const [error, setError] = useState<unknown>(null);
  const proposed = data?.rows.find((row) => row.isProposed);
  if (!proposed) return null;
  return (
    <p className="m-0 mt-1 flex flex-wrap items-center gap-2 text-table">
      <span className="text-muted">{m.technology_board_proposal()}</span>
      <b>{proposed.name}</b>
      <span className="text-note text-muted">
        {[m.technology_board_open_needs({ count: proposed.openNeeds }), proposed.reasons[0]].filter(Boolean).join(' · ')}
      </span>
      <Button
        size="small"
        disabled={isBusy}
        onClick={() => {
          setError(null);
          step(card.id, { verb: 'assign', seen: card.state, personId: proposed.id }, title).catch(setError);
        }}
      >
        {m.technology_board_assign_to({ name: proposed.name })}
      </Button>
      {error !== null && <ErrorState error={error} />}
    </p>
  );
}
