import { useState } from 'react';
import { z } from 'zod';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { CheckField, SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { m } from '#words/messages.js';
import { PLACE_KINDS, taskRoutes, type Question, type Task } from '../../contract.ts';

const shape = z.object({
  label: z.string().trim().min(2).max(120),
  kind: z.enum(PLACE_KINDS),
  unit: z.string().trim().max(12),
  isRequired: z.boolean(),
});

/** What is asked besides the tables. */
export function DraftQuestions({ task }: { task: Task }) {
  const change = useAct(taskRoutes.changeTask, [taskRoutes.readTask]);
  const [isOpen, setOpen] = useState(false);
  const put = (questions: readonly Question[]) => change.mutateAsync({ params: { taskId: task.id }, body: { questions: [...questions] } });
  const state = useForm(shape, {
    values: { label: '', kind: 'text', unit: '', isRequired: false },
    send: async ({ unit, ...question }) => {
      const number = Math.max(0, ...task.questions.map(({ key }) => Number(key.slice(1)) || 0)) + 1;
      await put([...task.questions, { ...question, unit: unit || null, key: `q${number}` }]);
      state.form.reset();
      setOpen(false);
    },
  });
  return (
    <div className="mt-4 flex flex-col gap-2">
      <h3 className="m-0 text-body font-bold">{m.supervision_tasks_questions()}</h3>
      <p className="m-0 text-note text-muted">{m.supervision_tasks_question_hint()}</p>
      <ol className="m-0 list-none p-0">
        {task.questions.map((question) => (
          <li key={question.key} className="flex flex-wrap items-center justify-between gap-2 border-b border-row py-1.5 text-table">
            <span>
              {question.label}
              <span className="ml-2 text-note text-muted">
                {[say(`code_place_kind_${question.kind}`), question.unit, question.isRequired && m.supervision_tasks_required()]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              size="small"
              look="quiet"
              aria-label={m.supervision_tasks_question_remove({ label: question.label })}
              onClick={() => void put(task.questions.filter(({ key }) => key !== question.key)).catch(() => {})}
            >
              {m.supervision_tasks_question_drop()}
            </Button>
          </li>
        ))}
      </ol>
      {isOpen ? (
        <Form
          state={state}
          label={m.supervision_tasks_question_add()}
          foot={
            <Button type="submit" disabled={state.isSending}>
              {m.supervision_tasks_question_add()}
            </Button>
          }
        >
          <TextField name="label" label={m.supervision_tasks_question()} />
          <div className="grid gap-4 md:grid-cols-3">
            <SelectField
              name="kind"
              label={m.supervision_tasks_kind()}
              options={PLACE_KINDS.map((value) => ({ value, label: say(`code_place_kind_${value}`) }))}
            />
            <TextField name="unit" label={m.supervision_tasks_unit()} isOptional />
            <CheckField name="isRequired" label={m.supervision_tasks_required()} />
          </div>
        </Form>
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>{m.supervision_tasks_question_add()}</Button>
        </div>
      )}
    </div>
  );
}
