import { useMemo, useState } from 'react';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { Card } from '#web/workspace/card.tsx';
import { Chart, type ChartSeries } from '#web/workspace/chart.tsx';
import type { Overview, WorkRowKind } from '../contract.ts';

type Work = NonNullable<Overview['work']>;

/** Kinds that are told apart; the three ways of publicity are one. */
const GROUPS: readonly { readonly key: string; readonly kinds: readonly WorkRowKind[]; readonly label: () => string }[] = [
  { key: 'visit', kinds: ['visit'], label: () => say('code_work_kind_visit') },
  { key: 'training', kinds: ['training'], label: () => say('code_work_kind_training') },
  { key: 'publicity', kinds: ['policy_wall', 'policy_door', 'policy_web'], label: m.ledgers_overview_publicity },
  { key: 'matching', kinds: ['matching'], label: () => say('code_work_kind_matching') },
  { key: 'help', kinds: ['application_help'], label: () => say('code_work_kind_application_help') },
  { key: 'rest', kinds: ['meeting', 'exchange', 'other', 'platform'], label: m.ledgers_overview_rest },
];

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const two = (month: number) => String(month).padStart(2, '0');

/** Work by month, stacked by kind, of this year or the last; the other year's total is a line through it. */
export function MonthChart({ overview, work }: { overview: Overview; work: Work }) {
  const [year, setYear] = useState(overview.year);
  const other = year === overview.year ? overview.year - 1 : overview.year;
  const parts = useMemo(() => {
    const count = (ofYear: number, month: number, kinds: readonly WorkRowKind[] | null) =>
      work.months
        .filter((row) => row.year === ofYear && row.month === month && (kinds === null || kinds.includes(row.kind)))
        .reduce((sum, { entries }) => sum + entries, 0);
    const bars: ChartSeries[] = GROUPS.map(({ label, kinds }) => ({
      name: label(),
      stack: 'kinds',
      values: MONTHS.map((month) => count(year, month, kinds)),
    }));
    const line: ChartSeries = {
      name: m.ledgers_overview_total_of({ year: other }),
      kind: 'line',
      values: MONTHS.map((month) => count(other, month, null)),
    };
    const park = overview.parkId ? `&parkId=${overview.parkId}` : '';
    const rowsAt = (month: number, series: number) => {
      const group = GROUPS[series];
      const kind = group?.kinds.length === 1 ? `&kind=${group.kinds[0]}` : '';
      return `/work?state=current&period=${group ? year : other}-${two(month + 1)}${kind}${park}`;
    };
    return { categories: MONTHS.map((month) => m.ledgers_overview_month({ month })), series: [...bars, line], rowsAt };
  }, [work.months, year, other, overview.parkId]);
  const title = m.ledgers_overview_by_month({ year });
  return (
    <Card title={title} aside={<Years years={[overview.year, overview.year - 1]} value={year} onChange={setYear} />}>
      <Chart label={title} unit={m.ledgers_overview_times()} height={280} {...parts} />
    </Card>
  );
}

function Years({ years, value, onChange }: { years: readonly number[]; value: number; onChange: (year: number) => void }) {
  return (
    <span role="group" aria-label={m.ledgers_overview_choose_year()} className="inline-flex rounded-control border border-edge">
      {years.map((year) => (
        <button
          key={year}
          type="button"
          aria-pressed={year === value}
          onClick={() => onChange(year)}
          className={`h-7 px-2.5 max-md:h-9 ${year === value ? 'bg-brand-tint font-bold text-brand-strong' : 'text-muted'}`}
        >
          {year}
        </button>
      ))}
    </span>
  );
}

/** For the city the parks beside each other; for one park the document's chapters, this year and last. */
export function ParksOrChapters({ overview, work }: { overview: Overview; work: Work }) {
  const parts = useMemo(() => {
    const { year } = overview;
    if (work.parks.length > 0) {
      return {
        title: m.ledgers_overview_by_park({ year }),
        categories: work.parks.map(({ name }) => name),
        series: [
          { name: m.ledgers_overview_entries(), values: work.parks.map(({ entries }) => entries) },
          { name: say('code_work_kind_visit'), values: work.parks.map(({ visits }) => visits) },
        ],
        rowsAt: (park: number, series: number) =>
          `/work?state=current&period=${year}&parkId=${work.parks[park]?.id}${series === 1 ? '&kind=visit' : ''}`,
      };
    }
    const park = overview.parkId ? `&parkId=${overview.parkId}` : '';
    return {
      title: m.ledgers_overview_by_chapter({ year }),
      categories: work.chapters.map(({ chapter }) => say(`code_clause_${chapter}`)),
      series: [
        { name: String(year), values: work.chapters.map(({ entries }) => entries) },
        { name: m.ledgers_overview_same_days({ year: year - 1 }), values: work.chapters.map(({ before }) => before) },
      ],
      rowsAt: (chapter: number, series: number) =>
        `/work?state=current&clause=${work.chapters[chapter]?.chapter}&period=${year - series}${park}`,
    };
  }, [overview, work]);
  const { title, ...chart } = parts;
  return (
    <Card title={title}>
      <Chart label={title} kind="lying" unit={m.ledgers_overview_times()} height={240} {...chart} />
    </Card>
  );
}

/** Enterprises by the eight national fields. */
export function Fields({ overview }: { overview: Overview }) {
  const parts = useMemo(() => {
    const { fields } = overview.enterprises;
    const park = overview.parkId ? `&parkId=${overview.parkId}` : '';
    return {
      categories: fields.map(({ code }) => (code ? say(`code_field_${code}`) : m.ledgers_overview_field_unknown())),
      series: [{ name: m.ledgers_overview_enterprises(), values: fields.map(({ enterprises }) => enterprises) }],
      rowsAt: (field: number) => `/enterprises?${fields[field]?.code ? `field=${fields[field].code}` : 'missing=field_code'}${park}`,
    };
  }, [overview]);
  return (
    <Card title={m.ledgers_overview_by_field()}>
      <Chart label={m.ledgers_overview_by_field()} kind="share" unit={m.ledgers_overview_firms()} height={240} {...parts} />
    </Card>
  );
}
