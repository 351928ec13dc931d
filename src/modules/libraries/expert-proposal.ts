import { and, asc, count, eq } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import type { Page } from '#shared/page.ts';
import { Refusal } from '#shared/refusal.ts';
import type { z } from 'zod';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import type { proposalShape } from './contract/expert-person.ts';
import { expertsRefusals } from './contract/experts.ts';
import type { ExpertChange } from './contract/expert-shapes.ts';
import { differences, setValues } from './expert-change.ts';
import { checkExpert, fieldNames } from './expert-fields.ts';
import { shownChanges } from './expert-queries.ts';
import { expertFor } from './expert-sight.ts';
import { libraryExpertChanges as changes, libraryExperts as experts } from './tables/experts.ts';

/** The expert corrects their own entry: it waits for a second person, and nothing changes until then. */
export async function proposeChange(ctx: Ctx, id: string, { ground, ...change }: ExpertChange & { ground?: string | undefined }) {
  const row = await expertFor(ctx, id, 'libraries.keep_own_expert');
  checkExpert(change, await fieldNames(ctx));
  const { before, after } = differences(row, change);
  if (Object.keys(after).length === 0) throw new Refusal(expertsRefusals.proposal_empty);
  const [waiting] = await ctx.db.select({ id: changes.id }).from(changes).where(waits(id)).limit(1);
  if (waiting) throw new Refusal(expertsRefusals.proposal_waits);
  const proposalId = newId('exc', ctx.now);
  await ctx.db.insert(changes).values({
    id: proposalId,
    expertId: id,
    state: 'proposed',
    before,
    after,
    ground: ground ?? null,
    changedBy: ctx.actor.personId,
    changedAt: ctx.now,
  });
  await ctx.record({
    type: 'libraries.expert_change_proposed',
    subject: id,
    parkId: row.parkId,
    values: { name: row.name, fields: Object.keys(after).join(' ') },
  });
  return proposalId;
}

const waits = (expertId: string) => and(eq(changes.expertId, expertId), eq(changes.state, 'proposed'));

export async function takeBackProposal(ctx: Ctx, id: string): Promise<void> {
  const row = await expertFor(ctx, id, 'libraries.keep_own_expert');
  const taken = await ctx.db.update(changes).set({ state: 'taken_back' }).where(waits(id)).returning({ id: changes.id });
  if (taken.length === 0) throw new Refusal(expertsRefusals.proposal_answered);
  await ctx.record({
    type: 'libraries.expert_change_taken_back',
    subject: id,
    undoes: 'libraries.expert_change_proposed',
    parkId: row.parkId,
    values: { name: row.name },
  });
}

type Answer = { readonly isTaken: boolean; readonly answer?: string | undefined };

/** A second person takes the proposal into the entry or declines it; the expert is told either way. */
export async function answerProposal(ctx: Ctx, proposalId: string, { isTaken, answer }: Answer): Promise<void> {
  const [proposal] = await ctx.db.select().from(changes).where(eq(changes.id, proposalId)).for('update');
  if (!proposal) throw new Refusal(expertsRefusals.expert_not_found, { id: proposalId });
  if (proposal.state !== 'proposed') throw new Refusal(expertsRefusals.proposal_answered);
  if (proposal.changedBy === ctx.actor.personId) throw new Refusal(expertsRefusals.not_own_proposal);
  const row = await expertFor(ctx, proposal.expertId, 'libraries.review_experts');
  const told = { reviewedBy: ctx.actor.personId, reviewedAt: ctx.now, answer: answer ?? null };
  if (isTaken) {
    const { before, after } = differences(row, proposal.after as ExpertChange);
    await setValues(ctx, row, after, await fieldNames(ctx));
    await ctx.db
      .update(changes)
      .set({ ...told, state: 'applied', before, after })
      .where(eq(changes.id, proposalId));
  } else {
    await ctx.db
      .update(changes)
      .set({ ...told, state: 'rejected' })
      .where(eq(changes.id, proposalId));
  }
  await ctx.record({
    type: isTaken ? 'libraries.expert_change_taken' : 'libraries.expert_change_declined',
    subject: row.id,
    parkId: row.parkId,
    values: { name: row.name, answer: answer ?? '' },
  });
  if (proposal.changedBy) {
    const wordKey = isTaken ? 'notice_libraries_change_taken' : 'notice_libraries_change_declined';
    await notify(ctx, { personIds: [proposal.changedBy], wordKey, values: { answer: answer ?? '' }, path: '/my-expert' });
  }
}

type Proposal = z.output<typeof proposalShape>;

/** Proposals that wait, the longest waiting first. */
export async function listProposals(ctx: Ctx, { page, pageSize }: { page: number; pageSize: number }): Promise<Page<Proposal>> {
  const isWaiting = eq(changes.state, 'proposed');
  const rows = await ctx.db
    .select({ change: changes, name: experts.name, orgName: experts.orgName })
    .from(changes)
    .innerJoin(experts, eq(experts.id, changes.expertId))
    .where(isWaiting)
    .orderBy(asc(changes.position))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(changes).where(isWaiting);
  const shown = await shownChanges(
    ctx,
    rows.map((row) => row.change),
  );
  return {
    rows: rows.map(({ change, name, orgName }, at) => ({ ...shown[at]!, expertId: change.expertId, expertName: name, orgName })),
    total: total?.rows ?? 0,
    page,
    pageSize,
  };
}
