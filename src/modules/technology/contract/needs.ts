import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { PERIOD } from '#shared/period.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';
import { NEED_KINDS, NEED_STATES } from './need-codes.ts';

export * from './need-codes.ts';

export const needRefusals = refusals('technology', {
  need_not_found: 404,
  need_enterprise_unknown: 422,
  need_enterprise_elsewhere: 403,
  need_already_there: 409,
  need_withdrawn: 409,
  need_not_withdrawn: 409,
  /** Later than today. */
  need_day_ahead: 422,
  need_closed_before_raised: 422,
  need_closed_on_missing: 422,
  need_amount_range: 422,
  need_export_too_long: 422,
});

const id = z.string().min(1).max(40);
const day = z.string().refine(isDay, 'field.invalid_day');
const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null);
const maybeDay = z
  .union([z.literal(''), day])
  .nullable()
  .transform((text) => text || null);
/** Money in 分. */
const maybeFen = z.number().int().min(0).max(9e15).nullable();

const told = {
  title: z.string().trim().min(4).max(120),
  kind: z.enum(NEED_KINDS),
  difficulty: maybe(2000),
  indicators: maybe(1000),
  presentBase: maybe(1000),
  /** What is said instead of figures: 面议. */
  amountText: maybe(60),
  amountLowFen: maybeFen,
  amountHighFen: maybeFen,
  cooperation: z.array(z.string().trim().min(1).max(40)).max(10),
  wantedPartner: maybe(200),
  isConfidential: z.boolean(),
  contactName: maybe(40),
  contactPhone: maybe(40),
  office: maybe(60),
  responsiblePerson: maybe(60),
  expert: maybe(100),
  submittedOn: maybeDay,
  matchedOn: maybeDay,
  progress: maybe(2000),
  state: z.enum(NEED_STATES),
  closedOn: maybeDay,
  remark: maybe(1000),
};

export const needDraftShape = z
  .object({ enterpriseId: id, ...told })
  .partial()
  .required({ enterpriseId: true, title: true, kind: true });
/** A state is changed by a step, never by hand. */
export const needChangeShape = z.object(told).omit({ state: true, matchedOn: true, closedOn: true }).partial();
export type NeedChange = z.output<typeof needChangeShape>;

/** A need as lists show it. Masked: this person learns that there is one, and of which kind, and no more. */
export const needShape = z.object({
  id,
  enterpriseId: id,
  enterpriseName: z.string(),
  parkId: id.nullable(),
  parkName: z.string().nullable(),
  countyName: z.string().nullable(),
  title: z.string().nullable(),
  isMasked: z.boolean(),
  isConfidential: z.boolean(),
  kind: z.enum(NEED_KINDS).nullable(),
  state: z.enum(NEED_STATES),
  amountText: z.string().nullable(),
  amountLowFen: z.number().int().nullable(),
  amountHighFen: z.number().int().nullable(),
  office: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  submittedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  changedAt: z.string(),
  withdrawnAt: z.string().nullable(),
});
export type Need = z.output<typeof needShape>;

export const needDetailShape = needShape.extend({
  difficulty: z.string().nullable(),
  indicators: z.string().nullable(),
  presentBase: z.string().nullable(),
  cooperation: z.array(z.string()),
  wantedPartner: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  expert: z.string().nullable(),
  matchedOn: z.string().nullable(),
  progress: z.string().nullable(),
  remark: z.string().nullable(),
  importId: id.nullable(),
  enteredBy: z.string().nullable(),
  enteredAt: z.string(),
  withdrawnGround: z.string().nullable(),
  /** Who changed what when; empty where the need is masked. */
  history: z.array(
    z.object({
      id,
      fields: z.array(z.string()),
      state: z.enum(NEED_STATES).nullable(),
      ground: z.string().nullable(),
      by: z.string().nullable(),
      at: z.string(),
      isImport: z.boolean(),
    }),
  ),
  abilities: z.object({ change: z.boolean(), withdraw: z.boolean(), restore: z.boolean() }),
});
export type NeedDetail = z.output<typeof needDetailShape>;

const filters = {
  q: pageQuery.q,
  parkId: id.optional(),
  countyId: id.optional(),
  enterpriseId: id.optional(),
  kind: z.enum(NEED_KINDS).optional(),
  /** A state, or `open`: still being worked on, or `ended`. */
  state: z.enum(['open', 'ended', ...NEED_STATES]).optional(),
  isConfidential: z.enum(['yes', 'no']).optional(),
  importId: id.optional(),
  /** When it was raised: `2026`, `2026-H1`, `2026-Q3`, `2026-06`. */
  period: z.string().regex(PERIOD).optional(),
  isWithdrawn: z.enum(['yes', 'no']).optional(),
};
export const needFilterShape = z.object(filters);
export type NeedFilter = z.output<typeof needFilterShape>;
const listQuery = z.object({ ...pageQuery, ...filters });
export type NeedQuery = z.output<typeof listQuery>;

export const needTotalsShape = z.object({
  needs: z.number().int(),
  open: z.number().int(),
  /** 企业确认 and 销号. */
  closed: z.number().int(),
  confidential: z.number().int(),
  enterprises: z.number().int(),
  lastChangedAt: z.string().nullable(),
});

const params = z.object({ needId: id });
const { need_not_found, need_withdrawn } = needRefusals;
const wrongDraft = [
  needRefusals.need_day_ahead,
  needRefusals.need_closed_before_raised,
  needRefusals.need_closed_on_missing,
  needRefusals.need_amount_range,
];

export const needRoutes = routes({
  listNeeds: {
    method: 'get',
    path: '/needs',
    summary: 'The needs ledger, the latest raised first',
    access: 'technology.read_needs',
    query: listQuery,
    answer: pageOf(needShape),
  },
  totalNeeds: {
    method: 'get',
    path: '/need-totals',
    summary: 'How many needs a filter finds, how many are open and closed',
    access: 'technology.read_needs',
    query: needFilterShape,
    answer: needTotalsShape,
  },
  exportNeeds: {
    method: 'get',
    path: '/needs-ledger',
    summary: 'The needs ledger as an official-looking workbook that can be imported again',
    access: 'technology.read_needs',
    query: needFilterShape,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [needRefusals.need_export_too_long],
  },
  readNeed: {
    method: 'get',
    path: '/needs/{needId}',
    summary: 'One need with its history',
    access: 'technology.follow_needs',
    params,
    answer: needDetailShape,
    refusals: [need_not_found],
  },
  addNeed: {
    method: 'post',
    path: '/needs',
    summary: 'Add a need',
    access: 'technology.keep_needs',
    body: needDraftShape,
    answer: z.object({ id }),
    refusals: [
      needRefusals.need_enterprise_unknown,
      needRefusals.need_enterprise_elsewhere,
      needRefusals.need_already_there,
      ...wrongDraft,
    ],
  },
  changeNeed: {
    method: 'patch',
    path: '/needs/{needId}',
    summary: 'Change a need; what it said before is kept',
    access: 'technology.keep_needs',
    params,
    body: needChangeShape,
    refusals: [need_not_found, need_withdrawn, needRefusals.need_already_there, ...wrongDraft],
  },
  withdrawNeed: {
    method: 'post',
    path: '/needs/{needId}/withdrawal',
    summary: 'Withdraw a need that was entered wrongly; the line stays with its ground',
    access: 'technology.keep_needs',
    params,
    body: z.object({ ground: z.string().trim().min(2).max(200) }),
    refusals: [need_not_found, need_withdrawn],
  },
  restoreNeed: {
    method: 'delete',
    path: '/needs/{needId}/withdrawal',
    summary: 'Take a withdrawal back',
    access: 'technology.keep_needs',
    params,
    refusals: [need_not_found, needRefusals.need_not_withdrawn, needRefusals.need_already_there],
  },
  listEnterpriseNeeds: {
    method: 'get',
    path: '/enterprises/{enterpriseId}/needs',
    summary: 'The needs of one enterprise, the latest raised first',
    access: 'technology.read_needs',
    params: z.object({ enterpriseId: id }),
    query: z.object({ page: pageQuery.page, pageSize: pageQuery.pageSize }),
    answer: pageOf(needShape),
  },
});
