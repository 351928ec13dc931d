import { dayOf } from '#shared/dates.ts';
import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import type { Option } from '#web/workspace/choice.tsx';
import type { Filter } from '#web/workspace/grid/data-grid.tsx';
import { WORK_CLAUSES, WORK_ROW_KINDS, WORK_SOURCES, type WorkEntry } from '../contract.ts';

/** Shown once chosen: by a total, or by the count of withdrawn rows. */
const STATES = {
  key: 'state',
  label: m.ledgers_work_state(),
  options: [
    { value: 'current', label: m.ledgers_work_state_current() },
    { value: 'withdrawn', label: m.ledgers_work_state_withdrawn() },
  ],
};

/** What the address says of the list, beside page and order. */
export const WORK_FILTERS = ['period', 'parkId', 'kind', 'clause', 'personId', 'enterpriseId', 'source', 'state', 'importId', 'q'] as const;
export type WorkSearch = Readonly<Partial<Record<(typeof WORK_FILTERS)[number], string>>>;

export const filterOf = (search: Readonly<Record<string, string | undefined>>): WorkSearch =>
  Object.fromEntries(WORK_FILTERS.flatMap((key) => (search[key] ? [[key, search[key]]] : [])));

/** A period in words: 2026年, 2026年上半年, 2026年三季度, 2026年6月. */
export function periodLabel(period: string): string {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  if (part === '') return m.ledgers_work_period_year({ year });
  if (part === 'H1') return m.ledgers_work_period_first_half({ year });
  if (part === 'H2') return m.ledgers_work_period_second_half({ year });
  if (part.startsWith('Q')) return m.ledgers_work_period_quarter({ year, quarter: part.slice(1) });
  return m.ledgers_work_period_month({ year, month: String(Number(part)) });
}

/** This month, this quarter, this year and its halves, last year; and the one the address names. */
export function periodOptions(chosen: string | undefined): Option[] {
  const today = dayOf(new Date());
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const last = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  const offered = [
    today.slice(0, 7),
    last,
    `${year}-Q${Math.ceil(month / 3)}`,
    `${year}-H1`,
    `${year}-H2`,
    `${year}`,
    `${year - 1}`,
    `${year - 1}-H1`,
    `${year - 1}-H2`,
  ];
  return [...new Set([...(chosen ? [chosen] : []), ...offered])].map((value) => ({ value, label: periodLabel(value) }));
}

const clauseLabel = (clause: string) => `${clause} ${say(`code_clause_${clause.replace('.', '_')}`)}`;

type Known = { parks: readonly Option[]; people: readonly Option[]; enterprise: Option | null; search: WorkSearch };

export function workFilters({ parks, people, enterprise, search }: Known): Filter<WorkEntry>[] {
  const chapters = ['3', '4', '5', '6', '7'];
  return [
    { key: 'period', label: m.ledgers_work_period(), options: periodOptions(search.period) },
    ...(parks.length > 1 ? [{ key: 'parkId', label: m.ledgers_work_park(), options: parks }] : []),
    {
      key: 'kind',
      label: m.ledgers_work_kind_short(),
      options: WORK_ROW_KINDS.map((value) => ({ value, label: say(`code_work_kind_${value}`) })),
    },
    {
      key: 'clause',
      label: m.ledgers_work_clause_short(),
      options: [...chapters, ...WORK_CLAUSES].sort(byClause).map((value) => ({ value, label: clauseLabel(value) })),
    },
    { key: 'personId', label: m.ledgers_work_person(), options: people },
    ...(enterprise ? [{ key: 'enterpriseId', label: m.ledgers_work_enterprise(), options: [enterprise] }] : []),
    ...(search.importId
      ? [{ key: 'importId', label: m.ledgers_work_import(), options: [{ value: search.importId, label: m.ledgers_work_this_import() }] }]
      : []),
    {
      key: 'source',
      label: m.ledgers_work_source(),
      options: WORK_SOURCES.map((value) => ({ value, label: say(`code_work_source_${value}`) })),
    },
    ...(search.state ? [STATES] : []),
  ];
}

const byClause = (left: string, right: string) => left.localeCompare(right, 'en', { numeric: true });
