import { FilePen } from 'lucide-react';
import { ButtonLink } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column, type Filter } from '#web/workspace/grid/data-grid.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCan } from '#web/workspace/session.tsx';
import { m } from '#words/messages.js';
import { LETTER_KINDS, LETTER_STATES, letterRoutes, type LetterRow } from '../../contract.ts';
import { kindLabel, LetterChip, optionsOf, UrgencyChip } from './words.tsx';

/** 发文: what one's own office writes, and what one is asked to countersign. */
export default function Letters() {
  const mayWrite = useCan()('supervision.write_letters');
  const begin = mayWrite && (
    <ButtonLink to="/letters/new" look="filled" icon={FilePen}>
      {m.supervision_letters_new()}
    </ButtonLink>
  );
  const filters: Filter<LetterRow>[] = [
    { key: 'state', label: m.supervision_letters_state(), options: optionsOf('letter_state', LETTER_STATES) },
    { key: 'kind', label: m.supervision_letters_kind(), options: optionsOf('letter_kind', LETTER_KINDS) },
    {
      key: 'mine',
      label: m.supervision_letters_mine(),
      options: [
        { value: 'drafted', label: m.supervision_letters_mine_drafted() },
        { value: 'asked', label: m.supervision_letters_mine_asked() },
      ],
    },
  ];
  return (
    <>
      <PageTitle title={m.supervision_letters_title()} note={m.supervision_letters_note()} actions={begin} />
      <DataGrid<LetterRow>
        id="letters"
        label={m.supervision_letters_title()}
        columns={columns()}
        rowId={(row) => row.id}
        rowHref={(row) => `/letters/${row.id}`}
        filters={filters}
        searchHint={m.supervision_letters_search()}
        sort="-changedAt"
        source={{
          key: [letterRoutes.listLetters.path],
          load: (query, signal) => call(letterRoutes.listLetters, { query: query as never }, { signal }),
        }}
        empty={{ why: m.supervision_letters_empty(), action: begin }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.supervision_letters_who()} />
      </div>
    </>
  );
}

function columns(): Column<LetterRow>[] {
  return [
    {
      key: 'title',
      label: m.supervision_letters_heading(),
      width: 420,
      render: (row) => (
        <span className="inline-flex items-center gap-1.5">
          {row.title}
          <UrgencyChip urgency={row.urgency} />
        </span>
      ),
    },
    { key: 'state', label: m.supervision_letters_state(), isFact: true, render: (row) => <LetterChip state={row.state} /> },
    { key: 'kind', label: m.supervision_letters_kind(), isFact: true, render: kindLabel },
    { key: 'number', label: m.supervision_letters_number(), render: (row) => row.number ?? '' },
    { key: 'draftedBy', label: m.supervision_letters_drafter(), render: (row) => row.draftedBy },
    {
      key: 'receipts',
      label: m.supervision_letters_receipts(),
      isFact: true,
      align: 'right',
      render: (row) => (row.recipients > 0 ? `${row.signedFor} / ${row.recipients}` : ''),
    },
    { key: 'changedAt', label: m.supervision_letters_changed(), sortable: true, render: (row) => momentOf(row.changedAt) },
    {
      key: 'issuedAt',
      label: m.supervision_letters_issued_at(),
      sortable: true,
      isHidden: true,
      render: (row) => (row.issuedAt ? momentOf(row.issuedAt) : ''),
    },
    { key: 'orgName', label: m.supervision_letters_office(), isHidden: true, render: (row) => row.orgName },
  ];
}
