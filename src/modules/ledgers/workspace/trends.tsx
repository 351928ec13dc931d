import { useMemo } from 'react';
import { m } from '#words/messages.js';
import { FEN_PER_WAN } from '#shared/money.ts';
import { Card } from '#web/workspace/card.tsx';
import { Chart } from '#web/workspace/chart.tsx';
import type { Current } from '../contract/facts.ts';
import { kindLabel } from './fact-words.ts';

const YEARS = 5;
const HEIGHT = 150;

type Yearly = { readonly value: number | null; readonly isEstimate: boolean };

/** Five years of sales and research side by side, estimates hollow; each with its table. */
export function Trends({ facts }: { facts: readonly Current[] }) {
  const thisYear = new Date().getFullYear();
  const years = useMemo(() => Array.from({ length: YEARS }, (_, back) => thisYear - YEARS + 1 + back), [thisYear]);
  const sales = seriesOf(facts, 'sales_income', years);
  const research = seriesOf(facts, 'rd_accounting', years);
  const second = research.some((one) => one.value !== null) ? 'rd_accounting' : 'tax_paid';
  const staff = seriesOf(facts, 'headcount', years);
  if ([...sales, ...staff].every((one) => one.value === null)) return null;
  return (
    <div data-print="hidden">
      <Card title={m.ledgers_trends_title()} aside={m.ledgers_trends_note()}>
        <div className="grid gap-x-6 gap-y-3 md:grid-cols-3">
          <Small kind="sales_income" years={years} points={sales} />
          <Small kind={second} years={years} points={second === 'rd_accounting' ? research : seriesOf(facts, second, years)} />
          {second === 'rd_accounting' ? (
            <Share years={years} sales={sales} research={research} />
          ) : (
            <Small kind="headcount" years={years} points={staff} />
          )}
        </div>
      </Card>
    </div>
  );
}

function Small({ kind, years, points }: { kind: string; years: readonly number[]; points: readonly Yearly[] }) {
  const isMoney = kind !== 'headcount';
  const values = points.map(({ value }) => (value === null ? null : isMoney ? Math.round(value / FEN_PER_WAN) : value));
  return (
    <Drawn
      label={kindLabel(kind)}
      unit={isMoney ? m.ledgers_fact_wan() : m.ledgers_fact_people()}
      years={years}
      values={values}
      points={points}
      kind="bar"
    />
  );
}

/** Research as a share of the year's sales. */
function Share({ years, sales, research }: { years: readonly number[]; sales: readonly Yearly[]; research: readonly Yearly[] }) {
  const values = years.map((_, at) => {
    const [part, whole] = [research[at]?.value, sales[at]?.value];
    return part == null || !whole ? null : Math.round((part / whole) * 1000) / 10;
  });
  const points = years.map((_, at) => ({ value: null, isEstimate: Boolean(research[at]?.isEstimate ?? sales[at]?.isEstimate) }));
  return <Drawn label={m.ledgers_trends_share()} unit="%" years={years} values={values} points={points} kind="line" />;
}

type DrawnParts = {
  label: string;
  unit: string;
  years: readonly number[];
  values: readonly (number | null)[];
  points: readonly Yearly[];
  kind: 'bar' | 'line';
};

function Drawn({ label, unit, years, values, points, kind }: DrawnParts) {
  const categories = useMemo(() => years.map(String), [years]);
  const estimates = points.flatMap(({ isEstimate }, at) => (isEstimate ? [at] : []));
  // The figures are new arrays at every rendering; the chart is drawn anew only when what they say is new.
  const said = JSON.stringify({ name: label, values, kind, estimates });
  const series = useMemo(
    () => [JSON.parse(said) as { name: string; values: (number | null)[]; kind: 'bar' | 'line'; estimates: number[] }],
    [said],
  );
  return (
    <div className="min-w-0">
      <h3 className="m-0 text-table font-normal">{label}</h3>
      <Chart label={label} unit={unit} categories={categories} series={series} height={HEIGHT} />
    </div>
  );
}

function seriesOf(facts: readonly Current[], kind: string, years: readonly number[]): Yearly[] {
  return years.map((year) => {
    const fact = facts.find((one) => one.kind === kind && one.year === year && one.period === 'year');
    return { value: typeof fact?.value === 'number' ? fact.value : null, isEstimate: fact?.status === 'estimated' };
  });
}
