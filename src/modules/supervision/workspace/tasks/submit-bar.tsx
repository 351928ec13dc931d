import { z } from 'zod';
import { PenLine, Send, Undo2 } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextArea } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { reportRoutes, type Report } from '../../contract.ts';

export const REPORT_CHANGES = [reportRoutes.readReport, reportRoutes.listMyReports, reportRoutes.readReportGrid];
const shape = z.object({ note: z.string().trim().max(1000) });

/** Signing for it: one press, nothing else comes before it. */
export function SignBar({ report }: { report: Report }) {
  const sign = useAct(reportRoutes.signReport, REPORT_CHANGES);
  if (!report.verbs.includes('sign')) return null;
  const send = async () => {
    await sign.mutateAsync({ params: { reportId: report.id } });
    toast(m.supervision_reports_signed_done());
  };
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="m-0 text-body">{m.supervision_reports_sign_first()}</p>
        <Button look="filled" icon={PenLine} disabled={sign.isPending} onClick={() => void send().catch(() => {})}>
          {m.supervision_reports_sign()}
        </Button>
      </div>
      {sign.error && <ErrorState error={sign.error} />}
    </Card>
  );
}

/** Handing in, with a word where figures are far from before; taking back while nobody has accepted it. */
export function SubmitBar({ report }: { report: Report }) {
  if (report.verbs.includes('take_back')) return <TakeBack report={report} />;
  if (!report.verbs.includes('submit') || !report.mayFill) return report.note ? <NoteKept note={report.note} /> : null;
  return <Submit report={report} />;
}

function Submit({ report }: { report: Report }) {
  const submit = useAct(reportRoutes.submitReport, REPORT_CHANGES);
  const takeBack = useAct(reportRoutes.takeBackReport, REPORT_CHANGES);
  const params = { reportId: report.id };
  const state = useForm(shape, {
    values: { note: report.note ?? '' },
    send: async ({ note }) => {
      await submit.mutateAsync({ params, body: note ? { note } : {} });
      toast(m.supervision_reports_submitted_done(), () => void takeBack.mutateAsync({ params }));
    },
  });
  return (
    <Card title={m.supervision_reports_submit()}>
      <Form
        state={state}
        label={m.supervision_reports_submit()}
        foot={
          <Button look="filled" icon={Send} type="submit" disabled={state.isSending}>
            {m.supervision_reports_submit()}
          </Button>
        }
      >
        <TextArea
          name="note"
          label={m.supervision_reports_note()}
          hint={m.supervision_reports_note_hint()}
          isOptional={!report.wantsNote}
        />
      </Form>
    </Card>
  );
}

function TakeBack({ report }: { report: Report }) {
  const takeBack = useAct(reportRoutes.takeBackReport, REPORT_CHANGES);
  const send = async () => {
    await takeBack.mutateAsync({ params: { reportId: report.id } });
    toast(m.supervision_reports_taken_back());
  };
  return (
    <>
      {report.note && <NoteKept note={report.note} />}
      <div data-print="hidden" className="flex justify-end">
        <Button icon={Undo2} onClick={() => void send().catch(() => {})}>
          {m.supervision_reports_take_back()}
        </Button>
      </div>
      {takeBack.error && <ErrorState error={takeBack.error} />}
    </>
  );
}

const NoteKept = ({ note }: { note: string }) => (
  <Card title={m.supervision_reports_note()}>
    <p className="m-0 text-body whitespace-pre-wrap">{note}</p>
  </Card>
);
