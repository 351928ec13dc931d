import { accessTable } from '#platform/access/table.ts';

/** Who may do what with the ledgers. Contacts are a class of their own: other departments see figures, not phones. */
export const ledgersAccess = accessTable({
  'ledgers.read_enterprises': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    finance_officer: 'any',
    department_liaison: 'any',
    county_officer: 'county',
    enterprise_manager: 'own',
  },
  'ledgers.read_contacts': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'county',
    enterprise_manager: 'own',
  },
  // Research figures stay on the science side: an enterprise does not state them where the tax office reads along.
  'ledgers.read_research': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'county',
    enterprise_manager: 'own',
  },
  'ledgers.keep_enterprises': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
  'ledgers.state_facts': {
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    enterprise_manager: 'own',
  },
  'ledgers.keep_own_enterprise': { enterprise_manager: 'own' },
  'ledgers.export_enterprises': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'county',
  },
  'ledgers.read_work': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'county',
  },
  'ledgers.enter_work': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park', county_officer: 'county' },
  'ledgers.import': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
  'ledgers.keep_synonyms': { bureau_officer: 'any', park_officer: 'any', station_officer: 'any', system_admin: 'any' },
  'ledgers.fill_tables': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    county_officer: 'county',
  },
  'ledgers.read_overview': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    finance_officer: 'any',
    department_liaison: 'any',
    county_officer: 'county',
  },
});
