import { z } from 'zod';
import { routes } from './route.ts';

/** One open matter of a person. Modules give theirs; nobody else knows what a module waits for. */
export const queueItemShape = z.object({
  id: z.string(),
  /** Labels are catalogue keys `code_queue_kind_…`: import, due, measure, notice. */
  kind: z.string(),
  /** In the reader's language: verb and object. */
  title: z.string(),
  note: z.string().nullable(),
  /** Where it is done, below the workspace. */
  path: z.string(),
  /** By this day; null where there is none. */
  dueOn: z.string().nullable(),
});
export type QueueItem = z.output<typeof queueItemShape>;

export const queueShape = z.object({
  today: z.string(),
  rows: z.array(queueItemShape),
  total: z.number().int(),
  overdue: z.number().int(),
  dueToday: z.number().int(),
});

/** A module gives at most this many; what has waited longest is not lost, it moves up. */
export const QUEUE_LIMIT = 50;

export const queueRoutes = routes({
  readQueue: {
    method: 'get',
    path: '/queue',
    summary: 'One’s own open matters, the most pressing first',
    access: 'parties.keep_own_account',
    answer: queueShape,
  },
});
