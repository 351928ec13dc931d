import { QUEUE_LIMIT, type QueueItem } from '#shared/queue.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { supervisionAccess } from './access.ts';
import { dueMeasures } from './due.ts';
import { lettersWaiting } from './letters/queue.ts';
import { summariesWaiting } from './summary/queue.ts';
import { reportsWaiting } from './tasks/queue.ts';

/** How far ahead a measure with a deadline waits for its liaison. */
const AHEAD_DAYS = 90;

/** The measures for which this person is the liaison. */
async function measuresWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  if (!mayAtAll(supervisionAccess, ctx.actor, 'supervision.report_progress')) return [];
  const rows = await dueMeasures(ctx, { days: AHEAD_DAYS, mineOnly: true });
  return rows.slice(0, QUEUE_LIMIT).map(({ measureId, clause, title, dueOn, department }) => ({
    id: measureId,
    kind: 'measure',
    title: `${clause} ${title}`.trim(),
    note: department,
    path: `/measures/${measureId}`,
    dueOn,
  }));
}

/** Everything of this module that waits for the person. */
export async function supervisionWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  return [
    ...(await measuresWaiting(ctx)),
    ...(await lettersWaiting(ctx)),
    ...(await reportsWaiting(ctx)),
    ...(await summariesWaiting(ctx)),
  ];
}
