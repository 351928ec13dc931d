import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { Card } from '#web/workspace/card.tsx';
import { FigureRow, type Figure } from '#web/workspace/figure.tsx';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../contract.ts';
import { NEED_STATES } from '#modules/technology/contract.ts';

const OF_THE_DAY = 4;
const FEN_A_TEN_THOUSAND = 1_000_000;

const compared = ({ now, before }: { now: number; before: number }) =>
  before === 0 && now === 0
    ? m.ledgers_overview_none_before()
    : m.ledgers_overview_before({ before: before.toLocaleString(), change: signed(now - before) });
const signed = (change: number) =>
  change > 0 ? `+${change.toLocaleString()}` : change < 0 ? `−${Math.abs(change).toLocaleString()}` : '±0';

/** The figures of the parks in sight; each opens the rows it counts. */
export function Figures({ overview, isShort = false }: { overview: Overview; isShort?: boolean }) {
  const figures = figuresOf(overview);
  const ofTheDay = figures.filter(({ rowsAt = '' }) => /^\/(work|needs|due)/u.test(rowsAt)).slice(-OF_THE_DAY);
  return (
    <FigureRow
      label={isShort ? m.ledgers_overview_figures_short() : m.ledgers_overview_figures()}
      figures={isShort && ofTheDay.length > 0 ? ofTheDay : figures}
    />
  );
}

function figuresOf({ today: asOf, year, parkId, enterprises, work, due, research, needs }: Overview): Figure[] {
  const park = parkId ? `&parkId=${parkId}` : '';
  const ledger = m.ledgers_overview_source_enterprises();
  const share = enterprises.total > 0 ? Math.round((enterprises.withFile / enterprises.total) * 100) : 0;
  const month = asOf.slice(0, 7);
  const ofWork = { asOf, source: m.ledgers_work_title(), unit: m.ledgers_overview_times() };
  return [
    {
      label: m.ledgers_overview_enterprises(),
      value: enterprises.total.toLocaleString(),
      unit: m.ledgers_overview_firms(),
      asOf,
      source: ledger,
      rowsAt: `/enterprises?${park.slice(1)}`,
    },
    {
      label: m.ledgers_overview_with_file(),
      value: enterprises.withFile.toLocaleString(),
      unit: m.ledgers_overview_firms(),
      asOf,
      source: ledger,
      rowsAt: `/enterprises?missing=none${park}`,
      note: m.ledgers_overview_share({ share }),
    },
    ...(work
      ? [
          {
            ...ofWork,
            label: m.ledgers_overview_visits_month(),
            value: work.visitsMonth.now.toLocaleString(),
            rowsAt: `/work?kind=visit&state=current&period=${month}${park}`,
            note: compared(work.visitsMonth),
          },
          {
            ...ofWork,
            label: m.ledgers_overview_visits_year({ year }),
            value: work.visitsYear.now.toLocaleString(),
            rowsAt: `/work?kind=visit&state=current&period=${year}${park}`,
            note: compared(work.visitsYear),
          },
          {
            ...ofWork,
            unit: m.ledgers_overview_firms(),
            label: m.ledgers_overview_reached({ year }),
            value: work.reachedYear.now.toLocaleString(),
            rowsAt: `/work?state=current&period=${year}&reached=enterprises${park}`,
            note: compared(work.reachedYear),
          },
        ]
      : []),
    ...(needs
      ? [
          {
            label: m.ledgers_overview_needs_open(),
            value: needs.open.toLocaleString(),
            unit: m.ledgers_overview_items(),
            asOf,
            source: m.ledgers_overview_source_needs(),
            rowsAt: `/needs?${park.slice(1)}`,
            note: m.ledgers_overview_needs_closed({ count: needs.closed }),
          },
        ]
      : []),
    {
      label: m.ledgers_overview_expiring({ days: due.withinDays }),
      value: due.total.toLocaleString(),
      unit: m.ledgers_overview_items(),
      asOf,
      source: m.ledgers_overview_source_certificates(),
      rowsAt: `/due?${park.slice(1)}`,
      isLate: due.overdue > 0,
      note: due.overdue > 0 ? m.ledgers_overview_overdue({ count: due.overdue }) : m.ledgers_overview_in_month({ count: due.month }),
    },
    ...(research
      ? [
          {
            label: m.ledgers_overview_research({ year: research.year }),
            value: (research.fen / FEN_A_TEN_THOUSAND).toLocaleString(undefined, { maximumFractionDigits: 1 }),
            unit: m.ledgers_overview_ten_thousand(),
            asOf,
            source: m.ledgers_overview_source_research({ count: research.enterprises }),
            rowsAt: `/enterprises?year=${research.year}&sort=-rdFen${park}`,
            ...(research.estimated > 0 && { kind: 'estimate' as const }),
            note: growth(research),
          },
        ]
      : []),
  ];
}

function growth({ year, fen, beforeFen }: NonNullable<Overview['research']>): string {
  if (beforeFen === 0) return m.ledgers_overview_none_before();
  const change = ((fen - beforeFen) / beforeFen) * 100;
  return m.ledgers_overview_growth({ year: year - 1, change: `${change >= 0 ? '+' : '−'}${Math.abs(change).toFixed(1)}%` });
}

/** Needs along their life, those beside it after. */
export function NeedStates({ overview, needs }: { overview: Overview; needs: NonNullable<Overview['needs']> }) {
  const park = overview.parkId ? { parkId: overview.parkId } : {};
  const counted = new Map(needs.states.map(({ state, needs: count }) => [state, count]));
  return (
    <Card title={m.ledgers_overview_needs()} aside={m.ledgers_overview_needs_sum({ open: needs.open, closed: needs.closed })}>
      <ul className="m-0 flex list-none flex-wrap gap-2 p-0">
        {NEED_STATES.filter((state) => counted.has(state)).map((state) => (
          <li key={state}>
            <Link
              to="/needs"
              search={{ state, ...park } as never}
              className="flex min-h-9 items-center gap-2 rounded-control border border-line px-3 text-table text-ink no-underline hover:bg-head"
            >
              {say(`code_need_state_${state}`)}
              <b>{counted.get(state)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
