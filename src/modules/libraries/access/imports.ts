import { accessTable } from '#platform/access/table.ts';

/** Who may bring files to the libraries. */
export const importAccess = accessTable({
  'libraries.import': { bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
});
