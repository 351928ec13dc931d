import type { AccessTable } from '#platform/access/table.ts';

const libraryReaders = {
  bureau_director: 'any',
  bureau_officer: 'any',
  park_officer: 'any',
  station_officer: 'any',
  department_liaison: 'any',
  county_officer: 'any',
  enterprise_manager: 'own',
} as const;

/**
 * Who may do what with achievements and projects. The libraries are the city's: every officer reads them, a park's keep
 * what lies in their park. A station recommends and never publishes; whoever handed something in does not review it.
 */
export const itemsAccess = {
  'libraries.read_items': libraryReaders,
  'libraries.keep_items': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park', enterprise_manager: 'own' },
  'libraries.review_items': { bureau_director: 'any', bureau_officer: 'any', park_officer: 'park' },
  // Handing in and reviewing are one route; which step it is decides.
  'libraries.step_items': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    enterprise_manager: 'own',
  },
  'libraries.answer_inquiries': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park', enterprise_manager: 'own' },
} as const satisfies AccessTable;
