import { dayOf } from '#shared/dates.ts';
import { queueRoutes, type QueueItem } from '#shared/queue.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Declaration } from '#platform/declaration.ts';
import { mounted, type Mounted } from '#platform/http/handlers.ts';
import { edgeRefusals } from '#platform/http/refusals.ts';

/** What waits for the person, from all modules: what is overdue or due first, then what has no day, as the modules gave it. */
export async function queueOf(ctx: Ctx, modules: readonly Declaration[]): Promise<QueueItem[]> {
  if (!ctx.actor.personId) return [];
  const items: QueueItem[] = [];
  for (const module of modules) items.push(...((await module.queue?.(ctx)) ?? []));
  return items.sort((left, right) => (left.dueOn ?? '9').localeCompare(right.dueOn ?? '9'));
}

/** `GET /queue`, composed of what every module waits for. */
export function queueApi(modules: readonly Declaration[]): Mounted {
  return mounted(queueRoutes, {
    readQueue: async (ctx) => {
      if (!ctx.actor.personId) throw new Refusal(edgeRefusals.not_signed_in);
      const rows = await queueOf(ctx, modules);
      const today = dayOf(ctx.now);
      return {
        today,
        rows,
        total: rows.length,
        overdue: rows.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
        dueToday: rows.filter(({ dueOn }) => dueOn === today).length,
      };
    },
  });
}
