import { Check } from 'lucide-react';
import { useFormContext } from 'react-hook-form';
import { codeRoutes } from '#modules/parties/contract.ts';
import { MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Field } from '#web/workspace/form/field.tsx';
import { NumberField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useCall } from '#web/workspace/query.ts';
import { m } from '#words/messages.js';
import { NEED_OPENNESS, type NeedOpenness } from '../../contract/need-life-codes.ts';
import { opennessLabel, whoSees } from './life-words.ts';
import type { RaiseValues } from './raise-draft.ts';
import { RaiseCheck } from './raise-check.tsx';
import { cooperationOptions, kindOptions } from './words.ts';

/** The form's steps and the fields each asks for: what, why, by when, money, help, who may see it, check. */
export const RAISE_STEPS: readonly { id: string; label: () => string; fields: readonly (keyof RaiseValues)[] }[] = [
  { id: 'what', label: m.technology_form_step_what, fields: ['title', 'kind', 'difficulty'] },
  { id: 'why', label: m.technology_form_step_why, fields: ['purpose', 'indicators', 'presentBase'] },
  { id: 'when', label: m.technology_form_step_when, fields: ['wantedBy', 'amountLowFen', 'amountHighFen', 'amountText'] },
  { id: 'help', label: m.technology_form_step_help, fields: ['cooperation', 'wantedPartner', 'fields', 'contactName', 'contactPhone'] },
  { id: 'who', label: m.technology_form_step_who, fields: ['openness'] },
  { id: 'check', label: m.technology_form_step_check, fields: [] },
];

export function RaiseSteps({ at, onGo }: { at: number; onGo: (at: number) => void }) {
  return (
    <ol
      aria-label={m.technology_form_steps()}
      className="m-0 flex list-none gap-1 overflow-x-auto rounded-card border border-line bg-white p-2 lg:flex-col"
    >
      {RAISE_STEPS.map(({ id, label }, index) => (
        <li key={id} aria-current={index === at ? 'step' : undefined} className="shrink-0">
          <button
            type="button"
            onClick={() => onGo(index)}
            className={`flex min-h-9 w-full items-center gap-2 rounded-control px-2.5 text-left whitespace-nowrap max-md:min-h-11 ${index === at ? 'bg-brand-tint font-bold text-brand-strong' : 'text-muted hover:bg-head'}`}
          >
            <span
              aria-hidden
              className={`inline-flex size-5 shrink-0 items-center justify-center rounded-full border text-floor ${index < at ? 'border-done text-done' : index === at ? 'border-brand bg-brand text-white' : 'border-edge'}`}
            >
              {index < at ? <Check size={12} /> : index + 1}
            </span>
            {label()}
          </button>
        </li>
      ))}
    </ol>
  );
}

export function RaiseStep({ at, onGo }: { at: number; onGo: (at: number) => void }) {
  const id = RAISE_STEPS[at]?.id;
  return (
    <>
      <h2 className="m-0 text-section font-bold">{RAISE_STEPS[at]?.label()}</h2>
      {id === 'what' && (
        <>
          <TextField name="title" label={m.technology_need_title()} hint={m.technology_need_title_hint()} />
          <SelectField name="kind" label={m.technology_need_kind()} options={kindOptions()} />
          <TextArea name="difficulty" label={m.technology_need_difficulty()} hint={m.technology_form_difficulty_hint()} rows={6} />
        </>
      )}
      {id === 'why' && (
        <>
          <TextArea name="purpose" label={m.technology_form_purpose()} hint={m.technology_form_purpose_hint()} rows={3} isOptional />
          <TextArea
            name="indicators"
            label={m.technology_need_indicators()}
            hint={m.technology_form_indicators_hint()}
            rows={3}
            isOptional
          />
          <TextArea name="presentBase" label={m.technology_need_base()} hint={m.technology_form_base_hint()} rows={3} isOptional />
        </>
      )}
      {id === 'when' && (
        <>
          <DateField name="wantedBy" label={m.technology_form_wanted_by()} isOptional />
          <div className="grid grid-cols-2 gap-3">
            <NumberField name="amountLowFen" label={m.technology_need_amount_low()} unit={m.technology_need_wan()} isOptional />
            <NumberField name="amountHighFen" label={m.technology_need_amount_high()} unit={m.technology_need_wan()} isOptional />
          </div>
          <TextField name="amountText" label={m.technology_need_amount_text()} hint={m.technology_need_amount_text_hint()} isOptional />
        </>
      )}
      {id === 'help' && <Help />}
      {id === 'who' && <OpennessField />}
      {id === 'check' && <RaiseCheck onGo={onGo} />}
    </>
  );
}

function Help() {
  const { data } = useCall(codeRoutes.listCodes, { params: { list: 'field' }, query: { state: 'active', pageSize: 100 } });
  const fields = (data?.rows ?? []).filter(({ parentCode }) => !parentCode).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <MultiSelectField name="cooperation" label={m.technology_need_cooperation()} options={cooperationOptions()} isOptional />
      <MultiSelectField name="fields" label={m.technology_form_fields()} options={fields} isOptional />
      <TextField name="wantedPartner" label={m.technology_need_partner()} hint={m.technology_form_partner_hint()} isOptional />
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        <TextField name="contactName" label={m.technology_need_contact_name()} isOptional />
        <TextField name="contactPhone" label={m.technology_need_contact_phone()} inputMode="tel" isOptional />
      </div>
    </>
  );
}

/** How open it is, each choice with who then reads it. */
function OpennessField() {
  const { watch } = useFormContext<RaiseValues>();
  return (
    <>
      <Field name="openness" label={m.technology_form_openness()}>
        {(wire) => (
          <span
            id={wire.id}
            ref={wire.ref}
            tabIndex={-1}
            role="radiogroup"
            aria-label={m.technology_form_openness()}
            className="flex flex-col gap-2"
          >
            {NEED_OPENNESS.map((one) => (
              <label
                key={one}
                className={`flex cursor-pointer items-start gap-2.5 rounded-card border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-brand ${wire.value === one ? 'border-brand bg-brand-tint' : 'border-line hover:bg-head'}`}
              >
                <input
                  type="radio"
                  name="need-openness"
                  checked={wire.value === one}
                  onChange={() => wire.onChange(one)}
                  className="mt-0.5 size-4 accent-brand"
                />
                <span>
                  <b>{opennessLabel(one)}</b>
                  <span className="block text-note text-muted">{describe(one)}</span>
                </span>
              </label>
            ))}
          </span>
        )}
      </Field>
      <WhoCanSee who={whoSees(watch('openness'))} />
    </>
  );
}

function describe(openness: NeedOpenness): string {
  if (openness === 'keepers') return m.technology_form_openness_keepers();
  return openness === 'staff' ? m.technology_form_openness_staff() : m.technology_form_openness_summary();
}
