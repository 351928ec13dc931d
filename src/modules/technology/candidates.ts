import { say } from '#shared/words.ts';
import type { Ctx } from '#platform/ctx.ts';
import { achievementProfiles, expertProfiles, institutionProfiles, tiesOf, type CandidateProfile } from '#modules/libraries/index.ts';
import { activeCodes } from '#modules/parties/index.ts';
import type { CandidateKind } from './contract/need-life-codes.ts';
import { wordsOf } from './life/likeness.ts';
import type { NeedRow } from './need.ts';

export type Ranked = {
  readonly kind: CandidateKind;
  readonly profile: CandidateProfile;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** What must be minded when asking: a declared tie. */
  readonly cautions: readonly string[];
};

type Asked = { readonly kind?: CandidateKind | undefined; readonly q?: string | undefined };

const MOST = 30;
const WORDS_SHOWN = 4;

/**
 * Who and what may answer a need, the most fitting first: by shared words, fields, the park, availability and load,
 * with the reasons in words. The one function that the matching engine takes the place of.
 */
export async function rankCandidates(ctx: Ctx, need: NeedRow, { kind, q }: Asked): Promise<Ranked[]> {
  const profiles: [CandidateKind, CandidateProfile][] = [];
  if (!kind || kind === 'expert')
    profiles.push(...(await expertProfiles(ctx)).map((one): [CandidateKind, CandidateProfile] => ['expert', one]));
  if (!kind || kind === 'achievement')
    profiles.push(...(await achievementProfiles(ctx)).map((one): [CandidateKind, CandidateProfile] => ['achievement', one]));
  if (!kind || kind === 'institution')
    profiles.push(...(await institutionProfiles(ctx)).map((one): [CandidateKind, CandidateProfile] => ['institution', one]));
  const wanted = q?.toLowerCase();
  const found = wanted
    ? profiles.filter(([, { title, text, orgName }]) => `${title} ${orgName ?? ''} ${text}`.toLowerCase().includes(wanted))
    : profiles;
  const about: About = {
    words: [...wordsOf([need.title, need.difficulty, need.indicators, need.purpose].filter(Boolean).join('\n'))],
    titleWords: [...wordsOf(need.title)],
    fieldNames: new Map((await activeCodes(ctx, 'field')).map(({ code, name }) => [code, name])),
  };
  const ranked = found.map(([of, profile]) => ({ kind: of, profile, ...weigh(ctx, need, about, profile) }));
  const best = ranked
    .filter(({ score }) => score > 0 || wanted)
    .sort((one, other) => other.score - one.score || one.profile.title.localeCompare(other.profile.title, 'zh-CN'))
    .slice(0, MOST);
  return withTies(ctx, need, best);
}

type About = {
  readonly words: readonly string[];
  readonly titleWords: readonly string[];
  readonly fieldNames: ReadonlyMap<string, string>;
};

/** Words weigh most, then fields, then nearness; who is away or asked often comes later. */
function weigh(ctx: Ctx, need: NeedRow, { words: wanted, titleWords, fieldNames }: About, profile: CandidateProfile) {
  const text = `${profile.title}\n${profile.text}`.toLowerCase();
  const words = wanted.filter((word) => text.includes(word)).sort((one, other) => other.length - one.length);
  const ofTitle = titleWords.filter((word) => text.includes(word));
  const fields = profile.fields.filter((field) => need.fields.includes(field));
  const isWanted = Boolean(profile.orgName && need.wantedPartner?.includes(profile.orgName));
  const weight =
    Math.min(words.length * 7, 42) + Math.min(ofTitle.length * 12, 36) + Math.min(fields.length * 12, 24) + (isWanted ? 20 : 0);
  if (weight === 0) return { score: 0, reasons: [], cautions: [] };
  const isNear = profile.parkId !== null && profile.parkId === need.parkId;
  const score = weight + (isNear ? 6 : 0) - (profile.isAvailable ? 0 : 30) - Math.min(profile.load * 3, 15);
  const reasons = [];
  if (words.length > 0) reasons.push(say('technology_candidate_words', { words: words.slice(0, WORDS_SHOWN).join('、') }, ctx.locale));
  if (fields.length > 0)
    reasons.push(
      say('technology_candidate_fields', { fields: fields.map((field) => fieldNames.get(field) ?? field).join('、') }, ctx.locale),
    );
  if (isWanted) reasons.push(say('technology_candidate_wanted', { org: profile.orgName ?? '' }, ctx.locale));
  if (isNear) reasons.push(say('technology_candidate_near', {}, ctx.locale));
  return { score: Math.max(1, Math.min(100, Math.round(score))), reasons, cautions: [] };
}

/** An expert's declared tie to the enterprise is no reason against asking, but it is said. */
async function withTies(ctx: Ctx, need: NeedRow, ranked: readonly Ranked[]): Promise<Ranked[]> {
  const ties = await tiesOf(
    ctx,
    ranked.flatMap(({ kind, profile }) => (kind === 'expert' ? [profile.id] : [])),
  );
  const tied = new Set(
    ties.filter(({ orgId, orgName }) => orgId === need.enterpriseId || orgName === need.enterpriseName).map(({ expertId }) => expertId),
  );
  return ranked.map((one) =>
    one.kind === 'expert' && tied.has(one.profile.id) ? { ...one, cautions: [say('technology_candidate_tied', {}, ctx.locale)] } : one,
  );
}
