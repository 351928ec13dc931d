import { z } from 'zod';
import { routes } from '#shared/route.ts';
import { dueShape } from './due.ts';
import { workEntryShape, WORK_ROW_KINDS } from './work.ts';

const id = z.string().min(1).max(40);
const count = z.number().int();

/** This year so far beside the same days of last year. */
const compared = z.object({ now: count, before: count });

/** Work: null for whoever may not read the work ledger. */
const workShape = z.object({
  month: compared,
  year: compared,
  visitsMonth: compared,
  visitsYear: compared,
  /** Enterprises reached this year so far. */
  reachedYear: compared,
  /** A line a month and kind of this and last year. */
  months: z.array(z.object({ year: count, month: count, kind: z.enum(WORK_ROW_KINDS), entries: count })),
  parks: z.array(z.object({ id, name: z.string(), entries: count, visits: count })),
  chapters: z.array(z.object({ chapter: z.string(), entries: count, before: count })),
  recent: z.array(workEntryShape),
});

export const overviewShape = z.object({
  today: z.string(),
  year: count,
  parkId: id.nullable(),
  enterprises: z.object({
    total: count,
    withFile: count,
    /** Of each field of the first level; '' where none is known. */
    fields: z.array(z.object({ code: z.string(), enterprises: count })),
  }),
  due: z.object({ overdue: count, month: count, total: count, withinDays: count, rows: z.array(dueShape) }),
  /** The last full year's research spend, null for who may not see research figures or while nothing is known. */
  research: z.object({ year: count, fen: z.number(), enterprises: count, estimated: count, beforeFen: z.number() }).nullable(),
  needs: z.object({ open: count, closed: count, states: z.array(z.object({ state: z.string(), needs: count })) }).nullable(),
  work: workShape.nullable(),
});
export type Overview = z.output<typeof overviewShape>;

export const overviewRoutes = routes({
  readOverview: {
    method: 'get',
    path: '/overview',
    summary: 'Figures of the parks in sight: enterprises, work, what is due, needs, research',
    access: 'ledgers.read_overview',
    query: z.object({ parkId: id.optional() }),
    answer: overviewShape,
  },
});
