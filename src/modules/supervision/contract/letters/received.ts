import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { LETTER_FORMS, LETTER_KINDS, LETTER_VARIANTS, URGENCIES } from './codes.ts';
import { letterContentShape } from './content.ts';
import { id, letterFileShape } from './outgoing.ts';
import { letterRefusals } from './refusals.ts';

export const receivedRowShape = z.object({
  /** The letter's. */
  id,
  kind: z.enum(LETTER_KINDS),
  title: z.string(),
  number: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  fromName: z.string(),
  issuedAt: z.string(),
  signedForAt: z.string().nullable(),
  signedForBy: z.string().nullable(),
  /** When this person opened it. */
  readAt: z.string().nullable(),
  recalledAt: z.string().nullable(),
  recallReason: z.string().nullable(),
  /** Its line in the office's own register. */
  incomingId: id.nullable(),
});
export type ReceivedRow = z.output<typeof receivedRowShape>;

export const receivedShape = receivedRowShape.extend({
  variant: z.enum(LETTER_VARIANTS).nullable(),
  form: z.enum(LETTER_FORMS),
  /** Null once it is recalled. */
  content: letterContentShape.nullable(),
  signedBy: z.string(),
  signedOn: z.string(),
  files: z.array(letterFileShape),
});
export type Received = z.output<typeof receivedShape>;

const params = z.object({ letterId: id });
const found = [letterRefusals.letter_not_found];

export const receivedRoutes = routes({
  listReceivedLetters: {
    method: 'get',
    path: '/received-letters',
    summary: 'The documents issued to one’s own office or enterprise',
    access: 'supervision.receive_letters',
    query: z.object({
      page: pageQuery.page,
      pageSize: pageQuery.pageSize,
      q: pageQuery.q,
      kind: z.enum(LETTER_KINDS).optional(),
      state: z.enum(['unsigned', 'signed', 'recalled']).optional(),
    }),
    answer: pageOf(receivedRowShape),
  },
  readReceivedLetter: {
    method: 'get',
    path: '/received-letters/{letterId}',
    summary: 'One document as it was received',
    access: 'supervision.receive_letters',
    params,
    answer: receivedShape,
    refusals: found,
  },
  noteReading: {
    method: 'put',
    path: '/received-letters/{letterId}/reading',
    summary: 'Note that this person has opened it (已阅); the first time counts',
    access: 'supervision.receive_letters',
    params,
    answer: receivedShape,
    refusals: [...found, letterRefusals.letter_recalled],
  },
  signForLetter: {
    method: 'post',
    path: '/received-letters/{letterId}/receipt',
    summary: 'Sign for it on behalf of the office or enterprise (签收), once',
    access: 'supervision.receive_letters',
    params,
    answer: receivedShape,
    refusals: [...found, letterRefusals.letter_recalled, letterRefusals.letter_receipted_already],
  },
});
