import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { INCOMING_STATES, INCOMING_VERBS, SECURITY_CLASSES, URGENCIES } from './codes.ts';
import { id } from './outgoing.ts';
import { letterRefusals } from './refusals.ts';

const day = z.string().refine(isDay, 'field.invalid_day');
const maybeDay = z.union([z.literal(''), day]).transform((text) => text || null);
const maybeLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => text || null);
const reason = z.string().trim().min(2).max(500);

/** What is written down when a document comes in. */
export const incomingDraftShape = z.object({
  /** 来文单位. */
  fromName: z.string().trim().min(2).max(120),
  /** 来文字号. */
  number: maybeLine(60),
  title: z.string().trim().min(2).max(200),
  /** The day it bears. */
  writtenOn: maybeDay,
  receivedOn: day,
  /** By when it asks for an answer. */
  dueOn: maybeDay,
  securityClass: z.enum(SECURITY_CLASSES),
  urgency: z.enum(URGENCIES),
  note: maybeLine(300),
});
export type IncomingDraft = z.output<typeof incomingDraftShape>;

export const incomingRowShape = z.object({
  id,
  /** 收文编号 of the office: 收〔2026〕12号. */
  registryNumber: z.string(),
  fromName: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  writtenOn: z.string().nullable(),
  receivedOn: z.string(),
  dueOn: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  state: z.enum(INCOMING_STATES),
  /** 承办: who has it, and until when. */
  handler: z.object({ id, name: z.string() }).nullable(),
  handlingOffice: z.string().nullable(),
  handlingDueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  verbs: z.array(z.enum(INCOMING_VERBS)),
});
export type IncomingRow = z.output<typeof incomingRowShape>;

export const incomingShape = incomingRowShape.extend({
  securityClass: z.enum(SECURITY_CLASSES),
  note: z.string().nullable(),
  file: z.object({ name: z.string(), sizeBytes: z.number().int() }).nullable(),
  /** The document of this platform it is. */
  letterId: id.nullable(),
  registeredBy: z.string(),
  steps: z.array(
    z.object({
      id,
      verb: z.enum([...INCOMING_VERBS, 'register']),
      by: z.string(),
      /** 批示: whose words they are. */
      leaderName: z.string().nullable(),
      text: z.string().nullable(),
      at: z.string(),
    }),
  ),
  isEditable: z.boolean(),
});
export type Incoming = z.output<typeof incomingShape>;

const params = z.object({ incomingId: id });
const answer = incomingShape;
const usual = [letterRefusals.incoming_not_found, letterRefusals.incoming_step_not_now, letterRefusals.incoming_not_yours_to_do];
const draftRefusals = [letterRefusals.incoming_secret, letterRefusals.incoming_number_taken, letterRefusals.incoming_from_future];
const KEEP = 'supervision.keep_incoming';

export const incomingRoutes = routes({
  listIncoming: {
    method: 'get',
    path: '/incoming-letters',
    summary: 'The register of documents that came in, of one’s own office',
    access: KEEP,
    query: z.object({
      page: pageQuery.page,
      pageSize: pageQuery.pageSize,
      q: pageQuery.q,
      sort: z.enum(['receivedOn', '-receivedOn', 'handlingDueOn', '-handlingDueOn']).optional(),
      state: z.enum([...INCOMING_STATES, 'overdue']).optional(),
      mine: z.literal('me').optional(),
    }),
    answer: pageOf(incomingRowShape).extend({ overdue: z.number().int() }),
  },
  listIncomingHandlers: {
    method: 'get',
    path: '/incoming-handlers',
    summary: 'The people of one’s own office to whom a document can be handed',
    access: KEEP,
    query: z.object({ q: pageQuery.q }),
    answer: z.object({ rows: z.array(z.object({ id, name: z.string() })) }),
  },
  registerIncoming: {
    method: 'post',
    path: '/incoming-letters',
    summary: 'Register a document that came in',
    access: KEEP,
    body: incomingDraftShape,
    answer,
    refusals: draftRefusals,
  },
  registerReceivedLetter: {
    method: 'post',
    path: '/received-letters/{letterId}/registration',
    summary: 'Register a document received on the platform; it is signed for with that',
    access: KEEP,
    params: z.object({ letterId: id }),
    answer,
    refusals: [letterRefusals.letter_not_found, letterRefusals.letter_recalled, letterRefusals.letter_registered_already],
  },
  readIncoming: {
    method: 'get',
    path: '/incoming-letters/{incomingId}',
    summary: 'One registered document with instruction, hand-over and feedback',
    access: KEEP,
    params,
    answer,
    refusals: [letterRefusals.incoming_not_found],
  },
  changeIncoming: {
    method: 'put',
    path: '/incoming-letters/{incomingId}',
    summary: 'Mend what was registered; not after it is closed',
    access: KEEP,
    params,
    body: incomingDraftShape,
    answer,
    refusals: [letterRefusals.incoming_not_found, letterRefusals.incoming_closed, ...draftRefusals],
  },
  keepIncomingScan: {
    method: 'post',
    path: '/incoming-letters/{incomingId}/scan',
    summary: 'Keep the scan or file of it; a newer one replaces it',
    access: KEEP,
    params,
    upload: { maxBytes: 20 * 1024 * 1024, maxFiles: 1 },
    answer,
    refusals: [letterRefusals.incoming_not_found, letterRefusals.incoming_closed],
  },
  openIncomingScan: {
    method: 'get',
    path: '/incoming-letters/{incomingId}/scan',
    summary: 'The scan or file of it',
    access: KEEP,
    params,
    download: 'application/octet-stream',
    refusals: [letterRefusals.incoming_not_found, letterRefusals.letter_file_not_found],
  },
  instructOnIncoming: {
    method: 'post',
    path: '/incoming-letters/{incomingId}/instructions',
    summary: 'Write down the leader’s instruction, or as the leader give it',
    access: KEEP,
    params,
    body: z.object({ leaderName: z.string().trim().min(2).max(60), text: z.string().trim().min(2).max(500) }),
    answer,
    refusals: usual,
  },
  handOverIncoming: {
    method: 'post',
    path: '/incoming-letters/{incomingId}/handover',
    summary: 'Hand it to an office or a person, with working days to do it in',
    access: KEEP,
    params,
    body: z
      .object({ personId: id.nullable(), office: maybeLine(60), workingDays: z.number().int().min(1).max(250), text: maybeLine(500) })
      .refine((body) => body.personId !== null || body.office !== null, { path: ['office'], error: 'field.missing' }),
    answer,
    refusals: [...usual, letterRefusals.incoming_person_unknown],
  },
  feedBackOnIncoming: {
    method: 'post',
    path: '/incoming-letters/{incomingId}/feedback',
    summary: 'Say what was done; whoever it was handed to may',
    access: KEEP,
    params,
    body: z.object({ text: z.string().trim().min(2).max(1000) }),
    answer,
    refusals: usual,
  },
  sendBackIncoming: {
    method: 'post',
    path: '/incoming-letters/{incomingId}/return',
    summary: 'Send it back: it is not ours to handle',
    access: KEEP,
    params,
    body: z.object({ reason }),
    answer,
    refusals: usual,
  },
  demandIncomingAgain: {
    method: 'post',
    path: '/incoming-letters/{incomingId}/demand',
    summary: 'Ask for more than was fed back; it stays with whoever had it',
    access: KEEP,
    params,
    body: z.object({ reason, workingDays: z.number().int().min(1).max(250) }),
    answer,
    refusals: usual,
  },
  closeIncoming: {
    method: 'post',
    path: '/incoming-letters/{incomingId}/closing',
    summary: 'Close it: done, or read and filed',
    access: KEEP,
    params,
    body: z.object({ text: maybeLine(300) }),
    answer,
    refusals: usual,
  },
  reopenIncoming: {
    method: 'delete',
    path: '/incoming-letters/{incomingId}/closing',
    summary: 'Open a closed one again',
    access: KEEP,
    params,
    answer,
    refusals: usual,
  },
});
