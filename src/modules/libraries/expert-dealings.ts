import { and, count, eq, inArray, isNull, max } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { entriesOf } from './expert-sight.ts';
import {
  libraryExpertConsultations as consultations,
  libraryExpertLetters as letters,
  libraryExperts as experts,
} from './tables/experts.ts';

/** Brings what an entry shows of its letters and consultations up to date, those of merged entries included. */
export async function refreshDealings(ctx: Ctx, expertId: string): Promise<void> {
  const ids = await entriesOf(ctx, expertId);
  const [term] = await ctx.db
    .select({ endsOn: max(letters.endsOn) })
    .from(letters)
    .where(and(inArray(letters.expertId, ids), isNull(letters.withdrawnOn)));
  const [held] = await ctx.db
    .select({ rows: count(), last: max(consultations.heldOn) })
    .from(consultations)
    .where(and(inArray(consultations.expertId, ids), isNull(consultations.withdrawnAt)));
  await ctx.db
    .update(experts)
    .set({ termEndsOn: term?.endsOn ?? null, consultations: held?.rows ?? 0, lastConsultedOn: held?.last ?? null })
    .where(eq(experts.id, expertId));
}
