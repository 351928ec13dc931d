import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { mayAtAll, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { technologyAccess } from './access.ts';
import { NEED_ENDS, type NeedState } from './contract/need-codes.ts';
import { technologyNeeds as needs } from './tables/needs.ts';

export type NeedCounts = {
  readonly open: number;
  readonly closed: number;
  readonly states: { readonly state: NeedState; readonly needs: number }[];
};

/** How many needs this person may see in each state, in all parks or one; null for who reads none. */
export async function countNeeds(ctx: Ctx, parkId: string | undefined): Promise<NeedCounts | null> {
  if (!mayAtAll(technologyAccess, ctx.actor, 'technology.read_needs')) return null;
  const columns = { parkId: needs.parkId, countyId: needs.countyId, orgId: needs.enterpriseId };
  const states = await ctx.db
    .select({ state: needs.state, needs: count() })
    .from(needs)
    .where(
      and(
        rowsWhere(technologyAccess, ctx.actor, 'technology.read_needs', columns),
        isNull(needs.withdrawnAt),
        parkId ? eq(needs.parkId, parkId) : undefined,
      ),
    )
    .groupBy(needs.state);
  const sum = (isEnd: boolean) =>
    states.filter(({ state }) => NEED_ENDS.includes(state) === isEnd).reduce((all, { needs: some }) => all + some, 0);
  return { open: sum(false), closed: sum(true), states };
}

/** Needs of these enterprises that did not come with the import, by enterprise: what hangs on an enterprise it added. */
export async function otherNeedsOf(ctx: Ctx, enterpriseIds: readonly string[], importId: string): Promise<ReadonlyMap<string, number>> {
  if (enterpriseIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ enterpriseId: needs.enterpriseId, needs: count() })
    .from(needs)
    .where(
      and(inArray(needs.enterpriseId, [...enterpriseIds]), isNull(needs.withdrawnAt), sql`${needs.importId} is distinct from ${importId}`),
    )
    .groupBy(needs.enterpriseId);
  return new Map(rows.map((row) => [row.enterpriseId, row.needs]));
}
