import { accessTable } from '#platform/access/table.ts';
import type { SummaryLevel } from '../contract/summary-codes.ts';

/** Who may do what with summaries. The station drafts its own, the committee the park's, the bureau the city's. */
export const summaryAccess = accessTable({
  // Others read what they were asked about.
  'supervision.read_summaries': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    finance_officer: 'self',
    department_liaison: 'self',
    county_officer: 'self',
  },
  'supervision.draft_summaries': { bureau_director: 'any', bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
  'supervision.draft_station_summaries': { station_officer: 'park', park_officer: 'park' },
  'supervision.draft_park_summaries': { park_officer: 'park' },
  'supervision.draft_city_summaries': { bureau_director: 'any', bureau_officer: 'any' },
  'supervision.sign_summaries': { bureau_director: 'any', bureau_officer: 'any', park_officer: 'park', station_officer: 'park' },
});

const DRAFTS = {
  station: 'supervision.draft_station_summaries',
  park: 'supervision.draft_park_summaries',
  city: 'supervision.draft_city_summaries',
} as const;

/** The ability to draft a summary of a level. */
export const draftAbility = (level: SummaryLevel): keyof typeof summaryAccess => DRAFTS[level];
