import { say, saySafe } from '#shared/words.ts';
import type { Option } from '#web/workspace/choice.tsx';
import type { Tone } from '#web/workspace/chip.tsx';
import { m } from '#words/messages.js';
import type { ItemNoun } from '../../contract/item-codes.ts';
import { fieldKey, type ItemField } from '../../contract/item-fields.ts';

export const FEN_PER_WAN = 1_000_000;

export const codeLabel = (list: string, code: string | number) => saySafe(`code_${list}_${code}`, String(code));
export const fieldLabel = (name: string) => saySafe(`code_item_field_${fieldKey(name)}`, name);
export const optionsOf = (list: string, codes: readonly (string | number)[]): Option[] =>
  codes.map((code) => ({ value: String(code), label: codeLabel(list, code) }));

export const libraryTitle = (noun: ItemNoun) => (noun === 'achievement' ? m.libraries_achievements() : m.libraries_projects());
export const libraryPath = (noun: ItemNoun) => `/${noun}s`;
export const itemPath = (noun: ItemNoun, id: string) => `/${noun}s/${id}`;

const PUBLICATION_TONES: Readonly<Record<string, Tone>> = {
  draft: 'waiting',
  submitted: 'watch',
  published: 'done',
  returned: 'late',
  withdrawn: 'waiting',
};
export const publicationTone = (state: string): Tone => PUBLICATION_TONES[state] ?? 'waiting';
export const publicationLabel = (state: string) => say(`code_publication_state_${state}`);

const PROJECT_TONES: Readonly<Record<string, Tone>> = {
  planned: 'waiting',
  applied: 'waiting',
  approved: 'progress',
  under_way: 'progress',
  accepted: 'done',
  in_talks: 'waiting',
  signed: 'progress',
  landed: 'progress',
  in_production: 'done',
  stopped: 'late',
};
export const projectTone = (state: string): Tone => PROJECT_TONES[state] ?? 'waiting';

/** 分 in 万元 as tables show it. */
export const wanLabel = (fen: number | null | undefined) =>
  fen == null ? '' : (fen / FEN_PER_WAN).toLocaleString('en-US', { maximumFractionDigits: 2 });

/** A field's value as people read it; empty when nothing is said. */
export function valueLabel(field: ItemField, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((one) => (field.list ? codeLabel(field.list, String(one)) : String(one))).join('、');
  if (typeof value === 'boolean') return codeLabel('yes_no', value ? 'yes' : 'no');
  if (field.list) return codeLabel(field.list, String(value));
  if (field.form === 'money') return `${wanLabel(Number(value))} ${m.libraries_item_wan()}`;
  return String(value);
}
