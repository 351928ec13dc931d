import { refusals } from '#shared/refusal.ts';

export const taskRefusals = refusals('supervision', {
  task_not_found: 404,
  task_step_wrong: 409,
  /** Issued already: its tables, recipients and text stay. */
  task_not_draft: 409,
  task_deadline_past: 422,
  task_nothing_asked: 422,
  task_no_recipients: 422,
  task_recipient_unknown: 422,
  task_recipient_elsewhere: 403,
  task_park_elsewhere: 403,
  task_table_not_found: 404,
  task_previous_unknown: 422,
  task_too_many_tables: 409,
  task_place_unknown: 422,
  /** Why a file is no blank table, or cannot be one; each is also a field problem at `/files/0`. */
  task_file_unreadable: 422,
  task_file_refused: 415,
  task_file_asks_nothing: 422,
  /** Nothing has been accepted that could be added up. */
  task_nothing_accepted: 409,
  task_not_added_up: 409,
  task_still_waiting: 409,
  task_nobody_to_remind: 409,
  task_closed: 409,
  task_scan_missing: 404,
});

export const reportRefusals = refusals('supervision', {
  report_not_found: 404,
  report_step_wrong: 409,
  /** Another shape than the blank table's; the places are its field problems. */
  report_shape_wrong: 422,
  report_table_missing: 422,
  report_checks_open: 422,
  report_note_missing: 422,
  report_answer_missing: 422,
  report_question_unknown: 422,
  report_place_unknown: 422,
  report_too_large_for_grid: 409,
  report_not_of_task: 422,
});
