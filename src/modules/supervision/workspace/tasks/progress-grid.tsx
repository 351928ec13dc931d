import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { progressRoutes, REPORT_STATES, type ReportRow, type Task } from '../../contract.ts';
import { TASK_CHANGES } from './task-acts.tsx';
import { ReportChip } from './words.tsx';

/** How far each recipient has come; accepting and reminding many at once. */
export function ProgressGrid({ task }: { task: Task }) {
  const params = { taskId: task.id };
  const accept = useAct(progressRoutes.acceptReports, TASK_CHANGES);
  const remind = useAct(progressRoutes.remindReports, TASK_CHANGES);
  const isKept = task.mayKeep && task.state === 'open';
  const acceptThese = async (reportIds: readonly string[]) => {
    const { accepted } = await accept.mutateAsync({ params, body: { reportIds: [...reportIds] } });
    toast(m.supervision_tasks_accept_done({ count: accepted }));
  };
  const acceptAll = async () => {
    const { rows } = await call(progressRoutes.listReports, { params, query: { state: 'submitted', pageSize: 100 } });
    await acceptThese(rows.map(({ id }) => id));
  };
  const remindThese = async (reportIds: readonly string[]) => {
    const { reminded } = await remind.mutateAsync({ params, body: { reportIds: [...reportIds] } });
    toast(m.supervision_tasks_remind_done({ count: reminded }));
  };
  const error = accept.error ?? remind.error;
  return (
    <>
      {error && (
        <div className="mb-3">
          <ErrorState error={error} />
        </div>
      )}
      <DataGrid<ReportRow>
        id="task-reports"
        label={m.supervision_tasks_progress()}
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
        searchHint={m.supervision_tasks_reports_search()}
        source={{
          key: [progressRoutes.listReports.path, task.id],
          load: (query, signal) => call(progressRoutes.listReports, { params, query: query as never }, { signal }),
        }}
        {...(isKept && {
          bulk: (ids: readonly string[], clear: () => void) => (
            <>
              <Button size="small" onClick={() => void acceptThese(ids).then(clear, () => {})}>
                {m.supervision_tasks_accept_some()}
              </Button>
              <Button size="small" onClick={() => void remindThese(ids).then(clear, () => {})}>
                {m.supervision_tasks_remind_some()}
              </Button>
            </>
          ),
        })}
        tools={
          isKept &&
          task.tally.submitted > 0 && (
            <Button size="small" onClick={() => void acceptAll().catch(() => {})}>
              {m.supervision_tasks_accept_all({ count: task.tally.submitted })}
            </Button>
          )
        }
        empty={{ why: m.supervision_tasks_reports_empty() }}
      />
    </>
  );
}

function columns(): Column<ReportRow>[] {
  return [
    { key: 'orgName', label: m.supervision_tasks_reporter(), width: 260, render: (row) => row.orgName },
    {
      key: 'state',
      label: m.supervision_tasks_state(),
      isFact: true,
      render: (row) => (
        <span className="inline-flex items-center gap-1">
          <ReportChip state={row.state} />
          {row.isOverdue && (
            <Chip tone="late" tag>
              {m.supervision_tasks_tally_overdue()}
            </Chip>
          )}
          {row.isLate && (
            <Chip tone="watch" tag>
              {m.supervision_tasks_late()}
            </Chip>
          )}
        </span>
      ),
    },
    { key: 'deadline', label: m.supervision_tasks_deadline(), isFact: true, render: (row) => row.deadlineOn },
    {
      key: 'signed',
      label: m.supervision_tasks_signed(),
      render: (row) => (row.signedAt ? [row.signedBy, momentOf(row.signedAt)].filter(Boolean).join(' ') : ''),
    },
    {
      key: 'submitted',
      label: m.supervision_tasks_submitted(),
      render: (row) => (row.submittedAt ? [row.submittedBy, momentOf(row.submittedAt)].filter(Boolean).join(' ') : ''),
    },
    { key: 'contact', label: m.supervision_tasks_contact(), isFact: true, render: (row) => row.contact ?? '' },
    { key: 'reminded', label: m.supervision_tasks_reminded(), align: 'right', render: (row) => row.reminded || '' },
    { key: 'ground', label: m.supervision_tasks_ground(), isHidden: true, render: (row) => row.ground ?? '' },
  ];
}
