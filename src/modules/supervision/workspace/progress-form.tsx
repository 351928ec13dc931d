import { z } from 'zod';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextArea } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { MEASURE_STATES, measureRoutes, responsibilityRoutes, type Responsibility } from '../contract.ts';

const shape = z.object({ state: z.enum(MEASURE_STATES), note: z.string().max(300) });

/** How far it has come; for the bureau and for the measure's liaison. What was said before can be taken back. */
export function ProgressForm({ measureId, now }: { measureId: string; now: Responsibility }) {
  const report = useAct(responsibilityRoutes.reportProgress, [measureRoutes.readMeasure, measureRoutes.listMeasures]);
  const before = { state: now.state, note: now.note ?? '' };
  const state = useForm(shape, {
    values: before,
    send: async (body) => {
      await report.mutateAsync({ params: { measureId }, body });
      toast(m.supervision_progress_saved(), () => {
        state.form.reset(before);
        void report.mutateAsync({ params: { measureId }, body: before });
      });
    },
  });
  return (
    <Form
      state={state}
      label={m.supervision_progress_title()}
      foot={
        <Button type="submit" disabled={state.isSending}>
          {m.supervision_progress_save()}
        </Button>
      }
    >
      <SelectField
        name="state"
        label={m.supervision_state()}
        options={MEASURE_STATES.map((value) => ({ value, label: say(`code_measure_state_${value}`) }))}
      />
      <TextArea name="note" label={m.supervision_note()} isOptional />
      <WhoCanSee who={m.supervision_who_progress()} />
    </Form>
  );
}
