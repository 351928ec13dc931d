import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { RECIPIENT_GROUPS } from './codes.ts';
import { id, letterShape } from './outgoing.ts';
import { letterRefusals } from './refusals.ts';

const params = z.object({ letterId: id });
const opinion = z
  .string()
  .trim()
  .max(500)
  .transform((text) => text || null);
const reason = z.string().trim().min(2).max(500);
const answer = letterShape;
const usual = [letterRefusals.letter_not_found, letterRefusals.letter_step_not_now, letterRefusals.letter_not_yours_to_do];

/** Whom to ask: an office, or one person of it. */
export const askedShape = z.object({ orgId: id, personId: id.nullable() });

export const letterStepRoutes = routes({
  submitLetter: {
    method: 'post',
    path: '/letters/{letterId}/submission',
    summary: 'Hand the draft in to be checked',
    access: 'supervision.write_letters',
    params,
    answer,
    refusals: [...usual, letterRefusals.letter_incomplete, letterRefusals.letter_ground_missing],
  },
  checkLetter: {
    method: 'post',
    path: '/letters/{letterId}/check',
    summary: 'Pass the checked draft on: round the countersigners, or to be signed where nobody is asked',
    access: 'supervision.write_letters',
    params,
    body: z.object({ opinion, asked: z.array(askedShape).max(20) }),
    answer,
    refusals: [
      ...usual,
      letterRefusals.letter_own_text,
      letterRefusals.letter_asked_twice,
      letterRefusals.letter_person_unknown,
      letterRefusals.letter_organisation_unknown,
    ],
  },
  countersignLetter: {
    method: 'post',
    path: '/letters/{letterId}/countersignature',
    summary: 'Countersign, or object; each who is asked does so once, and the last one lets it go on',
    access: 'supervision.countersign_letters',
    params,
    body: z
      .object({ agrees: z.boolean(), opinion })
      .refine((body) => body.agrees || body.opinion !== null, { path: ['opinion'], error: 'field.missing' }),
    answer,
    refusals: [...usual, letterRefusals.letter_not_asked, letterRefusals.letter_answered_already],
  },
  signLetter: {
    method: 'post',
    path: '/letters/{letterId}/signature',
    summary: 'Sign the document to be issued; its text is frozen then',
    access: 'supervision.write_letters',
    params,
    body: z.object({ opinion }),
    answer,
    refusals: [...usual, letterRefusals.letter_not_a_leader, letterRefusals.letter_own_text],
  },
  returnLetter: {
    method: 'post',
    path: '/letters/{letterId}/return',
    summary: 'Send the text back to its drafter, with the reason',
    access: 'supervision.write_letters',
    params,
    body: z.object({ reason }),
    answer,
    refusals: [...usual, letterRefusals.letter_own_text, letterRefusals.letter_not_a_leader],
  },
  numberLetter: {
    method: 'put',
    path: '/letters/{letterId}/number',
    summary: 'Fill in the number the office system gave',
    access: 'supervision.write_letters',
    params,
    body: z.object({ number: z.string().trim().min(2).max(40) }),
    answer,
    refusals: [...usual, letterRefusals.letter_number_form, letterRefusals.letter_number_taken],
  },
  issueLetter: {
    method: 'post',
    path: '/letters/{letterId}/issue',
    summary: 'Issue the signed document; with no recipient named it went out on paper only',
    access: 'supervision.write_letters',
    params,
    body: z.object({
      groups: z.array(z.enum(RECIPIENT_GROUPS)).max(RECIPIENT_GROUPS.length),
      /** The enterprises of these parks. */
      parkIds: z.array(id).max(20),
      orgIds: z.array(id).max(500),
    }),
    answer,
    refusals: [...usual, letterRefusals.letter_number_missing, letterRefusals.letter_organisation_unknown],
  },
  remindRecipients: {
    method: 'post',
    path: '/letters/{letterId}/reminders',
    summary: 'Remind those who have not signed for it',
    access: 'supervision.write_letters',
    params,
    answer: z.object({ reminded: z.number().int() }),
    refusals: [...usual, letterRefusals.letter_nobody_to_remind],
  },
  recallLetter: {
    method: 'post',
    path: '/letters/{letterId}/recall',
    summary: 'Recall an issued document, with the reason; recipients then see only that',
    access: 'supervision.write_letters',
    params,
    body: z.object({ reason }),
    answer,
    refusals: [...usual, letterRefusals.letter_not_a_leader],
  },
  withdrawLetter: {
    method: 'post',
    path: '/letters/{letterId}/withdrawal',
    summary: 'Withdraw a document that has not been issued',
    access: 'supervision.write_letters',
    params,
    body: z.object({ reason }),
    answer,
    refusals: usual,
  },
  resumeLetter: {
    method: 'delete',
    path: '/letters/{letterId}/withdrawal',
    summary: 'Take a withdrawn text up again as a draft',
    access: 'supervision.write_letters',
    params,
    answer,
    refusals: usual,
  },
});
