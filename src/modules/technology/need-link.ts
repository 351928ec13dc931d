import { and, count, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { linkRefusals } from '#shared/links.ts';
import { Refusal } from '#shared/refusal.ts';
import { say } from '#shared/words.ts';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { makeLink } from '#platform/links/link.ts';
import { linkTokens as links } from '#platform/links/tables.ts';
import { namesOf, peopleNamesOf } from '#modules/parties/index.ts';
import { technologyAccess } from './access.ts';
import { lifeRefusals } from './contract/need-refusals.ts';
import { needRefusals } from './contract/needs.ts';
import { ANSWER_LINK } from './life/invitation.ts';
import { spokenTitle } from './life/move.ts';
import { placedOf, placesFor } from './need.ts';
import { needInSight } from './sight.ts';
import { technologyInvitations as invitations } from './tables/life.ts';
import { technologyNeeds as needs } from './tables/needs.ts';

export const RAISE_LINK = 'technology.raise_need';
export const CONFIRM_LINK = 'technology.confirm_need';
const LINK_DAYS = 14;

const PURPOSES = { [RAISE_LINK]: 'raise', [CONFIRM_LINK]: 'confirm', [ANSWER_LINK]: 'answer' } as const;
type Purpose = keyof typeof PURPOSES;

type Mailed = { readonly email?: string | null | undefined };

/** A link by which an enterprise without an account raises one need. */
export async function makeNeedLink(ctx: Ctx, { enterpriseId, email }: Mailed & { enterpriseId: string }) {
  const place = (await placesFor(ctx, [enterpriseId])).get(enterpriseId);
  if (!place) {
    throw new Refusal(needRefusals.need_enterprise_unknown, {}, [{ path: '/enterpriseId', code: 'technology.need_enterprise_unknown' }]);
  }
  const { enterpriseName: name, parkId } = place;
  if (!may(technologyAccess, ctx.actor, 'technology.keep_needs', placedOf(place))) {
    throw new Refusal(needRefusals.need_enterprise_elsewhere, { name });
  }
  const mail = email ? { to: email, wordKey: 'notice_technology_link_raise', values: { name, org: ctx.actor.orgName } } : undefined;
  const link = await makeLink(ctx, { purpose: RAISE_LINK, refId: place.enterpriseId, parkId, days: LINK_DAYS, ...(mail && { mail }) });
  await ctx.record({
    type: 'technology.link_made',
    subject: link.id,
    parkId,
    enterpriseIds: [place.enterpriseId],
    values: { enterprise: name },
  });
  return { ...link, expiresAt: link.expiresAt.toISOString() };
}

/** A link by which the enterprise says whether it helped, once. */
export async function makeConfirmationLink(ctx: Ctx, needId: string, { email }: Mailed) {
  const need = await needInSight(ctx, needId, { ability: 'technology.work_on_needs' });
  if (need.state !== 'solved' || need.withdrawnAt) {
    const state = say(`code_need_state_${need.state}`, {}, ctx.locale);
    throw new Refusal(lifeRefusals.need_step_not_possible, { title: spokenTitle(ctx, need), state });
  }
  const values = { name: need.enterpriseName, title: spokenTitle(ctx, need), org: ctx.actor.orgName };
  const mail = email ? { to: email, wordKey: 'notice_technology_link_confirm', values } : undefined;
  const link = await makeLink(ctx, { purpose: CONFIRM_LINK, refId: needId, parkId: need.parkId, days: LINK_DAYS, ...(mail && { mail }) });
  await ctx.record({
    type: 'technology.link_made',
    subject: link.id,
    parkId: need.parkId,
    enterpriseIds: [need.enterpriseId],
    values: { enterprise: need.enterpriseName },
  });
  return { ...link, expiresAt: link.expiresAt.toISOString() };
}

const mineWhere = (ctx: Ctx): SQL =>
  rowsWhere(technologyAccess, ctx.actor, 'technology.keep_needs', { parkId: links.parkId, personId: links.madeBy });

/** Links that were made, the latest first, with the enterprise and the need each is about. */
export async function listLinks(ctx: Ctx, query: { page: number; pageSize: number; enterpriseId?: string | undefined }) {
  const ofEnterprise = query.enterpriseId
    ? inArray(links.refId, [
        query.enterpriseId,
        ...(await ctx.db.select({ id: needs.id }).from(needs).where(eq(needs.enterpriseId, query.enterpriseId))).map(({ id }) => id),
      ])
    : undefined;
  const where = and(mineWhere(ctx), inArray(links.purpose, Object.keys(PURPOSES)), ofEnterprise);
  const rows = await ctx.db
    .select()
    .from(links)
    .where(where)
    .orderBy(desc(links.madeAt), desc(links.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(links).where(where);
  const about = await aboutOf(
    ctx,
    rows.map((row) => row.refId),
  );
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.madeBy ?? []),
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      purpose: PURPOSES[row.purpose as Purpose],
      ...(about.get(row.refId) ?? { enterpriseId: row.refId, enterpriseName: '', needTitle: null }),
      madeBy: (row.madeBy && people.get(row.madeBy)) || null,
      madeAt: row.madeAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      usedAt: row.usedAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    })),
    total: total?.rows ?? 0,
    page: query.page,
    pageSize: query.pageSize,
  };
}

/** What links are about: an enterprise, a need, or an invitation to a need. */
async function aboutOf(ctx: Ctx, refIds: readonly string[]) {
  const invited = await ctx.db
    .select({ id: invitations.id, needId: invitations.needId })
    .from(invitations)
    .where(inArray(invitations.id, [...refIds, '']));
  const needIds = [...refIds, ...invited.map(({ needId }) => needId), ''];
  const found = new Map((await ctx.db.select().from(needs).where(inArray(needs.id, needIds))).map((row) => [row.id, row]));
  const names = await namesOf(ctx, [...refIds]);
  const about = new Map([...names].map(([id, name]) => [id, { enterpriseId: id, enterpriseName: name, needTitle: null as string | null }]));
  const needOf = new Map(invited.map(({ id, needId }) => [id, needId]));
  for (const id of refIds) {
    const need = found.get(needOf.get(id) ?? id);
    if (need) about.set(id, { enterpriseId: need.enterpriseId, enterpriseName: need.enterpriseName, needTitle: spokenTitle(ctx, need) });
  }
  return about;
}

/** Calls a link back that was not used. */
export async function revokeLink(ctx: Ctx, id: string): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(links)
    .where(and(eq(links.id, id), mineWhere(ctx)))
    .limit(1);
  if (!row) throw new Refusal(linkRefusals.not_found, { id });
  if (row.usedAt || row.revokedAt || row.expiresAt <= ctx.now) throw new Refusal(linkRefusals.over);
  await ctx.db.update(links).set({ revokedAt: ctx.now }).where(eq(links.id, id));
  await ctx.record({ type: 'technology.link_revoked', subject: id, parkId: row.parkId, values: {} });
}
