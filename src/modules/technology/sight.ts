import { eq, or, type SQL } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { technologyAccess } from './access.ts';
import { needRefusals } from './contract/needs.ts';
import { placedOf, type NeedRow } from './need.ts';
import { technologyNeeds as needs } from './tables/needs.ts';

type Ability = keyof typeof technologyAccess;
type Near = Pick<NeedRow, 'enterpriseId' | 'enterpriseName' | 'enterpriseSearch' | 'parkId' | 'countyId' | 'officeId' | 'officeParkId'>;

/** May this person do this with the need: by where its enterprise lies, or by the office it was handed to? */
export const mayOn = (ctx: Ctx, need: Near, ability: Ability): boolean =>
  may(technologyAccess, ctx.actor, ability, placedOf(need)) ||
  may(technologyAccess, ctx.actor, ability, { parkId: need.officeParkId, orgId: need.officeId });

/** The same for a list. */
export const needsWith = (ctx: Ctx, ability: Ability): SQL | undefined =>
  or(
    rowsWhere(technologyAccess, ctx.actor, ability, { parkId: needs.parkId, countyId: needs.countyId, orgId: needs.enterpriseId }),
    rowsWhere(technologyAccess, ctx.actor, ability, { parkId: needs.officeParkId, orgId: needs.officeId }),
  );

/** What a confidential need says is read by who works on it, and by its enterprise. */
export const isMasked = (ctx: Ctx, need: Near & Pick<NeedRow, 'isConfidential'>): boolean =>
  need.isConfidential && need.enterpriseId !== ctx.actor.orgId && !mayOn(ctx, need, 'technology.work_on_needs');

/** A need in this person's sight; else it is not found. `locks` lets two who act on it go one after the other. */
export async function needInSight(ctx: Ctx, id: string, options: { ability?: Ability; locks?: boolean } = {}): Promise<NeedRow> {
  const query = ctx.db.select().from(needs).where(eq(needs.id, id)).limit(1);
  const [row] = await (options.locks ? query.for('update') : query);
  if (!row || !mayOn(ctx, row, options.ability ?? 'technology.follow_needs')) throw new Refusal(needRefusals.need_not_found, { id });
  return row;
}
