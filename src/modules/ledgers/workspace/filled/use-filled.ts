import { useAct } from '#web/workspace/query.ts';
import { filledRoutes, type FilledScope } from '../../contract/filled.ts';

const CHANGED = [filledRoutes.readFilledTable, filledRoutes.listFilledPlaces, filledRoutes.listFilledTables];

/** What can be done with one table; the last refusal stands in `error`. */
export function useFilledActs(tableId: string) {
  const params = { tableId };
  const change = useAct(filledRoutes.changeFilledTable, CHANGED);
  const fill = useAct(filledRoutes.fillTable, CHANGED);
  const remove = useAct(filledRoutes.removeFilledTable, CHANGED);
  const restore = useAct(filledRoutes.restoreFilledTable, CHANGED);
  const send = (body: Parameters<typeof change.mutateAsync>[0]['body']) => void change.mutateAsync({ params, body }).catch(() => {});
  return {
    error: change.error ?? fill.error ?? remove.error,
    isBusy: change.isPending || fill.isPending,
    setScope: (scope: Partial<FilledScope>) => send({ scope }),
    setLabel: (label: { key: string; field?: string | null; year?: number | null }) => send({ labels: [label] }),
    setUnit: (key: string, unit: string) => send({ labels: [{ key, unit: (unit || null) as never }] }),
    setRow: (key: string, enterpriseId: string | null) => send({ rows: [{ key, enterpriseId }] }),
    type: (label: string, enterpriseId: string | null, value: string | null) =>
      change.mutateAsync({ params, body: { typed: [{ label, enterpriseId, value }] } }),
    fill: () => fill.mutateAsync({ params }),
    remove: () => remove.mutateAsync({ params }),
    restore: () => restore.mutateAsync({ params }),
  };
}
export type FilledActs = ReturnType<typeof useFilledActs>;
