import type { TestNode } from './node.ts';

/** Ids of organisations by name, straight from the database: routes show only what the asking person may see. */
export async function enterpriseRows(node: TestNode): Promise<(name: string) => string> {
  const { rows } = await node.app.database.system.query('select id, name from party_organisations');
  const ids = new Map((rows as { id: string; name: string }[]).map((row) => [row.name, row.id] as const));
  return (name) => ids.get(name) ?? `no ${name}`;
}
