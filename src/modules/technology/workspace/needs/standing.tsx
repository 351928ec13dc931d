import { Chip } from '#web/workspace/chip.tsx';
import { m } from '#words/messages.js';
import type { NeedStanding } from '../../contract/need-life.ts';
import type { NeedDetail } from '../../contract/needs.ts';
import { kindLabel, stateLabel, stateTone } from './words.ts';

/** State, how long is left, kind, confidential. */
export function StandingChips({ need, standing }: { need: NeedDetail; standing: NeedStanding }) {
  const { state, daysLeft, isOverdue, isPassedUp } = standing;
  return (
    <span className="flex flex-wrap gap-1.5">
      <Chip tone={stateTone(state)}>{stateLabel(state)}</Chip>
      {isOverdue && daysLeft !== null && <Chip tone="late">{m.technology_page_overdue({ days: -daysLeft })}</Chip>}
      {!isOverdue && daysLeft !== null && (
        <Chip tone={daysLeft <= 1 ? 'watch' : 'waiting'} tag>
          {m.technology_page_days_left({ days: daysLeft })}
        </Chip>
      )}
      {isPassedUp && (
        <Chip tone="late" tag>
          {m.technology_board_passed_up()}
        </Chip>
      )}
      {need.kind && (
        <Chip tone="waiting" tag>
          {kindLabel(need.kind)}
        </Chip>
      )}
      {need.isConfidential && (
        <Chip tone="watch" tag>
          {m.technology_need_is_confidential()}
        </Chip>
      )}
    </span>
  );
}
