import { asc, eq } from 'drizzle-orm';
import { saySafe } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import type { TimelineItem } from '../contract/need-life.ts';
import { isMasked, needInSight } from '../sight.ts';
import { technologyNeedSteps as steps } from '../tables/life.ts';
import { filesShown } from './files.ts';
import { whyNot } from './undo.ts';

/** Everything that happened, the latest first. Of a masked need only that something was done, by whom and when. */
export async function readTimeline(ctx: Ctx, needId: string): Promise<{ rows: TimelineItem[] }> {
  const need = await needInSight(ctx, needId);
  const hidden = isMasked(ctx, need);
  const rows = await ctx.db.select().from(steps).where(eq(steps.needId, needId)).orderBy(asc(steps.position));
  const last = rows.findLast(({ takenBackAt }) => takenBackAt === null);
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap(({ by }) => by ?? []),
  );
  const files = await filesShown(ctx, hidden ? [] : rows.flatMap(({ fileIds }) => fileIds));
  return {
    rows: rows.toReversed().map((step) => {
      const label = saySafe(`code_need_step_${step.kind}`, step.kind, {}, ctx.locale);
      return {
        id: step.id,
        kind: step.kind,
        sentence: hidden ? label : saySafe(`technology_step_${step.kind}`, label, step.values, ctx.locale),
        from: step.fromState === step.toState ? null : step.fromState,
        to: step.fromState === step.toState ? null : step.toState,
        on: step.occurredOn,
        at: step.at.toISOString(),
        by: (step.by ? names.get(step.by) : step.byName) ?? '',
        ground: hidden ? null : step.ground,
        note: hidden ? null : step.note,
        files: hidden ? [] : step.fileIds.flatMap((id) => files.get(id) ?? []),
        isTakenBack: step.takenBackAt !== null,
        canUndo: step.takenBackAt === null && whyNot(ctx, step, last) === null,
      };
    }),
  };
}
