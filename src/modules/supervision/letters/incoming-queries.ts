import { and, asc, count, desc, eq, ilike, lt, or, sql, type SQL } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { peopleNamesOf } from '#modules/parties/index.ts';
import type { Incoming, IncomingRow, IncomingState, IncomingVerb } from '../contract/letters.ts';
import { supervisionIncoming as incoming, supervisionIncomingSteps as steps } from '../tables/incoming.ts';
import { incomingRow, type IncomingRecord } from './incoming.ts';
import { isHandler } from './incoming-steps.ts';
import { incomingProcedure } from './procedure.ts';

type IncomingQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly sort?: 'receivedOn' | '-receivedOn' | 'handlingDueOn' | '-handlingDueOn' | undefined;
  readonly state?: IncomingState | 'overdue' | undefined;
  readonly mine?: 'me' | undefined;
};

const overdue = (ctx: Ctx) => and(eq(incoming.state, 'handed_over'), lt(incoming.handlingDueOn, dayOf(ctx.now)));

/** The register of one's own office, the latest first, and how many of all are overdue. */
export async function listIncoming(ctx: Ctx, query: IncomingQuery) {
  const { page, pageSize, sort = '-receivedOn' } = query;
  const here = eq(incoming.orgId, ctx.actor.orgId ?? '');
  const where = and(here, ...conditions(ctx, query));
  const column = sort.endsWith('handlingDueOn') ? incoming.handlingDueOn : incoming.receivedOn;
  const order = sort.startsWith('-') ? sql`${desc(column)} nulls last` : sql`${asc(column)} nulls last`;
  const rows = await ctx.db
    .select()
    .from(incoming)
    .where(where)
    .orderBy(order, desc(incoming.registryYear), desc(incoming.registryCount))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await ctx.db.select({ total: count() }).from(incoming).where(where);
  const [late] = await ctx.db
    .select({ total: count() })
    .from(incoming)
    .where(and(here, overdue(ctx)));
  const names = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.handlerId ?? []),
  );
  return {
    rows: rows.map((row) => describe(ctx, row, names)),
    total: counted?.total ?? 0,
    overdue: late?.total ?? 0,
    page,
    pageSize,
  };
}

function conditions(ctx: Ctx, { q, state, mine }: IncomingQuery): (SQL | undefined)[] {
  const text = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  return [
    state === 'overdue' ? overdue(ctx) : state ? eq(incoming.state, state) : undefined,
    mine ? and(eq(incoming.handlerId, ctx.actor.personId ?? ''), eq(incoming.state, 'handed_over')) : undefined,
    text ? or(ilike(incoming.title, text), ilike(incoming.fromName, text), ilike(incoming.number, text)) : undefined,
  ];
}

/** 收〔2026〕12号. */
export const registryNumberOf = (row: Pick<IncomingRecord, 'registryYear' | 'registryCount'>) =>
  `收〔${row.registryYear}〕${row.registryCount}号`;

function describe(ctx: Ctx, row: IncomingRecord, names: ReadonlyMap<string, string>): IncomingRow {
  const { id, fromName, number, title, writtenOn, receivedOn, dueOn, urgency, state, handlerId, handlingOffice, handlingDueOn } = row;
  return {
    id,
    registryNumber: registryNumberOf(row),
    fromName,
    number,
    title,
    writtenOn,
    receivedOn,
    dueOn,
    urgency,
    state,
    handler: handlerId ? { id: handlerId, name: names.get(handlerId) ?? '' } : null,
    handlingOffice,
    handlingDueOn,
    isOverdue: state === 'handed_over' && handlingDueOn !== null && handlingDueOn < dayOf(ctx.now),
    verbs: verbsOf(ctx, row),
  };
}

const HANDLERS: readonly IncomingVerb[] = ['feed_back', 'send_back'];

function verbsOf(ctx: Ctx, row: IncomingRecord): IncomingVerb[] {
  return incomingProcedure
    .verbsIn(row.state, () => true)
    .filter((verb) => !HANDLERS.includes(verb) || isHandler(ctx, row))
    .filter((verb) => verb !== 'demand_again' || row.handlerId !== ctx.actor.personId);
}

export async function readIncoming(ctx: Ctx, id: string): Promise<Incoming> {
  const row = await incomingRow(ctx, id);
  const taken = await ctx.db.select().from(steps).where(eq(steps.incomingId, id)).orderBy(steps.position);
  const names = await peopleNamesOf(ctx, [
    ...taken.map(({ personId }) => personId),
    row.registeredBy,
    ...(row.handlerId ? [row.handlerId] : []),
  ]);
  return {
    ...describe(ctx, row, names),
    securityClass: row.securityClass,
    note: row.note,
    file: row.scanName ? { name: row.scanName, sizeBytes: row.scanSizeBytes ?? 0 } : null,
    letterId: row.letterId,
    registeredBy: names.get(row.registeredBy) ?? '',
    steps: taken.map(({ id: stepId, verb, personId, leaderName, text, takenAt }) => ({
      id: stepId,
      verb,
      by: names.get(personId) ?? '',
      leaderName,
      text,
      at: takenAt.toISOString(),
    })),
    isEditable: row.state !== 'closed',
  };
}

/** What was handed to this person and waits, for the queue. */
export function handedToMe(ctx: Ctx, most: number) {
  return ctx.db
    .select()
    .from(incoming)
    .where(and(eq(incoming.handlerId, ctx.actor.personId ?? ''), eq(incoming.state, 'handed_over')))
    .orderBy(incoming.handlingDueOn)
    .limit(most);
}
