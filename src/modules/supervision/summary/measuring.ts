import { and, eq, isNull, sql } from 'drizzle-orm';
import { addDays, type Day } from '#shared/dates.ts';
import type { Figure, FigureScope } from '#shared/figures.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SummaryFigure } from '../contract/summaries.ts';
import { supervisionTargets as targets, type FigureNotes } from '../tables/summaries.ts';
import { INDICATORS } from './outline.ts';
import { yearBefore, type Period } from './periods.ts';

export type SummaryScope = Period & { readonly parkId: string | null };

export const scopeOf = ({ parkId, from, until }: SummaryScope): FigureScope => ({ ...(parkId && { parkId }), from, until });

/** The year's targets of a park or of the city, by figure. */
export async function targetsOf(ctx: Ctx, parkId: string | null, year: number) {
  const rows = await ctx.db
    .select()
    .from(targets)
    .where(and(parkId ? eq(targets.parkId, parkId) : isNull(targets.parkId), eq(targets.year, year)))
    .orderBy(sql`${targets.figureId}`);
  return new Map(rows.map((row) => [row.figureId, row]));
}

/** Every figure of the outline that a module gives, now and for the same period last year, in the document's language. */
export async function measured(ctx: Ctx, scope: SummaryScope): Promise<SummaryFigure[]> {
  const spoken: Ctx = { ...ctx, locale: 'zh-CN' };
  const now = await ctx.figures.measure(spoken, scopeOf(scope), INDICATORS);
  const before = await measuredBefore(spoken, scope, now);
  const goals = await targetsOf(ctx, scope.parkId, Number(scope.until.slice(0, 4)));
  return INDICATORS.flatMap((id) => {
    const figure = now.get(id);
    if (!figure) return [];
    const last = before.get(id);
    const target = goals.get(id)?.value ?? null;
    return [{ ...figure, before: last?.value ?? null, beforeYear: last?.year ?? null, target, confirmed: null }];
  });
}

/** A year is compared with the year before it: where both periods know no later year than the same one, one goes back further. */
async function measuredBefore(ctx: Ctx, scope: SummaryScope, now: ReadonlyMap<string, Figure>): Promise<ReadonlyMap<string, Figure>> {
  const last = { ...scope, ...yearBefore(scope) };
  const found = new Map(await ctx.figures.measure(ctx, scopeOf(last), INDICATORS));
  const same = [...found].flatMap(([id, { year }]) => (year !== null && year === now.get(id)?.year ? [id] : []));
  const earlier =
    same.length > 0 ? await ctx.figures.measure(ctx, scopeOf({ ...last, ...yearBefore(last) }), same) : new Map<string, Figure>();
  for (const id of same) {
    const figure = earlier.get(id);
    if (figure && figure.year === (now.get(id)?.year ?? 0) - 1) found.set(id, figure);
    else found.delete(id);
  }
  for (const id of await unkept(ctx, last, [...found.values()])) found.delete(id);
  return found;
}

/** A ledger that begins a little after the period does is still that period's. */
const GRACE_DAYS = 31;

/** Figures of a time in which their rows were not kept yet: few of them is not the same as few. */
async function unkept(ctx: Ctx, scope: SummaryScope, figures: readonly Figure[]): Promise<string[]> {
  const asked = new Map<unknown, Promise<Day | null>>();
  const missing: string[] = [];
  for (const { id, kind } of figures) {
    const since = ctx.figures.sources.get(id)?.since;
    if (!since) continue;
    if (!asked.has(since)) asked.set(since, since(ctx, scopeOf(scope)));
    const first = await asked.get(since);
    if (!first || first > (kind === 'flow' ? addDays(scope.from, GRACE_DAYS) : scope.until)) missing.push(id);
  }
  return missing;
}

/** Measured figures with what an officer set beside them. */
export function withNotes(figures: readonly SummaryFigure[], notes: FigureNotes): SummaryFigure[] {
  return figures.map((figure) => ({
    ...figure,
    mark: notes[figure.id]?.mark ?? figure.mark,
    confirmed: notes[figure.id]?.confirmed ?? null,
  }));
}
