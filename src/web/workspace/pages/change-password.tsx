import { m } from '#words/messages.js';
import { ownPasswordRoute } from '#shared/me.ts';
import { Button } from '../button.tsx';
import { call } from '../client.ts';
import { Form } from '../form/form.tsx';
import { TextField } from '../form/inputs.tsx';
import { useForm } from '../form/use-form.ts';
import { Gate } from './gate.tsx';

/** Whoever came in with a one-time password changes it before anything else. */
export default function ChangePassword({ onDone }: { onDone: () => void }) {
  const state = useForm(ownPasswordRoute.body, {
    values: { current: '', next: '' },
    send: async (body) => {
      await call(ownPasswordRoute, { body });
      onDone();
    },
  });
  const act = (
    <Button type="submit" look="filled" size="large" disabled={state.isSending}>
      {m.web_password_first_act()}
    </Button>
  );
  return (
    <Gate title={m.web_password_first_title()} note={m.web_password_first_note()}>
      <Form state={state} label={m.web_password_first_title()} foot={act}>
        <TextField name="current" type="password" label={m.web_password_present()} autoComplete="current-password" />
        <TextField name="next" type="password" label={m.web_password_new()} hint={m.web_password_hint()} autoComplete="new-password" />
      </Form>
    </Gate>
  );
}
