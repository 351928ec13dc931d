import { z } from 'zod';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { m } from '#words/messages.js';
import { dayOf } from '#shared/dates.ts';
import type { Option } from '#web/workspace/choice.tsx';
import { call } from '#web/workspace/client.ts';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { NumberField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct, useCall } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { CONSULTATION_FORMS } from '../../contract/expert-codes.ts';
import { expertDealingRoutes } from '../../contract/expert-dealings.ts';
import type { Expert } from '../../contract/expert-shapes.ts';
import { expertRoutes } from '../../contract/experts.ts';
import { SheetForm } from './sheet-form.tsx';
import { aboutYuan, fenOf, optionsOf, yuan } from './words.ts';

const text = z.string().max(1000);
const shape = z.object({
  heldOn: z.string().min(1),
  form: z.enum(CONSULTATION_FORMS),
  topic: z.string().trim().min(2).max(200),
  result: text,
  enterpriseId: text,
  otherParty: text,
  halfDays: text,
  feeYuan: z.union([z.string(), z.number()]).nullish(),
  feeGround: text,
});

const findEnterprises = async (q: string): Promise<readonly Option[]> => {
  const { rows } = await call(organisationRoutes.listOrganisations, { query: { q, kind: 'enterprise', state: 'open', pageSize: 20 } });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
};

const MOST_HALF_DAYS = 10;
const halfDayOptions = (): Option[] =>
  Array.from({ length: MOST_HALF_DAYS }, (_, at) => ({
    value: String(at + 1),
    label: m.libraries_experts_days({ days: String((at + 1) / 2) }),
  }));

/** A consultation that has taken place; the scale's bounds are shown while the fee is settled. */
export function EnterConsultation({ expert, onClose }: { expert: Expert; onClose: () => void }) {
  const { listConsultations, enterConsultation } = expertDealingRoutes;
  const enter = useAct(enterConsultation, [listConsultations, expertRoutes.readExpert, expertRoutes.listExperts]);
  const state = useForm(shape, {
    values: {
      heldOn: dayOf(new Date()),
      form: 'visit',
      topic: '',
      result: '',
      enterpriseId: '',
      otherParty: '',
      halfDays: '1',
      feeYuan: null,
      feeGround: '',
    },
    send: async ({ feeYuan, halfDays, enterpriseId, ...said }) => {
      const body = { ...said, enterpriseId: enterpriseId || null, halfDays: Number(halfDays) || null, feeFen: fenOf(feeYuan) };
      await enter.mutateAsync({ params: { expertId: expert.id }, body });
      toast(m.libraries_experts_entered());
      onClose();
    },
  });
  const { form, halfDays } = state.form.watch();
  return (
    <SheetForm
      id="enter-consultation"
      title={`${m.libraries_experts_enter()} · ${expert.name}`}
      act={m.libraries_experts_enter()}
      state={state}
      onClose={onClose}
    >
      <DateField name="heldOn" label={m.libraries_experts_held_on()} />
      <SelectField name="form" label={m.libraries_experts_form()} options={optionsOf('consultation_form', CONSULTATION_FORMS)} />
      <ComboboxField name="enterpriseId" label={m.libraries_experts_enterprise()} find={findEnterprises} isOptional />
      <TextField name="otherParty" label={m.libraries_experts_other_party()} hint={m.libraries_experts_other_party_hint()} isOptional />
      <TextField name="topic" label={m.libraries_experts_topic()} />
      <TextArea name="result" label={m.libraries_experts_result()} isOptional />
      <SelectField name="halfDays" label={m.libraries_experts_half_days()} options={halfDayOptions()} />
      <NumberField name="feeYuan" label={m.libraries_experts_fee()} unit={m.libraries_experts_yuan()} isOptional />
      <Bounds expert={expert} form={form} halfDays={Number(halfDays) || 1} />
      <TextField name="feeGround" label={m.libraries_experts_fee_ground()} hint={m.libraries_experts_fee_ground_hint()} isOptional />
    </SheetForm>
  );
}

/** What the scale says, with its source, and where nobody has compared it yet. */
function Bounds({ expert, form, halfDays }: { expert: Expert; form: (typeof CONSULTATION_FORMS)[number]; halfDays: number }) {
  const { data } = useCall(expertDealingRoutes.reckonFee, {
    query: { form, halfDays, renown: expert.renown, ...(expert.level && { level: expert.level }) },
  });
  if (!data) return null;
  return (
    <p className="m-0 rounded-control bg-head px-3 py-2 text-note text-muted">
      {m.libraries_experts_fee_bounds({
        low: yuan(data.lowFen),
        high: yuan(data.highFen),
        source: data.basis.source,
        lowTax: aboutYuan(data.lowTaxFen),
        highTax: aboutYuan(data.highTaxFen),
      })}
      {!data.basis.isChecked && ` ${m.libraries_experts_fee_unchecked()}`}
    </p>
  );
}
