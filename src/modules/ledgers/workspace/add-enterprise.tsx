import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { ClientRefusal } from '#web/workspace/client.ts';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { NumberField, SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { useCall } from '#web/workspace/query.ts';
import { enterpriseDraftShape, enterpriseRoutes } from '../contract/enterprises.ts';
import { WAN } from '../contract/facts.ts';
import { findIndustry, useFieldOptions, useParkOptions } from './code-options.ts';
import { kindLabel } from './fact-words.ts';

const given = z.union([z.string(), z.number()]).nullish();
const shape = enterpriseDraftShape.omit({ facts: true }).extend({ values: z.record(z.string(), given) });

/** Facts that a new enterprise begins with, as far as they are known. */
const FIRST = [
  'legal_representative',
  'registered_capital',
  'established_on',
  'field_code',
  'industry_code',
  'main_products',
  'address',
  'contact_name',
  'contact_phone',
] as const;
type First = (typeof FIRST)[number];

export function AddEnterprise({ onClose }: { onClose: () => void }) {
  const add = useAct(enterpriseRoutes.addEnterprise, [enterpriseRoutes.listEnterprises]);
  const navigate = useNavigate();
  const parks = useParkOptions();
  const isCity = useCan()('parties.keep_codes');
  const counties =
    useCall(organisationRoutes.listOrganisations, { query: { kind: 'county', state: 'open', pageSize: 100 } }).data?.rows ?? [];
  const none = { value: '', label: m.ledgers_enterprise_no_park() };
  const state = useForm(shape, {
    values: { name: '', creditCode: '', parkId: parks.length === 1 ? parks[0]!.value : '', countyId: '', values: {} },
    send: async ({ values, ...register }) => {
      const kinds = FIRST.filter((kind) => values[kind] !== undefined && values[kind] !== null && values[kind] !== '');
      const facts = kinds.map((kind) => entryOf(kind, values[kind] ?? ''));
      const { id } = await add.mutateAsync({ body: { ...register, facts } }).catch((error: unknown) => {
        throw atValues(error, kinds);
      });
      toast(m.ledgers_enterprise_added({ name: register.name }));
      onClose();
      await navigate({ to: `/enterprises/${id}` });
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="add-enterprise" disabled={state.isSending}>
      {m.ledgers_enterprise_add()}
    </Button>
  );
  return (
    <SideSheet
      title={m.ledgers_enterprise_add()}
      isOpen
      onClose={onClose}
      dims
      foot={foot}
      note={<WhoCanSee who={m.ledgers_enterprises_who()} />}
    >
      <Form state={state} id="add-enterprise" label={m.ledgers_enterprise_add()}>
        <TextField name="name" label={m.ledgers_enterprise_name()} hint={m.ledgers_enterprise_name_hint()} />
        <TextField name="creditCode" label={m.ledgers_enterprise_credit_code()} hint={m.ledgers_enterprise_credit_code_hint()} isOptional />
        <SelectField name="parkId" label={m.ledgers_enterprise_park()} options={isCity ? [none, ...parks] : parks} />
        <SelectField
          name="countyId"
          label={m.ledgers_enterprise_county()}
          isOptional
          options={[
            { value: '', label: m.ledgers_enterprise_no_county() },
            ...counties.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <FirstFacts />
      </Form>
    </SideSheet>
  );
}

function FirstFacts() {
  const fields = useFieldOptions();
  return (
    <>
      {FIRST.map((kind) => {
        const parts = { name: `values.${kind}`, label: kindLabel(kind), isOptional: true };
        if (kind === 'registered_capital') return <NumberField key={kind} {...parts} unit={m.ledgers_fact_wan()} />;
        if (kind === 'established_on') return <DateField key={kind} {...parts} />;
        if (kind === 'field_code') return <ComboboxField key={kind} {...parts} options={fields} />;
        if (kind === 'industry_code') return <ComboboxField key={kind} {...parts} find={findIndustry} />;
        return <TextField key={kind} {...parts} {...(kind === 'contact_phone' && { inputMode: 'tel' as const })} />;
      })}
    </>
  );
}

const entryOf = (kind: First, value: string | number) =>
  kind === 'registered_capital' ? { kind, value: String(value), unit: WAN } : { kind, value };

/** The server counts the facts sent; the form knows them by kind. */
export function atValues(error: unknown, kinds: readonly string[]): unknown {
  if (!(error instanceof ClientRefusal)) return error;
  const fields = error.fields.map((field) => {
    const at = /^\/facts\/(\d+)\//u.exec(field.path);
    return at ? { ...field, path: `/values/${kinds[Number(at[1])] ?? ''}` } : field;
  });
  return new ClientRefusal(error.status, error.code, error.message, error.requestId, fields);
}
