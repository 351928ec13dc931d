import { m } from '#words/messages.js';
import { firstAdministratorShape, sessionRoutes, type Me } from '#shared/me.ts';
import { Button } from '../button.tsx';
import { call } from '../client.ts';
import { Form } from '../form/form.tsx';
import { TextField } from '../form/inputs.tsx';
import { useForm } from '../form/use-form.ts';
import { Gate } from './gate.tsx';

/** An empty platform asks for the person who will set it up. */
export default function FirstAdministrator({ onIn }: { onIn: (me: Me) => void }) {
  const state = useForm(firstAdministratorShape, {
    values: { name: '', username: '', password: '' },
    send: async (body) => onIn(await call(sessionRoutes.giveFirstAdministrator, { body })),
  });
  return (
    <Gate title={m.web_first_administrator_title()} note={m.web_first_administrator_note()}>
      <Form state={state} label={m.web_first_administrator_title()} foot={<Button type="submit" look="filled" size="large" disabled={state.isSending}>{m.web_first_administrator_act()}</Button>}>
        <TextField name="name" label={m.web_person_name()} autoComplete="name" />
        <TextField name="username" label={m.web_username()} autoComplete="username" />
        <TextField name="password" label={m.web_password()} hint={m.web_password_hint()} type="password" autoComplete="new-password" />
      </Form>
    </Gate>
  );
}
