import { refusals } from '#shared/refusal.ts';

/** Refusals that any route may give. */
export const edgeRefusals = refusals('edge', {
  bad_input: 422,
  not_signed_in: 401,
  session_expired: 401,
  not_allowed: 403,
  /** A form of another website sent it. */
  other_site: 403,
  not_found: 404,
  body_too_large: 413,
  wrong_media_type: 415,
  too_many_files: 422,
  too_many_requests: 429,
  key_in_progress: 409,
  key_reused: 422,
  unavailable: 503,
});
