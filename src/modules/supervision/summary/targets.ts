import { and, eq, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { summaryRefusals, type SummaryTarget } from '../contract/summaries.ts';
import { supervisionTargets as targets } from '../tables/summaries.ts';
import { summaryAccess } from './access.ts';
import { targetsOf } from './measuring.ts';
import { INDICATORS } from './outline.ts';
import { mayDraft } from './sight.ts';

/** The park's committee and station keep the park's targets, the bureau the city's. */
const mayKeep = (ctx: Ctx, parkId: string | null) => mayDraft(ctx, parkId ? { level: 'station', parkId } : { level: 'city', parkId });

/** Every indicator that a module gives, with the year's target where there is one. */
export async function listTargets(ctx: Ctx, parkId: string | null, year: number): Promise<{ rows: SummaryTarget[]; mayKeep: boolean }> {
  const isNear = parkId === null || may(summaryAccess, ctx.actor, 'supervision.read_summaries', { parkId });
  if (!isNear) throw new Refusal(summaryRefusals.summary_not_found, { id: parkId });
  const kept = await targetsOf(ctx, parkId, year);
  const rows = INDICATORS.flatMap((figureId) => {
    const source = ctx.figures.sources.get(figureId);
    if (!source) return [];
    const target = kept.get(figureId);
    return [{ figureId, name: source.name(ctx.locale), unit: source.unit, value: target?.value ?? null, note: target?.note ?? null }];
  });
  return { rows, mayKeep: mayKeep(ctx, parkId) };
}

export type TargetDraft = { readonly figureId: string; readonly value: number | null; readonly note: string };

/** Sets what is wanted of the year; what is not named stays. Summaries take it over when their figures are taken again. */
export async function keepTargets(ctx: Ctx, parkId: string | null, year: number, drafts: readonly TargetDraft[]): Promise<void> {
  if (parkId && !may(summaryAccess, ctx.actor, 'supervision.read_summaries', { parkId })) {
    throw new Refusal(summaryRefusals.summary_not_found, { id: parkId });
  }
  if (!mayKeep(ctx, parkId)) throw new Refusal(summaryRefusals.summary_level_not_yours);
  for (const [at, { figureId, value, note }] of drafts.entries()) {
    if (!INDICATORS.includes(figureId)) {
      const path = `/targets/${at}/figureId`;
      throw new Refusal(summaryRefusals.summary_figure_unknown, { id: figureId }, [
        { path, code: summaryRefusals.summary_figure_unknown.code },
      ]);
    }
    await ctx.db
      .delete(targets)
      .where(and(parkId ? eq(targets.parkId, parkId) : isNull(targets.parkId), eq(targets.year, year), eq(targets.figureId, figureId)));
    if (value === null) continue;
    await ctx.db.insert(targets).values({
      id: newId('tgt', ctx.now),
      parkId,
      year,
      figureId,
      value,
      note: note || null,
      setBy: ctx.actor.personId,
      setAt: ctx.now,
    });
  }
  await ctx.record({
    type: 'supervision.targets_set',
    subject: parkId ?? 'city',
    clause: '11',
    parkId,
    values: { year, targets: drafts.length, figures: drafts.map(({ figureId, value }) => `${figureId}=${value ?? ''}`).join(' ') },
  });
}
