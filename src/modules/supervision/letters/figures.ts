import { and, asc, eq, gte, isNotNull, lte, sql, type SQL } from 'drizzle-orm';
import type { FigureScope } from '#shared/figures.ts';
import type { Ctx } from '#platform/ctx.ts';
import { figureWords, type FigureRows, type FigureSource, type RowPart } from '#platform/figures.ts';
import { supervisionIncoming as incoming } from '../tables/incoming.ts';
import { supervisionLetters as letters } from '../tables/letters.ts';

const dayIn = (column: typeof letters.issuedAt) => sql`(${column} at time zone 'Asia/Shanghai')::date`;

/** Letters that were issued in the period and stand. Everybody sees those of their own office. */
function issuedIn(ctx: Ctx, { parkId, orgId, from, until }: FigureScope): SQL | undefined {
  return and(
    eq(letters.state, 'issued'),
    eq(letters.orgId, orgId ?? ctx.actor.orgId ?? ''),
    parkId ? eq(letters.parkId, parkId) : undefined,
    sql`${dayIn(letters.issuedAt)} between ${from} and ${until}`,
  );
}

/** Incoming documents with a deadline of their own that fell into the period. */
function dueIn(ctx: Ctx, { parkId, orgId, from, until }: FigureScope): SQL | undefined {
  return and(
    eq(incoming.orgId, orgId ?? ctx.actor.orgId ?? ''),
    parkId ? eq(incoming.parkId, parkId) : undefined,
    isNotNull(incoming.handlingDueOn),
    gte(incoming.handlingDueOn, from),
    lte(incoming.handlingDueOn, until),
  );
}

const inTime = sql`${incoming.fedBackOn} is not null and ${incoming.fedBackOn} <= ${incoming.handlingDueOn}`;
const signedFor = sql<number>`(select count(r.signed_for_at) from supervision_letter_recipients r where r.letter_id = supervision_letters.id)::int`;
const sent = sql<number>`(select count(*) from supervision_letter_recipients r where r.letter_id = supervision_letters.id)::int`;

async function measureAll(ctx: Ctx, scope: FigureScope): Promise<Readonly<Record<string, number | null>>> {
  const [out] = await ctx.db
    .select({
      issued: sql<number>`count(*)::int`,
      sent: sql<number>`coalesce(sum(${sent}), 0)::int`,
      signed: sql<number>`coalesce(sum(${signedFor}), 0)::int`,
    })
    .from(letters)
    .where(issuedIn(ctx, scope));
  const [back] = await ctx.db
    .select({ due: sql<number>`count(*)::int`, inTime: sql<number>`count(*) filter (where ${inTime})::int` })
    .from(incoming)
    .where(dueIn(ctx, scope));
  return {
    'supervision.letters_issued': out?.issued ?? null,
    'supervision.letters_signed_for': out && out.sent > 0 ? out.signed / out.sent : null,
    'supervision.incoming_in_time': back && back.due > 0 ? back.inTime / back.due : null,
  };
}

async function letterRows(ctx: Ctx, scope: FigureScope, part: RowPart): Promise<FigureRows> {
  const rows = await ctx.db
    .select({ id: letters.id, title: letters.title, number: letters.number, day: sql<string>`${dayIn(letters.issuedAt)}::text` })
    .from(letters)
    .where(issuedIn(ctx, scope))
    .orderBy(asc(letters.issuedAt), asc(letters.id));
  const described = rows.map(({ id, title, number, day }) => ({
    id,
    label: title,
    note: number,
    day,
    amount: null,
    path: `/letters/${id}`,
  }));
  return { total: rows.length, rows: partOf(described, part) };
}

async function incomingRows(ctx: Ctx, scope: FigureScope, part: RowPart): Promise<FigureRows> {
  const rows = await ctx.db
    .select({ id: incoming.id, title: incoming.title, from: incoming.fromName, day: incoming.handlingDueOn })
    .from(incoming)
    .where(dueIn(ctx, scope))
    .orderBy(asc(incoming.handlingDueOn), asc(incoming.id));
  const described = rows.map(({ id, title, from, day }) => ({
    id,
    label: title,
    note: from,
    day,
    amount: null,
    path: `/incoming-letters/${id}`,
  }));
  return { total: rows.length, rows: partOf(described, part) };
}

const partOf = <T>(rows: readonly T[], part: RowPart) => (part === 'all' ? rows : rows.slice(part.offset, part.offset + part.limit));

/** 发文, 签收率, 收文按期办结率 of one's own office. */
export const letterFigures: readonly FigureSource[] = [
  {
    id: 'supervision.letters_issued',
    unit: 'items',
    kind: 'flow',
    ability: 'supervision.read_letters',
    ...figureWords('supervision_letters_figure_issued'),
    measureAll,
    rows: letterRows,
  },
  {
    id: 'supervision.letters_signed_for',
    unit: 'share',
    kind: 'flow',
    ability: 'supervision.read_letters',
    ...figureWords('supervision_letters_figure_signed_for'),
    measureAll,
    rows: letterRows,
  },
  {
    id: 'supervision.incoming_in_time',
    unit: 'share',
    kind: 'flow',
    ability: 'supervision.keep_incoming',
    ...figureWords('supervision_letters_figure_in_time'),
    measureAll,
    rows: incomingRows,
  },
];
