import { z } from 'zod';
import { pageQuery } from '#shared/page.ts';
import { PUBLICATION_STATES } from '#shared/publication.ts';

/** What every library's list is asked with; nouns add their own filters. `field` is a code of the national list, `4` or `4.2`. */
export const libraryQuery = {
  ...pageQuery,
  field: z.string().max(10).optional(),
  publication: z.enum(PUBLICATION_STATES).optional(),
};

/** Visible at all, found to be the same as another, or taken out. */
export const LIBRARY_ROW_STATES = ['current', 'merged', 'erased'] as const;

/** One change of a row, as its history shows it. */
export const changeShape = z.object({
  id: z.string(),
  state: z.enum(['applied', 'proposed', 'rejected', 'taken_back']),
  by: z.string(),
  at: z.string(),
  ground: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  /** What became of the proposal, in the reviewer's words. */
  answer: z.string().nullable(),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type LibraryChange = z.output<typeof changeShape>;
