import { and, eq, gte, isNull } from 'drizzle-orm';
import { addMonths, dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { directoryOf } from '#modules/parties/index.ts';
import { EXPERT_TITLES } from './expert-titles.ts';
import { fieldNames } from './expert-fields.ts';
import { libraryExpertConsultations as held, libraryExperts as experts } from './tables/experts.ts';

/** Somebody or something that may answer a need, as plain ranking wants it. */
export type CandidateProfile = {
  readonly id: string;
  readonly title: string;
  /** All that is said of it, for comparing words. */
  readonly text: string;
  /** Codes of the national list of fields. */
  readonly fields: readonly string[];
  readonly orgId: string | null;
  readonly orgName: string | null;
  readonly parkId: string | null;
  readonly isAvailable: boolean;
  /** Dealings within the last half year: who is asked often is proposed later. */
  readonly load: number;
};

/** Experts whose data may be used: agreed to, current, in the library. */
export async function expertProfiles(ctx: Ctx): Promise<CandidateProfile[]> {
  const rows = await ctx.db
    .select()
    .from(experts)
    .where(and(isNull(experts.mergedInto), isNull(experts.erasedAt), eq(experts.hasConsent, true)));
  const since = addMonths(dayOf(ctx.now), -6);
  const recent = await ctx.db
    .select({ expertId: held.expertId, into: experts.mergedInto })
    .from(held)
    .innerJoin(experts, eq(experts.id, held.expertId))
    .where(and(gte(held.heldOn, since), isNull(held.withdrawnAt)));
  const load = Map.groupBy(recent, ({ expertId, into }) => into ?? expertId);
  const names = await fieldNames(ctx);
  return rows.map((row) => {
    const title = row.title ? EXPERT_TITLES.get(row.title) : undefined;
    const fields = row.fields.map((code) => names.get(code)?.searched ?? '');
    const works = row.works.map((work) => work.title);
    return {
      id: row.id,
      title: row.name,
      text: [row.directions, ...row.subjects, ...fields, ...works, row.post, title?.zh].filter(Boolean).join('\n'),
      fields: row.fields,
      orgId: row.orgId,
      orgName: row.orgName,
      parkId: row.parkId,
      isAvailable: row.availability !== 'away',
      load: load.get(row.id)?.length ?? 0,
    };
  });
}

/** Universities, institutes and intermediaries of the register, with the fields of the experts who work there. */
export async function institutionProfiles(ctx: Ctx): Promise<CandidateProfile[]> {
  const places = await directoryOf(ctx, ['university', 'institute', 'intermediary']);
  const staff = Map.groupBy(
    (await expertProfiles(ctx)).filter((profile) => profile.orgId !== null),
    (profile) => profile.orgId,
  );
  return places
    .filter((place) => place.closedGround === null)
    .map((place) => {
      const people = staff.get(place.id) ?? [];
      return {
        id: place.id,
        title: place.name,
        text: [place.name, place.shortName, ...people.map((one) => one.text)].filter(Boolean).join('\n'),
        fields: [...new Set(people.flatMap((one) => one.fields))],
        orgId: place.id,
        orgName: place.name,
        parkId: place.parkId,
        isAvailable: true,
        load: 0,
      };
    });
}
