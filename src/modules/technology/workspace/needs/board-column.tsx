import { ChevronsLeft } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink, IconButton } from '#web/workspace/button.tsx';
import { useCall } from '#web/workspace/query.ts';
import { m } from '#words/messages.js';
import { needBoardRoutes, type NeedCard } from '../../contract/need-board.ts';
import type { NeedState } from '../../contract/needs.ts';
import { needLife } from '../../procedure.ts';
import { BoardCard } from './board-card.tsx';
import { stateLabel } from './words.ts';

const FIRST = 20;
const MOST = 100;
/** So many small bars stand for the cards of a narrow column. */
const BARS = 12;

export type ColumnData = {
  readonly state: NeedState;
  readonly total: number;
  readonly overdue: number;
  readonly cards: readonly NeedCard[];
};

type ColumnParts = {
  column: ColumnData;
  today: string;
  filter: Record<string, string | undefined>;
  chosen: string | undefined;
  onOpen: (id: string) => void;
  onMove: (card: NeedCard, step: 1 | -1) => void;
  onDrag: (card: NeedCard | null) => void;
  takes: boolean;
  onDrop: () => void;
  onNarrow?: () => void;
};

/** The cards of one state, what presses first; a card dropped here begins the step that leads here. */
export function BoardColumn({ column, today, filter, chosen, onOpen, onMove, onDrag, takes, onDrop, onNarrow }: ColumnParts) {
  const [count, setCount] = useState(FIRST);
  const more = useCall(
    needBoardRoutes.readNeedBoard,
    { query: { ...filter, state: column.state, cards: count } as never },
    { enabled: count > FIRST },
  );
  const cards = (count > FIRST && more.data?.columns.find(({ state }) => state === column.state)?.cards) || column.cards;
  const left = column.total - cards.length;
  const limit = needLife.limits?.[column.state];
  return (
    <section
      data-column
      aria-label={stateLabel(column.state)}
      onDragOver={(event) => takes && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
      className={`flex w-[218px] shrink-0 flex-col rounded-card bg-lane max-md:w-full ${takes ? 'outline-2 outline-brand outline-dashed' : ''}`}
    >
      <header className="flex min-h-10 items-center gap-1.5 py-1 pr-1 pl-3">
        <h2 className="m-0 text-body font-bold">{stateLabel(column.state)}</h2>
        <span className="text-table text-muted">{column.total}</span>
        <span className="ml-auto truncate text-note text-muted">{limit !== undefined && m.technology_board_limit({ days: limit })}</span>
        {onNarrow && (
          <IconButton label={m.technology_board_narrow({ state: stateLabel(column.state) })} icon={ChevronsLeft} onClick={onNarrow} />
        )}
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto px-1.5 pb-2">
        {cards.map((card) => (
          <BoardCard
            key={card.id}
            card={card}
            today={today}
            isChosen={chosen === card.id}
            onOpen={() => onOpen(card.id)}
            onMove={(step) => onMove(card, step)}
            onDrag={onDrag}
          />
        ))}
        {cards.length === 0 && <p className="m-0 px-2 py-3 text-note text-muted">{m.technology_board_column_empty()}</p>}
        {left > 0 && count < MOST && (
          <Button look="quiet" onClick={() => setCount(Math.min(MOST, count + 2 * FIRST))}>
            {m.technology_board_rest({ count: left })}
          </Button>
        )}
        {left > 0 && count >= MOST && (
          <ButtonLink look="quiet" to={`/needs?state=${column.state}`}>
            {m.technology_board_rest_in_list({ count: left })}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

/** A column kept small: its name upright, its count, and a bar a card, the overdue red. */
export function NarrowColumn({ column, today, onWiden }: { column: ColumnData; today: string; onWiden: () => void }) {
  const bars = column.cards.slice(0, BARS);
  return (
    <button
      type="button"
      onClick={onWiden}
      title={m.technology_board_widen({ state: stateLabel(column.state), count: column.total })}
      className="flex w-9 shrink-0 flex-col items-center gap-2 rounded-card bg-lane py-2 hover:bg-edge"
    >
      <span className="text-table text-muted">{column.total}</span>
      <span className="text-body font-bold [writing-mode:vertical-rl]">{stateLabel(column.state)}</span>
      <span aria-hidden className="flex flex-col gap-1">
        {bars.map((card) => (
          <span
            key={card.id}
            className={`h-1.5 w-4 rounded-chip border ${card.dueOn !== null && card.dueOn < today ? 'border-late bg-late' : 'border-edge bg-white'}`}
          />
        ))}
      </span>
    </button>
  );
}
