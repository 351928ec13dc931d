import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';

/** Kinds of work that people enter. Labels are catalogue keys `code_work_kind_…`. */
export const WORK_KINDS = [
  'visit',
  'training',
  'policy_wall',
  'policy_door',
  'policy_web',
  'matching',
  'application_help',
  'meeting',
  'exchange',
  'other',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];
/** What a row may be: a kind of work, or a step taken on the platform, which wrote its row by itself. */
export const WORK_ROW_KINDS = [...WORK_KINDS, 'platform'] as const;
export type WorkRowKind = (typeof WORK_ROW_KINDS)[number];

/** Written by a step on the platform, by hand, or brought by an import. */
export const WORK_SOURCES = ['record', 'hand', 'import'] as const;
export type WorkSource = (typeof WORK_SOURCES)[number];

/** The document's clauses under which work is done. Labels are catalogue keys `code_clause_…` with `_` for the point. */
export const WORK_CLAUSES = [
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '3.5',
  '3.6',
  '4.1',
  '4.2',
  '4.3',
  '5.1',
  '5.2',
  '5.3',
  '6.1',
  '6.2',
  '6.3',
  '7.1',
  '7.2',
  '8',
  '9',
  '10',
  '11',
] as const;

/** The clause proposed for a kind; the person entering may choose another. */
export const CLAUSE_OF_KIND: Readonly<Record<WorkKind, (typeof WORK_CLAUSES)[number]>> = {
  visit: '3.1',
  training: '3.2',
  policy_wall: '4.1',
  policy_door: '4.1',
  policy_web: '4.1',
  matching: '6.2',
  application_help: '3.3',
  meeting: '9',
  exchange: '5.3',
  other: '3.1',
};

export const MAX_PHOTOS = 6;
export const MAX_PHOTO_BYTES = 20 * 1024 * 1024;

export const workRefusals = refusals('ledgers', {
  work_not_found: 404,
  /** Later than today. */
  work_day_ahead: 422,
  work_range: 422,
  work_empty: 422,
  work_enterprise_unknown: 422,
  work_enterprise_elsewhere: 403,
  work_person_unknown: 422,
  work_park_elsewhere: 403,
  work_photo_unknown: 422,
  /** Only its author changes or withdraws an entry, and only one that was entered. */
  work_not_yours: 403,
  work_withdrawn: 409,
  work_not_withdrawn: 409,
  work_period: 422,
  work_export_too_long: 422,
});

const id = z.string().min(1).max(40);
const ids = (most: number) => z.array(id).max(most);
const day = z.string().refine(isDay, 'field.invalid_day');
const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((text) => text || null);
const count = z
  .number()
  .int()
  .min(0)
  .max(1_000_000)
  .nullish()
  .transform((value) => value ?? null);

/** One visit, several enterprises, several topics. Everything but the day and the kind may be left out. */
export const workDraftShape = z.object({
  occurredOn: day,
  /** The last day, where it took several. */
  untilOn: z
    .union([z.literal(''), day])
    .nullish()
    .transform((text) => text || null),
  kind: z.enum(WORK_KINDS),
  clause: z
    .union([z.literal(''), z.enum(WORK_CLAUSES)])
    .nullish()
    .transform((text) => text || null),
  place: maybe(100),
  parkId: maybe(40),
  /** Those who did it; without any, the person entering. */
  personIds: ids(30).default([]),
  /** Those who are not on the platform, as written. */
  otherPeople: maybe(200),
  enterpriseIds: ids(200).default([]),
  otherEnterprises: maybe(300),
  topics: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  title: maybe(100),
  text: maybe(2000),
  problemsSolved: maybe(1000),
  followUp: maybe(1000),
  sessions: count,
  enterpriseCount: count,
  personTimes: count,
  handouts: count,
  photoIds: ids(MAX_PHOTOS).default([]),
});
export type WorkDraft = z.input<typeof workDraftShape>;

const named = z.object({ id, name: z.string() });

export const workEntryShape = z.object({
  id,
  occurredOn: z.string(),
  untilOn: z.string().nullable(),
  kind: z.enum(WORK_ROW_KINDS),
  clause: z.string().nullable(),
  /** What was done, in one line: the title, the first words, or the record's sentence in the reader's language. */
  sentence: z.string(),
  place: z.string().nullable(),
  parkId: id.nullable(),
  parkName: z.string().nullable(),
  orgName: z.string().nullable(),
  people: z.array(named),
  otherPeople: z.string().nullable(),
  enterprises: z.array(named),
  otherEnterprises: z.string().nullable(),
  topics: z.array(z.string()),
  photos: z.number().int(),
  source: z.enum(WORK_SOURCES),
  enteredBy: named.nullable(),
  enteredAt: z.string(),
  withdrawnAt: z.string().nullable(),
});
export type WorkEntry = z.output<typeof workEntryShape>;

export const workEntryDetailShape = workEntryShape.extend({
  title: z.string().nullable(),
  text: z.string().nullable(),
  problemsSolved: z.string().nullable(),
  followUp: z.string().nullable(),
  sessions: z.number().int().nullable(),
  enterpriseCount: z.number().int().nullable(),
  personTimes: z.number().int().nullable(),
  handouts: z.number().int().nullable(),
  photoIds: z.array(id),
  importId: id.nullable(),
  changedAt: z.string().nullable(),
  withdrawnBy: named.nullable(),
  abilities: z.object({ change: z.boolean(), withdraw: z.boolean(), restore: z.boolean() }),
});
export type WorkEntryDetail = z.output<typeof workEntryDetailShape>;

const filters = {
  q: pageQuery.q,
  parkId: id.optional(),
  enterpriseId: id.optional(),
  personId: id.optional(),
  /** A clause or a whole chapter: `3.1`, `3`. */
  clause: z
    .string()
    .regex(/^\d{1,2}(\.\d)?$/u)
    .optional(),
  kind: z.enum(WORK_ROW_KINDS).optional(),
  source: z.enum(WORK_SOURCES).optional(),
  state: z.enum(['current', 'withdrawn']).optional(),
  importId: id.optional(),
  /** `2026`, `2026-H1`, `2026-Q3`, `2026-06`. */
  period: z
    .string()
    .regex(/^(19|20|21)\d\d(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/u)
    .optional(),
  from: day.optional(),
  to: day.optional(),
};
export const workFilterShape = z.object(filters);
export type WorkFilter = z.output<typeof workFilterShape>;
const listQuery = z.object({ ...pageQuery, ...filters });
export type WorkQuery = z.output<typeof listQuery>;

/** Of the rows found, those withdrawn left out (and counted apart). */
export const workTotalsShape = z.object({
  entries: z.number().int(),
  withdrawn: z.number().int(),
  visits: z.number().int(),
  enterprises: z.number().int(),
  people: z.number().int(),
  lastEnteredAt: z.string().nullable(),
});
export type WorkTotals = z.output<typeof workTotalsShape>;

const reachedShape = z.object({ id, name: z.string(), entries: z.number().int(), visits: z.number().int(), lastOn: z.string() });
export type Reached = z.output<typeof reachedShape>;

const params = z.object({ entryId: id });
const notFound = workRefusals.work_not_found;
const enterRefusals = [
  workRefusals.work_day_ahead,
  workRefusals.work_range,
  workRefusals.work_empty,
  workRefusals.work_enterprise_unknown,
  workRefusals.work_enterprise_elsewhere,
  workRefusals.work_person_unknown,
  workRefusals.work_park_elsewhere,
  workRefusals.work_photo_unknown,
];

export const workRoutes = routes({
  listWork: {
    method: 'get',
    path: '/work-entries',
    summary: 'The work ledger: every step taken, newest first',
    access: 'ledgers.read_work',
    query: listQuery,
    answer: pageOf(workEntryShape),
    refusals: [workRefusals.work_period],
  },
  totalWork: {
    method: 'get',
    path: '/work-totals',
    summary: 'How much work a filter finds: visits, enterprises reached, people',
    access: 'ledgers.read_work',
    query: workFilterShape,
    answer: workTotalsShape,
  },
  listReachedEnterprises: {
    method: 'get',
    path: '/work-enterprises',
    summary: 'The enterprises a filter’s work reached, most often first',
    access: 'ledgers.read_work',
    query: listQuery,
    answer: pageOf(reachedShape),
  },
  listWorkers: {
    method: 'get',
    path: '/work-people',
    summary: 'The people who did a filter’s work, most first',
    access: 'ledgers.read_work',
    query: listQuery,
    answer: pageOf(reachedShape),
  },
  exportWork: {
    method: 'get',
    path: '/work-ledger',
    summary: 'The work ledger as an official-looking workbook',
    access: 'ledgers.read_work',
    query: workFilterShape,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [workRefusals.work_export_too_long],
  },
  readWork: {
    method: 'get',
    path: '/work-entries/{entryId}',
    summary: 'One row of the work ledger',
    access: 'ledgers.read_work',
    params,
    answer: workEntryDetailShape,
    refusals: [notFound],
  },
  enterWork: {
    method: 'post',
    path: '/work-entries',
    summary: 'Enter work done off the platform',
    access: 'ledgers.enter_work',
    body: workDraftShape,
    answer: z.object({ id }),
    refusals: enterRefusals,
  },
  changeWork: {
    method: 'put',
    path: '/work-entries/{entryId}',
    summary: 'Change an entry of one’s own; what it said before stays in the trail',
    access: 'ledgers.enter_work',
    params,
    body: workDraftShape,
    refusals: [notFound, workRefusals.work_not_yours, workRefusals.work_withdrawn, ...enterRefusals],
  },
  withdrawWork: {
    method: 'post',
    path: '/work-entries/{entryId}/withdrawal',
    summary: 'Withdraw an entry of one’s own; it stays, marked as withdrawn',
    access: 'ledgers.enter_work',
    params,
    refusals: [notFound, workRefusals.work_not_yours, workRefusals.work_withdrawn],
  },
  restoreWork: {
    method: 'delete',
    path: '/work-entries/{entryId}/withdrawal',
    summary: 'Take a withdrawal back',
    access: 'ledgers.enter_work',
    params,
    refusals: [notFound, workRefusals.work_not_yours, workRefusals.work_not_withdrawn],
  },
  bringPhotos: {
    method: 'post',
    path: '/work-photos',
    summary: 'Bring photos for an entry about to be made',
    access: 'ledgers.enter_work',
    upload: { maxBytes: MAX_PHOTO_BYTES, maxFiles: MAX_PHOTOS },
    answer: z.object({ photoIds: z.array(id) }),
  },
  readPhoto: {
    method: 'get',
    path: '/work-entries/{entryId}/photos/{photoId}',
    summary: 'A photo of an entry',
    access: 'ledgers.read_work',
    params: params.extend({ photoId: id }),
    download: 'image/*',
    refusals: [notFound],
  },
  listEnterpriseWork: {
    method: 'get',
    path: '/enterprises/{enterpriseId}/work',
    summary: 'What was done for one enterprise, newest first',
    access: 'ledgers.read_work',
    params: z.object({ enterpriseId: id }),
    query: z.object({ page: pageQuery.page, pageSize: pageQuery.pageSize }),
    answer: pageOf(workEntryShape),
  },
});

const choice = named.extend({ note: z.string().nullable(), isMine: z.boolean() });

/** What the entry form offers before anything is typed: it works on a bad connection and within thirty seconds. */
export const workChoiceRoutes = routes({
  workChoices: {
    method: 'get',
    path: '/work-choices',
    summary: 'Enterprises, colleagues and topics for the entry form, the usual ones first',
    access: 'ledgers.enter_work',
    query: z.object({ q: pageQuery.q }),
    answer: z.object({
      today: z.string(),
      enterprises: z.array(choice),
      people: z.array(choice),
      topics: z.array(z.string()),
    }),
  },
});
