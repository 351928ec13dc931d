import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import {
  LETTER_FORMS,
  LETTER_KINDS,
  LETTER_STATES,
  LETTER_VARIANTS,
  LETTER_VERBS,
  LETTER_WARNINGS,
  RECIPIENT_GROUPS,
  URGENCIES,
} from './codes.ts';
import { letterContentShape } from './content.ts';
import { letterRefusals } from './refusals.ts';

export const id = z.string().min(1).max(40);
const letterParams = z.object({ letterId: id });
const found = [letterRefusals.letter_not_found];
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const letterRowShape = z.object({
  id,
  kind: z.enum(LETTER_KINDS),
  variant: z.enum(LETTER_VARIANTS).nullable(),
  form: z.enum(LETTER_FORMS),
  title: z.string(),
  /** 文号, as the office system gave it; null till then. */
  number: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  state: z.enum(LETTER_STATES),
  orgName: z.string(),
  draftedBy: z.string(),
  changedAt: z.string(),
  issuedAt: z.string().nullable(),
  recipients: z.number().int(),
  signedFor: z.number().int(),
  /** What this person may do with it now. */
  verbs: z.array(z.enum(LETTER_VERBS)),
  isEditable: z.boolean(),
});
export type LetterRow = z.output<typeof letterRowShape>;

export const letterStepShape = z.object({
  id,
  verb: z.enum([...LETTER_VERBS, 'draft']),
  by: z.string(),
  orgName: z.string(),
  text: z.string().nullable(),
  at: z.string(),
});

/** One who is asked to countersign; `round` counts how often the letter went round. */
export const countersignShape = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  person: z.object({ id, name: z.string() }).nullable(),
  agrees: z.boolean().nullable(),
  opinion: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
});
export type Countersign = z.output<typeof countersignShape>;

export const letterRecipientShape = z.object({
  orgId: id,
  name: z.string(),
  /** 签收. */
  signedForAt: z.string().nullable(),
  signedForBy: z.string().nullable(),
  /** 已阅: who opened it and when, the first first. */
  readings: z.array(z.object({ name: z.string(), at: z.string() })),
  remindedAt: z.string().nullable(),
});
export type LetterRecipient = z.output<typeof letterRecipientShape>;

export const letterFileShape = z.object({ id, name: z.string(), sizeBytes: z.number().int() });

export const letterShape = letterRowShape.extend({
  orgId: id,
  content: letterContentShape,
  version: z.number().int(),
  files: z.array(letterFileShape),
  steps: z.array(letterStepShape),
  countersigns: z.array(countersignShape),
  recipientList: z.array(letterRecipientShape),
  warnings: z.array(z.enum(LETTER_WARNINGS)),
  checkedBy: z.string().nullable(),
  signedBy: z.string().nullable(),
  /** 成文日期: the day it was signed. */
  signedOn: z.string().nullable(),
  recallReason: z.string().nullable(),
});
export type Letter = z.output<typeof letterShape>;

export const letterTemplateShape = z.object({
  kind: z.enum(LETTER_KINDS),
  variant: z.enum(LETTER_VARIANTS).nullable(),
  /** `{issuer}` stands for who issues it. */
  title: z.string(),
  mainRecipients: z.string(),
  opening: z.string(),
  outline: z.array(z.string()),
  /** Formulas of which one closes the text; the first is put there. */
  closings: z.array(z.string()),
});
export type LetterTemplate = z.output<typeof letterTemplateShape>;

export const versionShape = z.object({ version: z.number().int(), by: z.string(), at: z.string(), characters: z.number().int() });

/** A piece of a line, or the whole: the same in both, only in the newer, only in the older. */
export const differenceShape = z.object({
  field: z.string(),
  lines: z.array(z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }))),
});
export type Difference = z.output<typeof differenceShape>;

const begun = z.object({
  kind: z.enum(LETTER_KINDS),
  variant: z.enum(LETTER_VARIANTS).nullable(),
  form: z.enum(LETTER_FORMS),
  content: letterContentShape,
});
const contentRefusals = [letterRefusals.letter_secret, letterRefusals.letter_frozen, letterRefusals.letter_changed_meanwhile];

export const letterRoutes = routes({
  listLetters: {
    method: 'get',
    path: '/letters',
    summary: 'The official documents of one’s own office, and those one is asked to countersign',
    access: 'supervision.read_letters',
    query: z.object({
      page: pageQuery.page,
      pageSize: pageQuery.pageSize,
      sort: z.enum(['changedAt', '-changedAt', 'issuedAt', '-issuedAt']).optional(),
      q: pageQuery.q,
      state: z.enum(LETTER_STATES).optional(),
      kind: z.enum(LETTER_KINDS).optional(),
      mine: z.enum(['drafted', 'asked']).optional(),
    }),
    answer: pageOf(letterRowShape),
  },
  readLetter: {
    method: 'get',
    path: '/letters/{letterId}',
    summary: 'One official document with its steps, countersigners, recipients and receipts',
    access: 'supervision.read_letters',
    params: letterParams,
    answer: letterShape,
    refusals: found,
  },
  listLetterTemplates: {
    method: 'get',
    path: '/letter-templates',
    summary: 'What each kind of official document usually looks like',
    access: 'supervision.write_letters',
    answer: z.object({ rows: z.array(letterTemplateShape), issuer: z.string(), isPlainOnly: z.boolean() }),
  },
  draftLetter: {
    method: 'post',
    path: '/letters',
    summary: 'Begin an official document',
    access: 'supervision.write_letters',
    body: begun,
    answer: letterShape,
    refusals: [
      letterRefusals.letter_secret,
      letterRefusals.letter_plain_only,
      letterRefusals.letter_not_an_issuer,
      letterRefusals.letter_variant_wrong,
    ],
  },
  changeLetter: {
    method: 'put',
    path: '/letters/{letterId}/content',
    summary: 'Change the text of a draft; what it was before is kept as a version',
    access: 'supervision.write_letters',
    params: letterParams,
    body: z.object({ content: letterContentShape, version: z.number().int(), variant: z.enum(LETTER_VARIANTS).nullable() }),
    answer: letterShape,
    refusals: [...found, ...contentRefusals, letterRefusals.letter_variant_wrong],
  },
  attachToLetter: {
    method: 'post',
    path: '/letters/{letterId}/files',
    summary: 'Attach a file to a draft',
    access: 'supervision.write_letters',
    params: letterParams,
    upload: { maxBytes: 20 * 1024 * 1024, maxFiles: 5 },
    answer: letterShape,
    refusals: [...found, letterRefusals.letter_frozen, letterRefusals.letter_too_many_files],
  },
  detachFromLetter: {
    method: 'delete',
    path: '/letters/{letterId}/files/{fileId}',
    summary: 'Take an attached file off a draft',
    access: 'supervision.write_letters',
    params: z.object({ letterId: id, fileId: id }),
    refusals: [...found, letterRefusals.letter_frozen, letterRefusals.letter_file_not_found],
  },
  openLetterFile: {
    method: 'get',
    path: '/letters/{letterId}/files/{fileId}',
    summary: 'An attached file, for its office, countersigners and recipients',
    access: 'supervision.receive_letters',
    params: z.object({ letterId: id, fileId: id }),
    download: 'application/octet-stream',
    refusals: [...found, letterRefusals.letter_file_not_found, letterRefusals.letter_recalled],
  },
  exportLetter: {
    method: 'get',
    path: '/letters/{letterId}/document.docx',
    summary: 'The document in Word in the layout of its kind; recipients may, once it is issued',
    access: 'supervision.receive_letters',
    params: letterParams,
    download: WORD,
    refusals: [...found, letterRefusals.letter_recalled],
  },
  exportDraftingSheet: {
    method: 'get',
    path: '/letters/{letterId}/drafting-sheet.docx',
    summary: 'The drafting sheet in Word',
    access: 'supervision.read_letters',
    params: letterParams,
    download: WORD,
    refusals: found,
  },
  listLetterVersions: {
    method: 'get',
    path: '/letters/{letterId}/versions',
    summary: 'Every version of the text, the newest first',
    access: 'supervision.read_letters',
    params: letterParams,
    answer: z.object({ rows: z.array(versionShape), total: z.number().int() }),
    refusals: found,
  },
  compareLetterVersions: {
    method: 'get',
    path: '/letters/{letterId}/differences',
    summary: 'What differs between two versions',
    access: 'supervision.read_letters',
    params: letterParams,
    query: z.object({ from: z.coerce.number().int().min(1), until: z.coerce.number().int().min(1) }),
    answer: z.object({ rows: z.array(differenceShape) }),
    refusals: [...found, letterRefusals.letter_version_not_found],
  },
  listLetterRecipients: {
    method: 'get',
    path: '/letter-recipients',
    summary: 'Whom a document can be issued to: groups with their counts, and offices and enterprises by name',
    access: 'supervision.write_letters',
    query: z.object({ q: pageQuery.q }),
    answer: z.object({
      groups: z.array(z.object({ group: z.enum(RECIPIENT_GROUPS), count: z.number().int() })),
      parks: z.array(z.object({ id, name: z.string(), enterprises: z.number().int() })),
      rows: z.array(z.object({ id, name: z.string() })),
    }),
  },
  listCountersigners: {
    method: 'get',
    path: '/letter-countersigners',
    summary: 'Offices and people who can be asked to countersign',
    access: 'supervision.write_letters',
    query: z.object({ q: pageQuery.q }),
    answer: z.object({ rows: z.array(z.object({ orgId: id, orgName: z.string(), personId: id.nullable(), name: z.string() })) }),
  },
});
