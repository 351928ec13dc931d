import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';
import { partiesRefusals } from './refusals.ts';
import { maybe, name } from './shapes.ts';

/** The lists people may edit. Labels are catalogue keys `parties_code_list_…`. */
export const CODE_LISTS = ['field', 'industry', 'certificate_kind'] as const;
export type CodeList = (typeof CODE_LISTS)[number];

const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{1,40}$/u);

export const codeShape = z.object({
  list: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  parentCode: z.string().nullable(),
  isActive: z.boolean(),
  /** Somebody has compared it with its source. */
  isChecked: z.boolean(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Code = z.output<typeof codeShape>;

export const codeDraftShape = z
  .object({ code, name, nameEn: maybe(200), parentCode: maybe(40) })
  .partial({ nameEn: true, parentCode: true });
export const codeChangeShape = z.object({ name, nameEn: maybe(200), isChecked: z.boolean() }).partial();

const list = z.object({ list: z.enum(CODE_LISTS) });
const one = z.object({ list: z.enum(CODE_LISTS), code });

export const codeRoutes = routes({
  listCodes: {
    method: 'get',
    path: '/codes/{list}',
    summary: 'Items of a code list in their order',
    access: 'parties.read_codes',
    params: list,
    query: z.object({ ...pageQuery, state: z.enum(['active', 'retired']).optional(), parentCode: z.string().max(40).optional() }),
    answer: pageOf(codeShape),
  },
  addCode: {
    method: 'post',
    path: '/codes/{list}',
    summary: 'Add an item at the end of a code list',
    access: 'parties.keep_codes',
    params: list,
    body: codeDraftShape,
    refusals: [partiesRefusals.code_list_taken, partiesRefusals.code_not_found],
  },
  changeCode: {
    method: 'patch',
    path: '/codes/{list}/{code}',
    summary: 'Change what an item is called',
    access: 'parties.keep_codes',
    params: one,
    body: codeChangeShape,
    refusals: [partiesRefusals.code_not_found],
  },
  retireCode: {
    method: 'post',
    path: '/codes/{list}/{code}/retirement',
    summary: 'Take an item out of use; what has it keeps it',
    access: 'parties.keep_codes',
    params: one,
    refusals: [partiesRefusals.code_not_found],
  },
  restoreCode: {
    method: 'delete',
    path: '/codes/{list}/{code}/retirement',
    summary: 'Take an item into use again',
    access: 'parties.keep_codes',
    params: one,
    refusals: [partiesRefusals.code_not_found],
  },
});
