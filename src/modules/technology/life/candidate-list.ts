import { and, count, eq, inArray } from 'drizzle-orm';
import { say } from '#shared/words.ts';
import { withSight } from '#platform/db/database.ts';
import type { Ctx } from '#platform/ctx.ts';
import { rankCandidates } from '../candidates.ts';
import type { CandidateKind } from '../contract/need-life-codes.ts';
import type { Candidate } from '../contract/need-partners.ts';
import { needInSight } from '../sight.ts';
import { technologyInvitations as invitations, technologyOfferAnswers as answers } from '../tables/life.ts';
import { invitationsOf } from './invitation.ts';

/** Candidates of a need with what was asked of them already; who offered to answer it publicly stands first. */
export async function listCandidates(
  ctx: Ctx,
  needId: string,
  asked: { kind?: CandidateKind | undefined; q?: string | undefined },
): Promise<{ rows: Candidate[] }> {
  const need = await needInSight(ctx, needId, { ability: 'technology.work_on_needs' });
  const invited = (await invitationsOf(ctx, [needId])).get(needId) ?? [];
  const stateOf = (kind: CandidateKind, id: string) =>
    invited.findLast((one) => one.kind === kind && one.candidateId === id && one.state !== 'taken_back')?.state ?? null;
  const ranked = asked.kind === 'answer' ? [] : await rankCandidates(ctx, need, asked);
  const open = await openInvitationsTo(
    ctx,
    ranked.map(({ profile }) => profile.id),
  );
  const rows = ranked.map(({ kind, profile, score, reasons, cautions }) => {
    const load = profile.load + (open.get(profile.id) ?? 0);
    const time = timeOf(ctx, profile.isAvailable, load);
    return {
      kind,
      id: profile.id,
      title: profile.title,
      orgName: profile.orgName,
      fields: [...profile.fields],
      isAvailable: profile.isAvailable,
      load,
      score,
      reasons: [...reasons, ...time.reasons],
      cautions: [...cautions, ...time.cautions],
      invitationState: stateOf(kind, profile.id),
    };
  });
  const offered = !asked.kind || asked.kind === 'answer' ? await answersTo(ctx, needId) : [];
  return { rows: [...offered.map((one) => ({ ...one, invitationState: stateOf('answer', one.id) })), ...rows] };
}

/** Whether they have time, in words: for asking them, or against. */
function timeOf({ locale }: Ctx, isAvailable: boolean, load: number): { reasons: string[]; cautions: string[] } {
  if (!isAvailable) return { reasons: [], cautions: [say('technology_candidate_away', {}, locale)] };
  if (load === 0) return { reasons: [say('technology_candidate_free', {}, locale)], cautions: [] };
  return { reasons: [], cautions: [say('technology_candidate_load', { count: load }, locale)] };
}

/** Open invitations of all needs, by candidate. */
async function openInvitationsTo(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await withSight(ctx.db, ctx.actor, 'city', () =>
    ctx.db
      .select({ id: invitations.candidateId, open: count() })
      .from(invitations)
      .where(and(inArray(invitations.candidateId, [...ids]), eq(invitations.state, 'open')))
      .groupBy(invitations.candidateId),
  );
  return new Map(rows.map(({ id, open }) => [id, open]));
}

async function answersTo(ctx: Ctx, needId: string): Promise<Omit<Candidate, 'invitationState'>[]> {
  const rows = await ctx.db.select().from(answers).where(eq(answers.needId, needId)).orderBy(answers.number);
  return rows.map((row) => ({
    kind: 'answer',
    id: row.id,
    title: row.name,
    orgName: row.orgName,
    fields: [],
    isAvailable: true,
    load: 0,
    score: 100,
    reasons: [say('technology_candidate_answered', { text: row.text.slice(0, 80) }, ctx.locale)],
    cautions: [],
  }));
}
