import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Confirm } from '#web/workspace/dialog.tsx';
import { useAct } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { progressRoutes, taskRoutes, type Task } from '../../contract.ts';
import { DraftQuestions } from './draft-questions.tsx';
import { DraftRecipients } from './draft-recipients.tsx';
import { DraftTables } from './draft-tables.tsx';

/** What is still missing before a draft can go out, step by step. */
export function Draft({ task }: { task: Task }) {
  return (
    <div className="flex max-w-[960px] flex-col gap-3">
      <Card
        title={m.supervision_tasks_step_tables()}
        aside={m.supervision_tasks_check_tables({ tables: task.tables.length, questions: task.questions.length })}
      >
        <DraftTables task={task} />
        <DraftQuestions task={task} />
      </Card>
      <Card title={m.supervision_tasks_step_recipients()} aside={m.supervision_tasks_recipients_chosen({ count: task.recipients.length })}>
        <DraftRecipients task={task} />
      </Card>
      <Card title={m.supervision_tasks_step_check()}>
        <Check task={task} />
      </Card>
    </div>
  );
}

function Check({ task }: { task: Task }) {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'issue' | 'remove' | null>(null);
  const changes = [taskRoutes.readTask, taskRoutes.listTasks, progressRoutes.listReports];
  const issue = useAct(taskRoutes.issueTask, changes);
  const remove = useAct(taskRoutes.removeTask, [taskRoutes.listTasks]);
  const params = { taskId: task.id };
  const count = task.recipients.length;
  const isReady = count > 0 && task.tables.length + task.questions.length > 0;
  const facts = [
    m.supervision_tasks_check_tables({ tables: task.tables.length, questions: task.questions.length }),
    m.supervision_tasks_check_recipients({ count }),
    m.supervision_tasks_check_deadline({ day: task.deadlineOn }),
  ];
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="m-0 text-body">{facts.join(' · ')}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onClick={() => setAsked('remove')}>
          {m.supervision_tasks_remove()}
        </Button>
        <Button look="filled" disabled={!isReady} onClick={() => setAsked('issue')}>
          {m.supervision_tasks_issue({ count })}
        </Button>
      </div>
      <Confirm
        isOpen={asked === 'issue'}
        onClose={() => setAsked(null)}
        title={m.supervision_tasks_issue_title()}
        act={m.supervision_tasks_issue({ count })}
        onConfirm={async () => {
          await issue.mutateAsync({ params });
          toast(m.supervision_tasks_issued_done({ count }));
        }}
      >
        {m.supervision_tasks_issue_text({ title: task.title, count, day: task.deadlineOn })}
      </Confirm>
      <Confirm
        isOpen={asked === 'remove'}
        onClose={() => setAsked(null)}
        title={m.supervision_tasks_remove()}
        act={m.supervision_tasks_remove()}
        isDanger
        onConfirm={async () => {
          await remove.mutateAsync({ params });
          toast(m.supervision_tasks_removed());
          await navigate({ to: '/reporting-tasks' as string });
        }}
      >
        {m.supervision_tasks_remove_text({ title: task.title })}
      </Confirm>
    </div>
  );
}
