import { say } from '#shared/words.ts';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import { m } from '#words/messages.js';
import { changeIn, formatted, shownValue, type SummaryFigure, type SummaryState } from '../../contract.ts';

const TONES: Record<SummaryState, Tone> = { draft: 'waiting', circulating: 'progress', signed: 'done' };

export function StateChip({ state }: { state: SummaryState }) {
  return <Chip tone={TONES[state]}>{say(`code_summary_state_${state}`)}</Chip>;
}

export const unitOf = ({ unit }: Pick<SummaryFigure, 'unit'>) => (unit === 'share' ? '' : say(`code_figure_unit_${unit}`));

/** A value with its unit, or a dash where nothing is known. */
export const valueText = (value: number | null, figure: Pick<SummaryFigure, 'unit'>) =>
  value === null ? '—' : `${formatted(value, figure.unit)} ${unitOf(figure)}`.trim();

export const shownText = (figure: SummaryFigure) => valueText(shownValue(figure), figure);

const signed = (value: number, digits: number) => `${value > 0 ? '+' : '−'}${Number(Math.abs(value).toFixed(digits))}`;

/** +12.5%, −3 次, +1.2 points. */
export function changeText(figure: SummaryFigure): string {
  const change = changeIn(figure);
  if (!change) return '—';
  if (change.as === 'none') return m.supervision_summary_same();
  if (change.as === 'points') return m.supervision_summary_points({ value: signed(change.by, 1) });
  return change.as === 'percent' ? `${signed(change.by, 1)}%` : `${change.by > 0 ? '+' : '−'}${valueText(Math.abs(change.by), figure)}`;
}

export const plainTitle = (title: string) => title.replaceAll('\n', '');
