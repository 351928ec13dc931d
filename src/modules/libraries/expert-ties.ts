import { and, gte, inArray, isNull, or } from 'drizzle-orm';
import { addMonths, dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { RelationKind } from './contract/expert-codes.ts';
import { libraryExpertRelations as relations, libraryExperts as experts } from './tables/experts.ts';

export type ExpertTie = {
  readonly expertId: string;
  readonly kind: RelationKind;
  readonly orgId: string | null;
  readonly orgName: string | null;
};

/** How long a tie that has ended still counts. */
const COUNTED_MONTHS = 36;

/** Declared ties of these experts that last, or ended within three years; a present employer counts as declared. */
export async function tiesOf(ctx: Ctx, expertIds: readonly string[]): Promise<ExpertTie[]> {
  if (expertIds.length === 0) return [];
  const since = addMonths(dayOf(ctx.now), -COUNTED_MONTHS);
  const declared = await ctx.db
    .select({ expertId: relations.expertId, kind: relations.kind, orgId: relations.orgId, orgName: relations.orgName })
    .from(relations)
    .where(
      and(
        inArray(relations.expertId, [...expertIds]),
        isNull(relations.withdrawnAt),
        or(isNull(relations.endsOn), gte(relations.endsOn, since)),
      ),
    );
  const employed = await ctx.db
    .select({ expertId: experts.id, orgId: experts.orgId, orgName: experts.orgName })
    .from(experts)
    .where(inArray(experts.id, [...expertIds]));
  return [...declared, ...employed.map((one) => ({ ...one, kind: 'employer' as const }))];
}
