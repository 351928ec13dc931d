import { useEffect, useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { m } from '#words/messages.js';
import { dayOf, isDay } from '#shared/dates.ts';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { NumberField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { useCan } from '#web/workspace/session.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { enterpriseRoutes, type EnterprisePage } from '../contract/enterprises.ts';
import { FACT_GROUPS, FIGURE_STATUSES, factRoutes, NAMED_SOURCES, WAN, type FactGroup } from '../contract/facts.ts';
import { atValues } from './add-enterprise.tsx';
import { findIndustry, useFieldOptions } from './code-options.ts';
import { kindLabel, unitText, valueText } from './fact-words.ts';
import type { KindView } from './use-fact-kinds.ts';

export type Begun = { readonly group: FactGroup; readonly year: number | null };

/** Of the register, or kept as certificates: changed elsewhere. */
const ELSEWHERE = ['enterprise_name', 'former_name', 'credit_code', 'park', 'county'];
const GROUPS = FACT_GROUPS.filter((group) => group !== 'certificate');
const YEARS = 6;

const given = z.union([z.string(), z.number()]).nullish();
const shape = z.object({
  group: z.enum(FACT_GROUPS),
  year: z.string(),
  asOf: z.string().refine(isDay, 'field.invalid_day'),
  status: z.enum(FIGURE_STATUSES),
  source: z.enum(NAMED_SOURCES),
  sourceNote: z.string().max(200),
  ground: z.string().max(200),
  values: z.record(z.string(), given),
});

type Parts = { enterprise: EnterprisePage; kinds: ReadonlyMap<string, KindView>; begun: Begun; onClose: () => void };

/** Stating facts: one group at a time; what is left empty stays as it is, what is filled in stands beside what was said before. */
export function StateFacts({ enterprise, kinds, begun, onClose }: Parts) {
  const today = dayOf(new Date());
  const isOfficer = useCan()('ledgers.keep_enterprises');
  const act = useAct(factRoutes.stateFacts, [
    enterpriseRoutes.readEnterprise,
    enterpriseRoutes.listEnterprises,
    enterpriseRoutes.listStatements,
    factRoutes.readFactHistory,
  ]);
  const state = useForm(shape, {
    values: {
      group: begun.group,
      year: String(begun.year ?? Number(today.slice(0, 4)) - 1),
      asOf: today,
      status: 'actual',
      source: 'officer',
      sourceNote: '',
      ground: '',
      values: {},
    },
    send: async ({ values, asOf, year, status, source, sourceNote, ground }) => {
      const filled = Object.entries(values).filter(([kind, value]) => kinds.has(kind) && value != null && value !== '');
      const facts = filled.map(([kind, value]) => entryOf(kinds.get(kind)!, value ?? '', { asOf, year: Number(year), status }));
      const body = { facts, source, ...(sourceNote && { sourceNote }), ...(ground && { ground }) };
      const { stated } = await act.mutateAsync({ params: { enterpriseId: enterprise.id }, body }).catch((error: unknown) => {
        throw atValues(
          error,
          filled.map(([kind]) => kind),
        );
      });
      toast(stated > 0 ? m.ledgers_facts_stated({ count: stated }) : m.ledgers_facts_unchanged());
      onClose();
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="state-facts" disabled={state.isSending}>
      {m.ledgers_facts_save()}
    </Button>
  );
  return (
    <SideSheet
      title={`${m.ledgers_fact_fill()} · ${enterprise.name}`}
      isOpen
      onClose={onClose}
      foot={foot}
      note={<WhoCanSee who={whoSees(state.form.watch().group)} />}
    >
      <Form state={state} id="state-facts" label={m.ledgers_fact_fill()}>
        <Frame today={today} isOfficer={isOfficer} />
        <Fields enterprise={enterprise} kinds={kinds} />
      </Form>
    </SideSheet>
  );
}

const whoSees = (group: FactGroup) =>
  group === 'contact' ? m.ledgers_contact_who() : group === 'research' ? m.ledgers_research_who() : m.ledgers_enterprise_who();

function entryOf(kind: KindView, value: string | number, at: { asOf: string; year: number; status: (typeof FIGURE_STATUSES)[number] }) {
  const { asOf, status } = at;
  const year = kind.isYearly ? at.year : null;
  if (kind.valueType === 'money_fen') return { kind: kind.id, year, value: String(value), unit: WAN, asOf, status };
  if (kind.valueType === 'share') return { kind: kind.id, year, value: String(value), unit: '%' as const, asOf, status };
  if (kind.valueType === 'boolean') return { kind: kind.id, year, value: value === 'yes', asOf, status };
  return { kind: kind.id, year, value, asOf, status: kind.isYearly ? status : ('actual' as const) };
}

/** Which group and year, as of which day, from where. */
function Frame({ today, isOfficer }: { today: string; isOfficer: boolean }) {
  const { setValue } = useFormContext();
  const [group, year, status] = useWatch({ name: ['group', 'year', 'status'] }) as [FactGroup, string, string];
  const thisYear = Number(today.slice(0, 4));
  const isYearly = YEARLY.includes(group);
  useEffect(
    () => setValue('asOf', isYearly && Number(year) < thisYear ? `${year}-12-31` : today),
    [isYearly, year, thisYear, today, setValue],
  );
  const years = Array.from({ length: YEARS }, (_, back) => String(thisYear + 1 - back));
  const statuses = FIGURE_STATUSES.filter((one) => isOfficer || one !== 'confirmed');
  return (
    <>
      <SelectField
        name="group"
        label={m.ledgers_fact_group()}
        options={GROUPS.map((one) => ({ value: one, label: say(`code_fact_group_${one}`) }))}
      />
      <div className="grid grid-cols-2 gap-3">
        {isYearly && <SelectField name="year" label={m.ledgers_fact_year()} options={years.map((one) => ({ value: one, label: one }))} />}
        {isYearly && (
          <SelectField
            name="status"
            label={m.ledgers_fact_status()}
            options={statuses.map((one) => ({ value: one, label: say(`code_figure_status_${one}`) }))}
          />
        )}
        <DateField name="asOf" label={m.ledgers_fact_as_of()} />
        {isOfficer && (
          <SelectField
            name="source"
            label={m.ledgers_fact_source()}
            options={NAMED_SOURCES.map((one) => ({ value: one, label: say(`code_source_kind_${one}`) }))}
          />
        )}
      </div>
      {isOfficer && (
        <TextField name="sourceNote" label={m.ledgers_fact_source_note()} hint={m.ledgers_fact_source_note_hint()} isOptional />
      )}
      <TextField
        name="ground"
        label={status === 'confirmed' ? m.ledgers_fact_confirm_ground() : m.ledgers_fact_correct_ground()}
        isOptional={status !== 'confirmed'}
      />
    </>
  );
}

const YEARLY: readonly FactGroup[] = ['revenue', 'research', 'staff', 'intellectual', 'finance', 'cooperation'];

function Fields({ enterprise, kinds }: { enterprise: EnterprisePage; kinds: ReadonlyMap<string, KindView> }) {
  const [group, year] = useWatch({ name: ['group', 'year'] }) as [FactGroup, string];
  const shown = useMemo(() => [...kinds.values()].filter((kind) => kind.group === group && !ELSEWHERE.includes(kind.id)), [kinds, group]);
  return (
    <fieldset className="m-0 flex flex-col gap-4 border-0 border-t border-line p-0 pt-4">
      <legend className="sr-only">{say(`code_fact_group_${group}`)}</legend>
      {shown.map((kind) => (
        <FactField key={kind.id} kind={kind} hint={nowText(enterprise, kind, Number(year))} />
      ))}
    </fieldset>
  );
}

/** What the ledger says now, under the field. */
function nowText(enterprise: EnterprisePage, kind: KindView, year: number): string {
  const now = enterprise.facts.find(
    (fact) => fact.kind === kind.id && (kind.isYearly ? fact.year === year && fact.period === 'year' : fact.year === null),
  );
  if (!now) return m.ledgers_fact_nothing_yet();
  const unit = typeof now.value === 'number' ? ` ${unitText(kind)}` : '';
  return m.ledgers_fact_now({ value: `${valueText(kind, now.value)}${unit}`, asOf: now.asOf });
}

function FactField({ kind, hint }: { kind: KindView; hint: string }) {
  const fields = useFieldOptions();
  const parts = { name: `values.${kind.id}`, label: kindLabel(kind.id), hint };
  if (kind.id === 'field_code') return <ComboboxField {...parts} options={fields} />;
  if (kind.id === 'industry_code') return <ComboboxField {...parts} find={findIndustry} />;
  switch (kind.valueType) {
    case 'money_fen':
    case 'share':
    case 'count':
    case 'number':
      return <NumberField {...parts} unit={unitText(kind)} />;
    case 'date':
      return <DateField {...parts} />;
    case 'boolean':
      return (
        <SelectField
          {...parts}
          options={[
            { value: 'yes', label: m.ledgers_fact_yes() },
            { value: 'no', label: m.ledgers_fact_no() },
          ]}
        />
      );
    case 'code':
      return <TextField {...parts} />;
    case 'text':
      return LONG.includes(kind.id) ? <TextArea {...parts} rows={2} /> : <TextField {...parts} />;
  }
}

const LONG = ['business_scope', 'main_products', 'partner_institutions', 'remark'];
