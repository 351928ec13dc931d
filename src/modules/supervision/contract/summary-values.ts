import type { FigureUnit } from '#shared/figures.ts';
import type { SummaryFigure } from './summaries.ts';

/** The figure that counts: the confirmed one where there is one. */
export const shownValue = (figure: Pick<SummaryFigure, 'value' | 'confirmed'>): number | null => figure.confirmed?.value ?? figure.value;

const trimmed = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** As it stands in a text or a table: money in 万元, shares in percent. */
export function formatted(value: number, unit: FigureUnit): string {
  if (unit === 'money_fen') return trimmed(value / 1_000_000, 2);
  if (unit === 'share') return `${(value * 100).toFixed(1)}%`;
  return trimmed(value, 2);
}

/** Below this a percentage says more than is known. */
const SMALL = 10;

/** Against the same period last year: in points for a share, in percent, or plain for small numbers. */
export type Change = { readonly by: number; readonly as: 'none' | 'points' | 'percent' | 'plain' };

export function changeIn(figure: Pick<SummaryFigure, 'unit' | 'before' | 'value' | 'confirmed'>): Change | null {
  const now = shownValue(figure);
  const { before, unit } = figure;
  if (now === null || before === null) return null;
  if (now === before) return { by: 0, as: 'none' };
  if (unit === 'share') return { by: (now - before) * 100, as: 'points' };
  return Math.abs(before) < SMALL ? { by: now - before, as: 'plain' } : { by: ((now - before) / before) * 100, as: 'percent' };
}

/** The share of the year's target that was reached, 0..; null without a target. */
export function reachedShare(figure: Pick<SummaryFigure, 'value' | 'confirmed' | 'target'>): number | null {
  const now = shownValue(figure);
  return now === null || !figure.target ? null : now / figure.target;
}
