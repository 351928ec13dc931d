import { say } from '#shared/words.ts';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { m } from '#words/messages.js';
import { MISSING_STATES, REPORT_STATES, reportRoutes, type MyReport } from '../../contract.ts';
import { Deadline, ReportChip } from './words.tsx';

/** What one's own organisation is asked to report. */
export default function MyReports() {
  return (
    <>
      <PageTitle title={m.supervision_reports_mine()} note={m.supervision_reports_mine_note()} />
      <DataGrid<MyReport>
        id="my-reports"
        label={m.supervision_reports_mine()}
        columns={columns()}
        rowId={(row) => row.id}
        rowHref={(row) => `/task-reports/${row.id}`}
        filters={[
          {
            key: 'state',
            label: m.supervision_tasks_state(),
            options: [
              { value: 'missing', label: m.supervision_tasks_state_missing() },
              ...REPORT_STATES.map((value) => ({ value, label: say(`code_report_state_${value}`) })),
            ],
          },
        ]}
        searchHint={m.supervision_tasks_search()}
        source={{
          key: [reportRoutes.listMyReports.path],
          load: (query, signal) => call(reportRoutes.listMyReports, { query: query as never }, { signal }),
        }}
        empty={{ why: m.supervision_reports_mine_empty() }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.supervision_reports_who()} />
      </div>
    </>
  );
}

const isWaiting = (row: MyReport) => row.isTaskOpen && (MISSING_STATES as readonly string[]).includes(row.state);

function columns(): Column<MyReport>[] {
  return [
    { key: 'title', label: m.supervision_tasks_title(), width: 340, render: (row) => row.title },
    { key: 'state', label: m.supervision_tasks_state(), isFact: true, render: (row) => <ReportChip state={row.state} /> },
    {
      key: 'deadline',
      label: m.supervision_tasks_deadline(),
      isFact: true,
      render: (row) => <Deadline day={row.deadlineOn} left={row.workingDaysLeft} isOpen={isWaiting(row)} />,
    },
    { key: 'issuer', label: m.supervision_reports_issuer(), isFact: true, render: (row) => row.issuer },
    { key: 'submitted', label: m.supervision_tasks_submitted(), render: (row) => (row.submittedAt ? momentOf(row.submittedAt) : '') },
    { key: 'ground', label: m.supervision_tasks_ground(), isHidden: true, render: (row) => row.ground ?? '' },
  ];
}
