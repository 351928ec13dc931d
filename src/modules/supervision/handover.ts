import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Listener } from '#platform/events/record.ts';
import { supervisionMeasures, supervisionResponsibilities as responsibilities } from './tables.ts';

/** When a person's open matters are handed over, the measures they answer for go along; what is done stays theirs. */
export const handoverListeners: readonly Listener[] = [
  {
    type: 'parties.person_handed_over',
    hear: (ctx, { values }) =>
      handOverMeasures(ctx, {
        from: { id: String(values?.['fromPersonId']), name: String(values?.['fromName']) },
        to: { id: String(values?.['toPersonId']), name: String(values?.['toName']) },
      }),
  },
];

type Someone = { readonly id: string; readonly name: string };

async function handOverMeasures(ctx: Ctx, { from, to }: { from: Someone; to: Someone }): Promise<void> {
  const { leaderInChargeId, departmentLeaderId, liaisonId, state, replacedAt } = responsibilities;
  const rows = await ctx.db
    .select()
    .from(responsibilities)
    .where(
      and(
        isNull(replacedAt),
        ne(state, 'done'),
        or(eq(leaderInChargeId, from.id), eq(departmentLeaderId, from.id), eq(liaisonId, from.id)),
      ),
    )
    .for('update');
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await ctx.db.update(responsibilities).set({ replacedAt: ctx.now }).where(inArray(responsibilities.id, ids));
  await ctx.db.insert(responsibilities).values(
    rows.map((row) => ({
      ...row,
      ...(row.leaderInChargeId === from.id && { leaderInChargeId: to.id, leaderInChargeName: to.name }),
      ...(row.departmentLeaderId === from.id && { departmentLeaderId: to.id, departmentLeaderName: to.name }),
      ...(row.liaisonId === from.id && { liaisonId: to.id, liaisonName: to.name }),
      id: newId('rsp', ctx.now),
      setBy: ctx.actor.personId,
      setAt: ctx.now,
    })),
  );
  await ctx.record({
    type: 'supervision.responsibilities_handed_over',
    subject: to.id,
    personIds: [from.id, to.id],
    values: { from: from.name, to: to.name, count: rows.length, clauses: await clausesOf(ctx, rows) },
  });
}

async function clausesOf(ctx: Ctx, rows: readonly { measureId: string }[]): Promise<string> {
  const measures = await ctx.db
    .select({ clause: supervisionMeasures.clause })
    .from(supervisionMeasures)
    .where(
      inArray(
        supervisionMeasures.id,
        rows.map(({ measureId }) => measureId),
      ),
    )
    .orderBy(supervisionMeasures.startsAt);
  return measures.flatMap(({ clause }) => clause ?? []).join('、');
}
