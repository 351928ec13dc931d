import { say } from '#shared/words.ts';
import { m } from '#words/messages.js';
import { Chip } from '#web/workspace/chip.tsx';
import type { WorkEntry } from '../contract.ts';

const NAMED = 2;

/** The first names and how many more there are. */
export function Names({ names, other }: { names: readonly { name: string }[]; other: string | null }) {
  const all = [...names.map(({ name }) => name), ...(other ? [other] : [])];
  if (all.length === 0) return <span className="text-muted">—</span>;
  const rest = all.length - NAMED;
  const shown = all.slice(0, NAMED).join('、');
  return <span title={all.join('、')}>{rest > 0 ? m.ledgers_work_names_and_more({ names: shown, count: all.length }) : shown}</span>;
}

export const daysOf = ({ occurredOn, untilOn }: Pick<WorkEntry, 'occurredOn' | 'untilOn'>) =>
  untilOn
    ? m.ledgers_work_days({ from: occurredOn, to: untilOn.slice(0, 4) === occurredOn.slice(0, 4) ? untilOn.slice(5) : untilOn })
    : occurredOn;

export const kindLabel = (row: Pick<WorkEntry, 'kind'>) => say(`code_work_kind_${row.kind}`);
export const clauseLabel = (clause: string) => `${clause} ${say(`code_clause_${clause.replace('.', '_')}`)}`;

export function WithdrawnChip() {
  return (
    <Chip tone="waiting" tag>
      {m.ledgers_work_state_withdrawn()}
    </Chip>
  );
}

/** What was done in one line; a withdrawn row says so and is struck through. */
export function Sentence({ row }: { row: WorkEntry }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      <span className={`truncate ${row.withdrawnAt ? 'text-muted line-through' : ''}`}>{row.sentence}</span>
      {row.withdrawnAt && <WithdrawnChip />}
    </span>
  );
}

export const atMinute = (instant: string) => {
  const at = new Date(Date.parse(instant) + 8 * 3600_000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
};
