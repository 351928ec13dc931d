import { eq } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal, type FieldProblem } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { technologyAccess } from './access.ts';
import { needRefusals, type NeedChange } from './contract/needs.ts';
import { changeRow, foldTitle, keepNeeds, placedOf, placesFor, type NeedDraft, type NeedPlace, type NeedRow } from './need.ts';
import { needInSight } from './sight.ts';
import { technologyNeeds } from './tables/needs.ts';

/** Adds a need by hand. Refuses an enterprise of another park, one that has this need already, and impossible days and sums. */
export async function addNeed(ctx: Ctx, draft: NeedDraft): Promise<{ id: string }> {
  const place = await enterprisePlace(ctx, draft.enterpriseId);
  if (!may(technologyAccess, ctx.actor, 'technology.keep_needs', placedOf(place))) {
    throw new Refusal(needRefusals.need_enterprise_elsewhere, { name: place.enterpriseName });
  }
  checkDraft(ctx, draft);
  const { added } = await keepNeeds(ctx, [{ ...draft, submittedOn: draft.submittedOn ?? dayOf(ctx.now) }]);
  const id = added[0];
  if (!id) {
    // What is told again would change the line that is there: by hand that is an act of its own.
    const values = { title: draft.title };
    throw new Refusal(needRefusals.need_already_there, values, [{ path: '/title', code: 'technology.need_already_there', values }]);
  }
  await tell(ctx, 'technology.need_added', { ...place, id, title: draft.title, isConfidential: draft.isConfidential ?? false }, '3.1');
  return { id };
}

/** Changes what a need says; its state is moved by steps. */
export async function changeNeed(ctx: Ctx, id: string, change: NeedChange): Promise<void> {
  const row = await needInSight(ctx, id, { ability: 'technology.keep_needs', locks: true });
  if (row.withdrawnAt) throw new Refusal(needRefusals.need_withdrawn, { title: row.title });
  checkDraft(ctx, { ...row, ...change });
  if (change.title !== undefined && foldTitle(change.title) !== row.foldedTitle) await checkTitleFree(ctx, row, change.title);
  const fields = await changeRow(ctx, row, change, {});
  if (fields.length > 0) await tell(ctx, 'technology.need_changed', row, undefined, { fields: fields.join(' ') });
}

/** Withdraws a need that was entered wrongly; the line stays. */
export async function withdrawNeed(ctx: Ctx, id: string, ground: string): Promise<void> {
  const row = await needInSight(ctx, id, { ability: 'technology.keep_needs', locks: true });
  if (row.withdrawnAt) throw new Refusal(needRefusals.need_withdrawn, { title: row.title });
  await ctx.db
    .update(technologyNeeds)
    .set({ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId, withdrawnGround: ground, changedAt: ctx.now })
    .where(eq(technologyNeeds.id, id));
  await tell(ctx, 'technology.need_withdrawn', row, undefined, { ground });
}

/** Takes a withdrawal back, unless the same need was entered again. */
export async function restoreNeed(ctx: Ctx, id: string): Promise<void> {
  const row = await needInSight(ctx, id, { ability: 'technology.keep_needs', locks: true });
  if (!row.withdrawnAt) throw new Refusal(needRefusals.need_not_withdrawn, { title: row.title });
  await checkTitleFree(ctx, row, row.title);
  await ctx.db
    .update(technologyNeeds)
    .set({ withdrawnAt: null, withdrawnBy: null, withdrawnGround: null, changedAt: ctx.now })
    .where(eq(technologyNeeds.id, id));
  await tell(ctx, 'technology.need_restored', row);
}

async function enterprisePlace(ctx: Ctx, enterpriseId: string): Promise<NeedPlace> {
  const place = (await placesFor(ctx, [enterpriseId])).get(enterpriseId);
  if (place) return place;
  const values = { id: enterpriseId };
  throw new Refusal(needRefusals.need_enterprise_unknown, values, [
    { path: '/enterpriseId', code: 'technology.need_enterprise_unknown', values },
  ]);
}

/** Days and sums that cannot be; every one is named with its field. */
function checkDraft(ctx: Ctx, draft: Partial<NeedDraft>): void {
  const today = dayOf(ctx.now);
  const problems: FieldProblem[] = (['submittedOn', 'matchedOn', 'closedOn'] as const).flatMap((field) => {
    const day = draft[field];
    return day && day > today ? [{ path: `/${field}`, code: 'technology.need_day_ahead', values: { day } }] : [];
  });
  const raised = draft.submittedOn;
  for (const field of ['matchedOn', 'closedOn'] as const) {
    const day = draft[field];
    if (raised && day && day < raised)
      problems.push({ path: `/${field}`, code: 'technology.need_closed_before_raised', values: { day, raised } });
  }
  if (draft.state === 'closed' && !draft.closedOn) problems.push({ path: '/closedOn', code: 'technology.need_closed_on_missing' });
  const { amountLowFen: low, amountHighFen: high } = draft;
  if (low != null && high != null && low > high) problems.push({ path: '/amountHighFen', code: 'technology.need_amount_range' });
  const [first] = problems;
  if (!first) return;
  const kind = Object.values(needRefusals).find((one) => one.code === first.code) ?? needRefusals.need_day_ahead;
  throw new Refusal(kind, first.values ?? {}, problems);
}

async function checkTitleFree(ctx: Ctx, row: NeedRow, title: string): Promise<void> {
  const rows = await ctx.db.select().from(technologyNeeds).where(eq(technologyNeeds.enterpriseId, row.enterpriseId));
  const taken = rows.some((one) => one.id !== row.id && !one.withdrawnAt && one.foldedTitle === foldTitle(title));
  if (!taken) return;
  throw new Refusal(needRefusals.need_already_there, { title }, [
    { path: '/title', code: 'technology.need_already_there', values: { title } },
  ]);
}

/** What a confidential need asks for stays out of the record: ledgers and trail are read by more people than it. */
export async function tell(
  ctx: Ctx,
  type: string,
  need: NeedPlace & Pick<NeedRow, 'id' | 'title' | 'isConfidential'>,
  clause?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const title = need.isConfidential ? say('technology_need_masked', {}, ctx.locale) : need.title;
  await ctx.record({
    type,
    subject: need.id,
    ...(clause ? { clause } : {}),
    parkId: need.parkId,
    enterpriseIds: [need.enterpriseId],
    values: { enterprise: need.enterpriseName, title, ...more },
  });
}
