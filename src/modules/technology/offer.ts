import { and, count, desc, eq, gte, ilike, or, sql } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import type { Page } from '#shared/page.ts';
import type { PublicationStep } from '#shared/publication.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import { withSight } from '#platform/db/database.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notify } from '#platform/mail/notices.ts';
import { namesOf, onDuty } from '#modules/parties/index.ts';
import { describePublications, isPublicNow, refuseUnlessChangeable, takePublicationStep } from '#modules/website/index.ts';
import type { NeedKind } from './contract/need-codes.ts';
import { needPath } from './contract/need-life-codes.ts';
import type { needOfferShape, OfferAnswer, publicNeedShape } from './contract/need-raising.ts';
import { lifeRefusals, raisingRefusals } from './contract/need-refusals.ts';
import { clauseOf, moveNeed, spokenTitle } from './life/move.ts';
import type { NeedRow } from './need.ts';
import { needLife } from './procedure.ts';
import { mayOn, needInSight } from './sight.ts';
import { technologyOfferAnswers as answers } from './tables/life.ts';
import { technologyNeeds as needs } from './tables/needs.ts';
import type { z } from 'zod';

/** So many answers a day to one need; more are no answers. */
const ANSWERS_A_DAY = 30;

const abilityOf = (kind: 'write' | 'review') => (kind === 'write' ? 'technology.work_on_needs' : 'technology.review_offers');
const isAgreed = (need: NeedRow) => need.isSummaryOpen && !need.isConfidential;

/** What is offered publicly of a need, how far it is, and who answered. */
export async function readOffer(ctx: Ctx, needId: string): Promise<z.output<typeof needOfferShape>> {
  const need = await needInSight(ctx, needId, { ability: 'technology.read_queue' });
  const [publication] = await describePublications(ctx, [need], (kind) => isAgreed(need) && mayOn(ctx, need, abilityOf(kind)));
  if (!publication) throw new Error('a row has a publication');
  const works = mayOn(ctx, need, 'technology.work_on_needs');
  const rows = await ctx.db.select().from(answers).where(eq(answers.needId, needId)).orderBy(desc(answers.number));
  return {
    title: need.publicTitle,
    summary: need.publicSummary,
    isAgreed: isAgreed(need),
    canWrite: works && isAgreed(need) && ['draft', 'returned', 'withdrawn'].includes(need.publicationState),
    publication,
    answers: rows.map(({ id, name, orgName, contact, text, receivedAt }) => ({
      id,
      name,
      orgName,
      contact: works ? contact : null,
      text,
      receivedAt: receivedAt.toISOString(),
    })),
  };
}

/** Refuses what is confidential, and what the enterprise did not agree to show. */
function checkAgreed(ctx: Ctx, need: NeedRow): void {
  if (need.isConfidential) throw new Refusal(raisingRefusals.offer_confidential, { title: spokenTitle(ctx, need) });
  if (!need.isSummaryOpen) throw new Refusal(raisingRefusals.offer_not_agreed, { title: need.title });
}

/** Writes what visitors shall read. */
export async function writeOffer(ctx: Ctx, needId: string, { title, summary }: { title: string; summary: string }): Promise<void> {
  const need = await needInSight(ctx, needId, { ability: 'technology.work_on_needs', locks: true });
  checkAgreed(ctx, need);
  refuseUnlessChangeable(need, need.publicTitle ?? need.title);
  await ctx.db.update(needs).set({ publicTitle: title, publicSummary: summary, changedAt: ctx.now }).where(eq(needs.id, needId));
  await ctx.record({
    type: 'technology.need_offer_written',
    subject: needId,
    parkId: need.parkId,
    enterpriseIds: [need.enterpriseId],
    values: { title, enterprise: need.enterpriseName },
  });
}

/** A step on the way to the public site, by the website's own rules: the gate, and a second person. */
export async function stepOffer(ctx: Ctx, needId: string, step: PublicationStep): Promise<void> {
  const need = await needInSight(ctx, needId, { ability: 'technology.read_queue', locks: true });
  const isReview = step.verb === 'publish' || step.verb === 'return' || step.verb === 'withdraw';
  if (!mayOn(ctx, need, abilityOf(isReview ? 'review' : 'write'))) throw new Refusal(lifeRefusals.need_step_not_yours);
  if (step.verb === 'submit' || step.verb === 'publish') {
    checkAgreed(ctx, need);
    if (!need.publicTitle || !need.publicSummary) throw new Refusal(raisingRefusals.offer_text_missing);
  }
  const taken = await takePublicationStep(ctx, { ...need, title: need.publicTitle ?? need.title, path: needPath(needId) }, step);
  await ctx.db
    .update(needs)
    .set({ ...taken.columns, changedAt: ctx.now })
    .where(eq(needs.id, needId));
  await ctx.record({
    type: `technology.need_offer_${taken.past}`,
    subject: needId,
    ...(taken.past === 'published' && { clause: clauseOf(need) }),
    parkId: need.parkId,
    enterpriseIds: [need.enterpriseId],
    values: { ...taken.values, enterprise: need.enterpriseName },
  });
}

/** Needs that visitors may read: published, and still open. */
const offeredWhere = () => and(isPublicNow(needs), sql`${needs.state} not in ${[...needLife.ends]}`, eq(needs.isConfidential, false));

export type PublicNeed = z.output<typeof publicNeedShape>;
type PublicQuery = { page: number; pageSize: number; kind?: NeedKind | undefined; q?: string | undefined; words?: readonly string[] };

export async function listPublicNeeds(ctx: Ctx, { page, pageSize, kind, q, words = q ? [q] : [] }: PublicQuery): Promise<Page<PublicNeed>> {
  const texts = words.map((word) => `%${word.replaceAll(/[%_\\]/gu, '\\$&')}%`);
  const where = and(
    offeredWhere(),
    kind ? eq(needs.kind, kind) : undefined,
    ...texts.map((text) => or(ilike(needs.publicTitle, text), ilike(needs.publicSummary, text))),
  );
  const rows = await ctx.db
    .select()
    .from(needs)
    .where(where)
    .orderBy(desc(needs.publishesAt), desc(needs.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(needs).where(where);
  return { rows: await publicOf(ctx, rows), total: total?.rows ?? 0, page, pageSize };
}

/** One offered need as visitors read it; null when it is not offered, or not any more. */
export async function publicNeed(ctx: Ctx, id: string): Promise<PublicNeed | null> {
  const rows = await ctx.db
    .select()
    .from(needs)
    .where(and(eq(needs.id, id), offeredWhere()))
    .limit(1);
  return (await publicOf(ctx, rows))[0] ?? null;
}

async function publicOf(ctx: Ctx, rows: readonly NeedRow[]): Promise<PublicNeed[]> {
  const parks = await namesOf(
    ctx,
    rows.flatMap((row) => row.parkId ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.publicTitle ?? '',
    summary: row.publicSummary ?? '',
    kind: row.kind,
    parkName: row.parkId ? (parks.get(row.parkId) ?? null) : null,
    publishedOn: dayOf(row.publishesAt ?? ctx.now),
  }));
}

/** "We can": a visitor's answer, with consent to the use of the contact. It stands among the need's candidates. */
export async function answerOffer(ctx: Ctx, needId: string, answer: OfferAnswer): Promise<void> {
  if (!answer.hasConsented) {
    throw new Refusal(raisingRefusals.need_consent_missing, {}, [{ path: '/hasConsented', code: 'technology.need_consent_missing' }]);
  }
  if (!(await publicNeed(ctx, needId))) throw new Refusal(raisingRefusals.offer_not_found, { id: needId });
  await withSight(ctx.db, ctx.actor, 'city', async () => {
    const [need] = await ctx.db.select().from(needs).where(eq(needs.id, needId)).limit(1).for('update');
    if (!need) throw new Refusal(raisingRefusals.offer_not_found, { id: needId });
    await checkAnswer(ctx, needId, answer);
    const id = newId('toa', ctx.now);
    const number = await nextNumber(ctx, needId);
    const { name, orgName, contact, text } = answer;
    const consentWords = say('technology_site_consent', {}, 'zh-CN');
    await ctx.db.insert(answers).values({ id, needId, name, orgName, contact, text, consentWords, receivedAt: ctx.now, number });
    await moveNeed(ctx, need, 'answer_offer', { values: { name, org: orgName ?? '' }, note: text, refId: id, byName: name });
    const people = need.assigneeId
      ? [{ id: need.assigneeId }]
      : await onDuty(ctx, { roles: ['station_officer'], parkId: need.parkId ?? '' });
    await notify(ctx, {
      personIds: people.map((person) => person.id),
      wordKey: 'notice_technology_offer_answered',
      values: { title: spokenTitle(ctx, need), name },
      path: needPath(needId),
    });
  });
}

async function checkAnswer(ctx: Ctx, needId: string, { contact }: OfferAnswer): Promise<void> {
  const [row] = await ctx.db
    .select({ twice: sql<number>`count(*) filter (where ${answers.contact} = ${contact})`.mapWith(Number) })
    .from(answers)
    .where(eq(answers.needId, needId));
  if (row && row.twice > 0)
    throw new Refusal(raisingRefusals.offer_answer_twice, {}, [{ path: '/contact', code: 'technology.offer_answer_twice' }]);
  const since = new Date(ctx.now.getTime() - 86_400_000);
  const [today] = await ctx.db
    .select({ rows: count() })
    .from(answers)
    .where(and(eq(answers.needId, needId), gte(answers.receivedAt, since)));
  if ((today?.rows ?? 0) >= ANSWERS_A_DAY) throw new Refusal(raisingRefusals.offer_answers_too_many);
}

async function nextNumber(ctx: Ctx, needId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ most: sql<number>`coalesce(max(${answers.number}), 0)`.mapWith(Number) })
    .from(answers)
    .where(eq(answers.needId, needId));
  return (row?.most ?? 0) + 1;
}
