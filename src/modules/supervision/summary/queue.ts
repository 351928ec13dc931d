import { and, eq } from 'drizzle-orm';
import { QUEUE_LIMIT, type QueueItem } from '#shared/queue.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { supervisionSummaries as summaries } from '../tables/summaries.ts';
import { owedOpinions } from './circulation.ts';

/** Summaries on which this person's opinion or signature is waited for. */
export async function summariesWaiting(ctx: Ctx): Promise<readonly QueueItem[]> {
  if (!ctx.actor.personId) return [];
  const toSign = await ctx.db
    .select({ id: summaries.id, title: summaries.title })
    .from(summaries)
    .where(and(eq(summaries.state, 'circulating'), eq(summaries.signerId, ctx.actor.personId)))
    .limit(QUEUE_LIMIT);
  const owed = await owedOpinions(ctx).limit(QUEUE_LIMIT);
  const item = (key: string, { id, title }: { id: string; title: string }): QueueItem => ({
    id,
    kind: 'summary',
    title: say(key, { title: title.replaceAll('\n', '') }, ctx.locale),
    note: null,
    path: `/summaries/${id}`,
    dueOn: null,
  });
  const asked = owed.filter(({ id }) => !toSign.some((row) => row.id === id));
  return [
    ...toSign.map((row) => item('supervision_summary_queue_sign', row)),
    ...asked.map((row) => item('supervision_summary_queue_opinion', row)),
  ];
}
