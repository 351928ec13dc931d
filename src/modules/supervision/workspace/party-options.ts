import { organisationRoutes, peopleRoutes } from '#modules/parties/contract.ts';
import { call } from '#web/workspace/client.ts';
import type { Option } from '#web/workspace/choice.tsx';
import { m } from '#words/messages.js';
import type { Party } from '../contract.ts';

const FEW = 8;

/**
 * Fields for a person or an organisation of the register, or a name that is not in it. A form holds what is read,
 * `冯志远 · 税务局`; this remembers which id was meant by it.
 */
export class PartyOptions {
  readonly #meant = new Map<string, Party>();

  /** What the form shows for a party. */
  labelOf(party: Party | null | undefined): string {
    if (!party) return '';
    this.#meant.set(party.name, party);
    return party.name;
  }

  /** The party that a field's content means; null for an empty field. */
  partyOf(label: string): Party | null {
    const name = label.trim();
    return name === '' ? null : (this.#meant.get(name) ?? { id: null, name });
  }

  people = async (text: string): Promise<readonly Option[]> => {
    const { rows } = await call(peopleRoutes.listPeople, { query: { q: text, pageSize: FEW, state: 'present' } });
    return this.#options(
      text,
      rows.map(({ id, name, orgName }) => ({ label: `${name} · ${orgName}`, party: { id, name } })),
    );
  };

  organisations = async (text: string): Promise<readonly Option[]> => {
    const { rows } = await call(organisationRoutes.listOrganisations, { query: { q: text, pageSize: FEW } });
    return this.#options(
      text,
      rows.map(({ id, name }) => ({ label: name, party: { id, name } })),
    );
  };

  #options(text: string, found: readonly { label: string; party: Party }[]): Option[] {
    for (const { label, party } of found) this.#meant.set(label, party);
    const options = found.map(({ label }) => ({ value: label, label }));
    const name = text.trim();
    if (name === '' || found.some(({ party }) => party.name === name)) return options;
    // The label says that it is by name only; the value is the bare name.
    return [...options, { value: name, label: m.supervision_party_as_written({ name }) }];
  }
}
