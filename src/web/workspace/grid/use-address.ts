import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { readAddress, writeAddress, type GridAddress, type Search } from './address.ts';

/** The grid's part of the address, and a way to change it. Typing replaces the entry, choosing adds one to Back. */
export function useGridAddress(
  filterKeys: readonly string[],
  sort = '',
): [GridAddress, (change: Partial<GridAddress>, isTyping?: boolean) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const keys = filterKeys.join(' ');
  const address = useMemo(() => readAddress(search, keys ? keys.split(' ') : [], sort), [search, keys, sort]);
  const change = useCallback(
    (next: Partial<GridAddress>, isTyping = false) => {
      void navigate({ to: '.', search: ((now: Search) => writeAddress(now, next)) as never, replace: isTyping, resetScroll: false });
    },
    [navigate],
  );
  return [address, change];
}
