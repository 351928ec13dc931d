import { m } from '#words/messages.js';
import type { Figure, FigureKind } from '#web/workspace/figure.tsx';
import type { Current, FigureStatus } from '../contract/facts.ts';
import { kindLabel, latestYear, sourceText, unitText, valueText } from './fact-words.ts';
import type { KindView } from './use-fact-kinds.ts';

export const FIGURE_KINDS: Readonly<Record<FigureStatus, FigureKind>> = {
  actual: 'actual',
  estimated: 'estimate',
  flash: 'flash',
  confirmed: 'confirmed',
};

/** The eight figures at the head of an enterprise's page. Where research figures may not be seen, tax stands instead. */
export function figuresOf(facts: readonly Current[], kinds: ReadonlyMap<string, KindView>): Figure[] {
  const seesResearch = facts.some((fact) => fact.kind === 'rd_accounting');
  const of = (kind: string, note?: string) => figureOf(kind, latestYear(facts, kind), kinds, note);
  const coming = latestYear(facts, 'sales_income', true) ?? latestYear(facts, 'operating_revenue', true);
  return [
    of('sales_income'),
    of(seesResearch ? 'rd_accounting' : 'tax_paid'),
    of('headcount'),
    of('st_staff', staffShare(facts)),
    of('invention_patents', classOne(facts)),
    of('hightech_income_share'),
    of('total_assets'),
    coming ? figureOf(coming.kind, coming, kinds) : of('profit_total'),
  ];
}

function figureOf(kindId: string, fact: Current | undefined, kinds: ReadonlyMap<string, KindView>, note?: string): Figure {
  const kind = kinds.get(kindId);
  const name = kindLabel(kindId);
  const label = fact?.status === 'estimated' ? m.ledgers_figure_of_year({ year: String(fact.year), label: name }) : name;
  const beside =
    fact?.beside && kind
      ? m.ledgers_figure_beside({ status: statusWord(fact.beside.status), value: valueText(kind, fact.beside.value) })
      : undefined;
  return {
    label,
    value: fact && kind ? valueText(kind, fact.value) : null,
    unit: kind ? unitText(kind) : '',
    asOf: fact?.asOf ?? m.web_figure_unknown(),
    source: fact ? sourceText(fact) : m.ledgers_figure_nobody_said(),
    kind: FIGURE_KINDS[fact?.status ?? 'actual'],
    note: beside ?? note,
  };
}

const statusWord = (status: FigureStatus) => (status === 'confirmed' ? m.web_figure_confirmed() : m.ledgers_figure_reported());

function staffShare(facts: readonly Current[]): string | undefined {
  const [part, whole] = [latestYear(facts, 'st_staff'), latestYear(facts, 'headcount')];
  if (!part || !whole || part.year !== whole.year || !Number(whole.value)) return undefined;
  return `${((Number(part.value) / Number(whole.value)) * 100).toFixed(1)}%`;
}

function classOne(facts: readonly Current[]): string | undefined {
  const fact = latestYear(facts, 'ip_class1_count');
  return fact && m.ledgers_figure_class_one({ count: String(fact.value) });
}
