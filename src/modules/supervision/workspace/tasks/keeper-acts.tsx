import { useState } from 'react';
import { z } from 'zod';
import { CheckCheck } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextArea } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { progressRoutes, type Report } from '../../contract.ts';
import { REPORT_CHANGES } from './submit-bar.tsx';
import { TASK_CHANGES } from './task-acts.tsx';

const CHANGES = [...REPORT_CHANGES, ...TASK_CHANGES];
type Asked = 'return' | 'extend' | 'exempt';

/** What whoever keeps the task does with one report. */
export function KeeperActs({ report }: { report: Report }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const accept = useAct(progressRoutes.acceptReports, CHANGES);
  const ask = useAct(progressRoutes.endExemption, CHANGES);
  const { verbs } = report;
  const acceptIt = async () => {
    await accept.mutateAsync({ params: { taskId: report.taskId }, body: { reportIds: [report.id] } });
    toast(m.supervision_tasks_accept_done({ count: 1 }));
  };
  return (
    <>
      {verbs.includes('unexempt') && (
        <Button onClick={() => void ask.mutateAsync({ params: { reportId: report.id } }).catch(() => {})}>
          {m.supervision_reports_unexempt()}
        </Button>
      )}
      {verbs.includes('exempt') && <Button onClick={() => setAsked('exempt')}>{m.supervision_reports_exempt()}</Button>}
      {verbs.includes('extend') && <Button onClick={() => setAsked('extend')}>{m.supervision_reports_extend()}</Button>}
      {verbs.includes('return') && <Button onClick={() => setAsked('return')}>{m.supervision_reports_return()}</Button>}
      {verbs.includes('accept') && (
        <Button look="filled" icon={CheckCheck} disabled={accept.isPending} onClick={() => void acceptIt().catch(() => {})}>
          {m.supervision_tasks_accept()}
        </Button>
      )}
      {accept.error && <ErrorState error={accept.error} />}
      {asked && <GroundSheet key={asked} asked={asked} report={report} onClose={() => setAsked(null)} />}
    </>
  );
}

const TITLES: Record<Asked, (values: { name: string }) => string> = {
  return: m.supervision_reports_return_title,
  extend: m.supervision_reports_extend_title,
  exempt: m.supervision_reports_exempt_title,
};
const ACTS: Record<Asked, () => string> = {
  return: m.supervision_reports_return,
  extend: m.supervision_reports_extend,
  exempt: m.supervision_reports_exempt,
};
const shape = z.object({ ground: z.string().trim().min(2).max(300), deadlineOn: z.string() });

function GroundSheet({ asked, report, onClose }: { asked: Asked; report: Report; onClose: () => void }) {
  const params = { reportId: report.id };
  const sendBack = useAct(progressRoutes.returnReport, CHANGES);
  const extend = useAct(progressRoutes.extendReport, CHANGES);
  const exempt = useAct(progressRoutes.exemptReport, CHANGES);
  const state = useForm(shape, {
    values: { ground: '', deadlineOn: asked === 'exempt' ? '' : report.deadlineOn },
    send: async ({ ground, deadlineOn }) => {
      if (asked === 'exempt') await exempt.mutateAsync({ params, body: { ground } });
      else await (asked === 'return' ? sendBack : extend).mutateAsync({ params, body: { ground, deadlineOn } });
      toast(m.supervision_reports_done());
      onClose();
    },
  });
  return (
    <SideSheet
      title={TITLES[asked]({ name: report.orgName })}
      isOpen
      dims
      onClose={onClose}
      foot={
        <Button look="filled" type="submit" form="report-ground" disabled={state.isSending}>
          {ACTS[asked]()}
        </Button>
      }
    >
      <Form state={state} label={ACTS[asked]()} id="report-ground">
        <TextArea name="ground" label={m.supervision_tasks_ground()} />
        {asked !== 'exempt' && <DateField name="deadlineOn" label={m.supervision_reports_new_deadline()} />}
      </Form>
    </SideSheet>
  );
}
