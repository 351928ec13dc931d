import { m } from '#words/messages.js';
import { say } from '#shared/words.ts';
import { call } from '#web/workspace/client.ts';
import type { Option } from '#web/workspace/choice.tsx';
import { ComboboxField } from '#web/workspace/form/combobox.tsx';
import { SelectField } from '#web/workspace/form/inputs.tsx';
import { useCall } from '#web/workspace/query.ts';
import { DUTY_ROLES, ORGANISATION_KINDS, organisationRoutes, peopleRoutes, type OrganisationKind } from '../contract.ts';

const MOST = 100;

export const kindOptions: readonly Option[] = ORGANISATION_KINDS.map((value) => ({ value, label: say(`code_organisation_kind_${value}`) }));
export const roleOptions: readonly Option[] = DUTY_ROLES.map((value) => ({ value, label: say(`code_role_${value}`) }));

/** The organisations of one kind, as options; for the short kinds. */
export function useOrganisations(kind: OrganisationKind): readonly Option[] {
  const list = useCall(organisationRoutes.listOrganisations, { query: { kind, state: 'open', pageSize: MOST } });
  return (list.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

type PickerParts = { name: string; label: string; isOptional?: boolean; hint?: string };

/** A park or none. */
export function ParkField(parts: PickerParts) {
  const parks = useOrganisations('park');
  return <SelectField {...parts} options={[{ value: '', label: m.parties_none() }, ...parks]} />;
}

const findOrganisations = async (q: string): Promise<readonly Option[]> => {
  const { rows } = await call(organisationRoutes.listOrganisations, { query: { q, state: 'open', pageSize: 20 } });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
};

/** Any organisation, by a part of its name; `chosen` gives the present one its name. */
export function OrganisationField({ chosen, ...parts }: PickerParts & { chosen?: Option }) {
  return <ComboboxField {...parts} find={findOrganisations} options={chosen ? [chosen] : []} />;
}

const findPeople = async (q: string): Promise<readonly Option[]> => {
  const { rows } = await call(peopleRoutes.listPeople, { query: { q, pageSize: 20 } });
  return rows.map(({ id, name, orgName }) => ({ value: id, label: `${name} · ${orgName}` }));
};

/** Somebody who has not left. */
export function PersonField(parts: PickerParts) {
  return <ComboboxField {...parts} find={findPeople} />;
}
