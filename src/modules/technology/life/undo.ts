import { and, desc, eq, isNull } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { NEED_VERBS, type NeedStepKind } from '../contract/need-life-codes.ts';
import { lifeRefusals } from '../contract/need-refusals.ts';
import type { NeedRow } from '../need.ts';
import { UNDO_HOURS } from '../procedure.ts';
import { needInSight } from '../sight.ts';
import { technologyContracts, technologyNeedSteps, technologyTalks } from '../tables/life.ts';
import { technologyNeeds } from '../tables/needs.ts';
import { recordTypeOf, spokenTitle } from './move.ts';

type StepRow = typeof technologyNeedSteps.$inferSelect;

const UNDOABLE: readonly NeedStepKind[] = [...NEED_VERBS, 'talk'];
const HOUR = 3_600_000;

/** Why a step cannot be undone by this person now; null when it can. `last` is the last step that stands. */
export function whyNot(ctx: Ctx, step: StepRow, last: StepRow | undefined) {
  if (step.by === null || step.by !== ctx.actor.personId) return lifeRefusals.step_not_yours;
  if (!UNDOABLE.includes(step.kind)) return lifeRefusals.step_not_undoable;
  if (last?.id !== step.id) return lifeRefusals.step_not_last;
  return ctx.now.getTime() - step.at.getTime() > UNDO_HOURS * HOUR ? lifeRefusals.step_too_late : null;
}

/** Undoes one's own last step within a day: the need is as it was, the step stays in its history as taken back. */
export async function undoStep(ctx: Ctx, needId: string, stepId: string): Promise<void> {
  const need = await needInSight(ctx, needId, { locks: true });
  const steps = await ctx.db
    .select()
    .from(technologyNeedSteps)
    .where(and(eq(technologyNeedSteps.needId, needId), isNull(technologyNeedSteps.takenBackAt)))
    .orderBy(desc(technologyNeedSteps.position));
  const step = steps.find(({ id }) => id === stepId);
  if (!step) throw new Refusal(lifeRefusals.step_not_found, { id: stepId });
  const refusal = whyNot(ctx, step, steps[0]);
  if (refusal) throw new Refusal(refusal);
  await ctx.db.update(technologyNeedSteps).set({ takenBackAt: ctx.now }).where(eq(technologyNeedSteps.id, stepId));
  for (const table of [technologyTalks, technologyContracts]) {
    if (step.refId) await ctx.db.update(table).set({ takenBackAt: ctx.now }).where(eq(table.id, step.refId));
  }
  await ctx.db
    .update(technologyNeeds)
    .set({ ...asItWas(step), changedAt: ctx.now })
    .where(eq(technologyNeeds.id, needId));
  await ctx.record({
    type: 'technology.need_step_undone',
    subject: stepId,
    undoes: recordTypeOf(step.kind),
    parkId: need.officeParkId ?? need.parkId,
    enterpriseIds: [need.enterpriseId],
    values: {
      enterprise: need.enterpriseName,
      title: spokenTitle(ctx, need),
      step: say(`code_need_step_${step.kind}`, {}, ctx.locale),
    },
  });
}

const INSTANTS: readonly string[] = ['stateSince', 'confirmedAt'];

/** The columns as the step found them; instants come back from JSON as text. */
function asItWas({ before }: StepRow): Partial<NeedRow> {
  const columns = Object.entries(before).map(([key, value]) => [
    key,
    INSTANTS.includes(key) && typeof value === 'string' ? new Date(value) : value,
  ]);
  return Object.fromEntries(columns) as Partial<NeedRow>;
}
