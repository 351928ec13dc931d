import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { Tabs } from '#web/workspace/tabs.tsx';
import { m } from '#words/messages.js';
import { taskRoutes, type Task } from '../../contract.ts';
import { Draft } from './draft.tsx';
import { Missing } from './missing.tsx';
import { Notice } from './notice.tsx';
import { ProgressGrid } from './progress-grid.tsx';
import { TallyStrip } from './tally-strip.tsx';
import { TaskActs } from './task-acts.tsx';
import { Total } from './total.tsx';
import { leftWords, TaskChip } from './words.tsx';

const missing = ({ tally }: Task) => tally.sent + tally.signed + tally.returned;

/** One task: a draft to be finished, or how far its recipients have come, who is missing, what it adds up to. */
export default function TaskPage() {
  const { taskId = '' } = useParams({ strict: false }) as { taskId?: string };
  const { data, error, refetch } = useCall(taskRoutes.readTask, { params: { taskId } });
  const crumbs = [{ label: m.supervision_tasks(), to: '/reporting-tasks' }];
  if (error) {
    return (
      <>
        <PageTitle title={m.supervision_tasks()} crumbs={crumbs} />
        <ErrorState error={error} retry={() => void refetch()} />
      </>
    );
  }
  if (!data) return <Skeleton lines={10} />;
  return (
    <>
      <PageTitle
        title={data.title}
        crumbs={crumbs}
        chips={<TaskChip state={data.state} />}
        note={noteOf(data)}
        actions={
          data.state !== 'draft' && (
            <>
              <Button look="quiet" icon={Printer} onClick={() => window.print()}>
                {m.supervision_tasks_print()}
              </Button>
              <TaskActs task={data} />
            </>
          )
        }
      />
      {data.state === 'draft' ? <Draft task={data} /> : <Running task={data} />}
      <div className="mt-3">
        <WhoCanSee who={m.supervision_tasks_who()} />
      </div>
    </>
  );
}

const noteOf = (task: Task) =>
  [
    m.supervision_tasks_days_line({ day: task.deadlineOn }),
    task.state === 'open' && leftWords(task.workingDaysLeft),
    task.parkName ?? m.supervision_tasks_city(),
    task.issuedAt && m.supervision_tasks_issued_line({ who: task.issuedBy ?? '', day: task.issuedAt.slice(0, 10) }),
  ]
    .filter(Boolean)
    .join(' · ');

function Running({ task }: { task: Task }) {
  const navigate = useNavigate();
  const { tab = 'progress' } = useSearch({ strict: false }) as { tab?: string };
  const choose = (next: string) =>
    void navigate({ to: `/reporting-tasks/${task.id}` as string, search: { tab: next } as never, replace: true });
  return (
    <>
      <TallyStrip task={task} />
      <Tabs
        label={task.title}
        value={tab}
        onChange={choose}
        tabs={[
          { key: 'progress', label: m.supervision_tasks_progress(), count: task.tally.total, content: <ProgressGrid task={task} /> },
          { key: 'missing', label: m.supervision_tasks_missing(), count: missing(task), content: <Missing task={task} /> },
          { key: 'total', label: m.supervision_tasks_total(), count: task.tally.accepted, content: <Total task={task} /> },
          { key: 'notice', label: m.supervision_tasks_notice(), content: <Notice task={task} /> },
        ]}
      />
    </>
  );
}
