import { z } from 'zod';
import { checkCreditCode } from '#shared/credit-code.ts';
import { isDay } from '#shared/dates.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';
import { currentShape, factEntryShape, factsRefusals } from './facts.ts';

const id = z.string().min(1).max(40);
const day = z.string().refine(isDay, 'field.invalid_day');
const ground = z.string().trim().min(2).max(200);
const name = z.string().trim().min(2).max(100);
const maybeId = z
  .union([z.literal(''), id])
  .nullable()
  .transform((text) => text || null);
/** GB 32100-2015: eighteen signs whose last is a check digit. Empty is none. */
const creditCode = z
  .string()
  .trim()
  .max(30)
  .transform((text) => text.toUpperCase())
  .nullable()
  .transform((text) => text || null)
  .refine((code) => code === null || checkCreditCode(code) === 'ok', 'field.credit_code');

export const enterprisesRefusals = refusals('ledgers', {
  park_elsewhere: 403,
  not_merged: 409,
  certificate_not_found: 404,
  certificate_withdrawn: 409,
  certificate_kind_unknown: 422,
  certificate_days_wrong: 422,
  export_too_large: 422,
});

/** What a list may be sorted by; `-` before it turns it round. */
export const ENTERPRISE_SORTS = [
  'name',
  'creditCode',
  'parkId',
  'legalRepresentative',
  'fieldCode',
  'industryCode',
  'size',
  'establishedOn',
  'nextExpiryOn',
  'figuresYear',
  'revenueFen',
  'rdFen',
  'hightechShare',
  'taxFen',
  'headcount',
  'stStaff',
  'factsAsOf',
  'changedAt',
] as const;
export type EnterpriseSort = (typeof ENTERPRISE_SORTS)[number];

const filters = {
  q: pageQuery.q,
  parkId: id.optional(),
  countyId: id.optional(),
  /** A field of the first or second level: `6`, `6.3`. */
  field: z
    .string()
    .regex(/^[\w.]{1,10}$/u)
    .optional(),
  /** The beginning of an industry code: a section's letter or more. */
  industry: z
    .string()
    .regex(/^[A-T]\d{0,4}$/u)
    .optional(),
  /** A kind of certificate that is valid today. */
  certificate: z.string().max(60).optional(),
  /** A fact that is not there; `any` for files that are not complete, `none` for those that are. */
  missing: z.string().max(60).optional(),
  /** Figures of this year instead of the latest. */
  year: z.coerce.number().int().min(2000).max(2199).optional(),
  state: z.enum(['open', 'closed', 'all']).optional(),
};
const sort = z
  .string()
  .refine((text) => (ENTERPRISE_SORTS as readonly string[]).includes(text.replace(/^-/u, '')), 'field.invalid_value')
  .optional();
export const enterpriseFilters = z.object({ ...filters, sort });
export type EnterpriseFilters = z.output<typeof enterpriseFilters>;

export const enterpriseRowShape = z.object({
  id,
  name: z.string(),
  creditCode: z.string().nullable(),
  parkId: id.nullable(),
  countyId: id.nullable(),
  closedOn: z.string().nullable(),
  legalRepresentative: z.string().nullable(),
  mainProducts: z.string().nullable(),
  fieldCode: z.string().nullable(),
  industryCode: z.string().nullable(),
  size: z.string().nullable(),
  establishedOn: z.string().nullable(),
  /** Kinds of certificates that are valid today. */
  certificateKinds: z.array(z.string()),
  nextExpiryOn: z.string().nullable(),
  /** The year of the figures that follow. */
  figuresYear: z.number().int().nullable(),
  revenueFen: z.number().nullable(),
  /** Null also for who may not see research figures. */
  rdFen: z.number().nullable(),
  hightechShare: z.number().nullable(),
  taxFen: z.number().nullable(),
  headcount: z.number().int().nullable(),
  stStaff: z.number().int().nullable(),
  missing: z.array(z.string()),
  factsAsOf: z.string().nullable(),
  changedAt: z.string(),
  /** What the reader may do with this row. */
  abilities: z.array(z.string()),
});
export type EnterpriseRow = z.output<typeof enterpriseRowShape>;

export const certificateShape = z.object({
  id,
  kind: z.string(),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  validUntil: z.string().nullable(),
  daysLeft: z.number().int().nullable(),
  /** From this day on its renewal should be prepared. */
  renewFrom: z.string().nullable(),
  /** A later one of its kind is there. */
  isReplaced: z.boolean(),
});
export type CertificateView = z.output<typeof certificateShape>;

const named = z.object({ id, name: z.string() });

export const enterprisePageShape = enterpriseRowShape.extend({
  parkName: z.string().nullable(),
  countyName: z.string().nullable(),
  industryName: z.string().nullable(),
  formerNames: z.array(z.object({ name: z.string(), until: z.string() })),
  closedGround: z.string().nullable(),
  mergedInto: named.nullable(),
  /** Enterprises found to be this one. */
  mergedFrom: z.array(named),
  facts: z.array(currentShape),
  certificates: z.array(certificateShape),
  /** Figures that do not fit together; told to the enterprise alone. */
  warnings: z.array(z.object({ code: z.string(), year: z.number().int() })),
});
export type EnterprisePage = z.output<typeof enterprisePageShape>;

/** Several facts stated in one go. */
export const statedShape = z.object({
  statedAt: z.string(),
  statedBy: z.string().nullable(),
  sourceKind: z.string(),
  sourceNote: z.string().nullable(),
  ground: z.string().nullable(),
  facts: z.number().int(),
  kinds: z.array(z.string()),
  years: z.array(z.number().int()),
});

export const enterpriseDraftShape = z.object({
  name,
  creditCode: creditCode.optional(),
  parkId: maybeId.optional(),
  countyId: maybeId.optional(),
  facts: z
    .array(factEntryShape.omit({ asOf: true }))
    .max(40)
    .default([]),
});
export const enterpriseChangeShape = z.object({ name, creditCode, parkId: maybeId, countyId: maybeId }).partial();
export const certificateDraftShape = z.object({
  kind: z.string().min(1).max(60),
  number: z
    .string()
    .trim()
    .max(60)
    .nullish()
    .transform((text) => text || null),
  issuedOn: z
    .union([z.literal(''), day])
    .nullish()
    .transform((text) => text || null),
  validUntil: z
    .union([z.literal(''), day])
    .nullish()
    .transform((text) => text || null),
});

const ofEnterprise = z.object({ enterpriseId: id });
const notFound = factsRefusals.enterprise_not_found;

export const enterpriseRoutes = routes({
  listEnterprises: {
    method: 'get',
    path: '/enterprises',
    summary: 'The enterprise ledger: one row an enterprise',
    access: 'ledgers.read_enterprises',
    query: z.object({ ...pageQuery, ...filters, sort }),
    answer: pageOf(enterpriseRowShape),
  },
  exportEnterprises: {
    method: 'post',
    path: '/enterprises/export',
    summary: 'The enterprise ledger as a workbook whose headings the import knows',
    access: 'ledgers.export_enterprises',
    body: z.object({
      filters: enterpriseFilters.default({}),
      /** Fact kinds in the order wanted; the ledger's own order when none. */
      kinds: z.array(z.string().max(60)).max(80).default([]),
      ids: z.array(id).max(1000).default([]),
    }),
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [enterprisesRefusals.export_too_large],
  },
  readEnterprise: {
    method: 'get',
    path: '/enterprises/{enterpriseId}',
    summary: 'Everything current of one enterprise',
    access: 'ledgers.read_enterprises',
    params: ofEnterprise,
    answer: enterprisePageShape,
    refusals: [notFound],
  },
  listStatements: {
    method: 'get',
    path: '/enterprises/{enterpriseId}/statements',
    summary: 'Who stated what when, the latest first',
    access: 'ledgers.read_enterprises',
    params: ofEnterprise,
    answer: z.object({ rows: z.array(statedShape) }),
    refusals: [notFound],
  },
  addEnterprise: {
    method: 'post',
    path: '/enterprises',
    summary: 'Add an enterprise with its first facts',
    access: 'ledgers.keep_enterprises',
    body: enterpriseDraftShape,
    answer: z.object({ id }),
    refusals: [enterprisesRefusals.park_elsewhere, factsRefusals.facts_wrong],
  },
  changeEnterprise: {
    method: 'patch',
    path: '/enterprises/{enterpriseId}',
    summary: 'Rename an enterprise, move it, or enter its code; the old name is kept',
    access: 'ledgers.keep_enterprises',
    params: ofEnterprise,
    body: enterpriseChangeShape,
    refusals: [notFound, enterprisesRefusals.park_elsewhere],
  },
  closeEnterprise: {
    method: 'post',
    path: '/enterprises/{enterpriseId}/closing',
    summary: 'Close an enterprise; nothing of it is taken away',
    access: 'ledgers.keep_enterprises',
    params: ofEnterprise,
    body: z.object({ closedOn: day, ground }),
    refusals: [notFound],
  },
  reopenEnterprise: {
    method: 'delete',
    path: '/enterprises/{enterpriseId}/closing',
    summary: 'Open a closed enterprise again',
    access: 'ledgers.keep_enterprises',
    params: ofEnterprise,
    refusals: [notFound],
  },
  mergeEnterprise: {
    method: 'post',
    path: '/enterprises/{enterpriseId}/merging',
    summary: 'Say that this is the same enterprise as another; its facts count for that one',
    access: 'ledgers.keep_enterprises',
    params: ofEnterprise,
    body: z.object({ intoId: id }),
    refusals: [notFound],
  },
  partEnterprise: {
    method: 'delete',
    path: '/enterprises/{enterpriseId}/merging',
    summary: 'Take a merging back; each has what was said of it',
    access: 'ledgers.keep_enterprises',
    params: ofEnterprise,
    refusals: [notFound, enterprisesRefusals.not_merged],
  },
  addCertificate: {
    method: 'post',
    path: '/enterprises/{enterpriseId}/certificates',
    summary: 'Keep a certificate with its validity',
    access: 'ledgers.state_facts',
    params: ofEnterprise,
    body: certificateDraftShape,
    answer: z.object({ kept: z.number().int(), unchanged: z.number().int() }),
    refusals: [notFound, enterprisesRefusals.certificate_kind_unknown, enterprisesRefusals.certificate_days_wrong],
  },
  withdrawCertificate: {
    method: 'post',
    path: '/certificates/{certificateId}/withdrawal',
    summary: 'Withdraw a certificate, for a ground; it stays readable',
    access: 'ledgers.state_facts',
    params: z.object({ certificateId: id }),
    body: z.object({ ground }),
    refusals: [enterprisesRefusals.certificate_not_found, enterprisesRefusals.certificate_withdrawn],
  },
});
