import { say } from '#shared/words.ts';
import { Chip, type Tone } from '#web/workspace/chip.tsx';
import type { IncomingState, LetterState, Urgency } from '../../contract.ts';

const TONES: Readonly<Record<LetterState, Tone>> = {
  draft: 'waiting',
  checking: 'watch',
  countersigning: 'watch',
  signing: 'watch',
  signed: 'progress',
  issued: 'done',
  withdrawn: 'waiting',
  recalled: 'late',
};

export function LetterChip({ state }: { state: LetterState }) {
  return <Chip tone={TONES[state]}>{say(`code_letter_state_${state}`)}</Chip>;
}

const INCOMING: Readonly<Record<IncomingState, Tone>> = {
  registered: 'waiting',
  instructed: 'watch',
  handed_over: 'progress',
  fed_back: 'watch',
  closed: 'done',
};

export function IncomingChip({ state, isOverdue }: { state: IncomingState; isOverdue: boolean }) {
  if (isOverdue) return <Chip tone="late">{say('code_incoming_state_overdue')}</Chip>;
  return <Chip tone={INCOMING[state]}>{say(`code_incoming_state_${state}`)}</Chip>;
}

/** 加急, 特急; nothing for what is ordinary. */
export function UrgencyChip({ urgency }: { urgency: Urgency }) {
  if (urgency === 'normal') return null;
  return (
    <Chip tone="late" tag>
      {say(`code_urgency_${urgency}`)}
    </Chip>
  );
}

export const kindLabel = ({ kind, variant }: { kind: string; variant?: string | null }) =>
  variant ? say(`code_letter_variant_${variant}`) : say(`code_letter_kind_${kind}`);

export const optionsOf = (list: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: say(`code_${list}_${value}`) }));
