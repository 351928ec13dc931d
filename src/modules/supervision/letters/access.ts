import { accessTable } from '#platform/access/table.ts';

const STAFF = {
  bureau_director: 'own',
  bureau_officer: 'own',
  park_officer: 'own',
  station_officer: 'own',
  finance_officer: 'own',
  department_liaison: 'own',
  county_officer: 'own',
} as const;
const WRITERS = { bureau_director: 'own', bureau_officer: 'own', park_officer: 'own', station_officer: 'own' } as const;

/**
 * Official documents are an office's own: bureau, park committees and stations write them; everybody on duty may be
 * asked to countersign; offices and enterprises receive them, offices keep their register.
 */
export const letterAccess = accessTable({
  'supervision.write_letters': WRITERS,
  'supervision.read_letters': STAFF,
  'supervision.countersign_letters': STAFF,
  'supervision.receive_letters': { ...STAFF, enterprise_manager: 'own' },
  'supervision.keep_incoming': STAFF,
  'supervision.read_leaders': { ...WRITERS, security_admin: 'any' },
  'supervision.name_leaders': { security_admin: 'any' },
});

/** Who reads what an office or an enterprise receives. */
export const RECEIVING_ROLES = Object.keys(letterAccess['supervision.receive_letters']) as (keyof typeof STAFF | 'enterprise_manager')[];
export const WRITING_ROLES = Object.keys(WRITERS) as (keyof typeof WRITERS)[];
