import { useState } from 'react';
import { m } from '#words/messages.js';
import { dayOf } from '#shared/dates.ts';
import { Button } from '#web/workspace/button.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import {
  dispatchDraftShape,
  dutyDraftShape,
  dutyRoutes,
  endingShape,
  leavingShape,
  peopleRoutes,
  personChangeShape,
  personDraftShape,
  type Duty,
  type PersonDetail,
} from '../contract.ts';
import { OneTimePassword } from './one-time-password.tsx';
import { OrganisationField, ParkField, PersonField, roleOptions, useOrganisations } from './pickers.tsx';

export const PERSON_CHANGES = [peopleRoutes.listPeople, peopleRoutes.readPerson];
const today = () => dayOf(new Date());

export type PersonFormParts = { person: PersonDetail; onDone: () => void };

/** Adds a person; an account's one-time password is shown here and never again. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const add = useAct(peopleRoutes.addPerson, PERSON_CHANGES);
  const [shown, setShown] = useState<{ name: string; username: string; password: string } | null>(null);
  const state = useForm(personDraftShape, {
    values: { name: '', nameEn: '', title: '', orgId: '', phone: '', email: '', username: '' },
    send: async (body) => {
      const { password } = await add.mutateAsync({ body });
      toast(m.parties_person_added({ name: body.name }));
      if (password && body.username) setShown({ name: body.name, username: body.username, password });
      else onClose();
    },
  });
  const foot = shown ? (
    <Button look="filled" onClick={onClose}>
      {m.parties_password_noted()}
    </Button>
  ) : (
    <Button look="filled" type="submit" form="add-person" disabled={state.isSending}>
      {m.parties_person_add()}
    </Button>
  );
  return (
    <SideSheet title={m.parties_person_add()} isOpen onClose={onClose} dims foot={foot}>
      {shown ? (
        <OneTimePassword {...shown} />
      ) : (
        <Form state={state} id="add-person" label={m.parties_person_add()}>
          <Described />
          <TextField name="username" label={m.parties_username()} hint={m.parties_username_hint()} isOptional />
        </Form>
      )}
    </SideSheet>
  );
}

export function ChangePerson({ person, onDone }: PersonFormParts) {
  const change = useAct(peopleRoutes.changePerson, PERSON_CHANGES);
  const { name, nameEn, title, orgId, phone, email } = person;
  const state = useForm(personChangeShape, {
    values: { name, nameEn: nameEn ?? '', title: title ?? '', orgId, phone: phone ?? '', email: email ?? '' },
    send: async (body) => {
      await change.mutateAsync({ params: { personId: person.id }, body });
      toast(m.parties_saved());
      onDone();
    },
  });
  return (
    <Form
      state={state}
      label={m.parties_person_change()}
      foot={<Foot act={m.parties_person_save()} onDone={onDone} isSending={state.isSending} />}
    >
      <Described org={{ value: orgId, label: person.orgName }} />
    </Form>
  );
}

function Described({ org }: { org?: { value: string; label: string } }) {
  return (
    <>
      <TextField name="name" label={m.parties_person_name()} />
      <TextField name="nameEn" label={m.parties_name_en()} isOptional />
      <OrganisationField
        name="orgId"
        label={m.parties_organisation()}
        hint={m.parties_organisation_find_hint()}
        {...(org && { chosen: org })}
      />
      <TextField name="title" label={m.parties_title()} isOptional />
      <TextField name="phone" label={m.parties_phone()} inputMode="tel" isOptional />
      <TextField name="email" label={m.parties_email()} inputMode="email" isOptional />
    </>
  );
}

export function GiveDuty({ person, onDone }: PersonFormParts) {
  const give = useAct(dutyRoutes.giveDuty, PERSON_CHANGES);
  const state = useForm(dutyDraftShape, {
    values: { role: 'bureau_officer', orgId: '', parkId: '', ground: '', startsOn: today(), endsOn: '' },
    send: async (body) => {
      await give.mutateAsync({ params: { personId: person.id }, body });
      toast(m.parties_duty_given({ name: person.name }));
      onDone();
    },
  });
  return (
    <Form
      state={state}
      label={m.parties_duty_give()}
      foot={<Foot act={m.parties_duty_give()} onDone={onDone} isSending={state.isSending} />}
    >
      <SelectField name="role" label={m.parties_duty()} options={roleOptions} hint={m.parties_duty_hint()} />
      <ParkField name="parkId" label={m.parties_park()} isOptional />
      <OrganisationField name="orgId" label={m.parties_duty_org()} hint={m.parties_duty_org_hint()} isOptional />
      <Term />
    </Form>
  );
}

export function Dispatch({ person, onDone }: PersonFormParts) {
  const send = useAct(dutyRoutes.dispatchPerson, PERSON_CHANGES);
  const stations = useOrganisations('station');
  const state = useForm(dispatchDraftShape, {
    values: { stationId: '', parkId: '', ground: '', startsOn: today(), endsOn: '' },
    send: async (body) => {
      await send.mutateAsync({ params: { personId: person.id }, body });
      toast(m.parties_dispatch_given({ name: person.name }));
      onDone();
    },
  });
  return (
    <Form state={state} label={m.parties_dispatch()} foot={<Foot act={m.parties_dispatch()} onDone={onDone} isSending={state.isSending} />}>
      <p className="m-0 text-table text-muted">{m.parties_dispatch_home({ org: person.orgName })}</p>
      <SelectField name="stationId" label={m.parties_station()} options={stations} />
      <ParkField name="parkId" label={m.parties_park()} isOptional hint={m.parties_dispatch_park_hint()} />
      <Term />
    </Form>
  );
}

function Term() {
  return (
    <>
      <DateField name="startsOn" label={m.parties_starts_on()} />
      <DateField name="endsOn" label={m.parties_ends_on()} isOptional />
      <TextField name="ground" label={m.parties_ground()} hint={m.parties_ground_hint()} />
    </>
  );
}

export function EndDuty({ duty, onDone }: { duty: Duty; onDone: () => void }) {
  const end = useAct(dutyRoutes.endDuty, PERSON_CHANGES);
  const state = useForm(endingShape, {
    values: { endsOn: today(), ground: '' },
    send: async (body) => {
      await end.mutateAsync({ params: { dutyId: duty.id }, body });
      toast(m.parties_duty_ended());
      onDone();
    },
  });
  return (
    <Form state={state} label={m.parties_duty_end()} foot={<Foot act={m.parties_duty_end()} onDone={onDone} isSending={state.isSending} />}>
      <DateField name="endsOn" label={m.parties_last_day()} />
      <TextField name="ground" label={m.parties_ground()} hint={m.parties_ground_hint()} />
    </Form>
  );
}

export function HandOver({ person, onDone }: PersonFormParts) {
  const hand = useAct(dutyRoutes.handOver, PERSON_CHANGES);
  const state = useForm(dutyRoutes.handOver.body, {
    values: { toPersonId: '', ground: '' },
    send: async (body) => {
      await hand.mutateAsync({ params: { personId: person.id }, body });
      toast(m.parties_handed_over({ name: person.name }));
      onDone();
    },
  });
  return (
    <Form
      state={state}
      label={m.parties_hand_over()}
      foot={<Foot act={m.parties_hand_over()} onDone={onDone} isSending={state.isSending} />}
    >
      <p className="m-0 text-table text-muted">{m.parties_hand_over_note({ name: person.name })}</p>
      <PersonField name="toPersonId" label={m.parties_hand_over_to()} />
      <TextField name="ground" label={m.parties_ground()} hint={m.parties_ground_hint()} />
    </Form>
  );
}

export function Leave({ person, onDone }: PersonFormParts) {
  const leave = useAct(peopleRoutes.leave, PERSON_CHANGES);
  const state = useForm(leavingShape, {
    values: { leftOn: today(), ground: '' },
    send: async (body) => {
      await leave.mutateAsync({ params: { personId: person.id }, body });
      toast(m.parties_person_left({ name: person.name }));
      onDone();
    },
  });
  return (
    <Form
      state={state}
      label={m.parties_person_leave()}
      foot={<Foot act={m.parties_person_leave()} onDone={onDone} isSending={state.isSending} />}
    >
      <p className="m-0 text-table text-muted">{m.parties_person_leave_note({ name: person.name })}</p>
      <DateField name="leftOn" label={m.parties_last_day()} />
      <TextField name="ground" label={m.parties_ground()} hint={m.parties_ground_hint()} />
    </Form>
  );
}

export function Foot({ act, onDone, isSending }: { act: string; onDone: () => void; isSending: boolean }) {
  return (
    <>
      <Button onClick={onDone}>{m.web_keep_as_is()}</Button>
      <Button look="filled" type="submit" disabled={isSending}>
        {act}
      </Button>
    </>
  );
}
