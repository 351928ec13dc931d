import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { LetterVerb } from '../contract/letters.ts';
import { supervisionLetterCountersigns as countersigns, supervisionLetterVersions as versions } from '../tables/letters.ts';
import { letterAccess } from './access.ts';
import { letterProcedure } from './procedure.ts';
import { isLeaderOf, isOfOffice, type LetterRecord } from './sight.ts';

/** What has to be known of this person to say what they may do with letters. */
export type Standing = { readonly isLeader: boolean; readonly written: ReadonlySet<string>; readonly asked: ReadonlySet<string> };

/** How this person stands to these letters: leader of their office, author of which, still asked by which. */
export async function standingOf(ctx: Ctx, rows: readonly LetterRecord[]): Promise<Standing> {
  const { personId, orgId } = ctx.actor;
  const ids = rows.map((row) => row.id);
  if (ids.length === 0 || !personId || !orgId) return { isLeader: false, written: new Set(), asked: new Set() };
  const written = await ctx.db
    .selectDistinct({ id: versions.letterId })
    .from(versions)
    .where(and(inArray(versions.letterId, ids), eq(versions.writtenBy, personId)));
  const asked = await ctx.db.select().from(countersigns).where(inArray(countersigns.letterId, ids));
  const open = asked.filter(
    (one) =>
      one.agrees === null &&
      rows.some((row) => row.id === one.letterId && row.round === one.round) &&
      (one.personId ? one.personId === personId : one.orgId === orgId),
  );
  return {
    isLeader: await isLeaderOf(ctx, orgId),
    written: new Set(written.map(({ id }) => id)),
    asked: new Set(open.map(({ letterId }) => letterId)),
  };
}

/** The steps that this person may take now, as the capability would let them. */
export function verbsOf(ctx: Ctx, row: LetterRecord, { isLeader, written, asked }: Standing): LetterVerb[] {
  const isHere = isOfOffice(ctx, row);
  const isDrafter = row.draftedBy === ctx.actor.personId;
  const checks = isHere && !written.has(row.id);
  const leads = isHere && isLeader;
  const owns = isHere && (isDrafter || isLeader);
  const allowed: Readonly<Record<LetterVerb, boolean>> = {
    submit: isHere,
    pass_to_countersigning: checks,
    pass_to_signing: checks,
    countersign: asked.has(row.id),
    complete_countersigning: false,
    sign: leads && !isDrafter,
    number: isHere,
    issue: isHere,
    remind: isHere,
    return: row.state === 'checking' ? checks : leads,
    recall: leads,
    withdraw: owns,
    resume: owns,
  };
  return letterProcedure.verbsIn(row.state, (ability) => mayAtAll(letterAccess, ctx.actor, ability)).filter((verb) => allowed[verb]);
}
