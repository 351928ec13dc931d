import { say, saySafe } from '#shared/words.ts';
import { getLocale } from '#words/runtime.js';
import { useCall } from '#web/workspace/query.ts';
import { m } from '#words/messages.js';
import { EMPTY_REASONS, filledRoutes, MONEY_UNITS, type EmptyReason, type FilledPlace } from '../../contract/filled.ts';

export const reasonLabel = (reason: EmptyReason) => say(`code_fill_reason_${reason}`);
export const reasonOptions = () => EMPTY_REASONS.map((value) => ({ value, label: reasonLabel(value) }));
export const unitOptions = () => [
  { value: '', label: m.ledgers_filled_unit_none() },
  ...MONEY_UNITS.map((value) => ({ value, label: value })),
];

/** 2025 年 · 截至 2025-12-31 · 审计报告. */
export function fromLabel(from: NonNullable<FilledPlace['from']>): string {
  const source = saySafe(`code_fill_source_${from.source}`, saySafe(`code_source_kind_${from.source}`, from.source));
  const year = from.year === null ? '' : m.ledgers_filled_from_year({ year: String(from.year) });
  const asOf = from.asOf === null ? '' : m.ledgers_filled_from_day({ day: from.asOf });
  return [year, asOf, source, from.note ?? ''].filter(Boolean).join(' · ');
}

export type FillFields = {
  readonly name: (id: string) => string;
  readonly ids: readonly string[];
  readonly isYearly: (id: string) => boolean;
  readonly isMoney: (id: string) => boolean;
};

/** Everything a heading may mean, by name. */
export function useFillFields(): FillFields {
  const rows = useCall(filledRoutes.listFillFields, {}).data?.rows ?? [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    name: (id) => (getLocale() === 'en' ? byId.get(id)?.en : byId.get(id)?.zh) ?? id,
    ids: rows.map((row) => row.id),
    isYearly: (id) => byId.get(id)?.isYearly ?? false,
    isMoney: (id) => byId.get(id)?.isMoney ?? false,
  };
}
