import { z } from 'zod';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { toast } from '#web/workspace/toast.ts';

const grounded = z.object({ ground: z.string().trim().min(2).max(200) });

type Parts = {
  /** What is done: on the form and its button. */
  label: string;
  groundLabel: string;
  /** Said when it is done. */
  done: string;
  send: (body: z.output<typeof grounded>) => Promise<unknown>;
  onDone: () => void;
};

/** Takes something said back, with a ground; it stays readable. */
export function WithdrawalForm({ label, groundLabel, done, send, onDone }: Parts) {
  const state = useForm(grounded, {
    values: { ground: '' },
    send: async (body) => {
      await send(body);
      toast(done);
      onDone();
    },
  });
  const foot = (
    <>
      <Button size="small" onClick={onDone}>
        {m.web_keep_as_is()}
      </Button>
      <Button size="small" look="danger" type="submit" disabled={state.isSending}>
        {label}
      </Button>
    </>
  );
  return (
    <Form state={state} label={label} foot={foot}>
      <TextField name="ground" label={groundLabel} />
    </Form>
  );
}
