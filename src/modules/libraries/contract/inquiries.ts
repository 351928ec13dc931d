import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';
import { ITEM_NOUNS } from './item-codes.ts';
import { id } from './shapes.ts';

/** Labels are `code_inquiry_state_…`: waiting, answered, passed over with a ground. */
export const INQUIRY_STATES = ['open', 'answered', 'set_aside'] as const;

export const inquiryRefusals = refusals('libraries', {
  inquiry_not_found: 404,
  inquiry_item_not_public: 404,
  inquiry_consent_missing: 422,
  inquiry_too_many: 429,
  inquiry_done: 409,
});

/** What a visitor writes on a public page. */
export const inquiryDraftShape = z.object({
  name: z.string().trim().min(2).max(40),
  organisation: z.string().trim().max(100).optional(),
  /** A phone or an address to be answered at. */
  contact: z.string().trim().min(5).max(80),
  question: z.string().trim().min(5).max(1000),
  hasConsented: z.boolean(),
});
export type InquiryDraft = z.output<typeof inquiryDraftShape>;

export const inquiryShape = z.object({
  id,
  itemId: id,
  noun: z.enum(ITEM_NOUNS),
  title: z.string(),
  name: z.string(),
  organisation: z.string().nullable(),
  contact: z.string(),
  question: z.string(),
  state: z.enum(INQUIRY_STATES),
  receivedAt: z.string(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
});
export type Inquiry = z.output<typeof inquiryShape>;

const listQuery = z.object({ ...pageQuery, state: z.enum(INQUIRY_STATES).optional(), itemId: id.optional() });
export type InquiryQuery = z.output<typeof listQuery>;

export const inquiryRoutes = routes({
  askAboutItem: {
    method: 'post',
    path: '/library-items/{itemId}/inquiries',
    summary: 'Ask about a public achievement or project',
    access: 'public',
    params: z.object({ itemId: id }),
    body: inquiryDraftShape,
    refusals: [inquiryRefusals.inquiry_item_not_public, inquiryRefusals.inquiry_consent_missing, inquiryRefusals.inquiry_too_many],
  },
  listInquiries: {
    method: 'get',
    path: '/library-inquiries',
    summary: 'What visitors asked about achievements and projects, the latest first',
    access: 'libraries.answer_inquiries',
    query: listQuery,
    answer: pageOf(inquiryShape),
  },
  answerInquiry: {
    method: 'post',
    path: '/library-inquiries/{inquiryId}/answer',
    summary: 'Note how an inquiry was answered, or set it aside',
    access: 'libraries.answer_inquiries',
    params: z.object({ inquiryId: id }),
    body: z.object({ state: z.enum(['answered', 'set_aside']), answer: z.string().trim().min(2).max(1000) }),
    refusals: [inquiryRefusals.inquiry_not_found, inquiryRefusals.inquiry_done],
  },
  reopenInquiry: {
    method: 'delete',
    path: '/library-inquiries/{inquiryId}/answer',
    summary: 'Open an inquiry again',
    access: 'libraries.answer_inquiries',
    params: z.object({ inquiryId: id }),
    refusals: [inquiryRefusals.inquiry_not_found],
  },
});
