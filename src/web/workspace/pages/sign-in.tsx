import { useState } from 'react';
import { m } from '#words/messages.js';
import { sessionRoutes, type Me } from '#shared/me.ts';
import { Button } from '../button.tsx';
import { call } from '../client.ts';
import { Form } from '../form/form.tsx';
import { TextField } from '../form/inputs.tsx';
import { useForm } from '../form/use-form.ts';
import { Gate } from './gate.tsx';

/** Shown at whatever address was asked for; once in, that address opens. */
export default function SignIn({ onIn }: { onIn: (me: Me) => void }) {
  const [wantsCode, setWantsCode] = useState(false);
  return wantsCode ? <SecondFactor onIn={onIn} /> : <Password onIn={onIn} onCode={() => setWantsCode(true)} />;
}

function Password({ onIn, onCode }: { onIn: (me: Me) => void; onCode: () => void }) {
  const state = useForm(sessionRoutes.signIn.body, {
    values: { username: '', password: '' },
    send: async (body) => {
      const answer = await call(sessionRoutes.signIn, { body });
      if ('needsSecondFactor' in answer) onCode();
      else onIn(answer);
    },
  });
  return (
    <Gate title={m.web_sign_in_title()} note={m.web_sign_in_note()}>
      <Form
        state={state}
        label={m.web_sign_in_title()}
        foot={
          <Button type="submit" look="filled" size="large" disabled={state.isSending}>
            {m.web_sign_in()}
          </Button>
        }
      >
        <TextField name="username" label={m.web_username()} autoComplete="username" />
        <TextField name="password" label={m.web_password()} type="password" autoComplete="current-password" />
      </Form>
    </Gate>
  );
}

function SecondFactor({ onIn }: { onIn: (me: Me) => void }) {
  const state = useForm(sessionRoutes.giveSecondFactor.body, {
    values: { code: '' },
    send: async (body) => onIn(await call(sessionRoutes.giveSecondFactor, { body })),
  });
  return (
    <Gate title={m.web_second_factor_title()} note={m.web_second_factor_note()}>
      <Form
        state={state}
        label={m.web_second_factor_title()}
        foot={
          <Button type="submit" look="filled" size="large" disabled={state.isSending}>
            {m.web_sign_in()}
          </Button>
        }
      >
        <TextField name="code" label={m.web_second_factor_code()} inputMode="numeric" autoComplete="one-time-code" />
      </Form>
    </Gate>
  );
}
