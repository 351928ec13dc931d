import { refusals } from '#shared/refusal.ts';

/** How every library says no; nouns have more of their own. */
export const librariesRefusals = refusals('libraries', {
  provenance_missing: 422,
  not_mergeable: 409,
  not_merged: 409,
  row_merged: 409,
  export_too_long: 422,
});
