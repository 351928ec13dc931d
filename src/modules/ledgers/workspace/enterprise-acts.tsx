import { useState } from 'react';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { dayOf } from '#shared/dates.ts';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { call } from '#web/workspace/client.ts';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { enterpriseChangeShape, enterpriseRoutes, type EnterprisePage } from '../contract/enterprises.ts';
import { useParkOptions } from './code-options.ts';

const CHANGES = [enterpriseRoutes.readEnterprise, enterpriseRoutes.listEnterprises];
type Doing = 'change' | 'close' | 'merge';

/** What the register says of it: names before, what it was merged with; renaming, moving, closing, merging. */
export function EnterpriseActs({ enterprise }: { enterprise: EnterprisePage }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const mayKeep = enterprise.abilities.includes('ledgers.keep_enterprises');
  const { formerNames, mergedFrom, closedOn, closedGround } = enterprise;
  if (!mayKeep && formerNames.length === 0 && !closedOn) return null;
  const done = () => setDoing(null);
  return (
    <div data-print="hidden">
      <Card title={m.ledgers_register_title()}>
        <ul className="m-0 mb-2 list-none p-0 text-table empty:hidden">
          {formerNames.map(({ name, until }) => (
            <li key={`${name} ${until}`}>{m.ledgers_register_former({ name, day: until })}</li>
          ))}
          {closedOn && <li>{m.ledgers_register_closed({ day: closedOn, ground: closedGround ?? '' })}</li>}
        </ul>
        {mergedFrom.map((from) => (
          <Merged key={from.id} from={from} mayKeep={mayKeep} />
        ))}
        {mayKeep && (
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => setDoing('change')}>
              {m.ledgers_register_change()}
            </Button>
            <Button size="small" onClick={() => setDoing('merge')}>
              {m.ledgers_register_merge()}
            </Button>
            {closedOn ? (
              <Reopen enterprise={enterprise} />
            ) : (
              <Button size="small" look="danger" onClick={() => setDoing('close')}>
                {m.ledgers_register_close()}
              </Button>
            )}
          </div>
        )}
      </Card>
      {doing === 'change' && <Change enterprise={enterprise} onClose={done} />}
      {doing === 'close' && <Close enterprise={enterprise} onClose={done} />}
      {doing === 'merge' && <Merge enterprise={enterprise} onClose={done} />}
    </div>
  );
}

function Merged({ from, mayKeep }: { from: { id: string; name: string }; mayKeep: boolean }) {
  const part = useAct(enterpriseRoutes.partEnterprise, CHANGES);
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2 text-table">
      <span>{m.ledgers_register_merged_from({ name: from.name })}</span>
      {mayKeep && (
        <Button
          size="small"
          look="quiet"
          disabled={part.isPending}
          onClick={() =>
            void part.mutateAsync({ params: { enterpriseId: from.id } }).then(
              () => toast(m.ledgers_register_parted({ name: from.name })),
              () => {},
            )
          }
        >
          {m.ledgers_register_part()}
        </Button>
      )}
      {part.error && <ErrorState error={part.error} />}
    </div>
  );
}

function Reopen({ enterprise }: { enterprise: EnterprisePage }) {
  const reopen = useAct(enterpriseRoutes.reopenEnterprise, CHANGES);
  return (
    <Button
      size="small"
      disabled={reopen.isPending}
      onClick={() =>
        void reopen.mutateAsync({ params: { enterpriseId: enterprise.id } }).then(
          () => toast(m.ledgers_register_reopened()),
          () => {},
        )
      }
    >
      {m.ledgers_register_reopen()}
    </Button>
  );
}

function Change({ enterprise, onClose }: { enterprise: EnterprisePage; onClose: () => void }) {
  const change = useAct(enterpriseRoutes.changeEnterprise, CHANGES);
  const { id, name, creditCode, parkId, parkName } = enterprise;
  const parks = useParkOptions();
  const here = parkId && !parks.some((park) => park.value === parkId) ? [{ value: parkId, label: parkName ?? parkId }] : [];
  const state = useForm(enterpriseChangeShape.omit({ countyId: true }), {
    values: { name, creditCode: creditCode ?? '', parkId: parkId ?? '' },
    send: async (body) => {
      await change.mutateAsync({ params: { enterpriseId: id }, body });
      toast(m.ledgers_register_changed());
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.ledgers_register_change()}
      isOpen
      onClose={onClose}
      dims
      foot={
        <Submit form="change-enterprise" state={state}>
          {m.ledgers_register_save()}
        </Submit>
      }
    >
      <Form state={state} id="change-enterprise" label={m.ledgers_register_change()}>
        <TextField name="name" label={m.ledgers_enterprise_name()} hint={m.ledgers_register_name_hint()} />
        <TextField name="creditCode" label={m.ledgers_enterprise_credit_code()} hint={m.ledgers_enterprise_credit_code_hint()} isOptional />
        <SelectField
          name="parkId"
          label={m.ledgers_enterprise_park()}
          options={[{ value: '', label: m.ledgers_enterprise_no_park() }, ...here, ...parks]}
        />
      </Form>
    </SideSheet>
  );
}

const closing = z.object({
  closedOn: enterpriseRoutes.closeEnterprise.body.shape.closedOn,
  ground: enterpriseRoutes.closeEnterprise.body.shape.ground,
});

function Close({ enterprise, onClose }: { enterprise: EnterprisePage; onClose: () => void }) {
  const close = useAct(enterpriseRoutes.closeEnterprise, CHANGES);
  const reopen = useAct(enterpriseRoutes.reopenEnterprise, CHANGES);
  const params = { enterpriseId: enterprise.id };
  const state = useForm(closing, {
    values: { closedOn: dayOf(new Date()), ground: '' },
    send: async (body) => {
      await close.mutateAsync({ params, body });
      toast(m.ledgers_register_closed_toast({ name: enterprise.name }), () => void reopen.mutateAsync({ params }));
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.ledgers_register_close()}
      isOpen
      onClose={onClose}
      dims
      foot={
        <Submit form="close-enterprise" state={state} look="danger">
          {m.ledgers_register_close()}
        </Submit>
      }
    >
      <Form state={state} id="close-enterprise" label={m.ledgers_register_close()}>
        <DateField name="closedOn" label={m.ledgers_register_closed_on()} />
        <TextField name="ground" label={m.ledgers_register_ground()} hint={m.ledgers_register_close_hint()} />
      </Form>
    </SideSheet>
  );
}

const merging = z.object({ intoId: z.string().min(1) });

async function findEnterprise(q: string) {
  const { rows } = await call(enterpriseRoutes.listEnterprises, { query: { q, pageSize: 20, state: 'all' } });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}

function Merge({ enterprise, onClose }: { enterprise: EnterprisePage; onClose: () => void }) {
  const merge = useAct(enterpriseRoutes.mergeEnterprise, CHANGES);
  const part = useAct(enterpriseRoutes.partEnterprise, CHANGES);
  const params = { enterpriseId: enterprise.id };
  const state = useForm(merging, {
    values: { intoId: '' },
    send: async (body) => {
      await merge.mutateAsync({ params, body });
      toast(m.ledgers_register_merged_toast({ name: enterprise.name }), () => void part.mutateAsync({ params }));
      onClose();
    },
  });
  return (
    <SideSheet
      title={m.ledgers_register_merge()}
      isOpen
      onClose={onClose}
      dims
      foot={
        <Submit form="merge-enterprise" state={state}>
          {m.ledgers_register_merge()}
        </Submit>
      }
    >
      <Form state={state} id="merge-enterprise" label={m.ledgers_register_merge()}>
        <ComboboxField
          name="intoId"
          label={m.ledgers_register_into()}
          hint={m.ledgers_register_merge_hint({ name: enterprise.name })}
          find={findEnterprise}
        />
      </Form>
    </SideSheet>
  );
}

function Submit({
  form,
  state,
  look = 'filled',
  children,
}: {
  form: string;
  state: { isSending: boolean };
  look?: 'filled' | 'danger';
  children: string;
}) {
  return (
    <Button look={look} type="submit" form={form} disabled={state.isSending}>
      {children}
    </Button>
  );
}
