import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  max,
  notInArray,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Page } from '#shared/page.ts';
import { rangeOf } from '#shared/period.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { namesOf, peopleNamesOf } from '#modules/parties/index.ts';
import { NEED_ENDS, needRefusals, type Need, type NeedDetail, type NeedFilter, type NeedQuery, type NeedState } from './contract/needs.ts';
import type { NeedRow } from './need.ts';
import { isMasked, mayOn, needInSight, needsWith } from './sight.ts';
import { technologyNeedChanges, technologyNeeds as needs } from './tables/needs.ts';

/** Whoever keeps the needs of that park, and the enterprise itself, reads what a confidential need says. */
const readsAll = (ctx: Ctx): SQL =>
  sql`(not ${needs.isConfidential} or ${needsWith(ctx, 'technology.work_on_needs')} or ${needs.enterpriseId} = ${ctx.actor.orgId})`;

/** The rows a filter finds among those this person may read. Free text finds nothing in what is masked for them. */
export function needsWhere(ctx: Ctx, filter: NeedFilter): SQL | undefined {
  const range = filter.period ? rangeOf(filter.period) : null;
  const text = filter.q ? `%${filter.q.replaceAll(/[%_\\]/gu, '\\$&')}%` : null;
  return and(
    needsWith(ctx, 'technology.read_needs'),
    filter.isWithdrawn === 'yes' ? isNotNull(needs.withdrawnAt) : isNull(needs.withdrawnAt),
    filter.parkId ? eq(needs.parkId, filter.parkId) : undefined,
    filter.countyId ? eq(needs.countyId, filter.countyId) : undefined,
    filter.enterpriseId ? eq(needs.enterpriseId, filter.enterpriseId) : undefined,
    filter.kind ? eq(needs.kind, filter.kind) : undefined,
    stateWhere(filter.state),
    filter.isConfidential ? eq(needs.isConfidential, filter.isConfidential === 'yes') : undefined,
    filter.importId ? eq(needs.importId, filter.importId) : undefined,
    range ? and(gte(needs.submittedOn, range.from), lte(needs.submittedOn, range.to)) : undefined,
    text
      ? sql`(${needs.enterpriseSearch} like ${text.toLowerCase()} or (${readsAll(ctx)} and concat_ws(' ', ${needs.title}, ${needs.difficulty},
          ${needs.responsiblePerson}, ${needs.expert}, ${needs.progress}) ilike ${text}))`
      : undefined,
  );
}

function stateWhere(state: NeedFilter['state']): SQL | undefined {
  if (!state) return undefined;
  if (state === 'open') return notInArray(needs.state, [...NEED_ENDS]);
  return state === 'ended' ? inArray(needs.state, [...NEED_ENDS]) : eq(needs.state, state);
}

function orderOf(ctx: Ctx, sort: string | undefined): SQL[] {
  const sorts: Readonly<Record<string, SQL>> = {
    // What is masked must not be told by its place.
    title: sql`case when ${readsAll(ctx)} then ${needs.title} end`,
    enterpriseName: sql`${needs.enterpriseName}`,
    submittedOn: sql`${needs.submittedOn}`,
    closedOn: sql`${needs.closedOn}`,
    amountHighFen: sql`case when ${readsAll(ctx)} then ${needs.amountHighFen} end`,
    state: sql`${needs.state}`,
    kind: sql`${needs.kind}`,
    changedAt: sql`${needs.changedAt}`,
  };
  const key = sort?.replace(/^-/u, '') ?? '';
  const isDown = !sorts[key] || sort?.startsWith('-');
  return [
    sql`${sorts[key] ?? sorts['submittedOn']} ${sql.raw(isDown ? 'desc' : 'asc')} nulls last`,
    isDown ? desc(needs.id) : asc(needs.id),
  ];
}

/** One page of the needs ledger. */
export async function listNeeds(ctx: Ctx, query: NeedQuery): Promise<Page<Need>> {
  const where = needsWhere(ctx, query);
  const found = await ctx.db
    .select()
    .from(needs)
    .where(where)
    .orderBy(...orderOf(ctx, query.sort))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(needs).where(where);
  return { rows: await shownNeeds(ctx, found), total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

/** Every need a filter finds, for the workbook; one more than `limit` tells that there are too many. */
export async function allNeeds(ctx: Ctx, filter: NeedFilter, limit: number): Promise<NeedRow[]> {
  return ctx.db
    .select()
    .from(needs)
    .where(needsWhere(ctx, filter))
    .orderBy(asc(needs.enterpriseName), asc(needs.submittedOn), asc(needs.id))
    .limit(limit + 1);
}

export async function totalNeeds(ctx: Ctx, filter: NeedFilter) {
  const ends = sql`${needs.state} in ${[...NEED_ENDS]}`;
  const [row] = await ctx.db
    .select({
      needs: count(),
      open: sql<number>`count(*) filter (where not ${ends})`.mapWith(Number),
      closed: sql<number>`count(*) filter (where ${needs.state} in ('confirmed', 'closed'))`.mapWith(Number),
      confidential: sql<number>`count(*) filter (where ${needs.isConfidential})`.mapWith(Number),
      enterprises: countDistinct(needs.enterpriseId),
      lastChangedAt: max(needs.changedAt),
    })
    .from(needs)
    .where(needsWhere(ctx, filter));
  const { lastChangedAt, ...counts } = row ?? { needs: 0, open: 0, closed: 0, confidential: 0, enterprises: 0, lastChangedAt: null };
  return { ...counts, lastChangedAt: lastChangedAt?.toISOString() ?? null };
}

const MASK = {
  title: null,
  difficulty: null,
  indicators: null,
  presentBase: null,
  amountText: null,
  amountLowFen: null,
  amountHighFen: null,
  cooperation: [] as string[],
  wantedPartner: null,
  contactName: null,
  contactPhone: null,
  responsiblePerson: null,
  expert: null,
  progress: null,
  remark: null,
};

/** The need as this person may read it: a confidential one without its content, contacts only for those who may have them. */
export function seenNeed(ctx: Ctx, need: NeedRow): Omit<NeedRow, 'title'> & { title: string | null; isMasked: boolean } {
  if (isMasked(ctx, need)) return { ...need, ...MASK, isMasked: true };
  const readsContacts = mayOn(ctx, need, 'technology.read_contacts') || mayOn(ctx, need, 'technology.work_on_needs');
  const contacts = readsContacts ? {} : { contactName: null, contactPhone: null };
  return { ...need, ...contacts, isMasked: false };
}

export async function shownNeeds(ctx: Ctx, found: readonly NeedRow[]): Promise<Need[]> {
  const names = await namesOf(
    ctx,
    found.flatMap((need) => [need.parkId, need.countyId].filter((one) => one !== null)),
  );
  return found.map((row) => {
    const need = seenNeed(ctx, row);
    return {
      ...pick(need),
      parkName: need.parkId ? (names.get(need.parkId) ?? null) : null,
      countyName: need.countyId ? (names.get(need.countyId) ?? null) : null,
      changedAt: need.changedAt.toISOString(),
      withdrawnAt: need.withdrawnAt?.toISOString() ?? null,
    };
  });
}

const pick = (need: ReturnType<typeof seenNeed>) => ({
  id: need.id,
  enterpriseId: need.enterpriseId,
  enterpriseName: need.enterpriseName,
  parkId: need.parkId,
  title: need.title,
  isMasked: need.isMasked,
  isConfidential: need.isConfidential,
  kind: need.kind,
  state: need.state,
  amountText: need.amountText,
  amountLowFen: need.amountLowFen,
  amountHighFen: need.amountHighFen,
  office: need.office,
  responsiblePerson: need.responsiblePerson,
  submittedOn: need.submittedOn,
  closedOn: need.closedOn,
});

/** One need with its history; what this person may not see is not found. */
export async function readNeed(ctx: Ctx, id: string): Promise<NeedDetail> {
  const row = await needInSight(ctx, id);
  const [shown] = await shownNeeds(ctx, [row]);
  if (!shown) throw new Refusal(needRefusals.need_not_found, { id });
  const need = seenNeed(ctx, row);
  const keeps = mayOn(ctx, row, 'technology.keep_needs');
  const { history, enteredBy } = await historyOf(ctx, need);
  return {
    ...shown,
    difficulty: need.difficulty,
    indicators: need.indicators,
    presentBase: need.presentBase,
    cooperation: need.cooperation,
    wantedPartner: need.wantedPartner,
    contactName: need.contactName,
    contactPhone: need.contactPhone,
    expert: need.expert,
    matchedOn: need.matchedOn,
    progress: need.progress,
    remark: need.remark,
    importId: need.importId,
    enteredBy,
    enteredAt: need.enteredAt.toISOString(),
    withdrawnGround: need.withdrawnGround,
    history,
    abilities: { change: keeps && !need.withdrawnAt, withdraw: keeps && !need.withdrawnAt, restore: keeps && need.withdrawnAt !== null },
  };
}

async function historyOf(ctx: Ctx, need: ReturnType<typeof seenNeed>): Promise<Pick<NeedDetail, 'history' | 'enteredBy'>> {
  const changes = need.isMasked
    ? []
    : await ctx.db
        .select()
        .from(technologyNeedChanges)
        .where(and(eq(technologyNeedChanges.needId, need.id), isNull(technologyNeedChanges.takenBackAt)))
        .orderBy(desc(technologyNeedChanges.position));
  const people = await peopleNamesOf(
    ctx,
    [need.enteredBy, ...changes.map((change) => change.changedBy)].filter((one) => one !== null),
  );
  const nameOf = (id: string | null) => (id ? (people.get(id) ?? null) : null);
  const history = changes.map((change) => ({
    id: change.id,
    fields: Object.keys(change.after),
    state: (change.after['state'] as NeedState | undefined) ?? null,
    ground: change.ground,
    by: nameOf(change.changedBy),
    at: change.changedAt.toISOString(),
    isImport: change.importId !== null,
  }));
  return { history, enteredBy: nameOf(need.enteredBy) };
}
