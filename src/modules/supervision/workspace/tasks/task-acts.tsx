import { useState } from 'react';
import { z } from 'zod';
import { BellRing } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextArea } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { progressRoutes, taskRoutes, type Task } from '../../contract.ts';

export const TASK_CHANGES = [
  taskRoutes.readTask,
  taskRoutes.listTasks,
  taskRoutes.readTotal,
  progressRoutes.listReports,
  progressRoutes.listMissing,
];
const shape = z.object({ ground: z.string().trim().max(300) });

/** Reminding everybody in one act, closing, opening again. */
export function TaskActs({ task }: { task: Task }) {
  const remind = useAct(progressRoutes.remindReports, TASK_CHANGES);
  const reopen = useAct(taskRoutes.reopenTask, TASK_CHANGES);
  const [isClosing, setClosing] = useState(false);
  const params = { taskId: task.id };
  const missing = task.tally.sent + task.tally.signed + task.tally.returned;
  const remindAll = async () => {
    const { reminded } = await remind.mutateAsync({ params, body: {} });
    toast(m.supervision_tasks_remind_done({ count: reminded }));
  };
  return (
    <>
      {task.verbs.includes('reopen') && (
        <Button onClick={() => void reopen.mutateAsync({ params }).catch(() => {})}>{m.supervision_tasks_reopen()}</Button>
      )}
      {task.verbs.includes('close') && <Button onClick={() => setClosing(true)}>{m.supervision_tasks_close()}</Button>}
      {task.state === 'open' && task.mayKeep && missing > 0 && (
        <Button look="filled" icon={BellRing} disabled={remind.isPending} onClick={() => void remindAll().catch(() => {})}>
          {m.supervision_tasks_remind_all({ count: missing })}
        </Button>
      )}
      {isClosing && <CloseSheet task={task} onClose={() => setClosing(false)} />}
    </>
  );
}

function CloseSheet({ task, onClose }: { task: Task; onClose: () => void }) {
  const close = useAct(taskRoutes.closeTask, TASK_CHANGES);
  const reopen = useAct(taskRoutes.reopenTask, TASK_CHANGES);
  const params = { taskId: task.id };
  const { tally } = task;
  const open = tally.total - tally.accepted - tally.exempt;
  const state = useForm(shape, {
    values: { ground: '' },
    send: async ({ ground }) => {
      await close.mutateAsync({ params, body: ground ? { ground } : {} });
      toast(m.supervision_tasks_close_done(), () => void reopen.mutateAsync({ params }));
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.supervision_tasks_close_title({ title: task.title })}
      isOpen
      dims
      onClose={onClose}
      foot={
        <Button look="filled" type="submit" form="close-task" disabled={state.isSending}>
          {m.supervision_tasks_close()}
        </Button>
      }
    >
      <Form state={state} label={m.supervision_tasks_close()} id="close-task">
        <p className="m-0 text-body">{open > 0 ? m.supervision_tasks_close_open({ count: open }) : m.supervision_tasks_close_all()}</p>
        {open > 0 && <TextArea name="ground" label={m.supervision_tasks_ground()} />}
      </Form>
    </SideSheet>
  );
}
