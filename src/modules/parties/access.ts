import { accessTable } from '#platform/access/table.ts';

/**
 * Who may do what with organisations, people and accounts. The system administrator keeps the registers, the security
 * administrator gives duties and cares for accounts, the audit administrator reads the trail: three people, and none
 * of them reads enterprises' figures.
 */
export const partiesAccess = accessTable({
  'parties.read_organisations': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'any',
    station_officer: 'any',
    finance_officer: 'any',
    department_liaison: 'any',
    county_officer: 'any',
    system_admin: 'any',
    security_admin: 'any',
    audit_admin: 'any',
  },
  'parties.keep_organisations': { system_admin: 'any' },
  'parties.read_people': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'any',
    station_officer: 'any',
    system_admin: 'any',
    security_admin: 'any',
    audit_admin: 'any',
  },
  'parties.keep_people': { system_admin: 'any' },
  'parties.give_duties': { security_admin: 'any' },
  'parties.keep_accounts': { security_admin: 'any' },
  // Forms and lists everywhere show them.
  'parties.read_codes': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'any',
    station_officer: 'any',
    finance_officer: 'any',
    department_liaison: 'any',
    county_officer: 'any',
    enterprise_manager: 'any',
    expert: 'any',
    intermediary: 'any',
    system_admin: 'any',
    security_admin: 'any',
    audit_admin: 'any',
  },
  'parties.keep_codes': { system_admin: 'any', bureau_officer: 'any' },
  'parties.keep_calendar': { system_admin: 'any' },
  'parties.read_trail': { audit_admin: 'any' },
  'parties.keep_own_account': {
    bureau_director: 'self',
    bureau_officer: 'self',
    park_officer: 'self',
    station_officer: 'self',
    finance_officer: 'self',
    department_liaison: 'self',
    county_officer: 'self',
    enterprise_manager: 'self',
    expert: 'self',
    intermediary: 'self',
    system_admin: 'self',
    security_admin: 'self',
    audit_admin: 'self',
    // Signed in without a duty, or with a password still to be changed.
    visitor: 'self',
  },
});
