import { accessTable } from '#platform/access/table.ts';

/**
 * Who may do what with reporting tasks: the bureau makes them for the city, park officers for their park. A recipient
 * sees and answers its own report only; a leader sees how far a task has come and moves nothing.
 */
export const taskAccess = accessTable({
  'supervision.read_tasks': { bureau_director: 'any', bureau_officer: 'any', park_officer: 'park' },
  'supervision.keep_tasks': { bureau_officer: 'any', park_officer: 'park' },
  'supervision.answer_tasks': {
    park_officer: 'own',
    station_officer: 'own',
    finance_officer: 'own',
    department_liaison: 'own',
    county_officer: 'own',
    enterprise_manager: 'own',
  },
  /** A report is seen by its own people and by whoever keeps its task. */
  'supervision.see_reports': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'own',
    station_officer: 'own',
    finance_officer: 'own',
    department_liaison: 'own',
    county_officer: 'own',
    enterprise_manager: 'own',
  },
});
