import { useState } from 'react';
import { useAct } from '#web/workspace/query.ts';
import { toast } from '#web/workspace/toast.ts';
import { m } from '#words/messages.js';
import { summaryRoutes, type SummaryCase, type SummaryPlan } from '../../contract.ts';

const CHANGES = [summaryRoutes.readSummary, summaryRoutes.listSummaries, summaryRoutes.listSummaryFigureRows];

/** What may be done with one summary; a refusal stays until the next act. */
export function useSummaryActs(summaryId: string) {
  const params = { summaryId };
  const [error, setError] = useState<unknown>(null);
  const change = useAct(summaryRoutes.changeSummary, CHANGES);
  const refresh = useAct(summaryRoutes.refreshSummary, CHANGES);
  const takeBack = useAct(summaryRoutes.takeSummaryBack, CHANGES);
  const attempt = async (act: () => Promise<unknown>, sentence: string): Promise<boolean> => {
    setError(null);
    try {
      await act();
      toast(sentence);
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    }
  };
  return {
    error,
    isBusy: change.isPending || refresh.isPending || takeBack.isPending,
    write: (line: string, text: string | null) =>
      attempt(() => change.mutateAsync({ params, body: { texts: { [line]: text } } }), m.supervision_summary_saved()),
    setCases: (cases: SummaryCase[]) => attempt(() => change.mutateAsync({ params, body: { cases } }), m.supervision_summary_saved()),
    setPlans: (plans: SummaryPlan[]) => attempt(() => change.mutateAsync({ params, body: { plans } }), m.supervision_summary_saved()),
    refresh: () => attempt(() => refresh.mutateAsync({ params }), m.supervision_summary_refreshed()),
    takeBack: () => attempt(() => takeBack.mutateAsync({ params }), m.supervision_summary_taken_back()),
  };
}

export type SummaryActs = ReturnType<typeof useSummaryActs>;
