import { and, count, desc, eq, gte, inArray, isNull, lte, sum, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { enterprisesOf, namesOf, peopleNamesOf } from '#modules/parties/index.ts';
import { expertAccess } from './access/experts.ts';
import { EXPERT_TITLES } from './expert-titles.ts';
import type { Consultation, ConsultationDraft } from './contract/expert-dealings.ts';
import { expertsRefusals } from './contract/experts.ts';
import { refreshDealings } from './expert-dealings.ts';
import { feeOf, withheldOn } from './expert-fee.ts';
import { entriesOf, expertInSight, type ExpertRowFull } from './expert-sight.ts';
import { librariesRefusals } from './contract/refusals.ts';
import { libraryExpertConsultations as held, libraryExperts as experts } from './tables/experts.ts';

type Row = typeof held.$inferSelect;

/** Notes a consultation. It counts for the park of the enterprise, or of whoever arranged it. */
export async function enterConsultation(ctx: Ctx, expertId: string, draft: ConsultationDraft): Promise<string> {
  const row = await expertInSight(ctx, expertId, { locks: true });
  if (row.erasedAt) throw new Refusal(expertsRefusals.expert_erased);
  if (row.mergedInto) throw new Refusal(librariesRefusals.row_merged, { name: row.name });
  if (draft.heldOn > dayOf(ctx.now)) {
    throw new Refusal(expertsRefusals.consultation_ahead, {}, [{ path: '/heldOn', code: 'libraries.consultation_ahead' }]);
  }
  const enterpriseId = draft.enterpriseId ?? null;
  const [enterprise] = enterpriseId ? await enterprisesOf(ctx, [enterpriseId]) : [];
  if (!enterprise && !draft.otherParty) {
    throw new Refusal(expertsRefusals.party_missing, {}, [{ path: '/enterpriseId', code: 'libraries.party_missing' }]);
  }
  const parkId = enterprise?.park_id ?? draft.parkId ?? ctx.actor.parkIds[0] ?? null;
  if (!may(expertAccess, ctx.actor, 'libraries.enter_consultations', { parkId })) {
    throw new Refusal(expertsRefusals.expert_elsewhere, { name: enterprise?.name ?? '' });
  }
  const id = newId('con', ctx.now);
  await ctx.db.insert(held).values({
    id,
    expertId,
    heldOn: draft.heldOn,
    form: draft.form,
    topic: draft.topic,
    result: draft.result ?? null,
    enterpriseId: enterprise ? enterpriseId : null,
    otherParty: enterprise ? null : (draft.otherParty ?? null),
    needId: draft.needId ?? null,
    parkId,
    ...feeColumns(row, draft),
    enteredBy: ctx.actor.personId,
    enteredAt: ctx.now,
  });
  await refreshDealings(ctx, expertId);
  await ctx.record({
    type: 'libraries.expert_consulted',
    subject: id,
    clause: '3.1',
    parkId,
    occurredOn: draft.heldOn,
    enterpriseIds: enterprise ? [enterprise.id] : [],
    values: { name: row.name, party: enterprise?.name ?? draft.otherParty ?? '', topic: draft.topic, expert: expertId },
  });
  return id;
}

/** The scale's bounds and what was settled; an amount outside them says why. */
function feeColumns(row: ExpertRowFull, { form, halfDays, feeFen, feeGround }: ConsultationDraft) {
  const settled = feeFen ?? null;
  const level = row.title ? (EXPERT_TITLES.get(row.title)?.level ?? null) : null;
  const fee = halfDays ? feeOf({ form, level, renown: row.renown, halfDays }) : null;
  const isOutside = settled !== null && settled > 0 && (fee === null || settled < fee.lowFen || settled > fee.highFen);
  if (isOutside && !feeGround) {
    throw new Refusal(expertsRefusals.fee_ground_missing, {}, [{ path: '/feeGround', code: 'libraries.fee_ground_missing' }]);
  }
  return {
    feeLowFen: fee?.lowFen ?? null,
    feeHighFen: fee?.highFen ?? null,
    feeFen: settled,
    taxFen: settled === null ? null : withheldOn(settled),
    feeGround: feeGround ?? null,
    feeBasis: fee?.basis ?? null,
  };
}

export async function withdrawConsultation(ctx: Ctx, id: string, ground: string): Promise<void> {
  const [row] = await ctx.db.select().from(held).where(eq(held.id, id)).for('update');
  if (!row || !may(expertAccess, ctx.actor, 'libraries.enter_consultations', row)) {
    throw new Refusal(expertsRefusals.consultation_not_found, { id });
  }
  if (row.withdrawnAt) throw new Refusal(expertsRefusals.consultation_withdrawn);
  await ctx.db.update(held).set({ withdrawnAt: ctx.now, withdrawnGround: ground }).where(eq(held.id, id));
  const expert = await expertInSight(ctx, row.expertId);
  await refreshDealings(ctx, expert.mergedInto ?? expert.id);
  await ctx.record({
    type: 'libraries.expert_consultation_withdrawn',
    subject: id,
    undoes: 'libraries.expert_consulted',
    parkId: row.parkId,
    values: { name: expert.name, topic: row.topic, ground },
  });
}

type Asked = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly expertId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly parkId?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

/** Consultations in sight, the latest first, with the sum of what was paid for all of them. */
export async function listConsultations(ctx: Ctx, asked: Asked) {
  const entries = asked.expertId ? await entriesOf(ctx, asked.expertId) : null;
  const where = and(
    rowsWhere(expertAccess, ctx.actor, 'libraries.read_consultations', { parkId: held.parkId, personId: experts.personId }),
    entries ? inArray(held.expertId, entries) : isNull(held.withdrawnAt),
    asked.enterpriseId ? eq(held.enterpriseId, asked.enterpriseId) : undefined,
    asked.parkId ? eq(held.parkId, asked.parkId) : undefined,
    asked.from ? gte(held.heldOn, asked.from) : undefined,
    asked.until ? lte(held.heldOn, asked.until) : undefined,
  );
  const rows = await joined(ctx, where)
    .orderBy(desc(held.heldOn), desc(held.id))
    .limit(asked.pageSize)
    .offset((asked.page - 1) * asked.pageSize);
  const [total] = await ctx.db
    .select({ rows: count(), fen: sum(held.feeFen) })
    .from(held)
    .innerJoin(experts, eq(experts.id, held.expertId))
    .where(where);
  return {
    rows: await shownConsultations(ctx, rows),
    total: total?.rows ?? 0,
    feeFen: Number(total?.fen ?? 0),
    page: asked.page,
    pageSize: asked.pageSize,
  };
}

const joined = (ctx: Ctx, where: SQL | undefined) =>
  ctx.db
    .select({ row: held, name: experts.name, personId: experts.personId })
    .from(held)
    .innerJoin(experts, eq(experts.id, held.expertId))
    .where(where)
    .$dynamic();

/** Fees are seen by whoever may see them at all: every reader of consultations, the expert of their own. */
async function shownConsultations(ctx: Ctx, rows: readonly { row: Row; name: string }[]): Promise<Consultation[]> {
  const parties = await namesOf(
    ctx,
    rows.flatMap(({ row }) => row.enterpriseId ?? []),
  );
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap(({ row }) => row.enteredBy ?? []),
  );
  return rows.map(({ row, name }) => ({
    id: row.id,
    expertId: row.expertId,
    expertName: name,
    heldOn: row.heldOn,
    form: row.form,
    topic: row.topic,
    result: row.result,
    enterpriseId: row.enterpriseId,
    party: parties.get(row.enterpriseId ?? '') ?? row.otherParty,
    needId: row.needId,
    parkId: row.parkId,
    fee: {
      lowFen: row.feeLowFen,
      highFen: row.feeHighFen,
      feeFen: row.feeFen,
      taxFen: row.taxFen,
      ground: row.feeGround,
      basis: row.feeBasis,
    },
    enteredBy: people.get(row.enteredBy ?? '') ?? '',
    withdrawnGround: row.withdrawnGround,
    abilities: may(expertAccess, ctx.actor, 'libraries.enter_consultations', row) ? ['libraries.enter_consultations'] : [],
  }));
}
