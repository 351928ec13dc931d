import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { personIdsByName } from '#modules/parties/index.ts';
import { changesBy, foldTitle, needsByKey, type NeedDraft, type NeedRow } from '#modules/technology/index.ts';
import type { FactValue } from '../contract/facts.ts';
import type { ImportLedger } from '../contract/imports.ts';
import type { WorkDraft } from '../contract/work.ts';
import { currentFacts, type CurrentFact } from '../fact.ts';
import { ledgerCertificates } from '../tables/facts.ts';
import { ledgerImportRows } from '../tables/imports.ts';
import { ledgerWorkEntries } from '../tables/work.ts';
import { certificateDraft, factDrafts, needDrafts, workDraft } from './drafts.ts';
import type { Judged } from './judge.ts';
import type { Names } from './reading.ts';

/** What rows are compared by with what the ledger holds. */
export type Comparison = { readonly ledger: ImportLedger; readonly asOf: string; readonly today: string; readonly parkId: string | null };

/** Finds good rows that the ledger holds already: they are passed over and counted, nothing of them is done twice. */
export async function passOverKnown<T extends Judged>(ctx: Ctx, rows: readonly T[], compare: Comparison): Promise<T[]> {
  const good = rows.filter((row) => row.verdict === 'good');
  if (good.length === 0) return [...rows];
  const before = await admittedBefore(ctx, good);
  const left = good.filter((row) => row.digest === null || !before.has(row.digest));
  const same = new Set<T>(await FINDERS[compare.ledger](ctx, left, compare));
  return rows.map((row) => {
    if (row.verdict !== 'good') return row;
    if (row.digest !== null && before.has(row.digest))
      return { ...row, verdict: 'skipped' as const, action: null, reason: 'admitted_before' };
    return same.has(row) ? { ...row, verdict: 'skipped' as const, action: null, reason: 'unchanged' } : row;
  });
}

async function admittedBefore(ctx: Ctx, rows: readonly Judged[]): Promise<ReadonlySet<string>> {
  const digests = rows.flatMap((row) => row.digest ?? []);
  if (digests.length === 0) return new Set();
  const found = await ctx.db
    .select({ digest: ledgerImportRows.digest })
    .from(ledgerImportRows)
    .where(and(sql`${ledgerImportRows.digest} = any (${sql.param(digests)}::text[])`, eq(ledgerImportRows.verdict, 'admitted')));
  return new Set(found.flatMap((row) => row.digest ?? []));
}

type Finder = <T extends Judged>(ctx: Ctx, rows: readonly T[], compare: Comparison) => Promise<readonly T[]>;

const FINDERS: Record<ImportLedger, Finder> = {
  enterprises: async (ctx, rows, compare) => {
    const known = rows.filter((row) => row.enterpriseId !== null);
    const ids = [...new Set(known.flatMap((row) => row.enterpriseId ?? []))];
    if (ids.length === 0) return [];
    const facts = await currentFacts(ctx, ids);
    const certificates = await ctx.db
      .select()
      .from(ledgerCertificates)
      .where(and(inArray(ledgerCertificates.enterpriseId, ids), isNull(ledgerCertificates.withdrawnAt)));
    return known.filter((row) => {
      const id = row.enterpriseId ?? '';
      const own = certificates.filter((one) => one.enterpriseId === id);
      const isHighTech = own.some(
        (one) => one.kind === 'high_tech_enterprise' && (one.validUntil === null || one.validUntil >= compare.today),
      );
      const changed = factChanges(row.values, id, facts.get(id) ?? [], compare.asOf).filter(
        // Whether it is a high-tech enterprise follows from its certificate.
        (change) => change.field !== 'is_high_tech' || change.after !== isHighTech,
      );
      const certificate = certificateDraft(row.values, id, '');
      const isThere =
        certificate === null ||
        own.some(
          (one) => one.number === certificate.number && (certificate.validUntil === null || one.validUntil === certificate.validUntil),
        );
      return changed.length === 0 && isThere;
    });
  },
  needs: async (ctx, rows) => {
    const known = rows.filter((row) => row.enterpriseId !== null);
    const needs = await needsByKey(ctx, [...new Set(known.flatMap((row) => row.enterpriseId ?? []))]);
    return known.filter((row) =>
      needDrafts(row.values, row.enterpriseId ?? '').every((draft) => {
        const need = needs.get(`${draft.enterpriseId} ${foldTitle(draft.title)}`);
        return need !== undefined && isSameNeed(changesBy(need, draft), need, draft);
      }),
    );
  },
  work_entries: async (ctx, rows, compare) => {
    const people = await peopleIn(ctx, rows);
    const drafts = rows.map((row) => workDraft(row.values, people, compare.parkId));
    const days = [...new Set(drafts.map((draft) => draft.occurredOn))];
    if (days.length === 0) return [];
    const there = await ctx.db
      .select()
      .from(ledgerWorkEntries)
      .where(and(inArray(ledgerWorkEntries.occurredOn, days), isNull(ledgerWorkEntries.withdrawnAt)));
    const byDay = Map.groupBy(there, (row) => row.occurredOn);
    return rows.filter((_, at) => {
      const draft = drafts[at];
      return draft !== undefined && (byDay.get(draft.occurredOn) ?? []).some((row) => isSameWork(row, draft));
    });
  },
};

const COUNTS = ['sessions', 'enterpriseCount', 'personTimes', 'handouts'] as const;

/** The same day, kind, place and enterprises, and no other words: an exported line names its sentence where it has none. */
function isSameWork(row: typeof ledgerWorkEntries.$inferSelect, draft: WorkDraft): boolean {
  const ids = (list: readonly string[]) => [...list].sort().join(' ');
  const isAlike = (stored: string | null, said: string | null | undefined) => stored === null || stored === (said ?? null);
  return (
    row.source !== 'record' &&
    row.kind === draft.kind &&
    row.place === (draft.place ?? null) &&
    ids(row.enterpriseIds) === ids(draft.enterpriseIds ?? []) &&
    isAlike(row.title, draft.title) &&
    isAlike(row.text, draft.text) &&
    COUNTS.every((count) => (draft[count] ?? null) === null || row[count] === draft[count]) &&
    (row.title !== null || row.text !== null || (draft.text ?? draft.title ?? null) !== null)
  );
}

/** The same amount in other words (200–300 under a heading of 万元) is no change. */
function isSameNeed(changes: ReturnType<typeof changesBy>, need: NeedRow, draft: NeedDraft): boolean {
  const isSameAmount = need.amountLowFen === (draft.amountLowFen ?? null) && need.amountHighFen === (draft.amountHighFen ?? null);
  return Object.keys(changes ?? {}).every((field) => field === 'amountText' && isSameAmount && need.amountLowFen !== null);
}

/** The people of the platform whom rows of work name. */
export async function peopleIn(ctx: Ctx, rows: readonly Pick<Judged, 'values'>[]): Promise<ReadonlyMap<string, string>> {
  const names = rows.flatMap((row) => (row.values['participants'] as Names | undefined)?.named ?? []);
  return personIdsByName(ctx, names);
}

export type FactChange = {
  readonly field: string;
  readonly year: number | null;
  readonly before: FactValue | null;
  readonly after: FactValue;
};

/** What a row would change of what counts now. An older day does not change what a later one says. */
export function factChanges(values: Judged['values'], enterpriseId: string, facts: readonly CurrentFact[], asOf: string): FactChange[] {
  const current = new Map(facts.map((fact) => [`${fact.kind} ${fact.year} ${fact.period}`, fact]));
  return factDrafts(values, enterpriseId, { asOf, importId: '', note: '' }).flatMap((draft) => {
    const fact = current.get(`${draft.kind} ${draft.year} ${draft.period}`);
    if (fact && sameValue(fact.value, draft.value)) return [];
    return [{ field: draft.kind, year: draft.year, before: fact?.value ?? null, after: draft.value }];
  });
}

const sameValue = (one: FactValue, other: FactValue) =>
  typeof one === 'number' && typeof other === 'number' ? Math.abs(one - other) < 1e-9 * Math.max(1, Math.abs(one)) : one === other;
