import { useState } from 'react';
import { m } from '#words/messages.js';
import { secondFactorRoutes } from '#shared/me.ts';
import type { Answered } from '#shared/route.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import { Form } from '#web/workspace/form/form.tsx';
import { TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { accountRoutes } from '../contract.ts';

const { startSecondFactor, confirmSecondFactor, removeSecondFactor } = secondFactorRoutes;
const CHANGES = [accountRoutes.readOwnAccount];
type Begun = Answered<typeof startSecondFactor>;

/** The second factor: begun with the password, in use after a first code, then backup codes shown once. */
export function SecondFactor({ isOn }: { isOn: boolean }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const state = isOn ? <Chip tone="done">{m.parties_factor_on()}</Chip> : <Chip tone="waiting">{m.parties_factor_off()}</Chip>;
  const confirmed = () => {
    setCodes(begun?.backupCodes ?? []);
    setBegun(null);
  };
  return (
    <Card title={m.parties_second_factor()} aside={state}>
      {codes ? (
        <BackupCodes codes={codes} onDone={() => setCodes(null)} />
      ) : begun ? (
        <ConfirmFirstCode begun={begun} onDone={confirmed} />
      ) : isOn ? (
        <Remove />
      ) : (
        <Begin onBegun={setBegun} />
      )}
    </Card>
  );
}

function Begin({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const state = useForm(startSecondFactor.body, {
    values: { password: '' },
    send: async (body) => onBegun(await call(startSecondFactor, { body })),
  });
  const foot = (
    <Button type="submit" disabled={state.isSending}>
      {m.parties_factor_begin()}
    </Button>
  );
  return (
    <Form state={state} label={m.parties_factor_begin()} foot={foot}>
      <p className="m-0 text-table text-muted">{m.parties_factor_note()}</p>
      <TextField name="password" type="password" label={m.parties_password_current()} autoComplete="current-password" />
    </Form>
  );
}

function ConfirmFirstCode({ begun, onDone }: { begun: Begun; onDone: () => void }) {
  const confirm = useAct(confirmSecondFactor, CHANGES);
  const state = useForm(confirmSecondFactor.body, {
    values: { code: '' },
    send: async (body) => {
      await confirm.mutateAsync({ body });
      onDone();
    },
  });
  const foot = (
    <Button look="filled" type="submit" disabled={state.isSending}>
      {m.parties_factor_confirm()}
    </Button>
  );
  return (
    <Form state={state} label={m.parties_factor_confirm()} foot={foot}>
      <p className="m-0 text-table text-muted">{m.parties_factor_scan()}</p>
      <img alt={m.parties_factor_picture()} src={`data:image/svg+xml,${encodeURIComponent(begun.picture)}`} className="size-44" />
      <p className="m-0 text-note text-muted">
        {m.parties_factor_secret()} <code className="break-all select-all">{begun.secret}</code>
      </p>
      <TextField name="code" label={m.web_second_factor_code()} inputMode="numeric" autoComplete="one-time-code" />
    </Form>
  );
}

function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div role="status">
      <p className="m-0 mb-2 text-table text-muted">{m.parties_factor_backup_note()}</p>
      <ul className="m-0 mb-4 grid list-none grid-cols-2 gap-1 p-0 font-mono select-all">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button look="filled" onClick={onDone}>
        {m.parties_factor_backup_noted()}
      </Button>
    </div>
  );
}

function Remove() {
  const remove = useAct(removeSecondFactor, CHANGES);
  const state = useForm(removeSecondFactor.body, {
    values: { password: '' },
    send: async (body) => {
      await remove.mutateAsync({ body });
      toast(m.parties_saved());
    },
  });
  const foot = (
    <Button look="danger" type="submit" disabled={state.isSending}>
      {m.parties_factor_remove()}
    </Button>
  );
  return (
    <Form state={state} label={m.parties_factor_remove()} foot={foot}>
      <p className="m-0 text-table text-muted">{m.parties_factor_remove_note()}</p>
      <TextField name="password" type="password" label={m.parties_password_current()} autoComplete="current-password" />
    </Form>
  );
}
