import { Undo2 } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { momentOf } from '#web/workspace/moment.ts';
import { useCall } from '#web/workspace/query.ts';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { Timeline, type Happening } from '#web/workspace/timeline.tsx';
import { m } from '#words/messages.js';
import { needLifeRoutes, type TimelineItem } from '../../contract/need-life.ts';
import { Files } from './dealings.tsx';
import { useSteps } from './use-step.ts';

/** Everything that happened with a need, the latest first; one's own last step can be undone within a day. */
export function NeedHistory({ needId }: { needId: string }) {
  const { data, error, refetch } = useCall(needLifeRoutes.readNeedTimeline, { params: { needId } });
  const { undo, error: problem } = useSteps();
  return (
    <Card title={m.technology_need_history()} aside={data && m.technology_page_steps_count({ count: data.rows.length })}>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {problem !== null && <ErrorState error={problem} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && (
        <Timeline
          label={m.technology_need_history()}
          happenings={data.rows.map((item) => happeningOf(needId, item, () => void undo(needId, item.id)))}
        />
      )}
    </Card>
  );
}

function happeningOf(needId: string, item: TimelineItem, onUndo: () => void): Happening {
  return {
    id: item.id,
    at: momentOf(item.at),
    what: <span className={item.isTakenBack ? 'line-through' : ''}>{item.sentence}</span>,
    who: item.by,
    ground: (
      <>
        {[item.ground, item.note].filter(Boolean).join('；')}
        <Files needId={needId} files={item.files} />
        {item.isTakenBack && (
          <Chip tone="waiting" tag>
            {m.technology_page_step_taken_back()}
          </Chip>
        )}
        {item.canUndo && (
          <Button look="quiet" size="small" icon={Undo2} onClick={onUndo}>
            {m.technology_page_step_undo()}
          </Button>
        )}
      </>
    ),
  };
}
