import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { summaryRefusals } from '../contract/summaries.ts';
import type { SummaryLevel } from '../contract/summary-codes.ts';
import { supervisionSummaries as summaries } from '../tables/summaries.ts';
import { draftAbility, summaryAccess } from './access.ts';
import type { SummaryScope } from './measuring.ts';
import { countedOn } from './periods.ts';
import { summaryProcedure } from './procedure.ts';

export type StoredSummary = typeof summaries.$inferSelect;

/** Summaries of one's parks (or all), and those one was asked about. */
export function summariesInSight(ctx: Ctx): SQL {
  return or(
    rowsWhere(summaryAccess, ctx.actor, 'supervision.read_summaries', { parkId: summaries.parkId }),
    sql`${ctx.actor.personId} = any (${summaries.askedIds})`,
  )!;
}

/** One summary; what lies too far is not found. Locked for an act. */
export async function summaryInSight(ctx: Ctx, id: string, { locks = false } = {}): Promise<StoredSummary> {
  const asked = ctx.db
    .select()
    .from(summaries)
    .where(and(eq(summaries.id, id), summariesInSight(ctx)))
    .limit(1);
  const [row] = await (locks ? asked.for('update') : asked);
  if (!row) throw new Refusal(summaryRefusals.summary_not_found, { id });
  return row;
}

/** The park and the days that a summary's figures are of. */
export const countedScope = (row: StoredSummary, at: Date): SummaryScope => ({
  parkId: row.parkId,
  ...countedOn({ from: row.fromDay, until: row.untilDay }, dayOf(at)),
});

/** Whether this person drafts summaries of the level there. */
export const mayDraft = (ctx: Ctx, { level, parkId }: { level: SummaryLevel; parkId: string | null }): boolean =>
  may(summaryAccess, ctx.actor, draftAbility(level), { parkId });

/** Whether this person is the one who signs it, and still on a duty that signs there. */
export const isSigner = (ctx: Ctx, row: StoredSummary): boolean =>
  row.signerId !== null &&
  row.signerId === ctx.actor.personId &&
  may(summaryAccess, ctx.actor, 'supervision.sign_summaries', { parkId: row.parkId });

/** A summary that this person drafts, locked and still open. */
export async function openDraft(ctx: Ctx, id: string): Promise<StoredSummary> {
  const row = await summaryInSight(ctx, id, { locks: true });
  if (!mayDraft(ctx, row)) throw new Refusal(summaryRefusals.summary_level_not_yours);
  if (row.state === 'signed') throw new Refusal(summaryRefusals.summary_signed, { title: row.title });
  if (!summaryProcedure.move(row.state, 'edit').isAllowed) throw new Refusal(summaryRefusals.summary_not_draft);
  return row;
}

/** Who acts; a summary is never touched by nobody. */
export function personOf(ctx: Ctx): string {
  if (!ctx.actor.personId) throw new Error('a summary is touched by a person');
  return ctx.actor.personId;
}
