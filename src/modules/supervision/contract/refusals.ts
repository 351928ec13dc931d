import { refusals } from '#shared/refusal.ts';

export const supervisionRefusals = refusals('supervision', {
  /** Neither chapters nor articles were found in the text. */
  nothing_to_cut: 422,
  text_too_long: 413,
  docx_unreadable: 422,
  docx_too_large: 413,
  document_not_found: 404,
  document_loaded_already: 409,
  document_superseded_already: 409,
  measure_not_found: 404,
  bounds_wrong: 422,
  split_place_wrong: 422,
  nothing_to_merge_with: 409,
  /** A chapter or an article with measures of its own: its measures are answered for, one by one. */
  not_answerable: 409,
  person_unknown: 422,
  organisation_unknown: 422,
  deadline_twice: 422,
  responsibility_missing: 409,
  changed_meanwhile: 409,
  department_not_found: 404,
});
