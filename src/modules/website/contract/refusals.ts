import { refusals } from '#shared/refusal.ts';

export const websiteRefusals = refusals('website', {
  article_not_found: 404,
  /** Somebody else has saved it since it was opened. */
  changed_meanwhile: 409,
  /** Nothing to read in it yet. */
  article_empty: 422,
  /** A call without the day on which it closes. */
  closing_missing: 422,
  showcase_there_already: 409,
  enterprise_missing: 422,
  enterprise_unknown: 422,
  /** Nobody of the enterprise has agreed to its public page. */
  consent_missing: 409,
  /** It was public, or is with the reviewer: it is withdrawn, not thrown away. */
  discard_too_late: 409,
  file_not_found: 404,
  too_many_files: 409,
  picture_words_missing: 422,
});
