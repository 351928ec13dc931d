import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';

export const IMPORT_LEDGERS = ['enterprises', 'needs', 'work_entries'] as const;
export type ImportLedger = (typeof IMPORT_LEDGERS)[number];

/** `reading` covers waiting in the queue; `failed` read nothing; `taken_back` was admitted and undone. */
export const IMPORT_STATES = ['reading', 'ready', 'failed', 'admitted', 'taken_back', 'abandoned'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What is said of a row. `admitted` rows are in the ledger. */
export const ROW_VERDICTS = ['good', 'problem', 'duplicate', 'skipped', 'admitted'] as const;
export type RowVerdict = (typeof ROW_VERDICTS)[number];

/** What admission will do with a good row. */
export const ROW_ACTIONS = ['new', 'update'] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** What a person decides about a doubtful row: the same thing, another thing, leave it out. */
export const ROW_CHOICES = ['merge', 'separate', 'skip'] as const;
export type RowChoice = (typeof ROW_CHOICES)[number];

export const importRefusals = refusals('ledgers', {
  import_not_found: 404,
  import_file_refused: 415,
  import_file_too_large: 413,
  import_busy: 409,
  import_closed: 409,
  import_nothing_to_admit: 409,
  import_already_admitted: 409,
  import_not_admitted: 409,
  import_undo_too_late: 409,
  import_work_hangs_on: 409,
  import_column_unknown: 422,
  import_field_unknown: 422,
  import_row_unknown: 404,
  import_row_in_ledger: 409,
  import_no_proposal: 422,
  import_choice_impossible: 422,
  import_certificate_unknown: 422,
  import_certificate_unclear: 409,
  import_park_not_yours: 403,
  import_park_needed: 422,
  synonym_not_found: 404,
  synonym_taken: 409,
});

const id = z.string().min(5).max(40);
const year = z.coerce.number().int().min(1990).max(2100);
const values = z.record(z.string(), z.union([z.string(), z.number()]));

const failureShape = z.object({ code: z.string(), values });
const groupShape = z.object({
  code: z.string(),
  field: z.string().nullable(),
  level: z.enum(['must', 'should']),
  rows: z.number().int(),
  proposals: z.number().int(),
});
export type ProblemGroup = z.output<typeof groupShape>;

export const importCountsShape = z.object({
  total: z.number().int(),
  good: z.number().int(),
  new: z.number().int(),
  update: z.number().int(),
  problem: z.number().int(),
  duplicate: z.number().int(),
  withinFiles: z.number().int(),
  againstLedger: z.number().int(),
  skipped: z.number().int(),
  unchanged: z.number().int(),
  admitted: z.number().int(),
});
export type ImportCounts = z.output<typeof importCountsShape>;

export const importSummaryShape = z.object({
  id,
  title: z.string(),
  ledger: z.string(),
  state: z.enum(IMPORT_STATES),
  files: z.number().int(),
  rowsRead: z.number().int(),
  rowsTotal: z.number().int().nullable(),
  counts: importCountsShape,
  parkId: z.string().nullable(),
  parkName: z.string().nullable(),
  broughtBy: z.string(),
  broughtAt: z.string(),
  admittedAt: z.string().nullable(),
});
export type ImportSummary = z.output<typeof importSummaryShape>;

export const importColumnShape = z.object({
  index: z.number().int(),
  heading: z.string(),
  unit: z.string().nullable(),
  year: z.number().int().nullable(),
  field: z.string().nullable(),
  certainty: z.number(),
  state: z.enum(['taken', 'asked', 'none']),
  reason: z.string(),
  chosenBy: z.enum(['words', 'person']),
  /** Yearly figures without a year. */
  isYearless: z.boolean(),
  candidates: z.array(z.object({ field: z.string(), certainty: z.number() })),
});
export type ImportColumn = z.output<typeof importColumnShape>;

export const importSheetShape = z.object({
  id,
  fileName: z.string(),
  name: z.string(),
  state: z.enum(['table', 'no_table', 'left_out']),
  ledger: z.enum(IMPORT_LEDGERS).nullable(),
  title: z.string().nullable(),
  reportingUnit: z.string().nullable(),
  period: z.string().nullable(),
  headRow: z.number().int().nullable(),
  rows: z.number().int(),
  skipped: z.record(z.string(), z.number().int()),
  columns: z.array(importColumnShape),
  missing: z.array(z.string()),
  /** The kind of the certificates in it, `none` when they are left out, null while nobody knows; null without such columns. */
  certificate: z.object({ kind: z.string().nullable(), chosenBy: z.enum(['words', 'person']) }).nullable(),
});
export type ImportSheet = z.output<typeof importSheetShape>;

export const importShape = importSummaryShape.extend({
  countyId: z.string().nullable(),
  defaultYear: z.number().int().nullable(),
  /** The year the tables themselves name; taken only when a person says so. */
  suggestedYear: z.number().int().nullable(),
  failures: z.array(z.object({ file: z.string(), failure: failureShape })),
  sheets: z.array(importSheetShape),
  groups: z.array(groupShape),
  originals: z.array(z.object({ id, name: z.string(), sizeBytes: z.number().int(), sha256: z.string() })),
  /** An earlier import of the very same files that is in the ledger. */
  sameAs: z.object({ id, admittedAt: z.string() }).nullable(),
  /** Until when the admission can be taken back. */
  undoUntil: z.string().nullable(),
});
export type ImportDetail = z.output<typeof importShape>;

export const cellProblemShape = z.object({
  code: z.string(),
  values,
  level: z.enum(['must', 'should']),
  proposal: z.string().nullable(),
});
export type CellProblem = z.output<typeof cellProblemShape>;

export const importCellShape = z.object({
  column: z.number().int(),
  raw: z.string(),
  reading: z.string().nullable(),
  isFixed: z.boolean(),
  fill: z.string().nullable(),
  isStruck: z.boolean(),
  problem: cellProblemShape.nullable(),
});

export const importRowShape = z.object({
  id: z.number().int(),
  sheetId: id,
  rowNumber: z.number().int(),
  verdict: z.enum(ROW_VERDICTS),
  action: z.enum(ROW_ACTIONS).nullable(),
  reason: z.string().nullable(),
  choice: z.enum(ROW_CHOICES).nullable(),
  enterpriseId: z.string().nullable(),
  enterpriseName: z.string().nullable(),
  /** The earlier row of these files it repeats. */
  twinRowNumber: z.number().int().nullable(),
  /** What is wrong with the row as a whole. */
  problem: cellProblemShape.nullable(),
  /** What an update would change: the field, before, after. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  cells: z.array(importCellShape),
});
export type ImportRow = z.output<typeof importRowShape>;

export const importedEnterpriseShape = z.object({
  id,
  name: z.string(),
  parkName: z.string().nullable(),
  rows: z.number().int(),
  /** It came into the register with this import. */
  isAdded: z.boolean(),
});
export type ImportedEnterprise = z.output<typeof importedEnterpriseShape>;

const importParams = z.object({ importId: id });
const { import_not_found, import_busy, import_closed } = importRefusals;
const changing = [import_not_found, import_busy, import_closed];
const MIB = 1024 * 1024;
const touched = z.object({ touched: z.number().int() });

const cellFixShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: z.string().max(2000) }),
  z.object({ kind: z.literal('proposal'), everywhere: z.boolean().default(false) }),
  z.object({ kind: z.literal('blank'), everywhere: z.boolean().default(false) }),
]);

export const importRoutes = routes({
  startImport: {
    method: 'post',
    path: '/imports',
    summary: 'Bring ledgers from Excel; they are read in the background',
    access: 'ledgers.import',
    upload: {
      maxBytes: 20 * MIB,
      maxFiles: 20,
      fields: z.object({
        ledger: z.enum(['auto', ...IMPORT_LEDGERS]).default('auto'),
        parkId: id.optional(),
        countyId: id.optional(),
        defaultYear: year.optional(),
      }),
    },
    answer: z.object({ id }),
    refusals: [
      importRefusals.import_file_refused,
      importRefusals.import_file_too_large,
      importRefusals.import_park_not_yours,
      importRefusals.import_park_needed,
    ],
  },
  listImports: {
    method: 'get',
    path: '/imports',
    summary: 'Imports, the latest first',
    access: 'ledgers.import',
    query: z.object({ ...pageQuery, state: z.enum(IMPORT_STATES).optional() }),
    answer: pageOf(importSummaryShape),
  },
  readImport: {
    method: 'get',
    path: '/imports/{importId}',
    summary: 'One import: progress, columns, problems',
    access: 'ledgers.import',
    params: importParams,
    answer: importShape,
    refusals: [import_not_found],
  },
  listImportRows: {
    method: 'get',
    path: '/imports/{importId}/rows',
    summary: 'Rows of an import with what was understood and what was not',
    access: 'ledgers.import',
    params: importParams,
    query: z.object({
      page: pageQuery.page,
      pageSize: pageQuery.pageSize,
      sheetId: id.optional(),
      verdict: z.enum(ROW_VERDICTS).optional(),
      code: z.string().max(60).optional(),
      q: pageQuery.q,
    }),
    answer: pageOf(importRowShape),
    refusals: [import_not_found],
  },
  changeImport: {
    method: 'patch',
    path: '/imports/{importId}',
    summary: 'Say the year of dates and figures without one, or the park of rows without one',
    access: 'ledgers.import',
    params: importParams,
    body: z.object({ defaultYear: year.nullable(), parkId: id.nullable(), countyId: id.nullable() }).partial(),
    refusals: [...changing, importRefusals.import_park_not_yours],
  },
  changeImportSheet: {
    method: 'patch',
    path: '/imports/{importId}/sheets/{sheetId}',
    summary: 'Say which ledger a sheet belongs to, or leave it out; or of which kind its certificates are',
    access: 'ledgers.import',
    params: z.object({ importId: id, sheetId: id }),
    body: z.object({ ledger: z.enum(IMPORT_LEDGERS).nullable(), certificateKind: z.string().max(60) }).partial(),
    refusals: [...changing, importRefusals.import_certificate_unknown],
  },
  changeImportColumn: {
    method: 'patch',
    path: '/imports/{importId}/sheets/{sheetId}/columns/{column}',
    summary: 'Say what a column holds; the heading is remembered',
    access: 'ledgers.import',
    params: z.object({ importId: id, sheetId: id, column: z.coerce.number().int().min(0).max(200) }),
    body: z.object({ field: z.string().max(80).nullable(), year: year.nullable().optional(), isLearned: z.boolean().default(true) }),
    refusals: [...changing, importRefusals.import_column_unknown, importRefusals.import_field_unknown],
  },
  fixImportCell: {
    method: 'patch',
    path: '/imports/{importId}/rows/{rowId}/cells/{column}',
    summary: 'Fill a cell in by hand, take the proposal, or leave it empty; also for all of the same kind',
    access: 'ledgers.import',
    params: z.object({ importId: id, rowId: z.coerce.number().int().min(0), column: z.coerce.number().int().min(0).max(200) }),
    body: cellFixShape,
    answer: touched,
    refusals: [...changing, importRefusals.import_row_unknown, importRefusals.import_no_proposal, importRefusals.import_row_in_ledger],
  },
  decideImportRow: {
    method: 'patch',
    path: '/imports/{importId}/rows/{rowId}',
    summary: 'Merge a doubtful row, keep it separate, or leave it out',
    access: 'ledgers.import',
    params: z.object({ importId: id, rowId: z.coerce.number().int().min(0) }),
    body: z.object({ choice: z.enum(ROW_CHOICES).nullable(), everywhere: z.boolean().default(false) }),
    answer: touched,
    refusals: [
      ...changing,
      importRefusals.import_row_unknown,
      importRefusals.import_choice_impossible,
      importRefusals.import_row_in_ledger,
    ],
  },
  admitImport: {
    method: 'post',
    path: '/imports/{importId}/admission',
    summary: 'Put the good rows into the ledgers, all or none',
    access: 'ledgers.import',
    params: importParams,
    answer: z.object({
      rows: z.number().int(),
      enterprisesAdded: z.number().int(),
      factsStated: z.number().int(),
      certificates: z.number().int(),
      needs: z.number().int(),
      workEntries: z.number().int(),
      left: z.number().int(),
    }),
    refusals: [...changing, importRefusals.import_nothing_to_admit, importRefusals.import_certificate_unclear],
  },
  listImportEnterprises: {
    method: 'get',
    path: '/imports/{importId}/enterprises',
    summary: 'The enterprises that an admission touched, by name',
    access: 'ledgers.import',
    params: importParams,
    query: z.object({ page: pageQuery.page, pageSize: pageQuery.pageSize, q: pageQuery.q }),
    answer: pageOf(importedEnterpriseShape),
    refusals: [import_not_found],
  },
  takeImportBack: {
    method: 'delete',
    path: '/imports/{importId}/admission',
    summary: 'Take an admission back, within seven days',
    access: 'ledgers.import',
    params: importParams,
    refusals: [
      import_not_found,
      importRefusals.import_not_admitted,
      importRefusals.import_undo_too_late,
      importRefusals.import_work_hangs_on,
    ],
  },
  abandonImport: {
    method: 'delete',
    path: '/imports/{importId}',
    summary: 'Abandon an import; nothing of it was in the ledgers',
    access: 'ledgers.import',
    params: importParams,
    refusals: [import_not_found, importRefusals.import_already_admitted],
  },
  downloadImportProblems: {
    method: 'get',
    path: '/imports/{importId}/problems.xlsx',
    summary: 'The rows left, in their own columns, with the reasons',
    access: 'ledgers.import',
    params: importParams,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [import_not_found],
  },
  downloadImportOriginal: {
    method: 'get',
    path: '/imports/{importId}/files/{fileId}',
    summary: 'A file as it was brought',
    access: 'ledgers.import',
    params: z.object({ importId: id, fileId: id }),
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: [import_not_found],
  },
});
