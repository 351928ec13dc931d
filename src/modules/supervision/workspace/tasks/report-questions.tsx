import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { useAct } from '#web/workspace/query.ts';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { reportRoutes, type Report } from '../../contract.ts';
import { asTyped, typedValue } from './typed.ts';
import { REPORT_CHANGES } from './submit-bar.tsx';

/** What is asked besides the tables. */
export function ReportQuestions({ report }: { report: Report }) {
  const save = useAct(reportRoutes.answerQuestions, REPORT_CHANGES);
  const [typed, setTyped] = useState(() => new Map(report.questions.map(({ key }) => [key, asTyped(report.answers[key] ?? null)])));
  const send = async () => {
    const answers = Object.fromEntries(report.questions.map(({ key, kind }) => [key, typedValue(typed.get(key) ?? '', kind)]));
    await save.mutateAsync({ params: { reportId: report.id }, body: { answers } });
    toast(m.supervision_tasks_saved());
  };
  return (
    <Card title={m.supervision_reports_questions()}>
      <div className="flex flex-col gap-3">
        {report.questions.map((question) => (
          <label key={question.key} className="flex flex-col gap-1 text-table text-muted">
            <span>
              {question.unit ? m.supervision_tasks_with_unit({ label: question.label, unit: question.unit }) : question.label}
              {question.isRequired && <span className="ml-2 text-note">{m.supervision_tasks_required()}</span>}
            </span>
            {report.mayFill ? (
              <textarea
                rows={question.kind === 'text' ? 2 : 1}
                inputMode={question.kind === 'figure' ? 'decimal' : undefined}
                value={typed.get(question.key) ?? ''}
                onChange={(event) => setTyped(new Map(typed).set(question.key, event.target.value))}
                className="w-full rounded-control border border-edge bg-white px-2.5 py-1.5 text-body text-ink"
              />
            ) : (
              <span className="text-body text-ink">{asTyped(report.answers[question.key] ?? null) || '—'}</span>
            )}
          </label>
        ))}
        {save.error && <ErrorState error={save.error} />}
        {report.mayFill && (
          <div className="flex justify-end">
            <Button disabled={save.isPending} onClick={() => void send().catch(() => {})}>
              {m.supervision_reports_answers_save()}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
