import { saySafe } from '#shared/words.ts';
import type { Tone } from '#web/workspace/chip.tsx';
import { m } from '#words/messages.js';
import { NEED_COOPERATIONS, NEED_KINDS, NEED_STATES, type Need, type NeedState } from '../../contract/needs.ts';

export const stateLabel = (state: string) => saySafe(`code_need_state_${state}`, state);
export const kindLabel = (kind: string) => saySafe(`code_need_kind_${kind}`, kind);
export const cooperationLabel = (one: string) => saySafe(`code_need_cooperation_${one}`, one);
export const fieldLabel = (field: string) => saySafe(`code_need_field_${FIELD_IDS[field] ?? field}`, field);

/** The ledger's columns are named by the ids of its code list. */
const FIELD_IDS: Readonly<Record<string, string>> = {
  presentBase: 'present_base',
  amountText: 'amount',
  amountLowFen: 'amount',
  amountHighFen: 'amount',
  wantedPartner: 'wanted_partner',
  isConfidential: 'is_confidential',
  contactName: 'contact_name',
  contactPhone: 'contact_phone',
  responsiblePerson: 'responsible_person',
  submittedOn: 'submitted_at',
  matchedOn: 'matched_on',
  closedOn: 'closed_on',
};

const TONES: Readonly<Record<NeedState, Tone>> = {
  reported: 'waiting',
  accepted: 'waiting',
  assigned: 'progress',
  matching: 'progress',
  signed: 'progress',
  under_way: 'progress',
  solved: 'done',
  confirmed: 'done',
  closed: 'done',
  returned: 'watch',
  transferred: 'watch',
  long_term: 'watch',
  withdrawn: 'waiting',
  unsolved: 'late',
  unreachable: 'late',
};
export const stateTone = (state: NeedState): Tone => TONES[state];

export const stateOptions = () => NEED_STATES.map((value) => ({ value, label: stateLabel(value) }));
export const kindOptions = () => NEED_KINDS.map((value) => ({ value, label: kindLabel(value) }));
export const cooperationOptions = () => NEED_COOPERATIONS.map((value) => ({ value, label: cooperationLabel(value) }));

export const FEN_PER_WAN = 1_000_000;

/** In 万元: 80, 120–180, or the words as written. Empty when nothing was said. */
export function amountLabel({
  amountText,
  amountLowFen: low,
  amountHighFen: high,
}: Pick<Need, 'amountText' | 'amountLowFen' | 'amountHighFen'>): string {
  const wan = (fen: number) => (fen / FEN_PER_WAN).toLocaleString('en-US', { maximumFractionDigits: 2 });
  if (low !== null && high !== null && low !== high) return `${wan(low)}–${wan(high)}`;
  const one = high ?? low;
  return one === null ? (amountText ?? '') : wan(one);
}

export const titleLabel = (need: Pick<Need, 'title'>) => need.title ?? m.technology_need_masked_short();
