import { useId, useState } from 'react';
import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { say } from '#shared/words.ts';
import { Button } from '#web/workspace/button.tsx';
import { ComboboxField, MultiSelectField } from '#web/workspace/form/combobox.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { CheckField, SelectField, TextArea, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { MEASURE_STATES, measureRoutes, responsibilityRoutes, type Assignment, type Measure, type MeasureState } from '../contract.ts';
import { PartyOptions } from './party-options.ts';

/** What the fields hold: names as they are read. */
const shape = z.object({
  leaderInCharge: z.string().max(120),
  department: z.string().max(120),
  departmentLeader: z.string().max(120),
  officeResponsible: z.string().max(60),
  liaison: z.string().max(120),
  supportingDepartments: z.array(z.string()).max(20),
  deadlineOn: z.string().refine((text) => text === '' || isDay(text), { error: () => m.supervision_deadline_wrong() }),
  isLongTerm: z.boolean(),
  state: z.string(),
  note: z.string().max(300),
});
type Typed = z.output<typeof shape>;

const CHANGES = [
  measureRoutes.listMeasures,
  measureRoutes.readMeasure,
  measureRoutes.listAnsweringDepartments,
  measureRoutes.readAnsweringDepartment,
];

type SheetParts = { measures: readonly Measure[]; onClose: () => void; onDone?: () => void };

/** Who answers for one measure, or what to set the same for several. */
export function AssignSheet({ measures, onClose, onDone }: SheetParts) {
  const [options] = useState(() => new PartyOptions());
  const formId = useId();
  const [one] = measures;
  const isOne = measures.length === 1;
  const assignOne = useAct(responsibilityRoutes.assignResponsibility, CHANGES);
  const assignSome = useAct(responsibilityRoutes.assignResponsibilities, CHANGES);
  const state = useForm(shape, {
    values: valuesOf(isOne ? one : undefined, options),
    send: async (typed) => {
      if (isOne && one) {
        await assignOne.mutateAsync({ params: { measureId: one.id }, body: assignmentOf(typed, options) });
        toast(m.supervision_assigned_one_toast());
      } else {
        const { changed } = await assignSome.mutateAsync({
          body: { measureIds: measures.map(({ id }) => id), assignment: filledIn(assignmentOf(typed, options)) },
        });
        toast(m.supervision_assigned_toast({ count: changed }));
      }
      onDone?.();
      onClose();
    },
  });
  const title = isOne && one ? `${one.clause ?? ''} ${one.title}` : m.supervision_assign_some({ count: measures.length });
  return (
    <SideSheet
      title={title}
      isOpen
      onClose={onClose}
      note={isOne ? <WhoCanSee who={m.supervision_who()} /> : <p className="m-0 text-note text-muted">{m.supervision_assign_hint()}</p>}
      foot={
        <Button look="filled" type="submit" form={formId} disabled={state.isSending}>
          {m.supervision_assign_save()}
        </Button>
      }
    >
      <Form state={state} label={title} id={formId}>
        <ComboboxField
          name="leaderInCharge"
          label={m.supervision_leader_in_charge()}
          find={options.people}
          hint={m.supervision_party_hint()}
        />
        <ComboboxField name="department" label={m.supervision_department()} find={options.organisations} />
        <ComboboxField name="departmentLeader" label={m.supervision_department_leader()} find={options.people} />
        <TextField name="officeResponsible" label={m.supervision_office()} />
        <ComboboxField name="liaison" label={m.supervision_liaison()} find={options.people} />
        <MultiSelectField name="supportingDepartments" label={m.supervision_supporting()} find={options.organisations} />
        <DateField name="deadlineOn" label={m.supervision_deadline_day()} />
        <CheckField name="isLongTerm" label={m.supervision_is_long_term()} />
        <SelectField
          name="state"
          label={m.supervision_state()}
          options={MEASURE_STATES.map((value) => ({ value, label: say(`code_measure_state_${value}`) }))}
        />
        <TextArea name="note" label={m.supervision_note()} isOptional />
      </Form>
    </SideSheet>
  );
}

function valuesOf(measure: Measure | undefined, options: PartyOptions): Typed {
  const now = measure?.responsibility;
  return {
    leaderInCharge: options.labelOf(now?.leaderInCharge),
    department: options.labelOf(now?.department),
    departmentLeader: options.labelOf(now?.departmentLeader),
    officeResponsible: now?.officeResponsible ?? '',
    liaison: options.labelOf(now?.liaison),
    supportingDepartments: (now?.supportingDepartments ?? []).map((party) => options.labelOf(party)),
    deadlineOn: now?.deadlineOn ?? '',
    isLongTerm: now?.isLongTerm ?? false,
    state: measure ? (now?.state ?? 'not_started') : '',
    note: now?.note ?? '',
  };
}

function assignmentOf(typed: Typed, options: PartyOptions): Assignment {
  return {
    leaderInCharge: options.partyOf(typed.leaderInCharge),
    department: options.partyOf(typed.department),
    departmentLeader: options.partyOf(typed.departmentLeader),
    officeResponsible: typed.officeResponsible.trim() || null,
    liaison: options.partyOf(typed.liaison),
    supportingDepartments: typed.supportingDepartments.flatMap((label) => options.partyOf(label) ?? []),
    deadlineOn: typed.isLongTerm ? null : typed.deadlineOn || null,
    isLongTerm: typed.isLongTerm,
    ...(typed.state && { state: typed.state as MeasureState }),
    note: typed.note.trim() || null,
  };
}

/** Several at once: only what was filled in is set. */
function filledIn(assignment: Assignment): Assignment {
  const isFilled = (value: unknown) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(assignment).filter(([, value]) => isFilled(value))) as Assignment;
}
