import { and, eq, inArray, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { namesOf } from '#modules/parties/index.ts';
import { expertsRefusals } from './contract/experts.ts';
import type { RelationDraft } from './contract/expert-shapes.ts';
import { entriesOf, expertFor } from './expert-sight.ts';
import { libraryExpertRelations as relations } from './tables/experts.ts';

/** Declares a tie. It names an enterprise or a person; kin name the person. */
export async function declareRelation(ctx: Ctx, expertId: string, draft: RelationDraft): Promise<string> {
  const row = await expertFor(ctx, expertId, 'libraries.speak_for_expert');
  const { kind, orgId = null, orgName = null, personName = null, startsOn = null, endsOn = null, note = null } = draft;
  const known = orgId ? (await namesOf(ctx, [orgId])).get(orgId) : undefined;
  const named = known ?? orgName;
  if (kind === 'kin' ? !personName : !named) {
    const path = kind === 'kin' ? '/personName' : '/orgName';
    throw new Refusal(expertsRefusals.relation_nameless, {}, [{ path, code: 'libraries.relation_nameless' }]);
  }
  checkTerm(startsOn, endsOn);
  const id = newId('rel', ctx.now);
  await ctx.db.insert(relations).values({
    id,
    expertId,
    kind,
    orgId: known ? orgId : null,
    orgName: named ?? null,
    personName,
    startsOn,
    endsOn,
    note,
    declaredBy: ctx.actor.personId,
    declaredAt: ctx.now,
  });
  await ctx.record({
    type: 'libraries.expert_relation_declared',
    subject: expertId,
    parkId: row.parkId,
    values: { name: row.name, kind, org: named ?? '' },
  });
  return id;
}

export function checkTerm(startsOn: string | null, endsOn: string | null): void {
  if (!startsOn || !endsOn || endsOn >= startsOn) return;
  throw new Refusal(expertsRefusals.term_backwards, {}, [{ path: '/endsOn', code: 'libraries.term_backwards' }]);
}

/** A tie has ended on a day; without a day it never was, and is taken back. */
export async function endRelation(ctx: Ctx, expertId: string, relationId: string, endsOn: string | null): Promise<void> {
  const row = await expertFor(ctx, expertId, 'libraries.speak_for_expert');
  const [relation] = await ctx.db
    .select()
    .from(relations)
    .where(and(eq(relations.id, relationId), inArray(relations.expertId, await entriesOf(ctx, expertId)), isNull(relations.withdrawnAt)))
    .for('update');
  if (!relation) throw new Refusal(expertsRefusals.relation_not_found, { id: relationId });
  checkTerm(relation.startsOn, endsOn);
  await ctx.db
    .update(relations)
    .set(endsOn ? { endsOn } : { withdrawnAt: ctx.now })
    .where(eq(relations.id, relationId));
  await ctx.record({
    type: endsOn ? 'libraries.expert_relation_ended' : 'libraries.expert_relation_taken_back',
    subject: expertId,
    parkId: row.parkId,
    values: { name: row.name, kind: relation.kind, org: relation.orgName ?? '' },
  });
}
