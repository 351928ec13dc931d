import { say } from '#shared/words.ts';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import { m } from '#words/messages.js';
import type { Measure, MeasureState } from '../contract.ts';

const TONES: Record<MeasureState, Tone> = { not_started: 'waiting', in_progress: 'progress', done: 'done', behind: 'late' };

export function StateChip({ state }: { state: MeasureState | undefined }) {
  if (!state) return <Chip tone="watch">{m.supervision_unassigned()}</Chip>;
  return <Chip tone={TONES[state]}>{say(`code_measure_state_${state}`)}</Chip>;
}

/** The last day, and in words how near it is when it is near or past. */
export function Deadline({ measure: { responsibility, warning, workingDaysLeft } }: { measure: Measure }) {
  if (responsibility?.isLongTerm) return <>{m.supervision_long_term()}</>;
  if (!responsibility?.deadlineOn) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <span>{responsibility.deadlineOn}</span>
      {warning && (
        <span className={`text-note whitespace-nowrap ${warning === 'overdue' ? 'text-late' : 'text-watch'}`}>
          {nearness(warning, workingDaysLeft)}
        </span>
      )}
    </span>
  );
}

function nearness(warning: 'overdue' | 'soon', days: number | null): string {
  if (warning === 'overdue') return days ? m.supervision_days_over({ days: -days }) : m.supervision_overdue();
  return days ? m.supervision_days_left({ days }) : m.supervision_days_today();
}
