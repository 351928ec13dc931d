import { say } from '#shared/words.ts';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import { m } from '#words/messages.js';
import type { ReportState, TaskState } from '../../contract.ts';

const TASK_TONES: Record<TaskState, Tone> = { draft: 'waiting', open: 'progress', closed: 'done' };
const REPORT_TONES: Record<ReportState, Tone> = {
  sent: 'waiting',
  signed: 'progress',
  submitted: 'watch',
  returned: 'late',
  accepted: 'done',
  exempt: 'estimate',
};

export const TaskChip = ({ state }: { state: TaskState }) => <Chip tone={TASK_TONES[state]}>{say(`code_task_state_${state}`)}</Chip>;
export const ReportChip = ({ state }: { state: ReportState }) => (
  <Chip tone={REPORT_TONES[state]}>{say(`code_report_state_${state}`)}</Chip>
);

/** How many working days are left, or how many it is over. */
export function leftWords(workingDaysLeft: number | null): string {
  if (workingDaysLeft === null) return '';
  if (workingDaysLeft === 0) return m.supervision_tasks_today();
  return workingDaysLeft > 0
    ? m.supervision_tasks_days_left({ days: workingDaysLeft })
    : m.supervision_tasks_days_over({ days: -workingDaysLeft });
}

/** The day and what is left until it, while something is still expected. */
export function Deadline({ day, left, isOpen }: { day: string; left: number | null; isOpen: boolean }) {
  const isNear = isOpen && left !== null && left <= 3;
  return (
    <span className={`max-md:whitespace-normal ${isOpen && left !== null && left < 0 ? 'text-late' : isNear ? 'text-watch' : ''}`}>
      {[day, isOpen ? leftWords(left) : ''].filter(Boolean).join(' · ')}
    </span>
  );
}

export const shown = (value: string | number | null) =>
  typeof value === 'number' ? value.toLocaleString('zh-CN', { maximumFractionDigits: 6 }) : (value ?? '');
