import { z } from 'zod';
import { pageOf, pageQuery } from '#shared/page.ts';
import { routes } from '#shared/route.ts';

const id = z.string().min(1).max(40);

/** Something that falls due on a day. Labels of kinds are catalogue keys `code_due_kind_…`. */
export const dueShape = z.object({
  id,
  kind: z.string(),
  day: z.string(),
  daysLeft: z.number().int(),
  /** From this day on something should be done. */
  startOn: z.string().nullable(),
  enterpriseId: id.nullable(),
  enterpriseName: z.string().nullable(),
  parkId: id.nullable(),
  /** What it is about: for a certificate its kind. */
  about: z.string(),
  number: z.string().nullable(),
});
export type DueItem = z.output<typeof dueShape>;

export const dueRoutes = routes({
  listDue: {
    method: 'get',
    path: '/due',
    summary: 'Whatever falls due, by day',
    access: 'ledgers.read_enterprises',
    query: z.object({
      ...pageQuery,
      parkId: id.optional(),
      enterpriseId: id.optional(),
      kind: z.string().max(40).optional(),
      about: z.string().max(60).optional(),
      /** Days ahead; what is overdue is always there. */
      within: z.coerce.number().int().min(1).max(1100).default(180),
    }),
    answer: pageOf(dueShape).extend({ overdue: z.number().int(), month: z.number().int(), later: z.number().int() }),
  },
});
