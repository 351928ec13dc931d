import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { ledgersAccess } from './access.ts';
import { countDue } from './due.ts';
import { listEnterprises } from './enterprise-list.ts';

/** The ledgers' numbers beside the navigation. */
export async function countLedgers(ctx: Ctx): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  if (mayAtAll(ledgersAccess, ctx.actor, 'ledgers.read_enterprises')) {
    counts['enterprises'] = (await listEnterprises(ctx, { page: 1, pageSize: 1 })).total;
    counts['due'] = await countDue(ctx);
  }
  return counts;
}
