import { z } from 'zod';

/** From where a row came. Labels are catalogue keys `code_library_source_…`. */
export const PROVENANCE_SOURCES = [
  'own_statement',
  'recommended',
  'official_list',
  'public_source',
  'upper_level',
  'field_visit',
  'imported_file',
] as const;
export type ProvenanceSource = (typeof PROVENANCE_SOURCES)[number];

/** As it is sent: what is missing is refused by name, not as a wrong shape. */
export const provenanceDraftShape = z.object({
  source: z.enum(PROVENANCE_SOURCES).nullish(),
  /** The paper, the list, the address: what the source is called. */
  sourceText: z.string().trim().max(200).nullish(),
  /** Under which terms it may be used: 仅限本平台工作使用 and the like. */
  terms: z.string().trim().max(200).nullish(),
});
export type ProvenanceDraft = z.output<typeof provenanceDraftShape>;

/** Who entered a row, when, from which source, under which terms. */
export const provenanceShape = z.object({
  source: z.enum(PROVENANCE_SOURCES),
  sourceText: z.string(),
  terms: z.string(),
  enteredBy: z.string(),
  enteredAt: z.string(),
  /** The import that brought it. */
  importId: z.string().nullable(),
});
export type Provenance = z.output<typeof provenanceShape>;
