import { ArrowUpFromLine, LockKeyhole, MailQuestion } from 'lucide-react';
import { m } from '#words/messages.js';
import type { NeedCard } from '../../contract/need-board.ts';
import { dueText, dueTone } from './life-words.ts';
import { titleLabel } from './words.ts';

type CardParts = {
  card: NeedCard;
  today: string;
  isChosen: boolean;
  onOpen: () => void;
  /** On along the way, or back. */
  onMove: (step: 1 | -1) => void;
  onDrag: (card: NeedCard | null) => void;
};

/** A need: what is asked, by whom, who works on it, how long is left. Enter opens it, Shift with an arrow moves it. */
export function BoardCard({ card, today, isChosen, onOpen, onMove, onDrag }: CardParts) {
  const canMove = card.verbs.length > 0;
  return (
    <button
      type="button"
      data-card
      draggable={canMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', card.id);
        onDrag(card);
      }}
      onDragEnd={() => onDrag(null)}
      onKeyDown={(event) => {
        if (!event.shiftKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowRight' ? 1 : -1);
      }}
      onClick={onOpen}
      className={`flex w-full flex-col gap-0.5 rounded-control border bg-white px-2.5 py-2 text-left text-table hover:border-brand ${isChosen ? 'border-brand outline-1 outline-brand' : 'border-line'} ${canMove ? 'cursor-grab' : ''}`}
    >
      <span className="flex items-start gap-1">
        {card.isConfidential && (
          <LockKeyhole size={13} role="img" aria-label={m.technology_need_is_confidential()} className="mt-1 shrink-0 text-muted" />
        )}
        <span className={`line-clamp-2 min-w-0 ${card.isMasked ? 'text-muted' : ''}`}>{titleLabel(card)}</span>
      </span>
      <span className="truncate text-note text-muted">{card.enterpriseName}</span>
      <span className="flex items-center justify-between gap-2 text-note">
        <span className={`truncate ${card.assignee ? '' : 'text-muted'}`}>{card.assignee?.name ?? m.technology_board_nobody()}</span>
        <span className="flex shrink-0 items-center gap-1.5">
          {card.isPassedUp && <ArrowUpFromLine size={13} role="img" aria-label={m.technology_board_passed_up()} className="text-late" />}
          {card.invited + card.accepted > 0 && (
            <span
              title={m.technology_board_invited({ open: card.invited, accepted: card.accepted })}
              className="flex items-center gap-0.5 text-muted"
            >
              <MailQuestion size={13} role="img" aria-label={m.technology_board_invited({ open: card.invited, accepted: card.accepted })} />
              {card.accepted}/{card.invited + card.accepted}
            </span>
          )}
          <span className={`whitespace-nowrap ${dueTone(card.dueOn, today)}`}>{dueText(card.dueOn, today)}</span>
        </span>
      </span>
    </button>
  );
}
