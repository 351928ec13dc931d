import { and, asc, count, countDistinct, eq, isNotNull, like } from 'drizzle-orm';
import type { Page } from '#shared/page.ts';
import type { Ctx } from '#platform/ctx.ts';
import { placesOf, shortNameOf } from '#modules/parties/index.ts';
import type { ImportedEnterprise } from '../contract/imports.ts';
import { ledgerCards } from '../tables/facts.ts';
import { ledgerImportRows as rows } from '../tables/imports.ts';
import { importRow } from './lock.ts';

type Query = { readonly page: number; readonly pageSize: number; readonly q?: string | undefined };

/** The enterprises an admission touched, however many they are: a record names a few hundred at most. */
export async function listTouched(ctx: Ctx, importId: string, { page, pageSize, q }: Query): Promise<Page<ImportedEnterprise>> {
  const one = await importRow(ctx, importId);
  const text = q?.toLowerCase().replaceAll(/[%_\\]/gu, '\\$&');
  const where = and(
    eq(rows.importId, importId),
    eq(rows.verdict, 'admitted'),
    isNotNull(rows.enterpriseId),
    text ? like(ledgerCards.searchText, `%${text}%`) : undefined,
  );
  const onCard = eq(ledgerCards.enterpriseId, rows.enterpriseId);
  const found = await ctx.db
    .select({ id: ledgerCards.enterpriseId, name: ledgerCards.name, parkId: ledgerCards.parkId, rows: count() })
    .from(rows)
    .innerJoin(ledgerCards, onCard)
    .where(where)
    .groupBy(ledgerCards.enterpriseId)
    .orderBy(asc(ledgerCards.name), asc(ledgerCards.enterpriseId))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [all] = await ctx.db
    .select({ enterprises: countDistinct(rows.enterpriseId) })
    .from(rows)
    .innerJoin(ledgerCards, onCard)
    .where(where);
  const parks = await placesOf(
    ctx,
    found.flatMap(({ parkId }) => parkId ?? []),
  );
  const added = new Set(one.addedEnterpriseIds);
  return {
    rows: found.map(({ parkId, ...row }) => ({
      ...row,
      parkName: parkId ? shortNameOf(parks.get(parkId)) : null,
      isAdded: added.has(row.id),
    })),
    total: all?.enterprises ?? 0,
    page,
    pageSize,
  };
}
