import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import type { Option } from '#web/workspace/choice.tsx';
import type { Filter } from '#web/workspace/grid/data-grid.tsx';
import { periodOptions } from '#web/workspace/periods.ts';
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
