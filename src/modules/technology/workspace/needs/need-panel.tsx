import { ButtonLink } from '#web/workspace/button.tsx';
import { useCall } from '#web/workspace/query.ts';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { ErrorState, Skeleton } from '#web/workspace/states.tsx';
import { m } from '#words/messages.js';
import { needLifeRoutes } from '../../contract/need-life.ts';
import { needRoutes } from '../../contract/needs.ts';
import { Candidates } from './candidates.tsx';
import { NeedFacts } from './need-facts.tsx';
import { NeedTrack } from './need-track.tsx';
import { StandingChips } from './standing.tsx';
import { StepBar } from './step-bar.tsx';
import { beginStep, type Begun } from './step-or-contract.tsx';
import { titleLabel } from './words.ts';

/** A need beside the board: how far it is, what it asks, who may answer it, and the steps. */
export function NeedPanel({ needId, onClose, onBegin }: { needId: string; onClose: () => void; onBegin: (begun: Begun) => void }) {
  const params = { needId };
  const need = useCall(needRoutes.readNeed, { params });
  const standing = useCall(needLifeRoutes.readNeedStanding, { params });
  const error = need.error ?? standing.error;
  return (
    <SideSheet
      title={need.data ? titleLabel(need.data) : m.technology_need()}
      isOpen
      onClose={onClose}
      note={
        need.data &&
        standing.data && (
          <div className="flex flex-col gap-2">
            <StandingChips need={need.data} standing={standing.data} />
            <NeedTrack state={standing.data.state} />
          </div>
        )
      }
      foot={
        need.data &&
        standing.data && (
          <>
            <span className="mr-auto">
              <ButtonLink to={`/needs/${needId}`} look="quiet">
                {m.technology_board_open_page()}
              </ButtonLink>
            </span>
            <StepBar verbs={standing.data.verbs} state={standing.data.state} onBegin={(verb) => onBegin(beginStep(need.data, [verb]))} />
          </>
        )
      }
    >
      {error && <ErrorState error={error} />}
      {(!need.data || !standing.data) && !error && <Skeleton lines={8} />}
      {need.data && standing.data && (
        <div className="flex flex-col gap-4">
          <NeedFacts need={need.data} standing={standing.data} isShort />
          {standing.data.canWork && !need.data.isMasked && <Candidates need={need.data} most={3} />}
        </div>
      )}
    </SideSheet>
  );
}
