/** What of a grid stands in the address, so that a list can be sent to a colleague and found again with Back. */
export type GridAddress = {
  readonly q: string;
  /** `field` or `-field`; empty for the list's own order. */
  readonly sort: string;
  readonly page: number;
  readonly pageSize: number;
  /** Filter key → chosen value; filters that are not set are not there. */
  readonly filters: Readonly<Record<string, string>>;
};

export type Search = Readonly<Record<string, string | undefined>>;

export const PAGE_SIZES = [20, 50, 100] as const;

export function readAddress(search: Search, filterKeys: readonly string[], sort = ''): GridAddress {
  const size = Number(search['size']);
  const page = Number(search['page']);
  const chosen = filterKeys.flatMap((key) => (search[key] ? [[key, search[key]] as const] : []));
  return {
    q: search['q'] ?? '',
    sort: search['sort'] ?? sort,
    page: Number.isInteger(page) && page >= 1 ? page : 1,
    pageSize: PAGE_SIZES.find((one) => one === size) ?? PAGE_SIZES[0],
    filters: Object.fromEntries(chosen),
  };
}

/** The search after a change. Anything but turning the page begins at the first page; other keys (an open sheet) stay. */
export function writeAddress(search: Search, change: Partial<GridAddress>): Search {
  const next: Record<string, string | undefined> = { ...search };
  if (!('page' in change)) delete next['page'];
  for (const [key, value] of Object.entries(change.filters ?? {})) next[key] = value;
  if (change.q !== undefined) next['q'] = change.q;
  if (change.sort !== undefined) next['sort'] = change.sort;
  if (change.pageSize !== undefined) next['size'] = change.pageSize === PAGE_SIZES[0] ? '' : String(change.pageSize);
  if (change.page !== undefined) next['page'] = change.page === 1 ? '' : String(change.page);
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''));
}

/** A heading pressed: ascending, descending, then the list's own order again. */
export function nextSort(sort: string, key: string): string {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? '' : key;
}

/** What a list route is asked. */
export function queryOf(address: GridAddress): Record<string, string | number | undefined> {
  const { q, sort, page, pageSize, filters } = address;
  return { ...filters, page, pageSize, ...(q && { q }), ...(sort && { sort }) };
}
