import { useNavigate } from '@tanstack/react-router';
import { Merge } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { measureRoutes, type MeasureDetail } from '../contract.ts';

const shape = z.object({ title: z.string().trim().min(2).max(120) });
const CHANGES = [measureRoutes.readMeasure, measureRoutes.listMeasures];

/** Light corrections of the cut: the title, the next measure taken in, a measure cut in two. The text stays. */
export function MendSheet({ measure, onClose }: { measure: MeasureDetail; onClose: () => void }) {
  const params = { measureId: measure.id };
  const navigate = useNavigate();
  const change = useAct(measureRoutes.changeMeasure, CHANGES);
  const merge = useAct(measureRoutes.mergeMeasure, CHANGES);
  const split = useAct(measureRoutes.splitMeasure, CHANGES);
  const [problem, setProblem] = useState<unknown>(null);
  const state = useForm(shape, {
    values: { title: measure.title },
    send: async (body) => {
      await change.mutateAsync({ params, body });
      toast(m.supervision_measure_changed(), () => void change.mutateAsync({ params, body: { title: measure.title } }));
      onClose();
    },
  });
  const attempt = (act: () => Promise<unknown>) => {
    setProblem(null);
    act().then(onClose, setProblem);
  };
  const mergeNext = async () => {
    await merge.mutateAsync({ params });
    toast(m.supervision_measure_merged(), () => void split.mutateAsync({ params, body: { at: measure.end } }));
  };
  const splitAt = async (at: number) => {
    const { id } = await split.mutateAsync({ params, body: { at } });
    const isSame = id === measure.id;
    toast(m.supervision_measure_split_done(), isSame ? () => void merge.mutateAsync({ params }) : undefined);
    if (!isSame) await navigate({ to: `/measures/${id}` });
  };
  return (
    <SideSheet
      title={m.supervision_measure_mend()}
      isOpen
      onClose={onClose}
      note={<p className="m-0 text-note text-muted">{m.supervision_measure_mend_hint()}</p>}
    >
      {problem !== null && <ErrorState error={problem} />}
      <Form state={state} label={m.supervision_measure_title()} foot={<Button type="submit">{m.supervision_measure_title_save()}</Button>}>
        <TextField name="title" label={m.supervision_measure_title()} />
      </Form>
      {measure.hasNext && (
        <div className="mt-5">
          <Button icon={Merge} disabled={merge.isPending} onClick={() => attempt(mergeNext)}>
            {m.supervision_measure_merge()}
          </Button>
        </div>
      )}
      {measure.isAnswerable && (
        <section className="mt-5" aria-label={m.supervision_measure_split_pick()}>
          <h3 className="mt-0 mb-2 text-table font-bold">{m.supervision_measure_split_pick()}</h3>
          <ol className="m-0 flex list-none flex-col gap-2 p-0">
            {sentencesOf(measure).map(({ at, words }, index) => (
              <li key={at} className="rounded-control border border-line p-2.5">
                {index > 0 && (
                  <Button
                    size="small"
                    look="quiet"
                    disabled={split.isPending}
                    onClick={() => attempt(() => splitAt(at))}
                    aria-label={m.supervision_split_before({ words: words.slice(0, 10) })}
                  >
                    {m.supervision_measure_split()}
                  </Button>
                )}
                <p className="m-0 font-serif text-body">{words}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </SideSheet>
  );
}

/** The sentences with their places in the document. */
function sentencesOf({ text, start }: MeasureDetail): { at: number; words: string }[] {
  return [...text.matchAll(/[^。；;\n]+[。；;\n]*/gu)]
    .map((found) => ({ at: start + found.index, words: found[0].trim() }))
    .filter(({ words }) => words !== '');
}
