import { and, count, desc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import { dayOf, type Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import type { Page } from '#shared/page.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { placesOf } from '#modules/parties/index.ts';
import { itemRefusals, type Transfer } from './contract/items.ts';
import { checkCurrent, tellItem } from './item-entry.ts';
import { itemsWhere, lockedItem } from './item-sight.ts';
import { libraryItems, libraryTransfers } from './tables/items.ts';

export type TransferDraft = {
  readonly on: Day;
  readonly toName: string;
  readonly toId?: string | null | undefined;
  readonly way: string;
  readonly amountFen?: number | null | undefined;
  readonly contractNumber?: string | null | undefined;
  readonly note?: string | null | undefined;
};

/** Notes that an achievement went to somebody; a row of the work ledger under 5.3. */
export async function addTransfer(ctx: Ctx, itemId: string, draft: TransferDraft): Promise<{ id: string }> {
  const row = await lockedItem(ctx, itemId, 'libraries.keep_items');
  checkCurrent(row);
  if (row.noun !== 'achievement') throw new Refusal(itemRefusals.transfer_not_of_project, { title: row.title });
  if (draft.on > dayOf(ctx.now)) {
    const values = { day: draft.on };
    throw new Refusal(itemRefusals.transfer_day_ahead, values, [{ path: '/on', code: 'libraries.transfer_day_ahead', values }]);
  }
  if (draft.toId && !(await placesOf(ctx, [draft.toId])).has(draft.toId)) {
    const values = { id: draft.toId };
    throw new Refusal(itemRefusals.item_owner_unknown, values, [{ path: '/toId', code: 'libraries.item_owner_unknown', values }]);
  }
  const [id = ''] = await addTransferRows(ctx, [{ itemId, ...draft }]);
  await tellItem(ctx, 'transferred', row, {
    clause: '5.3',
    values: { to: draft.toName, amountFen: draft.amountFen ?? null, on: draft.on, transfer: id },
  });
  return { id };
}

/** Many transfers at once; records nothing. */
export async function addTransferRows(ctx: Ctx, drafts: readonly (TransferDraft & { itemId: string })[]): Promise<string[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map((draft) => ({
    id: newId('trf', ctx.now),
    itemId: draft.itemId,
    on: draft.on,
    toName: draft.toName,
    toId: draft.toId ?? null,
    way: draft.way,
    amountFen: draft.amountFen ?? null,
    contractNumber: draft.contractNumber ?? null,
    note: draft.note ?? null,
    enteredBy: ctx.actor.personId,
    enteredAt: ctx.now,
  }));
  await ctx.db.insert(libraryTransfers).values(rows);
  return rows.map(({ id }) => id);
}

/** Strikes a transfer that was noted wrongly; it stays readable. */
export async function withdrawTransfer(ctx: Ctx, itemId: string, transferId: string): Promise<void> {
  const row = await lockedItem(ctx, itemId, 'libraries.keep_items');
  const [struck] = await ctx.db
    .update(libraryTransfers)
    .set({ withdrawnAt: ctx.now })
    .where(and(eq(libraryTransfers.id, transferId), eq(libraryTransfers.itemId, itemId), isNull(libraryTransfers.withdrawnAt)))
    .returning({ toName: libraryTransfers.toName });
  if (!struck) throw new Refusal(itemRefusals.transfer_not_found, { id: transferId });
  await tellItem(ctx, 'transfer_struck', row, { undoes: 'libraries.achievement_transferred', values: { to: struck.toName } });
}

type TransferRow = typeof libraryTransfers.$inferSelect;

const shownTransfer = (row: TransferRow): Transfer => ({
  id: row.id,
  on: row.on,
  toName: row.toName,
  toId: row.toId,
  way: row.way,
  amountFen: row.amountFen,
  contractNumber: row.contractNumber,
  note: row.note,
  isWithdrawn: row.withdrawnAt !== null,
});

/** What became of an item and of those merged into it, the latest first. */
export async function transfersOf(ctx: Ctx, itemIds: readonly string[]): Promise<Transfer[]> {
  const rows = await ctx.db
    .select()
    .from(libraryTransfers)
    .where(inArray(libraryTransfers.itemId, [...itemIds]))
    .orderBy(desc(libraryTransfers.on), desc(libraryTransfers.id));
  return rows.map(shownTransfer);
}

export async function transferCounts(ctx: Ctx, itemIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (itemIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ itemId: libraryTransfers.itemId, rows: count() })
    .from(libraryTransfers)
    .where(and(inArray(libraryTransfers.itemId, [...itemIds]), isNull(libraryTransfers.withdrawnAt)))
    .groupBy(libraryTransfers.itemId);
  return new Map(rows.map((row) => [row.itemId, row.rows]));
}

type TransferQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  readonly parkId?: string | undefined;
};

/** Transfers in a period, of a park or all, as far as this person may read the achievements. */
export const transfersWhere = (ctx: Ctx, { from, until, parkId }: Omit<TransferQuery, 'page' | 'pageSize'>) =>
  and(
    isNull(libraryTransfers.withdrawnAt),
    itemsWhere(ctx, 'libraries.read_items'),
    from ? gte(libraryTransfers.on, from) : undefined,
    until ? lte(libraryTransfers.on, until) : undefined,
    parkId ? eq(libraryItems.parkId, parkId) : undefined,
  );

export async function listTransfers(
  ctx: Ctx,
  query: TransferQuery,
): Promise<Page<Transfer & { readonly itemId: string; readonly title: string }>> {
  const where = transfersWhere(ctx, query);
  const rows = await ctx.db
    .select({ transfer: libraryTransfers, title: libraryItems.title })
    .from(libraryTransfers)
    .innerJoin(libraryItems, eq(libraryItems.id, libraryTransfers.itemId))
    .where(where)
    .orderBy(desc(libraryTransfers.on), desc(libraryTransfers.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const { transfers } = await totalTransfers(ctx, query);
  const shown = rows.map(({ transfer, title }) => ({ ...shownTransfer(transfer), itemId: transfer.itemId, title }));
  return { rows: shown, total: transfers, page: query.page, pageSize: query.pageSize };
}

/** How many, and for how much where an amount was said. */
export async function totalTransfers(
  ctx: Ctx,
  scope: Omit<TransferQuery, 'page' | 'pageSize'>,
): Promise<{ transfers: number; amountFen: number }> {
  const [row] = await ctx.db
    .select({ transfers: count(), amountFen: sql<number>`coalesce(sum(${libraryTransfers.amountFen}), 0)`.mapWith(Number) })
    .from(libraryTransfers)
    .innerJoin(libraryItems, eq(libraryItems.id, libraryTransfers.itemId))
    .where(transfersWhere(ctx, scope));
  return row ?? { transfers: 0, amountFen: 0 };
}
