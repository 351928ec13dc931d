import { and, arrayOverlaps, count, desc, eq, gte, isNull, not, sql, type SQL } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { isPublicNow } from '#modules/website/index.ts';
import type { ItemNoun } from '../contract/item-codes.ts';
import { FIELDS_OF, type ItemField } from '../contract/item-fields.ts';
import type { ItemRow } from '../item.ts';
import { textWhere } from '../item-queries.ts';
import { libraryItems as items } from '../tables/items.ts';

export type PublicFilter = {
  readonly noun: ItemNoun;
  readonly words?: readonly string[];
  readonly field?: string | undefined;
  readonly kind?: string | undefined;
  /** At least so mature. */
  readonly maturity?: number | undefined;
};

/** What is kept inside is not told by a filter either. */
const isShown = (field: string) => not(arrayOverlaps(items.internalFields, [field]));

export function publicWhere({ noun, words = [], field, kind, maturity }: PublicFilter): SQL | undefined {
  return and(
    isPublicNow(items),
    eq(items.isConfidential, false),
    isNull(items.withdrawnAt),
    isNull(items.mergedInto),
    eq(items.noun, noun),
    ...textWhere(words.join(' ')),
    field ? and(arrayOverlaps(items.fields, [field]), isShown('fields')) : undefined,
    kind ? eq(items.kind, kind as ItemRow['kind']) : undefined,
    maturity ? and(gte(items.maturity, maturity), isShown('maturity')) : undefined,
  );
}

/** Public items, the latest published first. */
export function publicItems(ctx: Ctx, filter: PublicFilter & { readonly limit: number; readonly offset: number }): Promise<ItemRow[]> {
  return ctx.db
    .select()
    .from(items)
    .where(publicWhere(filter))
    .orderBy(desc(items.publishesAt), desc(items.id))
    .limit(filter.limit)
    .offset(filter.offset);
}

export async function countPublic(ctx: Ctx, filter: PublicFilter): Promise<number> {
  const [row] = await ctx.db.select({ rows: count() }).from(items).where(publicWhere(filter));
  return row?.rows ?? 0;
}

/** How many there are of each kind, or of each field. */
export async function countsBy(ctx: Ctx, filter: PublicFilter, by: 'kind' | 'field'): Promise<ReadonlyMap<string, number>> {
  const where = publicWhere(filter);
  if (by === 'kind') {
    const rows = await ctx.db.select({ code: items.kind, rows: count() }).from(items).where(where).groupBy(items.kind);
    return new Map(rows.map(({ code, rows: many }) => [code, many]));
  }
  const rows = await ctx.db
    .select({ code: sql<string>`unnest(${items.fields})`, rows: count() })
    .from(items)
    .where(and(where, isShown('fields')))
    .groupBy(sql`1`);
  return new Map(rows.map(({ code, rows: many }) => [code, many]));
}

export async function publicItem(ctx: Ctx, noun: ItemNoun, id: string): Promise<ItemRow | null> {
  const [row] = await ctx.db
    .select()
    .from(items)
    .where(and(publicWhere({ noun }), eq(items.id, id)))
    .limit(1);
  return row ?? null;
}

/** The fields of an item that a visitor reads, in the order of its sheet. */
export function shownFields(row: ItemRow): readonly ItemField[] {
  const hidden = new Set(row.internalFields);
  return FIELDS_OF[row.noun].filter((field) => !field.isInternal && !hidden.has(field.name));
}
