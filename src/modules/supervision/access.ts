import { accessTable } from '#platform/access/table.ts';
import { letterAccess } from './letters/access.ts';
import { summaryAccess } from './summary/access.ts';
import { taskAccess } from './tasks/access.ts';

/** Who may do what with the document and the responsibility list. Whoever is named as liaison reports on what is theirs. */
export const supervisionAccess = accessTable({
  ...letterAccess,
  ...summaryAccess,
  ...taskAccess,
  'supervision.read_measures': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'any',
    station_officer: 'any',
    finance_officer: 'any',
    department_liaison: 'any',
    county_officer: 'any',
  },
  'supervision.keep_measures': { bureau_director: 'any', bureau_officer: 'any' },
  'supervision.report_progress': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'self',
    station_officer: 'self',
    finance_officer: 'self',
    department_liaison: 'self',
    county_officer: 'self',
  },
});
