import { useState } from 'react';
import { useAct } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { needLifeRoutes, type NeedStepDraft } from '../../contract/need-life.ts';
import { LIFE_CHANGED, stepLabel } from './life-words.ts';

/** Takes steps; each can be undone at once from the toast. */
export function useSteps() {
  const take = useAct(needLifeRoutes.takeNeedStep, LIFE_CHANGED);
  const undo = useAct(needLifeRoutes.undoNeedStep, LIFE_CHANGED);
  const [error, setError] = useState<unknown>(null);
  return {
    error,
    isBusy: take.isPending,
    step: async (needId: string, body: Pick<NeedStepDraft, 'verb'> & Partial<NeedStepDraft>, title: string) => {
      const { stepId } = await take.mutateAsync({ params: { needId }, body: body as never });
      setError(null);
      toast(
        m.technology_page_step_done({ step: stepLabel(body.verb), title }),
        () => void undo.mutateAsync({ params: { needId, stepId } }).catch((problem: Error) => toast(problem.message)),
      );
    },
    undo: (needId: string, stepId: string) => undo.mutateAsync({ params: { needId, stepId } }).catch(setError),
  };
}
