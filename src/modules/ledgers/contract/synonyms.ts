import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { IMPORT_LEDGERS, importRefusals } from './imports.ts';

const id = z.string().min(5).max(40);

export const synonymShape = z.object({
  id,
  ledger: z.enum(IMPORT_LEDGERS),
  field: z.string(),
  word: z.string(),
  source: z.enum(['given', 'learned', 'added']),
  addedBy: z.string().nullable(),
  addedAt: z.string(),
});
export type SynonymRow = z.output<typeof synonymShape>;

export const importFieldShape = z.object({
  id: z.string(),
  ledger: z.enum(IMPORT_LEDGERS),
  zh: z.string(),
  en: z.string(),
  isNeeded: z.boolean(),
  isYearly: z.boolean(),
});
export type ImportField = z.output<typeof importFieldShape>;

export const synonymRoutes = routes({
  listImportFields: {
    method: 'get',
    path: '/import-fields',
    summary: 'What a column may hold, by ledger',
    access: 'ledgers.import',
    answer: z.object({ rows: z.array(importFieldShape) }),
  },
  listSynonyms: {
    method: 'get',
    path: '/synonyms',
    summary: 'Headings and the fields they mean',
    access: 'ledgers.keep_synonyms',
    query: z.object({ ...pageQuery, ledger: z.enum(IMPORT_LEDGERS).optional(), source: z.enum(['given', 'learned', 'added']).optional() }),
    answer: pageOf(synonymShape),
  },
  addSynonym: {
    method: 'post',
    path: '/synonyms',
    summary: 'Teach a heading',
    access: 'ledgers.keep_synonyms',
    body: z.object({ ledger: z.enum(IMPORT_LEDGERS), field: z.string().min(1).max(80), word: z.string().trim().min(1).max(60) }),
    answer: z.object({ id }),
    refusals: [importRefusals.synonym_taken, importRefusals.import_field_unknown],
  },
  removeSynonym: {
    method: 'delete',
    path: '/synonyms/{synonymId}',
    summary: 'Forget a heading',
    access: 'ledgers.keep_synonyms',
    params: z.object({ synonymId: id }),
    refusals: [importRefusals.synonym_not_found],
  },
});
