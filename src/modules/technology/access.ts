import { accessTable } from '#platform/access/table.ts';

/**
 * Who may do what with needs. `own` is the enterprise that raised it, or the office to which it was handed on. What a
 * confidential need says is read by who works on it, and by its enterprise.
 */
export const technologyAccess = accessTable({
  'technology.read_needs': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'county',
    enterprise_manager: 'own',
  },
  'technology.read_contacts': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'county',
    enterprise_manager: 'own',
  },
  // One need with its life: an office to which it was handed on follows it too.
  'technology.follow_needs': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'county',
    finance_officer: 'own',
    department_liaison: 'own',
    enterprise_manager: 'own',
  },
  'technology.read_queue': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'county',
    finance_officer: 'own',
    department_liaison: 'own',
  },
  'technology.keep_needs': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
  'technology.work_on_needs': {
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'own',
    finance_officer: 'own',
    department_liaison: 'own',
  },
  'technology.take_steps': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'own',
    finance_officer: 'own',
    department_liaison: 'own',
    enterprise_manager: 'own',
  },
  // The station is a desk: the head of the office decides what happens with what is overdue.
  'technology.decide_overdue': { bureau_director: 'any', park_officer: 'park' },
  'technology.recall_needs': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park', enterprise_manager: 'own' },
  'technology.raise_needs': { enterprise_manager: 'own' },
  'technology.confirm_needs': { enterprise_manager: 'own' },
  'technology.answer_invitations': { expert: 'self', intermediary: 'self', enterprise_manager: 'self' },
  'technology.review_offers': { bureau_director: 'any', bureau_officer: 'any', park_officer: 'park' },
});
