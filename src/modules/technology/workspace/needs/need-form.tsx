import { z } from 'zod';
import { dayOf } from '#shared/dates.ts';
import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import type { Option } from '#web/workspace/choice.tsx';
import { call } from '#web/workspace/client.ts';
import { ComboboxField, MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { CheckField, NumberField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct, useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { toast } from '#web/workspace/toast.ts';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { needDraftShape, needRoutes, type NeedDetail } from '../../contract/needs.ts';
import { NEEDS_CHANGED } from './need-sheet.tsx';
import { cooperationOptions, FEN_PER_WAN, kindOptions, stateOptions } from './words.ts';

/** In the form money is in 万元 under the names of the contract, so that the server's problems find their place. */
const wan = z.number().min(0).max(9_000_000).nullable();
const shape = needDraftShape.extend({ amountLowFen: wan, amountHighFen: wan });
type Values = z.output<typeof shape>;

type Parts = { needId?: string | undefined; enterpriseId?: string | undefined; onClose: (saved?: string) => void };

/** Adds a need or changes one. */
export function NeedForm({ needId, enterpriseId, onClose }: Parts) {
  const read = useCall(needRoutes.readNeed, { params: { needId: needId ?? '' } }, { enabled: needId !== undefined });
  if (needId && !read.data) {
    return (
      <SideSheet title={m.technology_need_edit()} isOpen onClose={() => onClose()} dims>
        {read.error ? <ErrorState error={read.error} /> : <Skeleton />}
      </SideSheet>
    );
  }
  return <Sheet need={needId ? (read.data ?? null) : null} enterpriseId={enterpriseId} onClose={onClose} />;
}

function Sheet({ need, enterpriseId, onClose }: { need: NeedDetail | null } & Omit<Parts, 'needId'>) {
  const add = useAct(needRoutes.addNeed, NEEDS_CHANGED);
  const change = useAct(needRoutes.changeNeed, NEEDS_CHANGED);
  const title = need ? m.technology_need_edit() : m.technology_need_add();
  const state = useForm(shape, {
    values: valuesOf(need, enterpriseId),
    send: async (values) => {
      const { enterpriseId: at, ...told } = inFen(values);
      if (need) {
        // A state is changed by a step, never by hand.
        const { state: _state, matchedOn: _matchedOn, closedOn: _closedOn, ...changed } = told;
        await change.mutateAsync({ params: { needId: need.id }, body: changed });
        toast(m.technology_need_saved({ title: values.title }));
        onClose(need.id);
      } else {
        const { id } = await add.mutateAsync({ body: { ...told, enterpriseId: at } });
        toast(m.technology_need_added({ title: values.title }));
        onClose(id);
      }
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="need" disabled={state.isSending}>
      {need ? m.technology_need_save() : m.technology_need_add()}
    </Button>
  );
  return (
    <SideSheet title={title} isOpen onClose={() => onClose()} dims foot={foot} note={<WhoCanSee who={m.technology_need_form_who()} />}>
      <Form state={state} id="need" label={title}>
        {!need && <ComboboxField name="enterpriseId" label={m.technology_need_enterprise()} find={findEnterprise} />}
        <Fields isNew={need === null} />
      </Form>
    </SideSheet>
  );
}

function Fields({ isNew }: { isNew: boolean }) {
  return (
    <>
      <TextField name="title" label={m.technology_need_title()} hint={m.technology_need_title_hint()} />
      <SelectField name="kind" label={m.technology_need_kind()} options={kindOptions()} />
      <TextArea name="difficulty" label={m.technology_need_difficulty()} hint={m.technology_need_difficulty_hint()} rows={4} isOptional />
      <TextArea name="indicators" label={m.technology_need_indicators()} rows={2} isOptional />
      <TextArea name="presentBase" label={m.technology_need_base()} rows={2} isOptional />
      <div className="grid grid-cols-2 gap-3">
        <NumberField name="amountLowFen" label={m.technology_need_amount_low()} unit={m.technology_need_wan()} isOptional />
        <NumberField name="amountHighFen" label={m.technology_need_amount_high()} unit={m.technology_need_wan()} isOptional />
      </div>
      <TextField name="amountText" label={m.technology_need_amount_text()} hint={m.technology_need_amount_text_hint()} isOptional />
      <MultiSelectField name="cooperation" label={m.technology_need_cooperation()} options={cooperationOptions()} isOptional />
      <TextField name="wantedPartner" label={m.technology_need_partner()} isOptional />
      <CheckField name="isConfidential" label={m.technology_need_confidential_check()} hint={m.technology_need_who_confidential()} />
      <div className="grid grid-cols-2 gap-3">
        <TextField name="contactName" label={m.technology_need_contact_name()} isOptional />
        <TextField name="contactPhone" label={m.technology_need_contact_phone()} inputMode="tel" isOptional />
        <TextField name="office" label={m.technology_need_office()} isOptional />
        <TextField name="responsiblePerson" label={m.technology_need_person()} isOptional />
        <TextField name="expert" label={m.technology_need_expert()} isOptional />
        {isNew && <SelectField name="state" label={m.technology_need_state()} options={stateOptions()} />}
        <DateField name="submittedOn" label={m.technology_need_submitted()} isOptional />
        {isNew && <DateField name="matchedOn" label={m.technology_need_matched()} isOptional />}
        {isNew && <DateField name="closedOn" label={m.technology_need_closed()} hint={m.technology_need_closed_hint()} isOptional />}
      </div>
      <TextArea name="progress" label={m.technology_need_progress()} rows={3} isOptional />
      <TextArea name="remark" label={m.technology_need_remark()} rows={2} isOptional />
    </>
  );
}

const OFFERED = 8;

async function findEnterprise(q: string): Promise<readonly Option[]> {
  const { rows } = await call(organisationRoutes.listOrganisations, { query: { q, pageSize: OFFERED, kind: 'enterprise', state: 'open' } });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}

function valuesOf(need: NeedDetail | null, enterpriseId: string | undefined): Partial<z.input<typeof shape>> {
  if (!need) {
    const empty = {
      difficulty: '',
      indicators: '',
      presentBase: '',
      amountText: '',
      wantedPartner: '',
      contactName: '',
      contactPhone: '',
      office: '',
      responsiblePerson: '',
      expert: '',
      progress: '',
      remark: '',
      matchedOn: '',
      closedOn: '',
    };
    return {
      ...empty,
      enterpriseId: enterpriseId ?? '',
      title: '',
      kind: 'research',
      amountLowFen: null,
      amountHighFen: null,
      cooperation: [],
      isConfidential: false,
      state: 'reported',
      submittedOn: dayOf(new Date()),
    };
  }
  const { id: _id, ...told } = need;
  const inWan = (fen: number | null) => (fen === null ? null : fen / FEN_PER_WAN);
  return {
    ...told,
    title: told.title ?? '',
    kind: told.kind ?? 'research',
    amountLowFen: inWan(told.amountLowFen),
    amountHighFen: inWan(told.amountHighFen),
  };
}

function inFen(values: Values): Values {
  const fen = (amount: number | null | undefined) => (amount == null ? null : Math.round(amount * FEN_PER_WAN));
  return { ...values, amountLowFen: fen(values.amountLowFen), amountHighFen: fen(values.amountHighFen) };
}
