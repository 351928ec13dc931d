import { and, eq, inArray } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { expertRows, itemRows } from '#modules/libraries/index.ts';
import { namesOf, peopleServing } from '#modules/parties/index.ts';
import type { CandidateKind } from '../contract/need-life-codes.ts';
import { lifeRefusals } from '../contract/need-refusals.ts';
import type { NeedRow } from '../need.ts';
import { technologyInvitations, technologyOfferAnswers } from '../tables/life.ts';

type Chosen = { readonly kind: CandidateKind; readonly id: string; readonly email?: string | null | undefined };

/** Who is asked: by name, with an account or an address, where there is one. */
export type Invited = Chosen & {
  readonly name: string;
  readonly orgName: string | null;
  readonly personId: string | null;
};

/** Finds those chosen in their libraries. Refuses who is not there, who is chosen twice, and who was asked already. */
export async function findInvited(ctx: Ctx, need: NeedRow, chosen: readonly Chosen[]): Promise<Invited[]> {
  const found: Invited[] = [];
  for (const [at, one] of chosen.entries()) {
    const who = await WHO[one.kind](ctx, need, one.id);
    if (!who) {
      throw new Refusal(lifeRefusals.invitation_candidate_unknown, {}, [
        { path: `/candidates/${at}/id`, code: 'technology.invitation_candidate_unknown' },
      ]);
    }
    const email = one.email ?? who.email ?? null;
    found.push({ ...one, ...who, email });
  }
  await checkNotAsked(ctx, need, found);
  return found;
}

async function checkNotAsked(ctx: Ctx, need: NeedRow, found: readonly Invited[]): Promise<void> {
  const asked = await ctx.db
    .select({ kind: technologyInvitations.kind, id: technologyInvitations.candidateId })
    .from(technologyInvitations)
    .where(and(eq(technologyInvitations.needId, need.id), inArray(technologyInvitations.state, ['open', 'accepted'])));
  const keys = new Set(asked.map(({ kind, id }) => `${kind} ${id}`));
  for (const [at, { kind, id, name }] of found.entries()) {
    if (keys.has(`${kind} ${id}`)) {
      const values = { name };
      throw new Refusal(lifeRefusals.invitation_twice, values, [
        { path: `/candidates/${at}/id`, code: 'technology.invitation_twice', values },
      ]);
    }
    keys.add(`${kind} ${id}`);
  }
}

type Who = Pick<Invited, 'name' | 'orgName' | 'personId'> & { readonly email?: string | null };

const WHO: Readonly<Record<CandidateKind, (ctx: Ctx, need: NeedRow, id: string) => Promise<Who | null>>> = {
  async expert(ctx, _need, id) {
    const [row] = await expertRows(ctx, [id]);
    if (!row || row.mergedInto || row.erasedAt || !row.hasConsent) return null;
    return { name: row.name, orgName: row.orgName, personId: row.personId, email: row.email };
  },
  async achievement(ctx, _need, id) {
    const [row] = await itemRows(ctx, [id]);
    return row ? { name: row.title, orgName: row.ownerName, personId: null } : null;
  },
  async institution(ctx, _need, id) {
    const name = (await namesOf(ctx, [id])).get(id);
    if (!name) return null;
    const [person] = await peopleServing(ctx, [id], ['intermediary', 'expert']);
    return { name, orgName: name, personId: person?.id ?? null };
  },
  async answer(ctx, need, id) {
    const [row] = await ctx.db
      .select()
      .from(technologyOfferAnswers)
      .where(and(eq(technologyOfferAnswers.id, id), eq(technologyOfferAnswers.needId, need.id)))
      .limit(1);
    return row ? { name: row.name, orgName: row.orgName, personId: null, email: row.contact.includes('@') ? row.contact : null } : null;
  },
};
