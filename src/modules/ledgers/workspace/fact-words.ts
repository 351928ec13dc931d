import { m } from '#words/messages.js';
import { wanText } from '#shared/money.ts';
import { say, saySafe } from '#shared/words.ts';
import type { Current, FactKind, FactValue, Said } from '../contract/facts.ts';

type Kind = Pick<FactKind, 'id' | 'valueType' | 'unit'>;

export const kindLabel = (kind: string) => saySafe(`code_fact_${kind}`, kind);
export const fieldLabel = (code: string) => saySafe(`code_field_${code.replaceAll('.', '_')}`, code);
export const certificateLabel = (kind: string) => saySafe(`code_certificate_${kind}`, kind);

/** A value as it is read, without its unit: money in 万元 with one decimal, a share in per cent. */
export function valueText(kind: Kind, value: FactValue): string {
  if (typeof value === 'boolean') return value ? m.ledgers_fact_yes() : m.ledgers_fact_no();
  if (kind.id === 'field_code') return fieldLabel(String(value));
  if (typeof value === 'string') return value;
  if (kind.valueType === 'money_fen') return wanText(value);
  if (kind.valueType === 'share') return (value * 100).toLocaleString('en-US', { maximumFractionDigits: 2 });
  return value.toLocaleString('en-US');
}

export function unitText(kind: Kind): string {
  if (kind.valueType === 'money_fen') return m.ledgers_fact_wan();
  if (kind.valueType === 'share') return '%';
  return kind.unit ?? '';
}

/** The source in words: the paper where it is named, else its kind. */
export const sourceText = (said: Pick<Said, 'source'>) => said.source.note ?? say(`code_source_kind_${said.source.kind}`);

/** The latest yearly fact of a kind; `isEstimate` says which sort is meant. */
export function latestYear(facts: readonly Current[], kind: string, isEstimate = false): Current | undefined {
  return facts
    .filter((fact) => fact.kind === kind && fact.period === 'year' && (fact.status === 'estimated') === isEstimate)
    .reduce<Current | undefined>((latest, fact) => (latest && (latest.year ?? 0) >= (fact.year ?? 0) ? latest : fact), undefined);
}

export const textOf = (facts: readonly Current[], kind: string) => facts.find((fact) => fact.kind === kind && fact.year === null)?.value;
