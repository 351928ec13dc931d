import { useQueryClient } from '@tanstack/react-query';
import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { PageTitle } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { useMe } from '#web/workspace/session.tsx';
import { LanguageSwitch } from '#web/workspace/shell/language.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { ownPasswordRoute } from '#shared/me.ts';
import { accountRoutes } from '../contract.ts';
import { Facts } from './opened.tsx';
import { SecondFactor } from './second-factor.tsx';

/** One's own account: who I am here, password, second factor, language. */
export default function Me() {
  const me = useMe();
  const account = useCall(accountRoutes.readOwnAccount, {});
  return (
    <>
      <PageTitle title={m.parties_nav_me()} note={m.parties_me_note()} />
      {account.error && <ErrorState error={account.error} retry={() => void account.refetch()} />}
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <div className="grid gap-3">
          <Card title={m.parties_me_facts()}>
            <Facts
              facts={[
                [m.parties_person_name(), me.person.name],
                [m.parties_organisation(), me.organisation?.name],
                [m.parties_duty(), me.roles.map((role) => say(`code_role_${role}`)).join(' · ')],
                [m.parties_username(), account.data?.username],
                [m.parties_me_sessions(), account.data && String(account.data.sessions)],
              ]}
            />
            <div className="mt-4 flex items-center gap-3 text-table text-muted">
              {m.web_language()} <LanguageSwitch />
            </div>
          </Card>
          <Password />
        </div>
        <SecondFactor isOn={account.data?.hasSecondFactor ?? false} />
      </div>
    </>
  );
}

function Password() {
  const queries = useQueryClient();
  const change = useAct(accountRoutes.changeOwnPassword, [accountRoutes.readOwnAccount]);
  const state = useForm(ownPasswordRoute.body, {
    values: { current: '', next: '' },
    send: async (body) => {
      await change.mutateAsync({ body });
      state.form.reset();
      toast(m.parties_password_changed());
      await queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const foot = (
    <Button look="filled" type="submit" disabled={state.isSending}>
      {m.parties_password_change()}
    </Button>
  );
  return (
    <Card title={m.parties_password_change()}>
      <Form state={state} label={m.parties_password_change()} foot={foot}>
        <TextField name="current" type="password" label={m.parties_password_current()} autoComplete="current-password" />
        <TextField
          name="next"
          type="password"
          label={m.parties_password_next()}
          hint={m.parties_password_hint()}
          autoComplete="new-password"
        />
      </Form>
    </Card>
  );
}
