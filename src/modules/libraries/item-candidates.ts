import { and, eq, gte, inArray, isNull, notInArray, or } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import type { CandidateProfile } from './candidates.ts';
import type { ItemRow } from './item.ts';
import { libraryInquiries, libraryItems as items } from './tables/items.ts';

const HALF_YEAR_MS = 183 * 86_400_000;

/** Achievements that may answer a need: of the library today, not confidential. */
export async function achievementProfiles(ctx: Ctx): Promise<CandidateProfile[]> {
  const rows = await ctx.db
    .select()
    .from(items)
    .where(
      and(
        eq(items.noun, 'achievement'),
        isNull(items.withdrawnAt),
        isNull(items.mergedInto),
        eq(items.isConfidential, false),
        or(isNull(items.state), notInArray(items.state, ['stopped'])),
      ),
    );
  const since = new Date(ctx.now.getTime() - HALF_YEAR_MS);
  const asked = await ctx.db
    .select({ itemId: libraryInquiries.itemId })
    .from(libraryInquiries)
    .where(gte(libraryInquiries.receivedAt, since));
  const load = Map.groupBy(asked, ({ itemId }) => itemId);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    text: [row.title, row.summary, row.applications, ...row.keywords, row.results].filter(Boolean).join('\n'),
    fields: row.fields,
    orgId: row.ownerId,
    orgName: row.ownerName,
    parkId: row.parkId,
    isAvailable: row.ipState !== 'expired',
    load: load.get(row.id)?.length ?? 0,
  }));
}

/** For other modules: items by id; what the actor may not see is left out. */
export async function itemRows(
  ctx: Ctx,
  ids: readonly string[],
): Promise<readonly Pick<ItemRow, 'id' | 'noun' | 'title' | 'ownerName' | 'ownerId' | 'parkId' | 'maturity' | 'contactName'>[]> {
  if (ids.length === 0) return [];
  const columns = {
    id: items.id,
    noun: items.noun,
    title: items.title,
    ownerName: items.ownerName,
    ownerId: items.ownerId,
    parkId: items.parkId,
    maturity: items.maturity,
    contactName: items.contactName,
  };
  return ctx.db
    .select(columns)
    .from(items)
    .where(inArray(items.id, [...new Set(ids)]));
}
