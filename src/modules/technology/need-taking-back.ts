import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { limitsFor } from './life/limit.ts';
import { isSame, type NeedField, type NeedValues } from './need.ts';
import { technologyNeedChanges, technologyNeeds } from './tables/needs.ts';

/**
 * Undoes what an import did: needs it brought are withdrawn, what it changed in others is put back where it still
 * stands. A need that was changed since stays, and counts as `kept`.
 */
export async function withdrawNeedsOf(
  ctx: Ctx,
  importId: string,
): Promise<{ withdrawn: number; restored: number; kept: number; enterpriseIds: string[] }> {
  const touched = new Set<string>();
  const restored = await restoreChanges(ctx, importId, touched);
  const changedSince = sql`(exists (select 1 from technology_need_changes later
    where later.need_id = ${technologyNeeds.id} and later.taken_back_at is null)
    or exists (select 1 from technology_need_steps step where step.need_id = ${technologyNeeds.id} and step.taken_back_at is null))`;
  const ofImport = and(eq(technologyNeeds.importId, importId), isNull(technologyNeeds.withdrawnAt));
  const kept = await ctx.db.select({ id: technologyNeeds.id }).from(technologyNeeds).where(and(ofImport, changedSince));
  const rows = await ctx.db
    .update(technologyNeeds)
    .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId, changedAt: ctx.now })
    .where(and(ofImport, sql`not ${changedSince}`))
    .returning({ enterpriseId: technologyNeeds.enterpriseId });
  for (const row of rows) touched.add(row.enterpriseId);
  return { withdrawn: rows.length, restored, kept: kept.length, enterpriseIds: [...touched] };
}

async function restoreChanges(ctx: Ctx, importId: string, touched: Set<string>): Promise<number> {
  const changes = await ctx.db
    .select()
    .from(technologyNeedChanges)
    .innerJoin(technologyNeeds, eq(technologyNeeds.id, technologyNeedChanges.needId))
    .where(and(eq(technologyNeedChanges.importId, importId), isNull(technologyNeedChanges.takenBackAt)))
    .orderBy(desc(technologyNeedChanges.position));
  const due = await limitsFor(ctx);
  const rows = new Map(changes.map(({ technology_needs: row }) => [row.id, row]));
  for (const { technology_need_changes: change } of changes) {
    const row = rows.get(change.needId);
    if (!row) continue;
    const standing = Object.keys(change.after).filter((field) => isSame(row[field as NeedField], change.after[field]));
    const back = Object.fromEntries(standing.map((field) => [field, change.before[field]])) as NeedValues;
    if (standing.length > 0)
      await ctx.db
        .update(technologyNeeds)
        .set({ ...back, ...(back.state && { stateSince: ctx.now, dueOn: due.of(back.state) }), changedAt: ctx.now })
        .where(eq(technologyNeeds.id, row.id));
    Object.assign(row, back);
    await ctx.db.update(technologyNeedChanges).set({ takenBackAt: ctx.now }).where(eq(technologyNeedChanges.id, change.id));
    touched.add(row.enterpriseId);
  }
  return changes.length;
}
