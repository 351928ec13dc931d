import { eq } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal, type FieldProblem } from '#shared/refusal.ts';
import { may, type Placed } from '#platform/access/table.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { ledgersAccess } from './access.ts';
import { needRefusals, type NeedChange } from './contract/needs.ts';
import { changeRow, foldTitle, keepNeeds, type NeedDraft, type NeedRow } from './need.ts';
import { ledgerCards } from './tables/facts.ts';
import { ledgerNeeds } from './tables/needs.ts';

/** Adds a need by hand. Refuses an enterprise of another park, one that has this need already, and impossible days and sums. */
export async function addNeed(ctx: Ctx, draft: NeedDraft): Promise<{ id: string }> {
  const { name, ...place } = await enterprisePlace(ctx, draft.enterpriseId);
  if (!may(ledgersAccess, ctx.actor, 'ledgers.keep_needs', place)) throw new Refusal(needRefusals.need_enterprise_elsewhere, { name });
  checkDraft(ctx, draft);
  const { added } = await keepNeeds(ctx, [{ ...draft, submittedOn: draft.submittedOn ?? dayOf(ctx.now) }]);
  const id = added[0];
  if (!id) {
    // What is told again would change the line that is there: by hand that is an act of its own.
    const values = { title: draft.title };
    throw new Refusal(needRefusals.need_already_there, values, [{ path: '/title', code: 'ledgers.need_already_there', values }]);
  }
  await tell(ctx, 'ledgers.need_added', { id, ...draft, isConfidential: draft.isConfidential ?? false }, place, name, '3.1');
  return { id };
}

/** Changes a need. A step in its life becomes a row of the work ledger. */
export async function changeNeed(ctx: Ctx, id: string, change: NeedChange): Promise<void> {
  const { row, place, name } = await keptNeed(ctx, id);
  if (row.withdrawnAt) throw new Refusal(needRefusals.need_withdrawn, { title: row.title });
  checkDraft(ctx, { ...row, ...change });
  if (change.title !== undefined && foldTitle(change.title) !== row.foldedTitle) await checkTitleFree(ctx, row, change.title);
  const before = row.state;
  const fields = await changeRow(ctx, row, change, {});
  if (fields.length === 0) return;
  if (row.state !== before) await tell(ctx, 'ledgers.need_moved', row, place, name, '3.1', { state: row.state, before });
  else await tell(ctx, 'ledgers.need_changed', row, place, name, undefined, { fields: fields.join(' ') });
}

/** Withdraws a need that was entered wrongly; the line stays. */
export async function withdrawNeed(ctx: Ctx, id: string, ground: string): Promise<void> {
  const { row, place, name } = await keptNeed(ctx, id);
  if (row.withdrawnAt) throw new Refusal(needRefusals.need_withdrawn, { title: row.title });
  await ctx.db
    .update(ledgerNeeds)
    .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId, withdrawnGround: ground, changedAt: ctx.now })
    .where(eq(ledgerNeeds.id, id));
  await tell(ctx, 'ledgers.need_withdrawn', row, place, name, undefined, { ground });
}

/** Takes a withdrawal back, unless the same need was entered again. */
export async function restoreNeed(ctx: Ctx, id: string): Promise<void> {
  const { row, place, name } = await keptNeed(ctx, id);
  if (!row.withdrawnAt) throw new Refusal(needRefusals.need_not_withdrawn, { title: row.title });
  await checkTitleFree(ctx, row, row.title);
  await ctx.db
    .update(ledgerNeeds)
    .set({ withdrawnAt: null, withdrawnBy: null, withdrawnGround: null, changedAt: ctx.now })
    .where(eq(ledgerNeeds.id, id));
  await tell(ctx, 'ledgers.need_restored', row, place, name);
}

async function keptNeed(ctx: Ctx, id: string): Promise<{ row: NeedRow; place: Placed; name: string }> {
  const [row] = await ctx.db.select().from(ledgerNeeds).where(eq(ledgerNeeds.id, id)).limit(1);
  if (!row) throw new Refusal(needRefusals.need_not_found, { id });
  const { name, ...place } = await enterprisePlace(ctx, row.enterpriseId);
  if (!may(ledgersAccess, ctx.actor, 'ledgers.keep_needs', place)) throw new Refusal(needRefusals.need_not_found, { id });
  return { row, place, name };
}

async function enterprisePlace(ctx: Ctx, enterpriseId: string): Promise<Placed & { parkId: string | null; name: string }> {
  const [card] = await ctx.db
    .select({ parkId: ledgerCards.parkId, countyId: ledgerCards.countyId, orgId: ledgerCards.enterpriseId, name: ledgerCards.name })
    .from(ledgerCards)
    .where(eq(ledgerCards.enterpriseId, enterpriseId))
    .limit(1);
  if (card) return card;
  const values = { id: enterpriseId };
  throw new Refusal(needRefusals.need_enterprise_unknown, values, [
    { path: '/enterpriseId', code: 'ledgers.need_enterprise_unknown', values },
  ]);
}

/** Days and sums that cannot be; every one is named with its field. */
function checkDraft(ctx: Ctx, draft: Partial<NeedDraft>): void {
  const today = dayOf(ctx.now);
  const problems: FieldProblem[] = (['submittedOn', 'matchedOn', 'closedOn'] as const).flatMap((field) => {
    const day = draft[field];
    return day && day > today ? [{ path: `/${field}`, code: 'ledgers.need_day_ahead', values: { day } }] : [];
  });
  const raised = draft.submittedOn;
  for (const field of ['matchedOn', 'closedOn'] as const) {
    const day = draft[field];
    if (raised && day && day < raised)
      problems.push({ path: `/${field}`, code: 'ledgers.need_closed_before_raised', values: { day, raised } });
  }
  if (draft.state === 'closed' && !draft.closedOn) problems.push({ path: '/closedOn', code: 'ledgers.need_closed_on_missing' });
  const { amountLowFen: low, amountHighFen: high } = draft;
  if (low != null && high != null && low > high) problems.push({ path: '/amountHighFen', code: 'ledgers.need_amount_range' });
  const [first] = problems;
  if (!first) return;
  const kind = Object.values(needRefusals).find((one) => one.code === first.code) ?? needRefusals.need_day_ahead;
  throw new Refusal(kind, first.values ?? {}, problems);
}

async function checkTitleFree(ctx: Ctx, row: NeedRow, title: string): Promise<void> {
  const rows = await ctx.db.select().from(ledgerNeeds).where(eq(ledgerNeeds.enterpriseId, row.enterpriseId));
  const taken = rows.some((one) => one.id !== row.id && !one.withdrawnAt && one.foldedTitle === foldTitle(title));
  if (!taken) return;
  throw new Refusal(needRefusals.need_already_there, { title }, [
    { path: '/title', code: 'ledgers.need_already_there', values: { title } },
  ]);
}

/** What a confidential need asks for stays out of the record: ledgers and trail are read by more people than it. */
async function tell(
  ctx: Ctx,
  type: string,
  need: { id: string; enterpriseId: string; title: string; isConfidential: boolean },
  place: Placed,
  enterprise: string,
  clause?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const title = need.isConfidential ? say('ledgers_need_masked', {}, ctx.locale) : need.title;
  await ctx.record({
    type,
    subject: need.id,
    ...(clause ? { clause } : {}),
    parkId: place.parkId ?? null,
    enterpriseIds: [need.enterpriseId],
    values: { enterprise, title, ...more },
  });
}
