/** An address with a query, `/work?kind=visit`, as the router wants it: the path and the search apart. */
export function linkTo(address: string): { to: string; search?: never } {
  const [to = '', query] = address.split('?', 2);
  return query ? { to, search: Object.fromEntries(new URLSearchParams(query)) as never } : { to };
}
