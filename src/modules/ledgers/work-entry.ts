import { and, eq, inArray, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { RecordValue } from '#platform/events/record.ts';
import { workRefusals, type WorkDraft } from './contract/work.ts';
import { checkPhotos, checkReach, checkWords, digestOf, knownOf, rowOf } from './work-draft.ts';
import { visibleWork } from './work-sight.ts';
import { ledgerWorkEntries as work } from './tables/work.ts';

const CHUNK = 500;

/** Enters what was done off the platform; without people, the person entering did it. */
export async function enterWork(ctx: Ctx, draft: WorkDraft): Promise<string> {
  checkWords(ctx, draft);
  const known = await knownOf(ctx, [draft]);
  checkReach(ctx, draft, known);
  await checkPhotos(ctx, draft.photoIds ?? []);
  const id = newId('wrk', ctx.now);
  const row = rowOf(ctx, draft, known);
  await ctx.db.insert(work).values({ ...row, ...authorOf(ctx), id, source: 'hand', digest: digestOf(row) });
  await tell(ctx, 'ledgers.work_entered', { ...row, id });
  return id;
}

/**
 * Enters the rows of an import; rows that are in the ledger already are passed over. The caller has checked the cells
 * and makes the record. Refuses unknown or far enterprises, people and parks like a single entry.
 */
export async function enterWorkRows(
  ctx: Ctx,
  drafts: readonly WorkDraft[],
  importId: string | null,
): Promise<{ entered: string[]; unchanged: number }> {
  const known = await knownOf(ctx, drafts);
  const rows = drafts.map((draft) => {
    checkWords(ctx, draft);
    checkReach(ctx, draft, known);
    const row = rowOf(ctx, draft, known);
    const source = importId ? ('import' as const) : ('hand' as const);
    return { ...row, ...authorOf(ctx), id: newId('wrk', ctx.now), source, importId, digest: digestOf(row) };
  });
  const entered: string[] = [];
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    const there = await ctx.db
      .select({ digest: work.digest })
      .from(work)
      .where(
        and(
          inArray(
            work.digest,
            chunk.map(({ digest }) => digest),
          ),
          isNull(work.withdrawnAt),
        ),
      );
    const seen = new Set(there.map(({ digest }) => digest));
    const fresh = chunk.filter(({ digest }) => !seen.has(digest) && seen.add(digest));
    if (fresh.length > 0) await ctx.db.insert(work).values(fresh);
    entered.push(...fresh.map(({ id }) => id));
  }
  return { entered, unchanged: rows.length - entered.length };
}

/** Undoing an import: its rows show as withdrawn. Gives how many. */
export async function withdrawImportedWork(ctx: Ctx, importId: string): Promise<number> {
  const rows = await ctx.db
    .update(work)
    .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId })
    .where(and(eq(work.importId, importId), isNull(work.withdrawnAt)))
    .returning({ id: work.id });
  return rows.length;
}

/** Changes an entry of one's own; what it said before goes into the trail. */
export async function changeWork(ctx: Ctx, id: string, draft: WorkDraft): Promise<void> {
  const before = await ownRow(ctx, id);
  if (before.withdrawnAt) throw new Refusal(workRefusals.work_withdrawn);
  checkWords(ctx, draft);
  const known = await knownOf(ctx, [draft]);
  checkReach(ctx, draft, known);
  await checkPhotos(ctx, draft.photoIds ?? [], before.photoIds);
  const row = rowOf(ctx, draft, known);
  await ctx.db
    .update(work)
    .set({ ...row, digest: digestOf(row), changedAt: ctx.now })
    .where(eq(work.id, id));
  const fields = Object.keys(row).filter((key) => !isSame(before[key as keyof typeof row], row[key as keyof typeof row]));
  const earlier = fields.filter((key) => key !== 'searchText').map((key) => [`before_${key}`, plain(before[key as keyof typeof row])]);
  await tell(ctx, 'ledgers.work_changed', { ...row, id }, Object.fromEntries(earlier));
}

/** Withdraws an entry of one's own; it stays and shows as withdrawn. */
export async function withdrawWork(ctx: Ctx, id: string): Promise<void> {
  const row = await ownRow(ctx, id);
  if (row.withdrawnAt) throw new Refusal(workRefusals.work_withdrawn);
  await ctx.db.update(work).set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId }).where(eq(work.id, id));
  await tell(ctx, 'ledgers.work_withdrawn', row);
}

/** Takes a withdrawal back; only the one who withdrew it does. */
export async function restoreWork(ctx: Ctx, id: string): Promise<void> {
  const row = await ownRow(ctx, id);
  if (!row.withdrawnAt || row.withdrawnBy !== ctx.actor.personId) throw new Refusal(workRefusals.work_not_withdrawn);
  await ctx.db.update(work).set({ withdrawnAt: null, withdrawnBy: null }).where(eq(work.id, id));
  await tell(ctx, 'ledgers.work_restored', row);
}

/** One row that the actor may read; what they may not see is not found. `isLocked` keeps two acts on it apart. */
export async function workRow(ctx: Ctx, id: string, isLocked = false) {
  const asked = ctx.db
    .select()
    .from(work)
    .where(and(eq(work.id, id), visibleWork(ctx)))
    .limit(1);
  const [row] = await (isLocked ? asked.for('update') : asked);
  if (!row) throw new Refusal(workRefusals.work_not_found, { id });
  return row;
}
export type StoredWork = Awaited<ReturnType<typeof workRow>>;

/** Whether this person may change or withdraw the row: its author, and no step on the platform wrote it. */
export function isOwn(ctx: Ctx, row: Pick<StoredWork, 'enteredBy' | 'source'>): boolean {
  return row.source !== 'record' && row.enteredBy !== null && row.enteredBy === ctx.actor.personId;
}

async function ownRow(ctx: Ctx, id: string): Promise<StoredWork> {
  if (!isOwn(ctx, await workRow(ctx, id))) throw new Refusal(workRefusals.work_not_yours);
  return workRow(ctx, id, true);
}

const authorOf = (ctx: Ctx) => ({ orgId: ctx.actor.orgId, enteredBy: ctx.actor.personId, enteredAt: ctx.now });

type Told = Pick<
  StoredWork,
  'id' | 'kind' | 'clause' | 'parkId' | 'enterpriseIds' | 'personIds' | 'title' | 'text' | 'occurredOn' | 'place'
>;

/** The clause goes among the values: the entry is the ledger's row already, the record must not write a second. */
function tell(ctx: Ctx, type: string, row: Told, more: Readonly<Record<string, RecordValue>> = {}): Promise<void> {
  return ctx.record({
    type,
    subject: row.id,
    parkId: row.parkId,
    enterpriseIds: row.enterpriseIds,
    personIds: row.personIds,
    occurredOn: row.occurredOn,
    values: { kind: row.kind, clause: row.clause, title: row.title, text: row.text, place: row.place, ...more },
  });
}

const plain = (value: unknown): RecordValue =>
  Array.isArray(value) ? value.join(' ') : typeof value === 'number' || typeof value === 'string' ? value : null;

const isSame = (left: unknown, right: unknown) => JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
