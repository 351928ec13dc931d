import { z } from 'zod';
import { isDay } from '#shared/dates.ts';
import { pageOf, pageQuery } from '#shared/page.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';
import { FIGURE_STATUSES, SOURCE_KINDS } from './facts.ts';

export const filledRefusals = refusals('ledgers', {
  filled_not_found: 404,
  filled_not_removed: 409,
  filled_not_yet: 409,
  /** Why a file is no form we can fill; each is also a field problem at `/files/0`. */
  filled_file_old_xls: 415,
  filled_file_et: 415,
  filled_file_macro: 415,
  filled_file_encrypted: 415,
  filled_file_not_a_workbook: 415,
  filled_file_broken: 422,
  filled_file_too_large: 413,
  filled_file_too_many_columns: 422,
  filled_file_too_many_rows: 422,
  filled_no_place: 422,
  filled_label_unknown: 422,
  filled_field_unknown: 422,
  filled_unit_unknown: 422,
  filled_row_unknown: 422,
  filled_enterprise_elsewhere: 403,
  filled_park_elsewhere: 403,
  filled_no_enterprise: 422,
  filled_one_enterprise: 422,
  filled_too_many: 422,
  filled_rows_short: 422,
  filled_nothing: 422,
  filled_day_ahead: 422,
});

const id = z.string().min(1).max(40);
const day = z.string().refine(isDay, 'field.invalid_day');
const year = z.coerce.number().int().min(1990).max(2100);

/** Units a heading of money may have. */
export const MONEY_UNITS = ['元', '千元', '万元', '百万元', '亿元'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** Which enterprises stand in the table, of which year, as of which day. `enterpriseIds`: exactly these. */
export const filledScopeShape = z.object({
  parkId: id.nullable(),
  countyId: id.nullable(),
  enterpriseIds: z.array(id).max(1000),
  /** Only those with a certificate of this kind that is valid on the day. */
  certificateKind: z.string().max(60).nullable(),
  year: year.nullable(),
  asOf: day,
});
export type FilledScope = z.output<typeof filledScopeShape>;

/** Why a place stays empty. */
export const EMPTY_REASONS = [
  'no_field',
  'asked',
  'left',
  'unknown',
  'only_partial',
  'year_missing',
  'unit_missing',
  'unit_odd',
  'no_right',
  'no_enterprise',
  'row_unknown',
  'row_several',
  'row_proposed',
  'row_elsewhere',
  'formula',
  'protected',
  'merged',
] as const;
export type EmptyReason = (typeof EMPTY_REASONS)[number];

const candidate = z.object({ field: z.string(), certainty: z.number() });

/** A heading, or a card's label, and what it means. */
export const filledLabelShape = z.object({
  key: z.string(),
  sheet: z.string(),
  heading: z.string(),
  unit: z.string().nullable(),
  year: z.number().int().nullable(),
  isInline: z.boolean(),
  field: z.string().nullable(),
  state: z.enum(['taken', 'asked', 'none', 'left']),
  chosenBy: z.enum(['words', 'person']),
  candidates: z.array(candidate),
  /** A figure of money whose unit nobody has named. */
  isUnitless: z.boolean(),
  /** A yearly figure for which neither the heading nor the scope names the year. */
  isYearless: z.boolean(),
  /** Nothing can be written there: a formula computes it, it is locked, or the form has filled it in itself. */
  isClosed: z.boolean(),
  places: z.number().int(),
  filled: z.number().int(),
});
export type FilledLabel = z.output<typeof filledLabelShape>;

/** A row of the form that names its enterprise already. */
export const filledRowShape = z.object({
  key: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  text: z.string(),
  state: z.enum(['found', 'proposed', 'several', 'unknown', 'elsewhere']),
  enterpriseId: z.string().nullable(),
  enterpriseName: z.string().nullable(),
  proposals: z.array(z.object({ id, name: z.string() })),
  chosenBy: z.enum(['words', 'person']),
});
export type FilledRow = z.output<typeof filledRowShape>;

export const filledPlaceShape = z.object({
  sheet: z.string(),
  cell: z.string(),
  label: z.string(),
  heading: z.string(),
  enterpriseId: z.string().nullable(),
  enterpriseName: z.string().nullable(),
  /** As it will stand in the cell; phones in part until it is filled in. */
  shown: z.string().nullable(),
  unit: z.string().nullable(),
  reason: z.enum(EMPTY_REASONS).nullable(),
  reasonNote: z.string().nullable(),
  isTyped: z.boolean(),
  from: z
    .object({
      field: z.string(),
      year: z.number().int().nullable(),
      asOf: z.string().nullable(),
      status: z.enum(FIGURE_STATUSES).nullable(),
      source: z.enum([...SOURCE_KINDS, 'register', 'typed', 'filler']),
      note: z.string().nullable(),
      /** 分 → 万元, 0..1 → %. */
      conversion: z.string().nullable(),
    })
    .nullable(),
});
export type FilledPlace = z.output<typeof filledPlaceShape>;

export const filledTotalsShape = z.object({
  places: z.number().int(),
  filled: z.number().int(),
  empty: z.number().int(),
  enterprises: z.number().int(),
  typed: z.number().int(),
});
export type FilledTotals = z.output<typeof filledTotalsShape>;

export const filledSummaryShape = z.object({
  id,
  title: z.string(),
  fileName: z.string(),
  state: z.enum(['open', 'filled']),
  kind: z.enum(['list', 'card', 'mixed']),
  parkName: z.string().nullable(),
  year: z.number().int().nullable(),
  asOf: z.string(),
  filled: z.number().int().nullable(),
  empty: z.number().int().nullable(),
  broughtBy: z.string().nullable(),
  broughtAt: z.string(),
  filledAt: z.string().nullable(),
});
export type FilledSummary = z.output<typeof filledSummaryShape>;

const problem = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });

export const filledTableShape = filledSummaryShape.extend({
  scope: filledScopeShape,
  sheets: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['list', 'card']),
      title: z.string().nullable(),
      /** Rows that wait for an enterprise; null when the list may go on downwards. */
      freeRows: z.number().int().nullable(),
      namedRows: z.number().int(),
    }),
  ),
  labels: z.array(filledLabelShape),
  rows: z.array(filledRowShape),
  totals: filledTotalsShape,
  reasons: z.array(z.object({ reason: z.enum(EMPTY_REASONS), places: z.number().int() })),
  /** What stands against filling it in, worded as the refusal would be. */
  obstacles: z.array(problem.extend({ sentence: z.string() })),
  /** One enterprise for each table: a card. */
  isForOne: z.boolean(),
  chosen: z.array(z.object({ id, name: z.string() })),
});
export type FilledTable = z.output<typeof filledTableShape>;

const MIB = 1024 * 1024;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const params = z.object({ tableId: id });
const { filled_not_found } = filledRefusals;
const wrongFile = [
  filledRefusals.filled_file_old_xls,
  filledRefusals.filled_file_et,
  filledRefusals.filled_file_macro,
  filledRefusals.filled_file_encrypted,
  filledRefusals.filled_file_not_a_workbook,
  filledRefusals.filled_file_broken,
  filledRefusals.filled_file_too_large,
  filledRefusals.filled_file_too_many_columns,
  filledRefusals.filled_file_too_many_rows,
  filledRefusals.filled_no_place,
];
const cannotFill = [
  filledRefusals.filled_no_enterprise,
  filledRefusals.filled_one_enterprise,
  filledRefusals.filled_too_many,
  filledRefusals.filled_rows_short,
  filledRefusals.filled_nothing,
];

export const filledRoutes = routes({
  bringFilledTable: {
    method: 'post',
    path: '/filled-tables',
    summary: 'Bring a blank table handed down from above',
    access: 'ledgers.fill_tables',
    upload: { maxBytes: 20 * MIB, maxFiles: 1 },
    answer: z.object({ id }),
    refusals: wrongFile,
  },
  listFilledTables: {
    method: 'get',
    path: '/filled-tables',
    summary: 'Tables filled and to be filled, the latest first',
    access: 'ledgers.fill_tables',
    query: z.object({ ...pageQuery, state: z.enum(['open', 'filled', 'removed']).optional() }),
    answer: pageOf(filledSummaryShape),
  },
  readFilledTable: {
    method: 'get',
    path: '/filled-tables/{tableId}',
    summary: 'One table: its headings, what they mean, what can be filled and what not',
    access: 'ledgers.fill_tables',
    params,
    answer: filledTableShape,
    refusals: [filled_not_found],
  },
  listFilledPlaces: {
    method: 'get',
    path: '/filled-tables/{tableId}/places',
    summary: 'Every place of a table: its value and from where it comes, or why it stays empty',
    access: 'ledgers.fill_tables',
    params,
    query: z.object({
      page: pageQuery.page,
      pageSize: pageQuery.pageSize,
      q: pageQuery.q,
      outcome: z.enum(['filled', 'empty']).optional(),
      reason: z.enum(EMPTY_REASONS).optional(),
      label: z.string().max(80).optional(),
    }),
    answer: pageOf(filledPlaceShape),
    refusals: [filled_not_found],
  },
  changeFilledTable: {
    method: 'patch',
    path: '/filled-tables/{tableId}',
    summary: 'Choose the enterprises, the year and the day; say what a heading means; type a value',
    access: 'ledgers.fill_tables',
    params,
    body: z
      .object({
        title: z.string().trim().min(2).max(100),
        scope: filledScopeShape.partial(),
        labels: z
          .array(
            z.object({
              key: z.string().max(80),
              /** Null leaves the place empty. */
              field: z.string().max(80).nullable().optional(),
              unit: z.enum(MONEY_UNITS).nullable().optional(),
              year: year.nullable().optional(),
              isLearned: z.boolean().default(true),
            }),
          )
          .max(150),
        rows: z.array(z.object({ key: z.string().max(80), enterpriseId: id.nullable() })).max(1000),
        typed: z
          .array(z.object({ label: z.string().max(80), enterpriseId: id.nullable(), value: z.string().trim().max(500).nullable() }))
          .max(200),
      })
      .partial(),
    refusals: [
      filled_not_found,
      filledRefusals.filled_label_unknown,
      filledRefusals.filled_field_unknown,
      filledRefusals.filled_unit_unknown,
      filledRefusals.filled_row_unknown,
      filledRefusals.filled_enterprise_elsewhere,
      filledRefusals.filled_park_elsewhere,
      filledRefusals.filled_day_ahead,
    ],
  },
  fillTable: {
    method: 'post',
    path: '/filled-tables/{tableId}/filling',
    summary: 'Fill the cells in place; formats stay',
    access: 'ledgers.fill_tables',
    params,
    answer: z.object({ filled: z.number().int(), empty: z.number().int() }),
    refusals: [filled_not_found, ...cannotFill],
  },
  downloadFilledTable: {
    method: 'get',
    path: '/filled-tables/{tableId}/result',
    summary: 'The filled table',
    access: 'ledgers.fill_tables',
    params,
    download: XLSX,
    refusals: [filled_not_found, filledRefusals.filled_not_yet],
  },
  downloadFilledSources: {
    method: 'get',
    path: '/filled-tables/{tableId}/sources',
    summary: 'From where each figure came, and what could not be filled and why',
    access: 'ledgers.fill_tables',
    params,
    download: XLSX,
    refusals: [filled_not_found, filledRefusals.filled_not_yet],
  },
  downloadBlankTable: {
    method: 'get',
    path: '/filled-tables/{tableId}/original',
    summary: 'The blank table as it was brought',
    access: 'ledgers.fill_tables',
    params,
    download: XLSX,
    refusals: [filled_not_found],
  },
  removeFilledTable: {
    method: 'delete',
    path: '/filled-tables/{tableId}',
    summary: 'Put a table away',
    access: 'ledgers.fill_tables',
    params,
    refusals: [filled_not_found],
  },
  restoreFilledTable: {
    method: 'post',
    path: '/filled-tables/{tableId}/restoration',
    summary: 'Take a table out again',
    access: 'ledgers.fill_tables',
    params,
    refusals: [filled_not_found, filledRefusals.filled_not_removed],
  },
  listFillFields: {
    method: 'get',
    path: '/fill-fields',
    summary: 'What a place of a table may be filled with',
    access: 'ledgers.fill_tables',
    answer: z.object({
      rows: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), isYearly: z.boolean(), isMoney: z.boolean() })),
    }),
  },
});
