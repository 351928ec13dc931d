import { m } from '#words/messages.js';
import { Button } from '#web/workspace/button.tsx';
import { DateField } from '#web/workspace/form/date.tsx';
import { Form } from '#web/workspace/form/form.tsx';
import { SelectField, TextField } from '#web/workspace/form/inputs.tsx';
import { useForm } from '#web/workspace/form/use-form.ts';
import { useAct } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { toast } from '#web/workspace/toast.ts';
import { closingShape, organisationChangeShape, organisationDraftShape, organisationRoutes, type OrganisationDetail } from '../contract.ts';
import { kindOptions, OrganisationField, ParkField, useOrganisations } from './pickers.tsx';

const { listOrganisations, readOrganisation } = organisationRoutes;
const CHANGES = [listOrganisations, readOrganisation];

export function AddOrganisation({ onClose }: { onClose: () => void }) {
  const add = useAct(organisationRoutes.addOrganisation, CHANGES);
  const state = useForm(organisationDraftShape, {
    values: { kind: 'department', name: '', nameEn: '', shortName: '', parentId: '', parkId: '', countyId: '', creditCode: '' },
    send: async (body) => {
      await add.mutateAsync({ body });
      toast(m.parties_organisation_added({ name: body.name }));
      onClose();
    },
  });
  const foot = (
    <Button look="filled" type="submit" form="add-organisation" disabled={state.isSending}>
      {m.parties_organisation_add()}
    </Button>
  );
  return (
    <SideSheet title={m.parties_organisation_add()} isOpen onClose={onClose} dims foot={foot}>
      <Form state={state} id="add-organisation" label={m.parties_organisation_add()}>
        <SelectField name="kind" label={m.parties_organisation_kind()} options={kindOptions} />
        <Described />
      </Form>
    </SideSheet>
  );
}

/** Changing what an organisation is called and where it lies, inside its sheet. */
export function ChangeOrganisation({ row, onDone }: { row: OrganisationDetail; onDone: () => void }) {
  const change = useAct(organisationRoutes.changeOrganisation, CHANGES);
  const { name, nameEn, shortName, parentId, parkId, countyId, creditCode } = row;
  const state = useForm(organisationChangeShape, {
    values: {
      name,
      nameEn: nameEn ?? '',
      shortName: shortName ?? '',
      parentId: parentId ?? '',
      parkId: parkId ?? '',
      countyId: countyId ?? '',
      creditCode: creditCode ?? '',
    },
    send: async (body) => {
      await change.mutateAsync({ params: { organisationId: row.id }, body });
      toast(m.parties_saved());
      onDone();
    },
  });
  const foot = (
    <>
      <Button onClick={onDone}>{m.web_keep_as_is()}</Button>
      <Button look="filled" type="submit" disabled={state.isSending}>
        {m.parties_organisation_save()}
      </Button>
    </>
  );
  return (
    <Form state={state} label={m.parties_organisation_change()} foot={foot}>
      <Described parent={parentId ? { value: parentId, label: row.parentName ?? parentId } : undefined} />
    </Form>
  );
}

function Described({ parent }: { parent?: { value: string; label: string } | undefined }) {
  const counties = useOrganisations('county');
  return (
    <>
      <TextField name="name" label={m.parties_organisation_name()} hint={m.parties_organisation_name_hint()} />
      <TextField name="nameEn" label={m.parties_name_en()} isOptional />
      <TextField name="shortName" label={m.parties_short_name()} isOptional />
      <TextField name="creditCode" label={m.parties_credit_code()} hint={m.parties_credit_code_hint()} isOptional />
      <OrganisationField name="parentId" label={m.parties_parent()} isOptional {...(parent && { chosen: parent })} />
      <ParkField name="parkId" label={m.parties_park()} isOptional />
      <SelectField name="countyId" label={m.parties_county()} isOptional options={[{ value: '', label: m.parties_none() }, ...counties]} />
    </>
  );
}

export function CloseOrganisation({ row, today, onDone }: { row: OrganisationDetail; today: string; onDone: () => void }) {
  const close = useAct(organisationRoutes.closeOrganisation, CHANGES);
  const reopen = useAct(organisationRoutes.reopenOrganisation, CHANGES);
  const params = { organisationId: row.id };
  const state = useForm(closingShape, {
    values: { closedOn: today, ground: '' },
    send: async (body) => {
      await close.mutateAsync({ params, body });
      toast(m.parties_organisation_closed_toast({ name: row.name }), () => void reopen.mutateAsync({ params }));
      onDone();
    },
  });
  const foot = (
    <>
      <Button onClick={onDone}>{m.web_keep_as_is()}</Button>
      <Button look="danger" type="submit" disabled={state.isSending}>
        {m.parties_organisation_close()}
      </Button>
    </>
  );
  return (
    <Form state={state} label={m.parties_organisation_close()} foot={foot}>
      <DateField name="closedOn" label={m.parties_closed_on()} />
      <TextField name="ground" label={m.parties_ground()} hint={m.parties_ground_hint()} />
    </Form>
  );
}

export function MergeOrganisation({ row, onDone }: { row: OrganisationDetail; onDone: () => void }) {
  const merge = useAct(organisationRoutes.mergeOrganisation, CHANGES);
  const part = useAct(organisationRoutes.partOrganisation, CHANGES);
  const params = { organisationId: row.id };
  const state = useForm(organisationRoutes.mergeOrganisation.body, {
    values: { intoId: '' },
    send: async (body) => {
      await merge.mutateAsync({ params, body });
      toast(m.parties_organisation_merged_toast({ name: row.name }), () => void part.mutateAsync({ params }));
      onDone();
    },
  });
  const foot = (
    <>
      <Button onClick={onDone}>{m.web_keep_as_is()}</Button>
      <Button look="filled" type="submit" disabled={state.isSending}>
        {m.parties_organisation_merge()}
      </Button>
    </>
  );
  return (
    <Form state={state} label={m.parties_organisation_merge()} foot={foot}>
      <OrganisationField name="intoId" label={m.parties_merge_into()} hint={m.parties_merge_hint()} />
    </Form>
  );
}
