import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { NumberField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { PageTitle, WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { m } from '#words/messages.js';
import { taskDraftShape, taskRoutes } from '../../contract.ts';

const shape = taskDraftShape
  .omit({ questions: true, parkId: true, remindBefore: true })
  .extend({ remindBefore: z.array(z.string()).max(5) });
const DAYS = [5, 3, 2, 1, 0];

/** The notice, its deadline, what it is held against; tables and recipients come on the task's own page. */
export default function NewTask() {
  const navigate = useNavigate();
  const draft = useAct(taskRoutes.draftTask, [taskRoutes.listTasks]);
  const before = useCall(taskRoutes.listTasks, { query: { pageSize: 50 } });
  const state = useForm(shape, {
    values: { title: '', text: '', deadlineOn: '', asOf: '', year: lastYear(), remindBefore: ['3', '1'], previousId: '' },
    send: async ({ remindBefore, ...body }) => {
      const { id } = await draft.mutateAsync({
        body: { ...body, remindBefore: remindBefore.map(Number), questions: [], parkId: null },
      });
      await navigate({ to: `/reporting-tasks/${id}` as string });
    },
  });
  const previous = (before.data?.rows ?? []).filter((row) => row.state !== 'draft').map((row) => ({ value: row.id, label: row.title }));
  return (
    <>
      <PageTitle title={m.supervision_tasks_new()} crumbs={[{ label: m.supervision_tasks(), to: '/reporting-tasks' }]} />
      <div className="max-w-[760px]">
        <Card>
          <Form
            state={state}
            label={m.supervision_tasks_new()}
            foot={
              <Button look="filled" type="submit" disabled={state.isSending}>
                {m.supervision_tasks_create()}
              </Button>
            }
          >
            <TextField name="title" label={m.supervision_tasks_title()} />
            <TextArea name="text" label={m.supervision_tasks_text()} rows={6} hint={m.supervision_tasks_text_hint()} isOptional />
            <div className="grid gap-4 md:grid-cols-2">
              <DateField name="deadlineOn" label={m.supervision_tasks_deadline()} />
              <DateField name="asOf" label={m.supervision_tasks_as_of_day()} hint={m.supervision_tasks_as_of_hint()} />
              <NumberField name="year" label={m.supervision_tasks_year()} unit="" isOptional />
              <MultiSelectField
                name="remindBefore"
                label={m.supervision_tasks_remind()}
                hint={m.supervision_tasks_remind_hint()}
                options={DAYS.map((days) => ({
                  value: String(days),
                  label: days === 0 ? m.supervision_tasks_remind_day() : m.supervision_tasks_remind_before({ days }),
                }))}
              />
            </div>
            <SelectField
              name="previousId"
              label={m.supervision_tasks_previous()}
              hint={m.supervision_tasks_previous_hint()}
              options={[{ value: '', label: m.supervision_tasks_previous_none() }, ...previous]}
            />
            <WhoCanSee who={m.supervision_tasks_who()} />
          </Form>
        </Card>
      </div>
    </>
  );
}

/** Yearly figures are of the year that has passed. */
const lastYear = () => new Date().getFullYear() - 1;
