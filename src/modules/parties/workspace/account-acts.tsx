import { useState } from 'react';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { Confirm } from '#web/workspace/dialog.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { toast } from '#web/workspace/toast.ts';
import { accountRoutes, type PersonDetail } from '../contract.ts';
import { OneTimePassword } from './one-time-password.tsx';
import { Facts, Part } from './opened.tsx';
import { Foot, PERSON_CHANGES } from './person-forms.tsx';

type Doing = 'open' | 'disable' | 'password' | 'factor' | null;

/** A person's account: whether there is one, how it is kept, and what the security administrator can do about it. */
export function AccountActs({ person }: { person: PersonDetail }) {
  const can = useCan();
  const [doing, setDoing] = useState<Doing>(null);
  const [password, setPassword] = useState<string | null>(null);
  const params = { personId: person.id };
  const enable = useAct(accountRoutes.enableAccount, PERSON_CHANGES);
  const reset = useAct(accountRoutes.resetPassword, PERSON_CHANGES);
  const factor = useAct(accountRoutes.resetSecondFactor, PERSON_CHANGES);
  const done = () => setDoing(null);
  const isKeeper = can('parties.keep_accounts') && person.username !== null;
  return (
    <Part title={m.parties_account()}>
      <State person={person} />
      {password && <OneTimePassword name={person.name} username={person.username ?? ''} password={password} />}
      {doing === 'open' && <OpenAccount person={person} onPassword={setPassword} onDone={done} />}
      {doing === 'disable' && <Disable person={person} onDone={done} />}
      {doing !== 'open' && doing !== 'disable' && (
        <div className="mt-3 flex flex-wrap gap-2">
          {can('parties.keep_people') && !person.username && <Button onClick={() => setDoing('open')}>{m.parties_account_open()}</Button>}
          {isKeeper && <Button onClick={() => setDoing('password')}>{m.parties_password_reset()}</Button>}
          {isKeeper && person.hasSecondFactor && <Button onClick={() => setDoing('factor')}>{m.parties_factor_reset()}</Button>}
          {isKeeper && person.isDisabled && (
            <Button onClick={() => void enable.mutateAsync({ params })}>{m.parties_account_enable()}</Button>
          )}
          {isKeeper && !person.isDisabled && (
            <Button look="danger" onClick={() => setDoing('disable')}>
              {m.parties_account_disable()}
            </Button>
          )}
        </div>
      )}
      <Confirm
        isOpen={doing === 'password'}
        onClose={done}
        title={m.parties_password_reset()}
        act={m.parties_password_reset()}
        onConfirm={async () => setPassword((await reset.mutateAsync({ params })).password)}
      >
        {m.parties_password_reset_note({ name: person.name })}
      </Confirm>
      <Confirm
        isOpen={doing === 'factor'}
        onClose={done}
        title={m.parties_factor_reset()}
        act={m.parties_factor_reset()}
        onConfirm={async () => {
          await factor.mutateAsync({ params });
          toast(m.parties_saved());
        }}
      >
        {m.parties_factor_reset_note({ name: person.name })}
      </Confirm>
    </Part>
  );
}

function State({ person }: { person: PersonDetail }) {
  if (!person.username) return <p className="m-0 text-table text-muted">{m.parties_account_none()}</p>;
  return (
    <Facts
      facts={[
        [m.parties_username(), person.username],
        [m.parties_second_factor(), person.hasSecondFactor ? m.parties_factor_on() : m.parties_factor_off()],
        [m.parties_password_state(), person.mustChangePassword ? m.parties_password_one_time() : m.parties_password_own()],
      ]}
    />
  );
}

function OpenAccount({ person, onPassword, onDone }: { person: PersonDetail; onPassword: (password: string) => void; onDone: () => void }) {
  const open = useAct(accountRoutes.openAccount, PERSON_CHANGES);
  const state = useForm(accountRoutes.openAccount.body, {
    values: { username: '' },
    send: async (body) => {
      onPassword((await open.mutateAsync({ params: { personId: person.id }, body })).password);
      onDone();
    },
  });
  return (
    <Form
      state={state}
      label={m.parties_account_open()}
      foot={<Foot act={m.parties_account_open()} onDone={onDone} isSending={state.isSending} />}
    >
      <TextField name="username" label={m.parties_username()} hint={m.parties_username_hint()} />
    </Form>
  );
}

function Disable({ person, onDone }: { person: PersonDetail; onDone: () => void }) {
  const disable = useAct(accountRoutes.disableAccount, PERSON_CHANGES);
  const enable = useAct(accountRoutes.enableAccount, PERSON_CHANGES);
  const params = { personId: person.id };
  const state = useForm(accountRoutes.disableAccount.body, {
    values: { ground: '' },
    send: async (body) => {
      await disable.mutateAsync({ params, body });
      toast(m.parties_account_disabled_toast({ name: person.name }), () => void enable.mutateAsync({ params }));
      onDone();
    },
  });
  return (
    <Form
      state={state}
      label={m.parties_account_disable()}
      foot={<Foot act={m.parties_account_disable()} onDone={onDone} isSending={state.isSending} />}
    >
      <TextField name="ground" label={m.parties_ground()} hint={m.parties_account_disable_hint()} />
    </Form>
  );
}
