import { z } from 'zod';

/** A list is never longer than this on one page. */
export const PAGE_LIMIT = 100;

/** The query every list understands. `sort` is `field` or `-field`; `q` is free text. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(20),
  sort: z.string().max(60).optional(),
  q: z.string().trim().max(100).optional(),
};

/** The answer of every list: the rows of this page and the count of all. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.number().int(), page: z.number().int(), pageSize: z.number().int() });
}

export type Page<T> = { rows: T[]; total: number; page: number; pageSize: number };
