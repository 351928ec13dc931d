import { Check } from 'lucide-react';
import { m } from '#words/messages.js';

/** 上传 → 对应列 → 核对 → 入库: where this import stands. */
export function Steps({ at }: { at: 1 | 2 | 3 | 4 | 5 }) {
  const steps = [
    m.ledgers_import_step_upload(),
    m.ledgers_import_step_columns(),
    m.ledgers_import_step_check(),
    m.ledgers_import_step_admit(),
  ];
  return (
    <ol aria-label={m.ledgers_import_steps()} className="m-0 flex list-none items-center gap-2 p-0 text-table">
      {steps.map((step, index) => {
        const isDone = index + 1 < at;
        const isNow = index + 1 === at;
        return (
          <li key={step} aria-current={isNow ? 'step' : undefined} className="flex items-center gap-2">
            {index > 0 && <span aria-hidden className="h-px w-6 bg-line max-md:w-3" />}
            <span
              className={`flex items-center gap-1.5 whitespace-nowrap ${isNow ? 'font-bold text-brand-strong' : isDone ? 'text-done' : 'text-muted'}`}
            >
              <StepMark number={index + 1} isDone={isDone} isNow={isNow} />
              {step}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function StepMark({ number, isDone, isNow }: { number: number; isDone: boolean; isNow: boolean }) {
  if (isDone) return <Check size={16} aria-hidden />;
  return (
    <span
      aria-hidden
      className={`inline-flex size-[18px] items-center justify-center rounded-full border text-floor ${isNow ? 'border-brand bg-brand text-white' : 'border-edge'}`}
    >
      {number}
    </span>
  );
}
