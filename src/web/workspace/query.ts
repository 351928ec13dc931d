import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answered, Route, Sent } from '#shared/route.ts';
import { call, ClientRefusal } from './client.ts';

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => error instanceof ClientRefusal && (error.status === 0 || error.status >= 500) && count < 2,
        placeholderData: keepPreviousData,
      },
      mutations: { retry: false },
    },
  });
}

/** Reads a route and keeps the answer: `const list = useCall(partyRoutes.list, { query })`. `everyMs` asks again for long jobs. */
export function useCall<R extends Route>(route: R, sent: Sent<R>, options: { enabled?: boolean; everyMs?: number | false } = {}) {
  return useQuery<Answered<R>, ClientRefusal>({
    queryKey: [route.path, sent],
    queryFn: ({ signal }) => call(route, sent, { signal }) as Promise<Answered<R>>,
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
  });
}

/**
 * Does a route: `const add = useAct(partyRoutes.add, [partyRoutes.list])`, then `add.mutateAsync({ body })`. What the
 * routes in `changes` answered before is read anew.
 */
export function useAct<R extends Route>(route: R, changes: readonly Route[] = []) {
  const queries = useQueryClient();
  return useMutation<Answered<R>, ClientRefusal, Sent<R>>({
    mutationFn: (sent) => call(route, sent) as Promise<Answered<R>>,
    onSuccess: async () => {
      await Promise.all(changes.map((changed) => queries.invalidateQueries({ queryKey: [changed.path] })));
    },
  });
}
