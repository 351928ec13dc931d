import { useState } from 'react';
import { m } from '#words/messages.js';
import { firstAdministratorShape, sessionRoutes, type Me, type NamedAdministrators } from '#shared/me.ts';
import { Button } from '../button.tsx';
import { call } from '../client.ts';
import { Form } from '../form/form.tsx';
import { TextField } from '../form/inputs.tsx';
import { useForm } from '../form/use-form.ts';
import { Gate } from './gate.tsx';

const NOTHING_YET = {
  organisation: '',
  name: '',
  username: '',
  password: '',
  securityName: '',
  securityUsername: '',
  auditName: '',
  auditUsername: '',
};

/** An empty platform asks for its three administrators, who are three people. */
export default function FirstAdministrator({ onIn }: { onIn: (me: Me) => void }) {
  const [named, setNamed] = useState<NamedAdministrators | null>(null);
  const state = useForm(firstAdministratorShape, {
    values: NOTHING_YET,
    send: async (body) => setNamed(await call(sessionRoutes.giveFirstAdministrator, { body })),
  });
  if (named) return <HandOver named={named} onIn={onIn} />;
  const act = (
    <Button type="submit" look="filled" size="large" disabled={state.isSending}>
      {m.web_first_administrator_act()}
    </Button>
  );
  return (
    <Gate title={m.web_first_administrator_title()} note={m.web_first_administrator_note()}>
      <Form state={state} label={m.web_first_administrator_title()} foot={act}>
        <TextField name="organisation" label={m.web_organisation()} autoComplete="organization" />
        <h2 className="m-0 text-section font-bold">{m.web_system_administrator()}</h2>
        <TextField name="name" label={m.web_person_name()} autoComplete="name" />
        <TextField name="username" label={m.web_username()} hint={m.web_username_hint()} autoComplete="username" />
        <TextField name="password" label={m.web_password()} hint={m.web_password_hint()} type="password" autoComplete="new-password" />
        <h2 className="m-0 text-section font-bold">{m.web_security_administrator()}</h2>
        <TextField name="securityName" label={m.web_person_name()} />
        <TextField name="securityUsername" label={m.web_username()} hint={m.web_username_hint()} />
        <h2 className="m-0 text-section font-bold">{m.web_audit_administrator()}</h2>
        <TextField name="auditName" label={m.web_person_name()} />
        <TextField name="auditUsername" label={m.web_username()} hint={m.web_username_hint()} />
      </Form>
    </Gate>
  );
}

/** The one-time passwords of the two others, shown this once. */
function HandOver({ named, onIn }: { named: NamedAdministrators; onIn: (me: Me) => void }) {
  return (
    <Gate title={m.web_hand_over_title()} note={m.web_hand_over_note()}>
      <dl className="m-0 mb-4">
        {named.oneTimePasswords.map(({ name, username, password }) => (
          <div key={username} className="border-b border-row py-2.5">
            <dt className="text-table text-muted">{m.web_hand_over_to({ name, username })}</dt>
            <dd className="m-0 font-mono text-section font-bold">{password}</dd>
          </div>
        ))}
      </dl>
      <Button look="filled" size="large" onClick={() => onIn(named.me)}>
        {m.web_hand_over_done()}
      </Button>
    </Gate>
  );
}
