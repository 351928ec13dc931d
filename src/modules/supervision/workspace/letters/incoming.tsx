import { BookPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { m } from '#words/messages.js';
import { INCOMING_STATES, incomingRoutes, type IncomingRow } from '../../contract.ts';
import { IncomingForm } from './incoming-form.tsx';
import { IncomingChip, optionsOf, UrgencyChip } from './words.tsx';

/** 收文登记簿: what came in, who has it, what is overdue. */
export default function IncomingLetters() {
  const [isOpen, setOpen] = useState(false);
  const { data } = useCall(incomingRoutes.listIncoming, { query: { pageSize: 1 } });
  const register = (
    <Button look="filled" icon={BookPlus} onClick={() => setOpen(true)}>
      {m.supervision_letters_register()}
    </Button>
  );
  const filters: Filter<IncomingRow>[] = [
    { key: 'state', label: m.supervision_letters_state(), options: optionsOf('incoming_state', [...INCOMING_STATES, 'overdue']) },
    { key: 'mine', label: m.supervision_letters_mine(), options: [{ value: 'me', label: m.supervision_letters_incoming_mine() }] },
  ];
  return (
    <>
      <PageTitle
        title={m.supervision_letters_incoming_title()}
        note={data && m.supervision_letters_incoming_note({ total: data.total, overdue: data.overdue })}
        actions={register}
      />
      <DataGrid<IncomingRow>
        id="incoming-letters"
        label={m.supervision_letters_incoming_title()}
        columns={columns()}
        rowId={(row) => row.id}
        rowHref={(row) => `/incoming-letters/${row.id}`}
        filters={filters}
        searchHint={m.supervision_letters_incoming_search()}
        sort="-receivedOn"
        source={{
          key: [incomingRoutes.listIncoming.path],
          load: (query, signal) => call(incomingRoutes.listIncoming, { query: query as never }, { signal }),
        }}
        empty={{ why: m.supervision_letters_incoming_empty(), action: register }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.supervision_letters_incoming_who()} />
      </div>
      {isOpen && <IncomingForm onClose={() => setOpen(false)} />}
    </>
  );
}

function columns(): Column<IncomingRow>[] {
  return [
    {
      key: 'title',
      label: m.supervision_letters_heading(),
      width: 380,
      render: (row) => (
        <span className="inline-flex items-center gap-1.5">
          {row.title}
          <UrgencyChip urgency={row.urgency} />
        </span>
      ),
    },
    { key: 'state', label: m.supervision_letters_state(), isFact: true, render: (row) => <IncomingChip {...row} /> },
    { key: 'from', label: m.supervision_letters_from(), isFact: true, render: (row) => row.fromName },
    { key: 'handler', label: m.supervision_letters_handler(), render: (row) => row.handler?.name ?? row.handlingOffice ?? '' },
    {
      key: 'handlingDueOn',
      label: m.supervision_letters_handling_due(),
      sortable: true,
      isFact: true,
      render: (row) => row.handlingDueOn ?? '',
    },
    { key: 'receivedOn', label: m.supervision_letters_received_on(), sortable: true, render: (row) => row.receivedOn },
    { key: 'registryNumber', label: m.supervision_letters_registry(), render: (row) => row.registryNumber },
    { key: 'number', label: m.supervision_letters_their_number(), isHidden: true, render: (row) => row.number ?? '' },
    { key: 'dueOn', label: m.supervision_letters_due(), isHidden: true, render: (row) => row.dueOn ?? '' },
  ];
}
