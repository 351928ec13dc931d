import { and, eq, inArray, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { colleaguesOf } from '#modules/parties/index.ts';
import { summaryRefusals } from '../contract/summaries.ts';
import type { SummaryStance } from '../contract/summary-codes.ts';
import { supervisionSummaries as summaries, supervisionSummaryOpinions as opinions } from '../tables/summaries.ts';
import { keepFrozen, rowsBehind } from './frozen.ts';
import { measured, withNotes } from './measuring.ts';
import { summaryProcedure } from './procedure.ts';
import { draftedText } from './queries.ts';
import { countedScope, mayDraft, openDraft, personOf, summaryInSight } from './sight.ts';
import { say } from './summary.ts';

const MOST_PEOPLE = 1000;
const NOT_FROZEN = { frozenFileId: null, frozenText: null, digest: null, figureDigests: null, frozenRows: null };
const pathOf = (id: string) => `/summaries/${id}`;

/**
 * Sends a draft round: named people are asked, each once; one is named who signs. The figures are taken a last time and
 * frozen with their rows, so that everybody reads, and one signs, the same document.
 */
export async function circulateSummary(ctx: Ctx, id: string, asked: { signerId: string; personIds: readonly string[] }): Promise<void> {
  const row = await openDraft(ctx, id);
  const people = new Map((await colleaguesOf(ctx, undefined, MOST_PEOPLE)).map((person) => [person.id, person.name]));
  const named = [...new Set(asked.personIds)];
  const unknown = [asked.signerId, ...named].find((person) => !people.has(person));
  if (unknown) {
    const path = unknown === asked.signerId ? '/signerId' : `/personIds/${asked.personIds.indexOf(unknown)}`;
    throw new Refusal(summaryRefusals.summary_signer_unknown, {}, [{ path, code: summaryRefusals.summary_signer_unknown.code }]);
  }
  const askedIds = [...new Set([...row.askedIds, ...named, asked.signerId])];
  const figures = await measured(ctx, countedScope(row, ctx.now));
  const noted = withNotes(figures, row.notes);
  const frozenText = await draftedText(ctx, { ...row, measuredAt: ctx.now }, noted);
  const frozen = await keepFrozen(ctx, row, { text: frozenText, ...(await rowsBehind(ctx, countedScope(row, ctx.now), noted)) });
  await ctx.db
    .update(summaries)
    .set({ state: 'circulating', signerId: asked.signerId, askedIds, figures, measuredAt: ctx.now, frozenText, ...frozen })
    .where(eq(summaries.id, id));
  if (named.length > 0) {
    await ctx.db
      .insert(opinions)
      .values(named.map((personId) => ({ id: newId('opn', ctx.now), summaryId: id, personId, askedAt: ctx.now })))
      .onConflictDoNothing();
  }
  await say(ctx, 'supervision.summary_circulated', row, {
    people: named.map((person) => people.get(person)).join('、'),
    signer: people.get(asked.signerId) ?? '',
  });
  const values = { title: row.title.replaceAll('\n', '') };
  await notify(ctx, { personIds: named, wordKey: 'notice_supervision_summary_asked', values, path: pathOf(id) });
  await notify(ctx, { personIds: [asked.signerId], wordKey: 'notice_supervision_summary_to_sign', values, path: pathOf(id) });
}

/** Takes it back to work on it. What was said stays; who was asked and has not answered is not asked any more. */
export async function takeSummaryBack(ctx: Ctx, id: string): Promise<void> {
  const row = await summaryInSight(ctx, id, { locks: true });
  if (!mayDraft(ctx, row)) throw new Refusal(summaryRefusals.summary_level_not_yours);
  if (row.state === 'signed') throw new Refusal(summaryRefusals.summary_signed, { title: row.title });
  if (!summaryProcedure.move(row.state, 'takeBack').isAllowed) throw new Refusal(summaryRefusals.summary_not_circulating);
  await ctx.db.delete(opinions).where(and(eq(opinions.summaryId, id), isNull(opinions.givenAt)));
  await ctx.db
    .update(summaries)
    .set({ state: 'draft', signerId: null, ...NOT_FROZEN })
    .where(eq(summaries.id, id));
  await say(ctx, 'supervision.summary_taken_back', row);
}

/** One's own opinion, once; who would have it changed says how. */
export async function giveOpinion(ctx: Ctx, id: string, said: { stance: SummaryStance; text: string }): Promise<void> {
  const row = await summaryInSight(ctx, id, { locks: true });
  if (row.state === 'signed') throw new Refusal(summaryRefusals.summary_signed, { title: row.title });
  if (row.state !== 'circulating') throw new Refusal(summaryRefusals.summary_not_circulating);
  const mine = and(eq(opinions.summaryId, id), eq(opinions.personId, personOf(ctx)));
  const [asked] = await ctx.db.select().from(opinions).where(mine).limit(1);
  if (!asked) throw new Refusal(summaryRefusals.summary_not_asked);
  if (asked.givenAt) throw new Refusal(summaryRefusals.summary_opinion_given);
  if (said.stance === 'amend' && said.text === '') {
    const code = summaryRefusals.summary_opinion_missing.code;
    throw new Refusal(summaryRefusals.summary_opinion_missing, {}, [{ path: '/text', code }]);
  }
  await ctx.db
    .update(opinions)
    .set({ stance: said.stance, text: said.text || null, givenAt: ctx.now })
    .where(mine);
  await ctx.record({
    type: 'supervision.summary_opinion_given',
    subject: id,
    parkId: row.parkId,
    values: { title: row.title.replaceAll('\n', ''), stance: said.stance, opinion: said.text },
  });
  await notify(ctx, {
    personIds: [row.draftedBy],
    wordKey: 'notice_supervision_summary_opinion',
    values: { title: row.title.replaceAll('\n', ''), name: ctx.actor.name },
    path: pathOf(id),
  });
}

/** The opinions on these summaries that this person still owes. */
export function owedOpinions(ctx: Ctx) {
  return ctx.db
    .select({ id: summaries.id, title: summaries.title, askedAt: opinions.askedAt })
    .from(opinions)
    .innerJoin(summaries, eq(summaries.id, opinions.summaryId))
    .where(and(eq(opinions.personId, ctx.actor.personId ?? ''), isNull(opinions.givenAt), inArray(summaries.state, ['circulating'])));
}
