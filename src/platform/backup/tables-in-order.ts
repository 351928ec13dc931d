import type pg from 'pg';

export type TableColumns = { readonly name: string; readonly columns: readonly string[] };

/**
 * The program's tables with the columns that are stored (not computed), those that others point to first, so that
 * rows can be put back under their keys.
 */
export async function tablesInOrder(client: pg.ClientBase): Promise<TableColumns[]> {
  const tables = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  );
  const keys = await client.query<{ from: string; to: string }>(
    `select distinct f.relname as "from", t.relname as "to" from pg_constraint k
     join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and k.conrelid <> k.confrelid and f.relnamespace = 'public'::regnamespace`,
  );
  const ordered: TableColumns[] = [];
  const visit = (table: TableColumns, path: readonly string[]): void => {
    if (ordered.includes(table)) return;
    if (path.includes(table.name)) throw new Error(`tables point at each other: ${[...path, table.name].join(' → ')}`);
    const pointedTo = keys.rows.filter((key) => key.from === table.name).map((key) => key.to);
    for (const other of tables.rows.filter((one) => pointedTo.includes(one.name))) visit(other, [...path, table.name]);
    ordered.push(table);
  };
  for (const table of tables.rows) visit(table, []);
  return ordered;
}
