import { and, desc, eq, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayAtAll } from '#platform/access/table.ts';
import { colleaguesOf, namesOf, peopleNamesOf, placesOf } from '#modules/parties/index.ts';
import { letterRefusals, type LetterLeader } from '../contract/letters.ts';
import { supervisionLetterLeaders as leaders } from '../tables/letters.ts';
import { letterAccess } from './access.ts';

const MOST = 200;
const MOST_PEOPLE = 1000;
const ISSUERS: readonly string[] = ['bureau', 'park_committee', 'station'];

/** Who signs for which office; for officers those of their own. Those whose time has ended come last. */
export async function listLeaders(ctx: Ctx): Promise<LetterLeader[]> {
  const seesAll = mayAtAll(letterAccess, ctx.actor, 'supervision.name_leaders');
  const rows = await ctx.db
    .select()
    .from(leaders)
    .where(seesAll ? undefined : eq(leaders.orgId, ctx.actor.orgId ?? ''))
    .orderBy(desc(isNull(leaders.endedAt)), desc(leaders.namedAt))
    .limit(MOST);
  return describe(ctx, rows);
}

async function describe(ctx: Ctx, rows: readonly (typeof leaders.$inferSelect)[]): Promise<LetterLeader[]> {
  const people = await peopleNamesOf(
    ctx,
    rows.map(({ personId }) => personId),
  );
  const offices = await namesOf(
    ctx,
    rows.map(({ orgId }) => orgId),
  );
  return rows.map(({ id, personId, orgId, ground, namedAt, endedAt }) => ({
    id,
    person: { id: personId, name: people.get(personId) ?? '' },
    orgId,
    orgName: offices.get(orgId) ?? '',
    ground,
    namedAt: namedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}

/** People of offices that issue. */
export async function findCandidates(ctx: Ctx, q: string | undefined) {
  const people = await colleaguesOf(ctx, q, 50);
  const offices = await placesOf(
    ctx,
    people.map(({ orgId }) => orgId),
  );
  const rows = people.filter(({ orgId }) => ISSUERS.includes(offices.get(orgId)?.kind ?? ''));
  return { rows: rows.slice(0, 10).map(({ id, name, orgName }) => ({ id, name, orgName })) };
}

/** Names one who signs for the office they belong to, on the ground of a decision. */
export async function nameLeader(ctx: Ctx, { personId, ground }: { personId: string; ground: string }): Promise<LetterLeader> {
  const person = (await colleaguesOf(ctx, undefined, MOST_PEOPLE)).find((one) => one.id === personId);
  const at = (code: string) => [{ path: '/personId', code }];
  if (!person) throw new Refusal(letterRefusals.letter_person_unknown, {}, at(letterRefusals.letter_person_unknown.code));
  const office = (await placesOf(ctx, [person.orgId])).get(person.orgId);
  if (!office || !ISSUERS.includes(office.kind)) {
    throw new Refusal(letterRefusals.leader_without_office, { name: person.name }, at(letterRefusals.leader_without_office.code));
  }
  const row = { id: newId('ldr', ctx.now), orgId: person.orgId, personId, ground, namedAt: ctx.now, endedAt: null };
  const [named] = await ctx.db.insert(leaders).values(row).onConflictDoNothing().returning();
  if (!named) throw new Refusal(letterRefusals.leader_named_already, { name: person.name }, at(letterRefusals.leader_named_already.code));
  await ctx.record({
    type: 'supervision.letter_leader_named',
    subject: row.id,
    parkId: office.parkId,
    personIds: [personId],
    values: { name: person.name, office: office.name, ground },
  });
  const [described] = await describe(ctx, [named]);
  if (!described) throw new Error('it was named just now');
  return described;
}

export async function endLeader(ctx: Ctx, id: string): Promise<void> {
  const [row] = await ctx.db
    .update(leaders)
    .set({ endedAt: ctx.now })
    .where(and(eq(leaders.id, id), isNull(leaders.endedAt)))
    .returning();
  if (!row) throw new Refusal(letterRefusals.leader_not_found, { id });
  const [described] = await describe(ctx, [row]);
  await ctx.record({
    type: 'supervision.letter_leader_ended',
    subject: id,
    personIds: [row.personId],
    values: { name: described?.person.name ?? '', office: described?.orgName ?? '' },
  });
}
