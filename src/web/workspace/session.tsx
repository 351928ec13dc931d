import { createContext, useCallback, useContext } from 'react';
import type { Me } from '#shared/me.ts';

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; only inside the shell. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is for screens inside the shell');
  return me;
}

/** Whether the person may do it: `can('parties.keep_enterprises')`. The server asks again. */
export function useCan(): (ability: string | undefined) => boolean {
  const me = useMe();
  return useCallback((ability) => ability === undefined || me.abilities.includes(ability), [me]);
}
