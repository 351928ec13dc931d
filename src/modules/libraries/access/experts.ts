import { accessTable } from '#platform/access/table.ts';

const everyOfficer = {
  bureau_director: 'any',
  bureau_officer: 'any',
  park_officer: 'any',
  station_officer: 'any',
  county_officer: 'any',
} as const;

/** Who may do what with the expert library. An entry is kept by the bureau or by one park; all officers find it. */
export const expertAccess = accessTable({
  'libraries.read_experts': { ...everyOfficer, finance_officer: 'any', department_liaison: 'any', expert: 'self' },
  // Officers look the library over; an expert has only the own entry.
  'libraries.look_over_experts': { ...everyOfficer, finance_officer: 'any', department_liaison: 'any' },
  // Other departments and counties see who there is; they ask the station to call.
  'libraries.read_expert_contacts': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'any',
    station_officer: 'any',
    expert: 'self',
  },
  'libraries.keep_experts': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
  // Writes an entry's public page or reviews it: the second person is asked for by the step itself.
  'libraries.write_expert_pages': { bureau_director: 'any', bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
  'libraries.review_experts': { bureau_director: 'any', bureau_officer: 'any' },
  'libraries.export_experts': { bureau_director: 'any', bureau_officer: 'any', park_officer: 'any', station_officer: 'any' },
  'libraries.appoint_experts': { bureau_director: 'any', bureau_officer: 'any' },
  'libraries.erase_experts': { bureau_officer: 'any' },
  'libraries.keep_own_expert': { expert: 'self' },
  // Notes what the person says of themselves: consent, ties. The person may do it too.
  'libraries.speak_for_expert': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park', expert: 'self' },
  'libraries.read_consultations': {
    bureau_director: 'any',
    bureau_officer: 'any',
    finance_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    expert: 'self',
  },
  'libraries.enter_consultations': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
});
