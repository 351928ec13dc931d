import { and, asc, count, eq, ilike, inArray, isNull, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { namesOf, peopleShown } from '#modules/parties/index.ts';
import { technologyAccess } from './access.ts';
import type { BoardFilter, NeedCard } from './contract/need-board.ts';
import { NEED_STATES, type NeedState } from './contract/need-codes.ts';
import { isOverdue } from './life/standing.ts';
import { verbsOn } from './life/step.ts';
import { seenNeed } from './need-queries.ts';
import type { NeedRow } from './need.ts';
import { needLife } from './procedure.ts';
import { isMasked, needsWith } from './sight.ts';
import { technologyInvitations as invitations } from './tables/life.ts';
import { technologyNeeds as needs } from './tables/needs.ts';

/** States in which something is waited for: the columns of the board. */
const WAITED_FOR = NEED_STATES.filter((state) => !needLife.isEnd(state));

type Filter = Pick<BoardFilter, 'parkId' | 'officeId' | 'personId' | 'kind' | 'overdue' | 'unassigned' | 'q'>;

function boardWhere(ctx: Ctx, filter: Filter): SQL | undefined {
  const text = filter.q ? `%${filter.q.replaceAll(/[%_\\]/gu, '\\$&')}%` : null;
  return and(
    needsWith(ctx, 'technology.read_queue'),
    isNull(needs.withdrawnAt),
    filter.parkId ? or(eq(needs.parkId, filter.parkId), eq(needs.officeParkId, filter.parkId)) : undefined,
    filter.officeId ? eq(needs.officeId, filter.officeId) : undefined,
    filter.personId ? eq(needs.assigneeId, filter.personId) : undefined,
    filter.kind ? eq(needs.kind, filter.kind) : undefined,
    filter.overdue ? overdueOn(ctx) : undefined,
    filter.unassigned ? isNull(needs.assigneeId) : undefined,
    text ? or(ilike(needs.enterpriseSearch, text), and(eq(needs.isConfidential, false), ilike(needs.title, text))) : undefined,
  );
}

const overdueOn = (ctx: Ctx): SQL => sql`${needs.dueOn} < ${dayOf(ctx.now)}`;
/** What presses first: the earliest last day, then what has waited longest. */
const PRESSING = [sql`${needs.dueOn} asc nulls last`, asc(needs.id)];

/** Needs by state, each column with its count and its first cards. One column alone is read further. */
export async function readBoard(ctx: Ctx, { cards, state, offset, ...filter }: BoardFilter) {
  const where = boardWhere(ctx, filter);
  const states: readonly NeedState[] = state ? [state] : WAITED_FOR;
  const counted = await ctx.db
    .select({ state: needs.state, total: count(), overdue: sql<number>`count(*) filter (where ${overdueOn(ctx)})`.mapWith(Number) })
    .from(needs)
    .where(and(where, inArray(needs.state, [...states])))
    .groupBy(needs.state);
  const rows: NeedRow[] = [];
  for (const one of counted) {
    rows.push(
      ...(await ctx.db
        .select()
        .from(needs)
        .where(and(where, eq(needs.state, one.state)))
        .orderBy(...PRESSING)
        .limit(cards)
        .offset(offset)),
    );
  }
  const shown = await cardsOf(ctx, rows);
  const columns = states.map((one) => {
    const found = counted.find((column) => column.state === one);
    const isEnd = needLife.isEnd(one);
    return {
      state: one,
      total: found?.total ?? 0,
      overdue: isEnd ? 0 : (found?.overdue ?? 0),
      cards: shown.filter((card) => card.state === one),
    };
  });
  const sum = (key: 'total' | 'overdue') => columns.reduce((all, column) => all + (needLife.isEnd(column.state) ? 0 : column[key]), 0);
  return { today: dayOf(ctx.now), columns, open: sum('total'), overdue: sum('overdue') };
}

const QUEUED = 50;

/** The one queue of park and station: nobody's, one's own, overdue. */
export async function readNeedQueue(ctx: Ctx, { parkId }: { parkId?: string | undefined }) {
  const open = and(boardWhere(ctx, { parkId }), notInArray(needs.state, [...needLife.ends]));
  const unassigned = and(open, isNull(needs.assigneeId), inArray(needs.state, ['reported', 'accepted', 'transferred']));
  const mine = and(open, eq(needs.assigneeId, ctx.actor.personId ?? ''));
  return {
    today: dayOf(ctx.now),
    unassigned: await listed(ctx, unassigned),
    mine: await listed(ctx, mine),
    overdue: await listed(ctx, and(open, overdueOn(ctx))),
    decides: mayAtAll(technologyAccess, ctx.actor, 'technology.decide_overdue'),
  };
}

async function listed(ctx: Ctx, where: SQL | undefined) {
  const rows = await ctx.db
    .select()
    .from(needs)
    .where(where)
    .orderBy(...PRESSING)
    .limit(QUEUED);
  const [total] = rows.length < QUEUED ? [{ rows: rows.length }] : await ctx.db.select({ rows: count() }).from(needs).where(where);
  return { total: total?.rows ?? 0, cards: await cardsOf(ctx, rows) };
}

/** Who works on open needs, with how many. */
export async function listPeople(ctx: Ctx, { parkId }: { parkId?: string | undefined }) {
  const rows = await ctx.db
    .select({ id: needs.assigneeId, openNeeds: count(), overdue: sql<number>`count(*) filter (where ${overdueOn(ctx)})`.mapWith(Number) })
    .from(needs)
    .where(and(boardWhere(ctx, { parkId }), notInArray(needs.state, [...needLife.ends]), sql`${needs.assigneeId} is not null`))
    .groupBy(needs.assigneeId);
  const people = await peopleShown(
    ctx,
    rows.flatMap(({ id }) => id ?? []),
  );
  return {
    rows: rows
      .flatMap(({ id, openNeeds, overdue }) => {
        const person = id ? people.get(id) : undefined;
        return person ? [{ ...person, openNeeds, overdue }] : [];
      })
      .sort((one, other) => other.openNeeds - one.openNeeds || one.name.localeCompare(other.name, 'zh-CN')),
  };
}

async function cardsOf(ctx: Ctx, rows: readonly NeedRow[]): Promise<NeedCard[]> {
  const parks = await namesOf(
    ctx,
    rows.flatMap((row) => row.parkId ?? []),
  );
  const people = await peopleShown(
    ctx,
    rows.flatMap((row) => row.assigneeId ?? []),
  );
  const invited = await invitedTo(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const need = seenNeed(ctx, row);
    return {
      id: row.id,
      title: need.title,
      isMasked: isMasked(ctx, row),
      isConfidential: row.isConfidential,
      enterpriseId: row.enterpriseId,
      enterpriseName: row.enterpriseName,
      parkName: row.parkId ? (parks.get(row.parkId) ?? null) : null,
      kind: row.kind,
      state: row.state,
      since: row.stateSince.toISOString(),
      dueOn: row.dueOn,
      isOverdue: isOverdue(ctx, row),
      isPassedUp: row.isPassedUp,
      assignee: (row.assigneeId && people.get(row.assigneeId)) || null,
      amountText: need.amountText,
      amountLowFen: need.amountLowFen,
      amountHighFen: need.amountHighFen,
      invited: invited.get(`${row.id} open`) ?? 0,
      accepted: invited.get(`${row.id} accepted`) ?? 0,
      verbs: verbsOn(ctx, row),
    };
  });
}

/** Invitations that wait, and those accepted, by need and state. */
async function invitedTo(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ needId: invitations.needId, state: invitations.state, rows: count() })
    .from(invitations)
    .where(and(inArray(invitations.needId, [...ids]), inArray(invitations.state, ['open', 'accepted'])))
    .groupBy(invitations.needId, invitations.state);
  return new Map(rows.map((row) => [`${row.needId} ${row.state}`, row.rows]));
}
