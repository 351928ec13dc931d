import { Chip } from '#web/workspace/chip.tsx';
import { call } from '#web/workspace/client.ts';
import type { Column, Filter } from '#web/workspace/grid/data-grid.tsx';
import { m } from '#words/messages.js';
import { PROJECT_KINDS, PROJECT_LEVELS, PROJECT_STAGES, PROJECT_STATES } from '../../contract/item-codes.ts';
import { projectRoutes, type Project } from '../../contract/projects.ts';
import { fieldsCell, lastColumns, Library, titleColumn, useCommonFilters } from '../items/library.tsx';
import { codeLabel, fieldLabel, optionsOf, projectTone, wanLabel } from '../items/words.ts';

/** 项目库, with 高新技术项目库 as one of its kinds. */
export default function Projects() {
  const filters: Filter<Project>[] = [
    { key: 'kind', label: fieldLabel('kind'), options: optionsOf('project_kind', PROJECT_KINDS) },
    { key: 'projectState', label: fieldLabel('state'), options: optionsOf('project_state', PROJECT_STATES) },
    { key: 'level', label: fieldLabel('level'), options: optionsOf('project_level', PROJECT_LEVELS) },
    { key: 'stage', label: fieldLabel('stage'), options: optionsOf('project_stage', PROJECT_STAGES) },
    ...useCommonFilters<Project>(),
  ];
  return (
    <Library<Project>
      noun="project"
      note={m.libraries_projects_note()}
      columns={columns()}
      filters={filters}
      exportRoute={projectRoutes.exportProjects}
      listPath={projectRoutes.listProjects.path}
      load={(query, signal) => call(projectRoutes.listProjects, { query }, { signal })}
    />
  );
}

const columns = (): Column<Project>[] => [
  titleColumn<Project>(),
  {
    key: 'state',
    label: fieldLabel('state'),
    sortable: true,
    isFact: true,
    render: (row) => row.state && <Chip tone={projectTone(row.state)}>{codeLabel('project_state', row.state)}</Chip>,
  },
  { key: 'ownerName', label: fieldLabel('ownerName'), sortable: true, isFact: true, width: 180, render: (row) => row.ownerName },
  { key: 'kind', label: fieldLabel('kind'), sortable: true, render: (row) => codeLabel('project_kind', row.kind) },
  { key: 'level', label: fieldLabel('level'), render: (row) => (row.level ? codeLabel('project_level', row.level) : '') },
  { key: 'programme', label: fieldLabel('programme'), isHidden: true, render: (row) => row.programme ?? '' },
  { key: 'leaderName', label: fieldLabel('leaderName'), render: (row) => row.leaderName ?? '' },
  {
    key: 'grantedFen',
    label: fieldLabel('grantedFen'),
    unit: m.libraries_item_wan(),
    align: 'right',
    sortable: true,
    render: (row) => wanLabel(row.grantedFen),
  },
  {
    key: 'investmentFen',
    label: fieldLabel('investmentFen'),
    unit: m.libraries_item_wan(),
    align: 'right',
    sortable: true,
    render: (row) => wanLabel(row.investmentFen),
  },
  { key: 'stage', label: fieldLabel('stage'), isHidden: true, render: (row) => (row.stage ? codeLabel('project_stage', row.stage) : '') },
  { key: 'fields', label: fieldLabel('fields'), isHidden: true, render: fieldsCell },
  { key: 'startsOn', label: fieldLabel('startsOn'), sortable: true, isHidden: true, render: (row) => row.startsOn ?? '' },
  ...lastColumns<Project>(),
];
