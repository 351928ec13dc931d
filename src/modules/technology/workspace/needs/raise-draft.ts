import type { z } from 'zod';
import type { needRaisingShape } from '../../contract/need-raising.ts';

export type RaiseValues = z.input<typeof needRaisingShape>;

const KEY = 'ruyuan.need-draft.';

export const emptyRaise: RaiseValues = {
  title: '',
  kind: 'research',
  difficulty: '',
  purpose: '',
  indicators: '',
  presentBase: '',
  wantedBy: '',
  amountText: '',
  amountLowFen: null,
  amountHighFen: null,
  cooperation: [],
  wantedPartner: '',
  fields: [],
  openness: 'staff',
  contactName: '',
  contactPhone: '',
};

/** What was typed is kept on this device for this person until it is sent. */
export function keepDraft(personId: string, values: RaiseValues, storage: Pick<Storage, 'setItem'> = localStorage): void {
  try {
    storage.setItem(KEY + personId, JSON.stringify(values));
  } catch {
    // A device that keeps nothing is no reason to fail.
  }
}

export function keptDraft(personId: string, storage: Pick<Storage, 'getItem'> = localStorage): RaiseValues | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY + personId) ?? 'null');
    return kept && typeof kept === 'object' ? { ...emptyRaise, ...kept } : null;
  } catch {
    return null;
  }
}

export const forgetDraft = (personId: string): void => localStorage.removeItem(KEY + personId);
