import { Plus } from 'lucide-react';
import { say } from '#shared/words.ts';
import { ButtonLink } from '#web/workspace/button.tsx';
import { call } from '#web/workspace/client.ts';
import { DataGrid, type Column } from '#web/workspace/grid/data-grid.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCan } from '#web/workspace/session.tsx';
import { m } from '#words/messages.js';
import { TASK_STATES, taskRoutes, type TaskRow } from '../../contract.ts';
import { Deadline, TaskChip } from './words.tsx';

/** Reporting tasks, those in progress first. */
export default function TaskList() {
  const add = useCan()('supervision.keep_tasks') && (
    <ButtonLink look="filled" to="/reporting-tasks/new" icon={Plus}>
      {m.supervision_tasks_new()}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle title={m.supervision_tasks()} note={m.supervision_tasks_note()} actions={add} />
      <DataGrid<TaskRow>
        id="reporting-tasks"
        label={m.supervision_tasks()}
        columns={columns()}
        rowId={(row) => row.id}
        rowHref={(row) => `/reporting-tasks/${row.id}`}
        filters={[
          {
            key: 'state',
            label: m.supervision_tasks_state(),
            options: TASK_STATES.map((value) => ({ value, label: say(`code_task_state_${value}`) })),
          },
        ]}
        searchHint={m.supervision_tasks_search()}
        source={{
          key: [taskRoutes.listTasks.path],
          load: (query, signal) => call(taskRoutes.listTasks, { query: query as never }, { signal }),
        }}
        empty={{ why: m.supervision_tasks_empty(), action: add }}
      />
      <div className="mt-3">
        <WhoCanSee who={m.supervision_tasks_who()} />
      </div>
    </>
  );
}

const reported = ({ tally }: TaskRow) => tally.submitted + tally.accepted;
const owed = ({ tally }: TaskRow) => tally.total - tally.exempt;

function columns(): Column<TaskRow>[] {
  return [
    { key: 'title', label: m.supervision_tasks_title(), width: 340, render: (row) => row.title },
    { key: 'state', label: m.supervision_tasks_state(), isFact: true, render: (row) => <TaskChip state={row.state} /> },
    {
      key: 'progress',
      label: m.supervision_tasks_progress(),
      isFact: true,
      render: (row) => (row.state === 'draft' ? '' : m.supervision_tasks_progress_short({ done: reported(row), total: owed(row) })),
    },
    {
      key: 'deadline',
      label: m.supervision_tasks_deadline(),
      isFact: true,
      render: (row) => <Deadline day={row.deadlineOn} left={row.workingDaysLeft} isOpen={row.state === 'open'} />,
    },
    {
      key: 'overdue',
      label: m.supervision_tasks_tally_overdue(),
      align: 'right',
      render: (row) => (row.state === 'open' && row.tally.overdue > 0 ? row.tally.overdue : ''),
    },
    { key: 'scope', label: m.supervision_tasks_scope(), render: (row) => row.parkName ?? m.supervision_tasks_city() },
    {
      key: 'issued',
      label: m.supervision_tasks_issued(),
      render: (row) => [row.issuedBy, row.issuedAt?.slice(0, 10)].filter(Boolean).join(' '),
    },
  ];
}
