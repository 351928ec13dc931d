import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '#web/workspace/card.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { needBoardRoutes, type NeedCard } from '../../contract/need-board.ts';
import { NeedPanel } from './need-panel.tsx';
import { QueueRow } from './queue-row.tsx';
import { StepOrContract, type Begun } from './step-or-contract.tsx';
import { ViewSwitch } from './view-switch.tsx';

type Search = Record<string, string | undefined>;

/** The shared queue of park and station: what nobody has been given, one's own, what is overdue. */
export default function NeedQueue() {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const { data, error, refetch } = useCall(needBoardRoutes.readNeedQueue, { query: {} });
  const [begun, setBegun] = useState<Begun | null>(null);
  const show = (next: Search) => void navigate({ to: '.', search: ((now: Search) => ({ ...now, ...next })) as never, resetScroll: false });
  const rows = (part: { total: number; cards: NeedCard[] }, of: 'unassigned' | 'mine' | 'overdue') => ({
    part,
    of,
    today: data?.today ?? '',
    decides: data?.decides ?? false,
    onOpen: (open: string) => show({ open }),
    onBegin: setBegun,
  });
  return (
    <>
      <PageTitle title={m.technology_board_queue_title()} note={m.technology_board_queue_note()} actions={<ViewSwitch now="queue" />} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && (
        <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_300px]">
          <div className="flex min-w-0 flex-col gap-3">
            {data.overdue.total > 0 && (
              <Rows
                {...rows(data.overdue, 'overdue')}
                title={m.technology_board_overdue_list()}
                empty=""
                note={data.decides ? m.technology_board_overdue_decide() : m.technology_board_overdue_wait()}
              />
            )}
            <Rows
              {...rows(data.unassigned, 'unassigned')}
              title={m.technology_board_unassigned()}
              empty={m.technology_board_unassigned_none()}
            />
            <Rows {...rows(data.mine, 'mine')} title={m.technology_board_mine()} empty={m.technology_board_mine_none()} />
          </div>
          <Load />
        </div>
      )}
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

type RowsParts = {
  title: string;
  empty: string;
  note?: string;
  part: { total: number; cards: NeedCard[] };
  of: 'unassigned' | 'mine' | 'overdue';
  today: string;
  decides: boolean;
  onOpen: (id: string) => void;
  onBegin: (begun: Begun) => void;
};

const FIRST = 8;

function Rows({ title, empty, note, part, ...rest }: RowsParts) {
  const [count, setCount] = useState(FIRST);
  const cards = part.cards.slice(0, count);
  return (
    <Card title={title} aside={m.technology_board_items({ count: part.total })} flush>
      {note && part.total > 0 && <p className="m-0 px-4 pb-2 text-note text-muted">{note}</p>}
      {part.total === 0 && <p className="m-0 px-4 pb-4 text-table text-muted">{empty}</p>}
      <ul className="m-0 list-none p-0">
        {cards.map((card) => (
          <QueueRow key={card.id} card={card} {...rest} />
        ))}
      </ul>
      {part.cards.length > count && (
        <button
          type="button"
          onClick={() => setCount(count + 20)}
          className="min-h-9 w-full border-t border-row text-table text-brand-strong hover:bg-head max-md:min-h-11"
        >
          {m.technology_board_rest({ count: part.total - count })}
        </button>
      )}
    </Card>
  );
}

/** Who has how many open needs, the overdue red. */
function Load() {
  const { data } = useCall(needBoardRoutes.listNeedPeople, { query: {} });
  const most = Math.max(1, ...(data?.rows ?? []).map((row) => row.openNeeds));
  if (!data || data.rows.length === 0) return null;
  return (
    <Card title={m.technology_board_load()}>
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {data.rows.map((row) => (
          <li key={row.id} className="text-table">
            <span className="flex justify-between gap-2">
              <span className="min-w-0 truncate">
                {row.name} <span className="text-note text-muted">{row.orgName}</span>
              </span>
              <span className="whitespace-nowrap">
                {row.openNeeds}
                {row.overdue > 0 && <span className="ml-1.5 text-late">{m.technology_board_load_overdue({ count: row.overdue })}</span>}
              </span>
            </span>
            <span aria-hidden className="mt-1 flex h-1.5 overflow-hidden rounded-full bg-lane">
              <span className="bg-late" style={{ width: `${(row.overdue / most) * 100}%` }} />
              <span className="bg-brand" style={{ width: `${((row.openNeeds - row.overdue) / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
