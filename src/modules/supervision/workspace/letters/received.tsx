import { call } from '#web/workspace/client.ts';
import { Chip } from '#web/workspace/chip.tsx';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { m } from '#words/messages.js';
import { LETTER_KINDS, receivedRoutes, type ReceivedRow } from '../../contract.ts';
import { kindLabel, optionsOf, UrgencyChip } from './words.tsx';

/** 收件箱: what was issued to one's own office or enterprise. */
export default function ReceivedLetters() {
  const filters: Filter<ReceivedRow>[] = [
    {
      key: 'state',
      label: m.supervision_letters_state(),
      options: [
        { value: 'unsigned', label: m.supervision_letters_received_unsigned() },
        { value: 'signed', label: m.supervision_letters_state_signed() },
        { value: 'recalled', label: m.supervision_letters_received_recalled() },
      ],
    },
    { key: 'kind', label: m.supervision_letters_kind(), options: optionsOf('letter_kind', LETTER_KINDS) },
  ];
  return (
    <>
      <PageTitle title={m.supervision_letters_received_title()} note={m.supervision_letters_received_note()} />
      <DataGrid<ReceivedRow>
        id="received-letters"
        label={m.supervision_letters_received_title()}
        columns={columns()}
        rowId={(row) => row.id}
        rowHref={(row) => `/received-letters/${row.id}`}
        filters={filters}
        searchHint={m.supervision_letters_search()}
        source={{
          key: [receivedRoutes.listReceivedLetters.path],
          load: (query, signal) => call(receivedRoutes.listReceivedLetters, { query: query as never }, { signal }),
        }}
        empty={{ why: m.supervision_letters_received_empty() }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.supervision_letters_received_who()} />
      </div>
    </>
  );
}

function columns(): Column<ReceivedRow>[] {
  return [
    {
      key: 'title',
      label: m.supervision_letters_heading(),
      width: 420,
      render: (row) => (
        <span className="inline-flex items-center gap-1.5">
          {row.readAt ? row.title : <b>{row.title}</b>}
          <UrgencyChip urgency={row.urgency} />
        </span>
      ),
    },
    { key: 'from', label: m.supervision_letters_from(), isFact: true, render: (row) => row.fromName },
    { key: 'state', label: m.supervision_letters_state(), isFact: true, render: (row) => <ReceivedChip row={row} /> },
    { key: 'kind', label: m.supervision_letters_kind(), render: kindLabel },
    { key: 'number', label: m.supervision_letters_number(), render: (row) => row.number ?? '' },
    { key: 'issuedAt', label: m.supervision_letters_issued_at(), isFact: true, render: (row) => momentOf(row.issuedAt) },
    { key: 'signedFor', label: m.supervision_letters_signed_by_column(), render: (row) => row.signedForBy ?? '' },
  ];
}

export function ReceivedChip({ row }: { row: Pick<ReceivedRow, 'recalledAt' | 'signedForAt'> }) {
  if (row.recalledAt) return <Chip tone="late">{m.supervision_letters_received_recalled()}</Chip>;
  return row.signedForAt ? (
    <Chip tone="done">{m.supervision_letters_state_signed()}</Chip>
  ) : (
    <Chip tone="watch">{m.supervision_letters_received_unsigned()}</Chip>
  );
}
