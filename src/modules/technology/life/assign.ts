import { and, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Role } from '#shared/roles.ts';
import { say } from '#shared/words.ts';
import { spokenCode } from '#shared/spoken-code.ts';
import { withSight } from '#platform/db/database.ts';
import type { Ctx } from '#platform/ctx.ts';
import { onDuty, type OnDuty } from '#modules/parties/index.ts';
import type { NeedRow } from '../need.ts';
import { needInSight } from '../sight.ts';
import { technologyNeeds as needs } from '../tables/needs.ts';
import { sharedWords } from './likeness.ts';

const OF_PARK: readonly Role[] = ['station_officer', 'park_officer'];
const OF_OFFICE: readonly Role[] = [
  'station_officer',
  'park_officer',
  'bureau_officer',
  'department_liaison',
  'finance_officer',
  'county_officer',
];
/** So many earlier needs of a person are compared with this one. */
const COMPARED = 2000;

/** Those on duty where the need is worked on: of the office it was handed to, else of its park, else of the county or bureau. */
async function peopleFor(ctx: Ctx, need: NeedRow): Promise<readonly OnDuty[]> {
  if (need.officeId) {
    const office = await onDuty(ctx, { roles: OF_OFFICE, orgId: need.officeId });
    const park = need.officeParkId ? await onDuty(ctx, { roles: OF_PARK, parkId: need.officeParkId }) : [];
    return [...new Map([...office, ...park].map((person) => [person.id, person])).values()];
  }
  if (need.parkId) return onDuty(ctx, { roles: OF_PARK, parkId: need.parkId });
  const county = need.countyId ? await onDuty(ctx, { roles: ['county_officer'], orgId: need.countyId }) : [];
  return [...county, ...(await onDuty(ctx, { roles: ['bureau_officer'] }))];
}

/** The person, when they are on duty where the need is worked on. */
export async function chosenAssignee(ctx: Ctx, need: NeedRow, personId: string): Promise<OnDuty | null> {
  return (await peopleFor(ctx, need)).find(({ id }) => id === personId) ?? null;
}

/** Who could work on it: by the like needs they have handled and solved, and by what they have open. The first is proposed. */
export async function listAssignees(ctx: Ctx, needId: string) {
  const need = await needInSight(ctx, needId, { ability: 'technology.work_on_needs' });
  const people = await peopleFor(ctx, need);
  const earlier = await withSight(ctx.db, ctx.actor, 'city', () =>
    needsOf(
      ctx,
      people.map(({ id }) => id),
    ),
  );
  const rows = people.map((person) => {
    const theirs = earlier.filter(({ assigneeId, id }) => assigneeId === person.id && id !== need.id);
    const open = theirs.filter(({ state }) => OPEN.includes(state)).length;
    const like = theirs.filter((one) => isLike(need, one));
    const solved = like.filter(({ state }) => SOLVED.includes(state)).length;
    const score = like.length + solved * 2 - open * 1.5;
    return { ...person, openNeeds: open, handled: like.length, solved, score, like };
  });
  rows.sort((one, other) => other.score - one.score || one.openNeeds - other.openNeeds || one.name.localeCompare(other.name, 'zh-CN'));
  const least = Math.min(...rows.map(({ openNeeds }) => openNeeds));
  return {
    rows: rows.map(({ id, name, orgName, openNeeds, handled, solved, like }, at) => ({
      id,
      name,
      orgName,
      openNeeds,
      handled,
      solved,
      isProposed: at === 0,
      reasons: reasonsFor(ctx, need, {
        openNeeds,
        handled,
        solved,
        isLeast: openNeeds === least,
        last: like.find((one) => !one.isConfidential)?.title ?? null,
      }),
    })),
  };
}

const OPEN: readonly string[] = ['assigned', 'matching', 'signed', 'under_way', 'long_term'];
const SOLVED: readonly string[] = ['solved', 'confirmed', 'closed'];

type Earlier = Pick<NeedRow, 'id' | 'assigneeId' | 'state' | 'kind' | 'title' | 'fields' | 'isConfidential'>;

const needsOf = (ctx: Ctx, personIds: readonly string[]): Promise<Earlier[]> =>
  ctx.db
    .select({
      id: needs.id,
      assigneeId: needs.assigneeId,
      state: needs.state,
      kind: needs.kind,
      title: needs.title,
      fields: needs.fields,
      isConfidential: needs.isConfidential,
    })
    .from(needs)
    .where(and(inArray(needs.assigneeId, [...personIds, '']), isNull(needs.withdrawnAt), isNotNull(needs.assigneeId)))
    .orderBy(sql`${needs.stateSince} desc`)
    .limit(COMPARED);

/** Of the same subject: a field of both, or words of both, or, for what is no technology, of the same kind. */
function isLike(need: NeedRow, other: Earlier): boolean {
  if (other.fields.some((field) => need.fields.includes(field))) return true;
  if (need.kind !== 'research' && need.kind !== 'other') return need.kind === other.kind;
  return sharedWords(`${need.title} ${need.difficulty ?? ''}`, other.title).length > 0;
}

function reasonsFor(
  ctx: Ctx,
  { kind: about }: NeedRow,
  {
    openNeeds,
    handled,
    solved,
    isLeast,
    last,
  }: { openNeeds: number; handled: number; solved: number; isLeast: boolean; last: string | null },
): string[] {
  const kind = spokenCode('need_kind', about ?? 'other', ctx.locale);
  const reasons = [];
  if (handled > 0) reasons.push(say('technology_assign_handled', { count: handled, solved }, ctx.locale));
  else reasons.push(say('technology_assign_none_like', { kind }, ctx.locale));
  if (last) reasons.push(say('technology_assign_last', { title: last }, ctx.locale));
  reasons.push(say(isLeast ? 'technology_assign_least' : 'technology_assign_load', { count: openNeeds }, ctx.locale));
  return reasons;
}
