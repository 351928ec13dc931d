import { accessTable } from '#platform/access/table.ts';

/** Who may do what with needs. What a confidential need says is read by who keeps it, and by its enterprise. */
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
  'technology.keep_needs': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
});
