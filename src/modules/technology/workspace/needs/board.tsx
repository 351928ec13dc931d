import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { dayOf } from '#shared/dates.ts';
import { ButtonLink } from '#web/workspace/button.tsx';
import { Choice } from '#web/workspace/choice.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { usePhone } from '#web/workspace/use-phone.ts';
import { m } from '#words/messages.js';
import { needBoardRoutes, type NeedCard } from '../../contract/need-board.ts';
import type { NeedVerb } from '../../contract/need-life-codes.ts';
import type { NeedState } from '../../contract/needs.ts';
import { BoardColumn, NarrowColumn } from './board-column.tsx';
import { BoardFilters } from './board-filters.tsx';
import { moveFocus } from './board-keys.ts';
import { END_STATES, leadsTo } from './life-words.ts';
import { NeedPanel } from './need-panel.tsx';
import { beginStep, StepOrContract, type Begun } from './step-or-contract.tsx';
import { stateLabel } from './words.ts';
import { ViewSwitch } from './view-switch.tsx';

type Search = Record<string, string | undefined>;
const FILTERS = ['parkId', 'personId', 'kind', 'overdue', 'unassigned', 'q'] as const;
/** Columns that stand open at first: where the park's work is. */
const WIDE: readonly NeedState[] = ['reported', 'accepted', 'assigned', 'matching'];

/** 需求看板: needs by state; a card is dragged, or moved by keys, and the step's form opens. */
export default function Board() {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const filter = Object.fromEntries(FILTERS.flatMap((key) => (search[key] ? [[key, search[key]]] : [])));
  const { data, error, refetch } = useCall(needBoardRoutes.readNeedBoard, { query: filter as never });
  const show = (next: Search) => void navigate({ to: '.', search: ((now: Search) => ({ ...now, ...next })) as never, resetScroll: false });
  const can = useCan();
  const [begun, setBegun] = useState<Begun | null>(null);
  return (
    <>
      <PageTitle
        title={m.technology_board()}
        note={data && m.technology_board_count({ open: data.open.toLocaleString(), overdue: data.overdue.toLocaleString() })}
        actions={
          <>
            <ViewSwitch now="board" />
            {can('technology.keep_needs') && (
              <ButtonLink to="/needs?form=new" look="filled" icon={Plus}>
                {m.technology_need_add()}
              </ButtonLink>
            )}
          </>
        }
      />
      <BoardFilters search={search} show={show} overdue={data?.overdue ?? 0} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && data.open === 0 && <EmptyState why={m.technology_board_empty()} />}
      {data && data.open > 0 && (
        <Columns
          columns={data.columns}
          today={data.today}
          filter={filter}
          chosen={search['open']}
          onOpen={(open) => show({ open })}
          onMove={(card, state) => setBegun(beginStep(card, verbsTo(card, state)))}
        />
      )}
      <Ends />
      <div className="mt-3">
        <WhoCanSee who={m.technology_need_who()} />
      </div>
      {search['open'] && !begun && (
        <NeedPanel key={search['open']} needId={search['open']} onClose={() => show({ open: undefined })} onBegin={setBegun} />
      )}
      {begun && <StepOrContract begun={begun} onClose={() => setBegun(null)} />}
    </>
  );
}

const verbsTo = (card: NeedCard, state: NeedState): NeedVerb[] =>
  card.verbs.filter((verb) => card.state !== state && leadsTo(verb, card.state) === state);

type ColumnsParts = {
  columns: readonly { state: NeedState; total: number; overdue: number; cards: NeedCard[] }[];
  today: string;
  filter: Search;
  chosen: string | undefined;
  onOpen: (id: string) => void;
  onMove: (card: NeedCard, state: NeedState) => void;
};

function Columns({ columns, today, filter, chosen, onOpen, onMove }: ColumnsParts) {
  const isPhone = usePhone();
  const board = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<NeedCard | null>(null);
  const [opened, setOpened] = useState<readonly NeedState[]>(WIDE);
  const [shown, setShown] = useState<NeedState>(() => columns.find(({ total }) => total > 0)?.state ?? 'reported');
  const part = (column: ColumnsParts['columns'][number]) => ({
    column,
    today,
    filter,
    chosen,
    onOpen,
    onMove: (card: NeedCard, step: 1 | -1) => {
      const order = columns.map(({ state }) => state);
      const rest = step > 0 ? order.slice(order.indexOf(card.state) + 1) : order.slice(0, order.indexOf(card.state)).toReversed();
      const target = rest.find((state) => verbsTo(card, state).length > 0);
      if (target) onMove(card, target);
    },
    onDrag: setDragged,
    takes: dragged !== null && verbsTo(dragged, column.state).length > 0,
    onDrop: () => {
      if (dragged && verbsTo(dragged, column.state).length > 0) onMove(dragged, column.state);
      setDragged(null);
    },
  });
  if (isPhone) {
    const column = columns.find(({ state }) => state === shown) ?? columns[0];
    return (
      <>
        <div className="mb-3">
          <Choice
            label={m.technology_board_column()}
            value={shown}
            onChange={(state) => setShown(state as NeedState)}
            options={columns.map(({ state, total }) => ({ value: state, label: `${stateLabel(state)} ${total}` }))}
          />
        </div>
        {column && <BoardColumn key={column.state} {...part(column)} />}
      </>
    );
  }
  return (
    <>
      <div
        ref={board}
        role="group"
        aria-label={m.technology_board()}
        onKeyDown={(event) => moveFocus(board.current, event)}
        className="flex h-[calc(100vh-300px)] min-h-[420px] gap-1.5 overflow-x-auto pb-1"
      >
        {columns.map((column) =>
          opened.includes(column.state) || part(column).takes ? (
            <BoardColumn
              key={column.state}
              {...part(column)}
              onNarrow={() => setOpened(opened.filter((state) => state !== column.state))}
            />
          ) : (
            <NarrowColumn
              key={column.state}
              column={column}
              today={today || dayOf(new Date())}
              onWiden={() => setOpened([...opened, column.state])}
            />
          ),
        )}
      </div>
      <p className="mt-1.5 mb-0 text-note text-muted">{m.technology_board_keys()}</p>
    </>
  );
}

/** What has come to an end is in the ledger, by its end. */
function Ends() {
  return (
    <p className="mt-2 mb-0 flex flex-wrap items-center gap-x-3 gap-y-1 text-table text-muted">
      {m.technology_board_ends()}
      {END_STATES.map((state) => (
        <ButtonLink key={state} to={`/needs?state=${state}`} look="quiet" size="small">
          {stateLabel(state)}
        </ButtonLink>
      ))}
    </p>
  );
}
