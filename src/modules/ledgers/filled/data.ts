import { and, asc, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { may, rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { directoryOf, namesOf } from '#modules/parties/index.ts';
import { ledgersAccess } from '../access.ts';
import type { FigureStatus, FactValue, Period, SourceKind } from '../contract/facts.ts';
import type { FilledScope } from '../contract/filled.ts';
import { ledgerCards as cards, ledgerCertificates, ledgerFacts } from '../tables/facts.ts';

export type KnownFact = {
  readonly kind: string;
  readonly year: number | null;
  readonly period: Period;
  readonly value: FactValue;
  readonly asOf: string;
  readonly status: FigureStatus;
  readonly source: { readonly kind: SourceKind; readonly note: string | null };
};
export type KnownCertificate = {
  readonly kind: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
};

/** All a table may ask of one enterprise. */
export type EnterpriseData = {
  readonly id: string;
  readonly card: { readonly name: string; readonly creditCode: string | null; readonly parkId: string | null };
  readonly register: {
    readonly shortName: string | null;
    readonly formerNames: readonly { readonly name: string }[];
    readonly parkName: string | null;
    readonly countyName: string | null;
  };
  readonly facts: readonly KnownFact[];
  readonly certificates: readonly KnownCertificate[];
  readonly readsContacts: boolean;
};

const columns = { parkId: cards.parkId, countyId: cards.countyId, orgId: cards.enterpriseId };
/** Who fills in tables of others fills in what they serve; whoever reports on their own, what they read. */
type Ability = 'ledgers.fill_tables' | 'ledgers.read_enterprises';

/** The enterprises whose figures this person may put into a table. */
export const fillable = (ctx: Ctx, ability: Ability = 'ledgers.fill_tables') =>
  and(rowsWhere(ledgersAccess, ctx.actor, ability, columns), isNull(cards.mergedInto));

/** The most a table takes. */
export const MOST_ENTERPRISES = 1000;

/** Ids of the scope's enterprises, by park and name; closed ones only when they were chosen. One more than the most tells of too many. */
export async function scopeIds(ctx: Ctx, scope: FilledScope, ability?: Ability): Promise<string[]> {
  const certified = scope.certificateKind
    ? sql`exists (select 1 from ledger_certificates held where held.enterprise_id = ${cards.enterpriseId} and held.kind = ${scope.certificateKind}
        and held.withdrawn_at is null and (held.issued_on is null or held.issued_on <= ${scope.asOf}) and (held.valid_until is null or held.valid_until >= ${scope.asOf}))`
    : undefined;
  const chosen = scope.enterpriseIds.length > 0;
  const rows = await ctx.db
    .select({ id: cards.enterpriseId })
    .from(cards)
    .where(
      and(
        fillable(ctx, ability),
        chosen ? inArray(cards.enterpriseId, [...scope.enterpriseIds]) : isNull(cards.closedOn),
        !chosen && scope.parkId ? eq(cards.parkId, scope.parkId) : undefined,
        !chosen && scope.countyId ? eq(cards.countyId, scope.countyId) : undefined,
        chosen ? undefined : certified,
      ),
    )
    .orderBy(asc(cards.parkId), asc(cards.name), asc(cards.enterpriseId))
    .limit(MOST_ENTERPRISES + 1);
  const ids = rows.map((row) => row.id);
  return chosen ? [...scope.enterpriseIds].filter((id) => ids.includes(id)) : ids;
}

/** Reads what is known of these enterprises as of a day; those this person may not use are not among them. */
export async function readData(
  ctx: Ctx,
  ids: readonly string[],
  asOf: string,
  ability?: Ability,
): Promise<ReadonlyMap<string, EnterpriseData>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(cards)
    .where(and(fillable(ctx, ability), inArray(cards.enterpriseId, [...ids])));
  const known = rows.map((row) => row.enterpriseId);
  const [facts, certificates] = [await factsAsOf(ctx, known, asOf), await certificatesOf(ctx, known)];
  const register = new Map((await directoryOf(ctx, ['enterprise'])).map((entry) => [entry.id, entry]));
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.parkId, row.countyId].filter((one) => one !== null)),
  );
  return new Map(
    rows.map((row) => {
      const entry = register.get(row.enterpriseId);
      const data: EnterpriseData = {
        id: row.enterpriseId,
        card: { name: row.name, creditCode: row.creditCode, parkId: row.parkId },
        register: {
          shortName: entry?.shortName ?? null,
          formerNames: entry?.formerNames ?? [],
          parkName: names.get(row.parkId ?? '') ?? null,
          countyName: names.get(row.countyId ?? '') ?? null,
        },
        facts: facts.get(row.enterpriseId) ?? [],
        certificates: certificates.get(row.enterpriseId) ?? [],
        readsContacts: may(ledgersAccess, ctx.actor, 'ledgers.read_contacts', {
          parkId: row.parkId,
          countyId: row.countyId,
          orgId: row.enterpriseId,
        }),
      };
      return [row.enterpriseId, data];
    }),
  );
}

/** As `currentFacts`, but as it was known to be on a day: what is true of a later day does not count. */
async function factsAsOf(ctx: Ctx, ids: readonly string[], day: string): Promise<ReadonlyMap<string, KnownFact[]>> {
  const { enterpriseId, kind, year, period } = ledgerFacts;
  const rows = await ctx.db
    .selectDistinctOn([enterpriseId, kind, year, period])
    .from(ledgerFacts)
    .where(and(inArray(enterpriseId, [...ids]), isNull(ledgerFacts.retractedAt), lte(ledgerFacts.asOf, day)))
    .orderBy(enterpriseId, kind, year, period, desc(ledgerFacts.asOf), desc(ledgerFacts.position));
  const facts = rows.map((row) => ({ ...row, source: { kind: row.sourceKind, note: row.sourceNote } }));
  return Map.groupBy(facts, (fact) => fact.enterpriseId);
}

async function certificatesOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, KnownCertificate[]>> {
  const rows = await ctx.db
    .select()
    .from(ledgerCertificates)
    .where(and(inArray(ledgerCertificates.enterpriseId, [...ids]), isNull(ledgerCertificates.withdrawnAt)))
    .orderBy(sql`${ledgerCertificates.validUntil} desc nulls first`);
  return Map.groupBy(rows, (row) => row.enterpriseId);
}
