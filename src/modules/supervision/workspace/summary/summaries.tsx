import { Plus } from 'lucide-react';
import { say } from '#shared/words.ts';
import { ButtonLink } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCan } from '#web/workspace/session.tsx';
import { m } from '#words/messages.js';
import { SUMMARY_KINDS, SUMMARY_STATES, summaryRoutes, type SummaryRow } from '../../contract.ts';
import { plainTitle, StateChip } from './words.tsx';

/** 半年小结、年终总结, the latest period first. */
export default function Summaries() {
  const add = useCan()('supervision.draft_summaries') && (
    <ButtonLink look="filled" to="/summaries/new" icon={Plus}>
      {m.supervision_summary_new()}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle title={m.supervision_summary()} note={m.supervision_summary_note()} actions={add} />
      <DataGrid<SummaryRow>
        id="summaries"
        label={m.supervision_summary()}
        columns={columns()}
        rowId={(row) => row.id}
        rowHref={(row) => `/summaries/${row.id}`}
        filters={[
          {
            key: 'state',
            label: m.supervision_summary_state(),
            options: SUMMARY_STATES.map((value) => ({ value, label: say(`code_summary_state_${value}`) })),
          },
          {
            key: 'kind',
            label: m.supervision_summary_kind(),
            options: SUMMARY_KINDS.map((value) => ({ value, label: say(`code_summary_kind_${value}`) })),
          },
        ]}
        searchHint={m.supervision_summary_search()}
        source={{
          key: [summaryRoutes.listSummaries.path],
          load: (query, signal) => call(summaryRoutes.listSummaries, { query: query as never }, { signal }),
        }}
        empty={{ why: m.supervision_summary_empty(), action: add }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.supervision_summary_who()} />
      </div>
    </>
  );
}

function columns(): Column<SummaryRow>[] {
  return [
    { key: 'title', label: m.supervision_summary_title(), width: 460, render: (row) => plainTitle(row.title) },
    { key: 'state', label: m.supervision_summary_state(), isFact: true, render: (row) => <StateChip state={row.state} /> },
    { key: 'kind', label: m.supervision_summary_kind(), isFact: true, render: (row) => say(`code_summary_kind_${row.kind}`) },
    { key: 'level', label: m.supervision_summary_level(), render: (row) => say(`code_summary_level_${row.level}`) },
    { key: 'until', label: m.supervision_summary_until(), isFact: true, render: (row) => row.until },
    { key: 'drafted', label: m.supervision_summary_drafted_by(), render: (row) => `${row.draftedBy.name} ${row.draftedAt.slice(0, 10)}` },
    {
      key: 'signed',
      label: m.supervision_summary_signed_by(),
      render: (row) => (row.signedBy ? `${row.signedBy.name} ${row.signedAt?.slice(0, 10) ?? ''}` : ''),
    },
    { key: 'scan', label: m.supervision_summary_scan(), render: (row) => (row.hasScan ? m.supervision_summary_scan_there() : '') },
  ];
}
