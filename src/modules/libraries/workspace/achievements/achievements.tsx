import { call } from '#web/workspace/client.ts';
import type { Column, Filter } from '#web/workspace/grid/data-grid.tsx';
import { m } from '#words/messages.js';
import { achievementRoutes, type Achievement } from '../../contract/achievements.ts';
import { ACHIEVEMENT_KINDS, ACHIEVEMENT_WAYS, MATURITIES } from '../../contract/item-codes.ts';
import { fieldsCell, lastColumns, Library, titleColumn, useCommonFilters } from '../items/library.tsx';
import { codeLabel, fieldLabel, optionsOf, wanLabel } from '../items/words.ts';

/** 成果库. */
export default function Achievements() {
  const filters: Filter<Achievement>[] = [
    { key: 'kind', label: fieldLabel('kind'), options: optionsOf('achievement_kind', ACHIEVEMENT_KINDS) },
    { key: 'maturity', label: m.libraries_item_maturity_from(), options: optionsOf('maturity', MATURITIES) },
    { key: 'way', label: fieldLabel('ways'), options: optionsOf('achievement_way', ACHIEVEMENT_WAYS) },
    ...useCommonFilters<Achievement>(),
  ];
  return (
    <Library<Achievement>
      noun="achievement"
      note={m.libraries_achievements_note()}
      columns={columns()}
      filters={filters}
      exportRoute={achievementRoutes.exportAchievements}
      listPath={achievementRoutes.listAchievements.path}
      load={(query, signal) => call(achievementRoutes.listAchievements, { query }, { signal })}
    />
  );
}

const columns = (): Column<Achievement>[] => [
  titleColumn<Achievement>(),
  { key: 'kind', label: fieldLabel('kind'), sortable: true, isFact: true, render: (row) => codeLabel('achievement_kind', row.kind) },
  { key: 'ownerName', label: fieldLabel('ownerName'), sortable: true, isFact: true, width: 180, render: (row) => row.ownerName },
  {
    key: 'maturity',
    label: fieldLabel('maturity'),
    sortable: true,
    isFact: true,
    render: (row) => (row.maturity === null ? '' : codeLabel('maturity', row.maturity)),
  },
  { key: 'ways', label: fieldLabel('ways'), render: (row) => row.ways.map((way) => codeLabel('achievement_way', way)).join('、') },
  {
    key: 'priceFen',
    label: fieldLabel('priceFen'),
    unit: m.libraries_item_wan(),
    align: 'right',
    sortable: true,
    render: (row) => (row.priceFen === null && row.ways.length > 0 ? m.libraries_item_negotiable() : wanLabel(row.priceFen)),
  },
  { key: 'transfers', label: m.libraries_transfers_short(), align: 'right', render: (row) => row.transfers || '' },
  { key: 'fields', label: fieldLabel('fields'), isHidden: true, render: fieldsCell },
  { key: 'finishedOn', label: fieldLabel('finishedOn'), isHidden: true, sortable: true, render: (row) => row.finishedOn ?? '' },
  ...lastColumns<Achievement>(),
];
