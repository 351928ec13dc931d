import { refusals } from '#shared/refusal.ts';

/** What the world may say no to in a need's life. */
export const lifeRefusals = refusals('technology', {
  /** In this state this cannot be done. */
  need_step_not_possible: 409,
  /** Somebody else has moved it on meanwhile. */
  need_moved_on: 409,
  /** This person may see the need, but this is not theirs to do. */
  need_step_not_yours: 403,
  need_ground_missing: 422,
  need_person_missing: 422,
  /** Not on duty where the need is worked on. */
  need_person_elsewhere: 422,
  need_office_missing: 422,
  need_look_day: 422,
  need_due_day: 422,
  need_result_missing: 422,
  need_score_missing: 422,
  /** Too few recorded attempts before saying that nobody can be reached. */
  need_attempts_few: 409,
  need_not_overdue: 409,
  need_file_unknown: 422,
  step_not_found: 404,
  step_not_yours: 403,
  step_not_last: 409,
  step_too_late: 409,
  step_not_undoable: 409,
  invitation_not_found: 404,
  invitation_twice: 409,
  /** Answered already: once is for good. */
  invitation_answered: 409,
  /** Expired, taken back, or the need is at its end. */
  invitation_over: 409,
  invitation_need_not_open: 409,
  invitation_reason_missing: 422,
  invitation_candidate_unknown: 422,
  talk_day_ahead: 422,
  contract_days: 422,
  contract_number_taken: 409,
  milestone_not_found: 404,
  milestone_reached_already: 409,
});

/** Raising a need oneself, by a link, and offering one in public. */
export const raisingRefusals = refusals('technology', {
  need_wanted_by_past: 422,
  need_consent_missing: 422,
  offer_not_found: 404,
  /** The enterprise has not agreed to a public summary. */
  offer_not_agreed: 409,
  offer_confidential: 409,
  offer_text_missing: 422,
  offer_answer_twice: 409,
  offer_answers_too_many: 429,
});
