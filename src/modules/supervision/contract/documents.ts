import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { routes } from '#shared/route.ts';
import { supervisionRefusals } from './refusals.ts';

/** Labels are catalogue keys `code_measure_kind_…`. */
export const MEASURE_KINDS = ['chapter', 'article', 'measure'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** What was said of a line of the text: labels are `code_text_part_…`. */
export const TEXT_PARTS = [
  'title',
  'number',
  'addressee',
  'preamble',
  'chapter',
  'article',
  'measure',
  'closing',
  'stripped',
  'left_over',
] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** The longest text that is read, in characters: ten times a long municipal document. */
export const MAX_TEXT = 200_000;
export const DOCUMENT_ENDINGS = ['txt', 'docx', 'html', 'htm'] as const;
const MAX_FILE_BYTES = 20 * 1024 * 1024;

const id = z.string().min(1).max(40);
export const day = z.string().refine(isDay, 'field.invalid_day');
const maybeDay = z
  .union([z.literal(''), day])
  .nullable()
  .transform((text) => text || null);

/** One piece of the text and what it was taken for. `start` and `end` count characters of the text; `level` is its depth. */
export const pieceShape = z.object({
  part: z.enum(TEXT_PARTS),
  start: z.number().int(),
  end: z.number().int(),
  /** （三）, 一是; empty for what bears no mark. */
  mark: z.string(),
  /** 3.1; null for what is no article and no measure. */
  clause: z.string().nullable(),
  title: z.string(),
});
export type Piece = z.output<typeof pieceShape>;

/** The cut as it would be kept. Nothing has been kept yet. */
export const cutShape = z.object({
  text: z.string(),
  title: z.string(),
  number: z.string(),
  counts: z.object({ chapters: z.number().int(), articles: z.number().int(), measures: z.number().int(), leftOver: z.number().int() }),
  /** In the order of the text; an article's piece ends where its first measure begins. */
  pieces: z.array(pieceShape),
});
export type Cut = z.output<typeof cutShape>;

export const documentShape = z.object({
  id,
  name: z.string(),
  /** 文号. */
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  loadedAt: z.string(),
  loadedBy: z.string(),
  originalName: z.string(),
  supersedes: z.object({ id, name: z.string() }).nullable(),
  supersededBy: z.object({ id, name: z.string() }).nullable(),
  counts: z.object({ chapters: z.number().int(), articles: z.number().int(), measures: z.number().int() }),
  /** Articles without measures of their own, and measures: what somebody answers for. */
  answerable: z.number().int(),
  assigned: z.number().int(),
});
export type PolicyDocument = z.output<typeof documentShape>;

const described = {
  name: z.string().trim().min(2).max(120),
  number: z
    .string()
    .trim()
    .max(60)
    .transform((text) => text || null),
  issuedOn: maybeDay,
  /** The document that this one replaces; both stay. */
  supersedesId: z
    .union([z.literal(''), id])
    .nullable()
    .transform((text) => text || null),
};
const text = z.string().min(1).max(MAX_TEXT);
export const pastedDocumentShape = z.object({ ...described, text });
export const uploadedDocumentShape = z.object(described);

const params = z.object({ documentId: id });
const upload = { maxBytes: MAX_FILE_BYTES, maxFiles: 1 };
const readRefusals = [supervisionRefusals.nothing_to_cut, supervisionRefusals.text_too_long];
const fileRefusals = [...readRefusals, supervisionRefusals.docx_unreadable, supervisionRefusals.docx_too_large];
const keepRefusals = [
  supervisionRefusals.document_loaded_already,
  supervisionRefusals.document_not_found,
  supervisionRefusals.document_superseded_already,
];

export const documentRoutes = routes({
  cutPolicyText: {
    method: 'post',
    path: '/policy-document-cuts',
    summary: 'Show how a pasted text would be cut; nothing is kept',
    access: 'supervision.keep_measures',
    body: z.object({ text }),
    answer: cutShape,
    refusals: readRefusals,
  },
  cutPolicyFile: {
    method: 'post',
    path: '/policy-document-cuts/file',
    summary: 'Show how a .txt, .docx or .html would be cut; nothing is kept',
    access: 'supervision.keep_measures',
    upload,
    answer: cutShape,
    refusals: fileRefusals,
  },
  listPolicyDocuments: {
    method: 'get',
    path: '/policy-documents',
    summary: 'The documents loaded, newest first',
    access: 'supervision.read_measures',
    answer: z.object({ rows: z.array(documentShape), total: z.number().int() }),
  },
  keepPolicyText: {
    method: 'post',
    path: '/policy-documents',
    summary: 'Keep a pasted document and its measures',
    access: 'supervision.keep_measures',
    body: pastedDocumentShape,
    answer: documentShape,
    refusals: [...readRefusals, ...keepRefusals],
  },
  keepPolicyFile: {
    method: 'post',
    path: '/policy-documents/file',
    summary: 'Keep an uploaded document, its original and its measures',
    access: 'supervision.keep_measures',
    upload: { ...upload, fields: uploadedDocumentShape },
    answer: documentShape,
    refusals: [...fileRefusals, ...keepRefusals],
  },
  readPolicyDocument: {
    method: 'get',
    path: '/policy-documents/{documentId}',
    summary: 'One document with the text as it was',
    access: 'supervision.read_measures',
    params,
    answer: documentShape.extend({ text: z.string() }),
    refusals: [supervisionRefusals.document_not_found],
  },
  openPolicyOriginal: {
    method: 'get',
    path: '/policy-documents/{documentId}/original',
    summary: 'The original as it was brought',
    access: 'supervision.read_measures',
    params,
    download: 'application/octet-stream',
    refusals: [supervisionRefusals.document_not_found],
  },
  exportResponsibilitiesToWord: {
    method: 'get',
    path: '/policy-documents/{documentId}/responsibility-list.docx',
    summary: 'The responsibility list as a Word file',
    access: 'supervision.read_measures',
    params,
    download: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    refusals: [supervisionRefusals.document_not_found],
  },
  exportResponsibilitiesToExcel: {
    method: 'get',
    path: '/policy-documents/{documentId}/responsibility-list.xlsx',
    summary: 'The responsibility list as a workbook',
    access: 'supervision.read_measures',
    params,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [supervisionRefusals.document_not_found],
  },
});
