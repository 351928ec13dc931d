import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { refusals } from '#shared/refusal.ts';
import { routes } from '#shared/route.ts';
import { expertsRefusals } from './experts.ts';
import { librariesRefusals } from './refusals.ts';
import { provenanceShape } from './provenance.ts';
import { id } from './shapes.ts';

/** Labels are catalogue keys `code_library_kind_…`. */
export const LIBRARY_KINDS = ['expert', 'achievement', 'project'] as const;
export type LibraryKind = (typeof LIBRARY_KINDS)[number];

export const LIBRARY_IMPORT_STATES = ['ready', 'admitted', 'taken_back', 'abandoned'] as const;
export type LibraryImportState = (typeof LIBRARY_IMPORT_STATES)[number];

/** What would become of a row; `problem` waits for a correction and is not admitted. */
export const LIBRARY_VERDICTS = ['new', 'change', 'same', 'problem', 'left_out'] as const;
export type LibraryVerdict = (typeof LIBRARY_VERDICTS)[number];

export const libraryImportRefusals = refusals('libraries', {
  import_not_found: 404,
  import_row_unknown: 404,
  import_file_refused: 415,
  import_no_table: 422,
  import_no_name: 422,
  import_too_long: 422,
  import_closed: 409,
  import_nothing: 409,
  import_not_admitted: 409,
  import_field_unknown: 422,
});

/** A problem at a cell, or of the row as a whole. Sentences are catalogue keys `code_library_problem_…`. */
export const importProblemShape = z.object({
  field: z.string().nullable(),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportProblem = z.output<typeof importProblemShape>;

export const libraryImportShape = z.object({
  id,
  kind: z.enum(LIBRARY_KINDS),
  state: z.enum(LIBRARY_IMPORT_STATES),
  fileName: z.string(),
  sheetName: z.string(),
  parkId: id.nullable(),
  provenance: provenanceShape,
  /** Columns that were understood, in the file's order, and headings that were not. */
  columns: z.array(z.object({ field: z.string(), heading: z.string(), letter: z.string() })),
  passedOver: z.array(z.string()),
  /** Headings of what is never kept: numbers of identity cards and bank accounts. */
  neverKept: z.array(z.string()),
  counts: z.record(z.string(), z.number().int()),
  broughtBy: z.string(),
  broughtAt: z.string(),
  admittedAt: z.string().nullable(),
});
export type LibraryImport = z.output<typeof libraryImportShape>;

export const libraryImportRowShape = z.object({
  seq: z.number().int(),
  /** As the spreadsheet counts. */
  rowNumber: z.number().int(),
  label: z.string(),
  verdict: z.enum(LIBRARY_VERDICTS),
  cells: z.record(z.string(), z.string()),
  fixes: z.record(z.string(), z.string()),
  problems: z.array(importProblemShape),
  /** The entry it changes or repeats, or that it became. */
  subjectId: id.nullable(),
});
export type LibraryImportRow = z.output<typeof libraryImportRowShape>;

const params = z.object({ importId: id });
const { import_not_found: notFound, import_closed: closed } = libraryImportRefusals;
const MIB = 1024 * 1024;

export const libraryImportRoutes = routes({
  bringLibraryFile: {
    method: 'post',
    path: '/library-imports',
    summary: 'Bring a workbook of experts, achievements or projects; source and terms are said once for the file',
    access: 'libraries.import',
    upload: {
      maxBytes: 20 * MIB,
      maxFiles: 1,
      fields: z.object({
        kind: z.enum(LIBRARY_KINDS),
        parkId: id.optional(),
        source: z.string().max(40).optional(),
        sourceText: z.string().max(200).optional(),
        terms: z.string().max(200).optional(),
        /** For people: the consent that was given by all rows that name none of their own. */
        consentVersion: z.string().max(20).optional(),
        consentGivenOn: z.string().max(10).optional(),
        consentHow: z.string().max(40).optional(),
      }),
    },
    answer: z.object({ id }),
    refusals: [
      librariesRefusals.provenance_missing,
      expertsRefusals.consent_missing,
      expertsRefusals.consent_version_unknown,
      expertsRefusals.consent_early,
      libraryImportRefusals.import_not_found,
      libraryImportRefusals.import_file_refused,
      libraryImportRefusals.import_no_table,
      libraryImportRefusals.import_no_name,
      libraryImportRefusals.import_too_long,
    ],
  },
  listLibraryImports: {
    method: 'get',
    path: '/library-imports',
    summary: 'Files that were brought to the libraries',
    access: 'libraries.import',
    query: z.object({ ...pageQuery, kind: z.enum(LIBRARY_KINDS).optional() }),
    answer: pageOf(libraryImportShape),
  },
  readLibraryImport: {
    method: 'get',
    path: '/library-imports/{importId}',
    summary: 'One file with what was understood of it',
    access: 'libraries.import',
    params,
    answer: libraryImportShape,
    refusals: [notFound],
  },
  listLibraryImportRows: {
    method: 'get',
    path: '/library-imports/{importId}/rows',
    summary: 'Its rows with their problems',
    access: 'libraries.import',
    params,
    query: z.object({ ...pageQuery, verdict: z.enum(LIBRARY_VERDICTS).optional() }),
    answer: pageOf(libraryImportRowShape),
    refusals: [notFound],
  },
  correctLibraryRow: {
    method: 'patch',
    path: '/library-imports/{importId}/rows/{seq}',
    summary: 'Put other words in place of a cell, or leave the row out',
    access: 'libraries.import',
    params: params.extend({ seq: z.coerce.number().int().min(0) }),
    body: z.object({
      fixes: z.record(z.string().max(40), z.string().max(2000).nullable()).optional(),
      isLeftOut: z.boolean().optional(),
    }),
    answer: libraryImportRowShape,
    refusals: [notFound, closed, libraryImportRefusals.import_row_unknown, libraryImportRefusals.import_field_unknown],
  },
  admitLibraryImport: {
    method: 'post',
    path: '/library-imports/{importId}/admission',
    summary: 'Take all good rows into the library, in one act',
    access: 'libraries.import',
    params,
    answer: libraryImportShape,
    refusals: [notFound, closed, libraryImportRefusals.import_nothing],
  },
  takeBackLibraryImport: {
    method: 'delete',
    path: '/library-imports/{importId}/admission',
    summary: 'Take an admission back; what others have built upon since stays',
    access: 'libraries.import',
    params,
    answer: z.object({ removed: z.number().int(), kept: z.number().int() }),
    refusals: [notFound, libraryImportRefusals.import_not_admitted],
  },
  abandonLibraryImport: {
    method: 'delete',
    path: '/library-imports/{importId}',
    summary: 'Put a file aside without admitting it; its rows are deleted',
    access: 'libraries.import',
    params,
    refusals: [notFound, closed],
  },
});
