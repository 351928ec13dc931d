import { sql, type SQL } from 'drizzle-orm';
import { relationsOf } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { ledgersAccess } from './access.ts';
import { ledgerWorkEntries as work } from './tables/work.ts';

/**
 * Which rows of the work ledger this person may read: all; those of their parks and of enterprises there; those of
 * enterprises in their county; and always what they entered themselves.
 */
export function visibleWork(ctx: Ctx): SQL {
  const { actor } = ctx;
  const relations = relationsOf(ledgersAccess, actor, 'ledgers.read_work');
  if (relations.includes('any')) return sql`true`;
  if (relations.length === 0) return sql`false`;
  const conditions = [sql`${work.enteredBy} = ${actor.personId}`];
  if (relations.includes('park') && actor.parkIds.length > 0) {
    conditions.push(sql`${work.parkIds} && ${sql.param([...actor.parkIds])}::text[]`);
  }
  if (relations.includes('county') && actor.orgId) conditions.push(sql`${work.countyIds} @> ${sql.param([actor.orgId])}::text[]`);
  return sql`(${sql.join(conditions, sql` or `)})`;
}
