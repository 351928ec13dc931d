import { codeRoutes } from '#modules/parties/contract.ts';
import { say, saySafe } from '#shared/words.ts';
import type { Option } from '#web/workspace/choice.tsx';
import type { Tone } from '#web/workspace/chip.tsx';
import { useCall } from '#web/workspace/query.ts';
import titles from '../../../../../content/codes/expert-titles.json' with { type: 'json' };
import { toFen } from '#shared/money.ts';
import type { Availability, TermState } from '../../contract/expert-codes.ts';

export const fieldLabel = (code: string) => saySafe(`code_field_${code.replaceAll('.', '_')}`, code);
export const expertField = (name: string) =>
  saySafe(`code_expert_field_${name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)}`, name);

export const optionsOf = (list: string, codes: readonly string[]): readonly Option[] =>
  codes.map((value) => ({ value, label: say(`code_${list}_${value}`) }));

export const titleOptions: readonly Option[] = titles.titles.map(({ id }) => ({ value: id, label: say(`code_expert_title_${id}`) }));

/** The national fields, first and second level. */
export function useFields(): readonly Option[] {
  const { data } = useCall(codeRoutes.listCodes, { params: { list: 'field' }, query: { state: 'active', pageSize: 100 } });
  return (data?.rows ?? []).map(({ code }) => ({ value: code, label: fieldLabel(code) }));
}

export const TERM_TONES: Readonly<Record<TermState, Tone>> = { in_term: 'done', expiring: 'watch', ended: 'late', none: 'waiting' };
export const AVAILABILITY_TONES: Readonly<Record<Availability, Tone>> = { available: 'done', limited: 'watch', away: 'waiting' };

const FEN = 100;

/** What is withheld is reckoned backwards: whole yuan say enough. */
export const aboutYuan = (fen: number | null) => (fen === null ? '' : Math.round(fen / FEN).toLocaleString('en-US'));

/** 分 as yuan, without figures behind the point where there are none. */
export const yuan = (fen: number | null) =>
  fen === null ? '' : (fen / FEN).toLocaleString('en-US', { maximumFractionDigits: fen % FEN === 0 ? 0 : 2 });

/** Yuan as typed, in 分; null where nothing was typed. */
export const fenOf = (typed: string | number | null | undefined) =>
  typed === null || typed === undefined || typed === '' ? null : toFen(String(typed), '元');
