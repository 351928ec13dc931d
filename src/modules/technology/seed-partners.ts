import { addDays, dayOf } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { CandidateProfile } from '#modules/libraries/index.ts';
import { wordsOf } from './life/likeness.ts';
import type { NeedRow } from './need.ts';
import { needLife } from './procedure.ts';
import type { technologyContracts, technologyInvitations, technologyTalks } from './tables/life.ts';

export type Partners = {
  readonly invitations: (typeof technologyInvitations.$inferInsert)[];
  readonly talks: (typeof technologyTalks.$inferInsert)[];
  readonly contracts: (typeof technologyContracts.$inferInsert)[];
};

const WITH_TALKS: readonly string[] = ['matching', 'signed', 'under_way', 'solved', 'confirmed', 'closed', 'long_term', 'unsolved'];
const WITH_CONTRACT: readonly string[] = ['signed', 'under_way', 'solved', 'confirmed', 'closed'];
const TALKED = [
  '看了现场，取样带回实验室，两周内给初步意见',
  '三方见面，企业讲了工况和指标，专家提出两条路线，商定先做小试',
  '小试结果出来，指标接近，约定放大条件和分工',
];
const KINDS = ['development', 'service', 'consulting', 'licence', 'transfer'] as const;

/** Who was invited to a need of the demo, the talks it had and the contract it led to. */
export function partnersOf(
  ctx: Ctx,
  need: NeedRow,
  at: number,
  profiles: readonly CandidateProfile[],
  persons: ReadonlyMap<string, string | null>,
): Partners {
  const partners: Partners = { invitations: [], talks: [], contracts: [] };
  if (need.state !== 'assigned' && !WITH_TALKS.includes(need.state)) return partners;
  const raised = need.submittedOn ?? dayOf(ctx.now);
  const first = need.matchedOn ?? addDays(raised, 14);
  const chosen = fitting(need, at, profiles);
  for (const [turn, profile] of chosen.entries())
    partners.invitations.push(invitation(ctx, need, turn, profile, persons, addDays(first, -8)));
  if (!WITH_TALKS.includes(need.state)) return partners;
  const withWhom = need.expert ?? (chosen[0] ? `${chosen[0].orgName ?? ''} ${chosen[0].title}` : (need.wantedPartner ?? '专家组'));
  for (let turn = 0; turn <= at % 3; turn += 1) {
    const heldOn = addDays(first, turn * 24);
    if (heldOn > dayOf(ctx.now)) break;
    partners.talks.push({
      id: newId('tlk', ctx.now),
      needId: need.id,
      invitationId: turn === 0 ? (partners.invitations[0]?.id ?? null) : null,
      heldOn,
      way: (['visit', 'meeting', 'test'] as const)[turn] ?? 'phone',
      withWhom: withWhom.trim().slice(0, 200),
      note: TALKED[turn] ?? TALKED[0] ?? '',
      by: need.assigneeId,
      at: new Date(`${heldOn}T06:00:00Z`),
    });
  }
  // One in four is solved by advice alone.
  if (WITH_CONTRACT.includes(need.state) && (at % 4 !== 1 || need.state === 'signed'))
    partners.contracts.push(contract(ctx, need, at, chosen[0]));
  return partners;
}

/** Experts whose entry speaks of the need's own words, the best first; who fits nobody is not invented. */
function fitting(need: NeedRow, at: number, profiles: readonly CandidateProfile[]): CandidateProfile[] {
  const words = [...wordsOf(`${need.title} ${need.difficulty ?? ''}`)];
  return profiles
    .map((profile) => ({
      profile,
      score:
        words.filter((word) => profile.text.includes(word)).length * 2 +
        profile.fields.filter((field) => need.fields.includes(field)).length * 3,
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, 1 + (at % 3))
    .map(({ profile }) => profile);
}

function invitation(
  ctx: Ctx,
  need: NeedRow,
  turn: number,
  profile: CandidateProfile,
  persons: ReadonlyMap<string, string | null>,
  invitedOn: string,
): Partners['invitations'][number] {
  const today = dayOf(ctx.now);
  const isFresh = need.state === 'assigned';
  const isOver = needLife.isEnd(need.state);
  const state = isFresh ? 'open' : turn === 0 ? 'accepted' : turn === 1 ? 'declined' : isOver ? 'expired' : 'open';
  const on = state === 'open' ? addDays(today, -3) : invitedOn;
  const answeredOn = addDays(on, 2 + turn);
  return {
    id: newId('inv', ctx.now),
    needId: need.id,
    kind: 'expert',
    candidateId: profile.id,
    personId: persons.get(profile.id) ?? null,
    name: profile.title,
    orgName: profile.orgName,
    title: need.isConfidential ? '园区企业一项技术攻关需求' : need.title,
    brief: need.isConfidential
      ? '企业要求保密，接受后由工作站安排见面说明。'
      : [need.difficulty, need.indicators].filter(Boolean).join('\n'),
    state,
    expiresOn: addDays(on, 14),
    invitedBy: need.assigneeId,
    invitedAt: new Date(`${on}T02:00:00Z`),
    ...(state === 'accepted' && { answer: '可以到厂看看', answeredAt: new Date(`${answeredOn}T02:00:00Z`) }),
    ...(state === 'declined' && { reason: turn % 2 === 1 ? 'no_time' : 'not_my_field', answeredAt: new Date(`${answeredOn}T02:00:00Z`) }),
  };
}

function contract(ctx: Ctx, need: NeedRow, at: number, profile: CandidateProfile | undefined): Partners['contracts'][number] {
  const signedOn = addDays(need.submittedOn ?? dayOf(ctx.now), 55);
  const day = signedOn > dayOf(ctx.now) ? dayOf(ctx.now) : signedOn;
  const low = need.amountLowFen ?? 20_000_000;
  return {
    id: newId('tct', ctx.now),
    needId: need.id,
    kind: KINDS[at % 7 === 0 ? 3 : at % 3] ?? 'development',
    title: need.title,
    number: `${day.slice(0, 4)}6108${String(1000 + at).padStart(6, '0')}`,
    partyA: need.enterpriseName,
    partyB: profile?.orgName ?? need.wantedPartner ?? '陕北工程大学',
    amountFen: Math.round((low * (55 + (at % 5) * 10)) / 100 / 100_000) * 100_000,
    signedOn: day,
    startsOn: day,
    endsOn: addDays(day, 365),
    by: need.assigneeId,
    at: new Date(`${day}T07:00:00Z`),
  };
}
