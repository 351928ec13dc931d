import { useMemo } from 'react';
import { useCall } from '#web/workspace/query.ts';
import { factRoutes, type FactKind } from '../contract/facts.ts';

export type KindView = Omit<FactKind, 'zh' | 'en'>;

/** The kinds of facts, by id, in their order; empty until they are there. */
export function useFactKinds(): ReadonlyMap<string, KindView> {
  const { data } = useCall(factRoutes.listFactKinds, {});
  return useMemo(() => new Map((data?.rows ?? []).map((kind) => [kind.id, kind])), [data]);
}
