import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getLocale } from '#words/runtime.js';
import { useMemo } from 'react';
import { arrange, type Filter } from './arrange.ts';
import { queryOf, type GridAddress } from './address.ts';
import type { Column } from './columns.ts';

/** Rows come from a list route a page at a time (`load`), or are all here already (`rows`). */
export type GridSource<Row> =
  | {
      readonly key: readonly unknown[];
      readonly load: (
        query: Record<string, string | number | undefined>,
        signal: AbortSignal,
      ) => Promise<{ rows: readonly Row[]; total: number }>;
    }
  | { readonly rows: readonly Row[] };

export type GridRows<Row> = {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly isLoading: boolean;
  readonly isPaged: boolean;
  readonly error: unknown;
  readonly retry: () => void;
};

export function useGridRows<Row>(
  source: GridSource<Row>,
  columns: readonly Column<Row>[],
  filters: readonly Filter<Row>[],
  address: GridAddress,
): GridRows<Row> {
  const isRemote = 'load' in source;
  const query = queryOf(address);
  const asked = useQuery({
    queryKey: [...(isRemote ? source.key : ['here']), query],
    queryFn: ({ signal }) => (isRemote ? source.load(query, signal) : { rows: [], total: 0 }),
    enabled: isRemote,
    placeholderData: keepPreviousData,
  });
  const held = isRemote ? null : source.rows;
  const arranged = useMemo(() => held && arrange(held, columns, filters, address, getLocale()), [held, columns, filters, address]);
  if (arranged) return { rows: arranged, total: arranged.length, isLoading: false, isPaged: false, error: null, retry: () => {} };
  const { data, isPending, error, refetch } = asked;
  return { rows: data?.rows ?? [], total: data?.total ?? 0, isLoading: isPending, isPaged: true, error, retry: () => void refetch() };
}
