import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { refreshCards } from './card.ts';
import type { FactValue, FigureStatus, Period, SourceKind } from './contract/facts.ts';
import { FACT_KINDS } from './fact-kinds.ts';
import { ledgerFacts } from './tables/facts.ts';

export type { FigureStatus, SourceKind } from './contract/facts.ts';

/** Something said of an enterprise. Money is in 分, a share 0..1, a date YYYY-MM-DD; `year` only for yearly kinds. */
export type FactDraft = {
  readonly enterpriseId: string;
  /** An id of content/codes/fact-kinds.json. */
  readonly kind: string;
  readonly year: number | null;
  readonly period: Period;
  readonly value: FactValue;
  readonly asOf: Day;
  readonly status: FigureStatus;
  /** `refId`: the import or the file it stands in. */
  readonly source: { readonly kind: SourceKind; readonly note?: string; readonly refId?: string };
  /** Why it is stated anew, when it corrects another. */
  readonly ground?: string;
};

const CHUNK = 5000;

/**
 * States facts, many at once. Nothing is overwritten; what the same source said last of the same day changes nothing
 * when said again. Facts of an enterprise that was merged count for the one that goes on. Cards of the touched
 * enterprises are refreshed; the caller records what was done. Throws on a kind that does not exist: check before.
 */
export async function stateFacts(ctx: Ctx, drafts: readonly FactDraft[]): Promise<{ stated: number; unchanged: number }> {
  const touched = new Set<string>();
  let stated = 0;
  for (let start = 0; start < drafts.length; start += CHUNK) {
    const rows = distinctRows(ctx, drafts.slice(start, start + CHUNK));
    for (const id of await insertNew(ctx, rows)) {
      touched.add(id);
      stated += 1;
    }
  }
  await refreshCards(ctx, [...touched]);
  return { stated, unchanged: drafts.length - stated };
}

/** The same thing said twice in one batch counts once; said differently, the later one stands. */
function distinctRows(ctx: Ctx, drafts: readonly FactDraft[]) {
  const last = new Map<string, FactValue>();
  return drafts.flatMap((draft, n) => {
    if (!FACT_KINDS.has(draft.kind)) throw new Error(`no fact kind ${draft.kind}`);
    const { enterpriseId, kind, year, period, value, asOf, status, source } = draft;
    const key = [enterpriseId, kind, year, period, asOf, source.kind, status].join(' ');
    if (last.get(key) === value) return [];
    last.set(key, value);
    return {
      n,
      id: newId('fct', ctx.now),
      enterprise_id: enterpriseId,
      kind,
      year,
      period,
      value,
      as_of: asOf,
      status,
      source_kind: source.kind,
      source_note: source.note ?? null,
      source_ref: source.refId ?? null,
      ground: draft.ground ?? null,
    };
  });
}

async function insertNew(ctx: Ctx, rows: readonly object[]): Promise<string[]> {
  const { rows: inserted } = await ctx.db.execute<{ enterprise_id: string }>(sql`
    with draft as (
      select d.*, coalesce(c.merged_into, d.enterprise_id) as counts_for
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(n int, id text, enterprise_id text, kind text, year int, period text,
        value jsonb, as_of date, status text, source_kind text, source_note text, source_ref text, ground text)
      left join ledger_cards c on c.enterprise_id = d.enterprise_id
    ), said as (
      select d.*, last.value as last_value, last.status as last_status
      from draft d
      left join lateral (
        select f.value, f.status from ledger_facts f
        where f.enterprise_id = d.counts_for and f.kind = d.kind and f.year is not distinct from d.year and f.period = d.period
          and f.as_of = d.as_of and f.source_kind = d.source_kind and f.retracted_at is null
        order by f.position desc limit 1
      ) last on true
    )
    insert into ledger_facts (id, enterprise_id, origin_id, kind, year, period, value, as_of, status, source_kind, source_note, source_ref,
      ground, stated_by, stated_at)
    select id, counts_for, enterprise_id, kind, year, period, value, as_of, status, source_kind, source_note, source_ref,
      ground, ${ctx.actor.personId}, ${ctx.now.toISOString()}::timestamptz
    from said
    where last_value is distinct from value or last_status is distinct from status
    order by n
    returning enterprise_id`);
  return inserted.map((row) => row.enterprise_id);
}

/** Undoes what a source said: its facts stop counting, earlier ones count again; everything stays readable. */
export async function retractFacts(ctx: Ctx, refId: string): Promise<{ retracted: number; enterpriseIds: string[] }> {
  return retractWhere(ctx, sql`${ledgerFacts.sourceRef} = ${refId}`, null);
}

/** Takes one fact back, for a ground. */
export async function retractFact(ctx: Ctx, factId: string, ground: string): Promise<{ retracted: number; enterpriseIds: string[] }> {
  return retractWhere(ctx, sql`${ledgerFacts.id} = ${factId}`, ground);
}

async function retractWhere(ctx: Ctx, where: ReturnType<typeof sql>, ground: string | null) {
  const rows = await ctx.db
    .update(ledgerFacts)
    .set({ retractedAt: ctx.now, retractedBy: ctx.actor.personId, retractedGround: ground })
    .where(and(where, isNull(ledgerFacts.retractedAt)))
    .returning({ enterpriseId: ledgerFacts.enterpriseId });
  const enterpriseIds = [...new Set(rows.map((row) => row.enterpriseId))];
  await refreshCards(ctx, enterpriseIds);
  return { retracted: rows.length, enterpriseIds };
}

export type CurrentFact = {
  readonly kind: string;
  readonly year: number | null;
  readonly period: Period;
  readonly value: FactValue;
  readonly asOf: Day;
  readonly status: FigureStatus;
  readonly source: { readonly kind: SourceKind; readonly note: string | null; readonly refId: string | null };
  readonly statedBy: string | null;
  readonly statedAt: Date;
};

/** What counts now for these enterprises: of each kind, year and period the one of the latest day, of those the last stated. */
export async function currentFacts(
  ctx: Ctx,
  enterpriseIds: readonly string[],
  kinds?: readonly string[],
): Promise<ReadonlyMap<string, readonly CurrentFact[]>> {
  const current = new Map<string, CurrentFact[]>();
  if (enterpriseIds.length === 0) return current;
  const { enterpriseId, kind, year, period } = ledgerFacts;
  const rows = await ctx.db
    .selectDistinctOn([enterpriseId, kind, year, period])
    .from(ledgerFacts)
    .where(and(inArray(enterpriseId, [...enterpriseIds]), isNull(ledgerFacts.retractedAt), kinds ? inArray(kind, [...kinds]) : undefined))
    .orderBy(enterpriseId, kind, year, period, desc(ledgerFacts.asOf), desc(ledgerFacts.position));
  for (const row of rows) {
    const facts = current.get(row.enterpriseId) ?? [];
    facts.push(currentOf(row));
    current.set(row.enterpriseId, facts);
  }
  return current;
}

type FactRow = typeof ledgerFacts.$inferSelect;

function currentOf(row: FactRow): CurrentFact {
  return {
    kind: row.kind,
    year: row.year,
    period: row.period,
    value: row.value,
    asOf: row.asOf,
    status: row.status,
    source: { kind: row.sourceKind, note: row.sourceNote, refId: row.sourceRef },
    statedBy: row.statedBy,
    statedAt: row.statedAt,
  };
}

/** Everything ever said of one enterprise, retracted or not, in the order of saying. */
export function allFacts(ctx: Ctx, enterpriseId: string): Promise<FactRow[]> {
  return ctx.db.select().from(ledgerFacts).where(eq(ledgerFacts.enterpriseId, enterpriseId)).orderBy(ledgerFacts.position);
}
