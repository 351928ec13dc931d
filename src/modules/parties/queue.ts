import type { QueueItem } from '#shared/queue.ts';
import type { Ctx } from '#platform/ctx.ts';
import { listNotices } from './notices.ts';

const MOST = 20;

/** Notices that were not read yet. */
export async function noticesWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  const { rows } = await listNotices(ctx, { page: 1, pageSize: MOST });
  return rows
    .filter(({ readAt }) => readAt === null)
    .map(({ id, sentence, path }) => ({ id, kind: 'notice', title: sentence, note: null, path, dueOn: null }));
}
