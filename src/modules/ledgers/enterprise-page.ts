import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { dayOf, daysBetween, type Day } from '#shared/dates.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { activeCodes, namesOf, organisationRow, peopleNamesOf } from '#modules/parties/index.ts';
import { ledgersAccess } from './access.ts';
import { contactSight, shownContact } from './contact.ts';
import type { CertificateView, EnterprisePage, EnterpriseRow } from './contract/enterprises.ts';
import type { Current, FactValue, Period, Said } from './contract/facts.ts';
import { renewalLeads, renewFrom } from './due.ts';
import { listEnterprises } from './enterprise-list.ts';
import { enterpriseInSight, type CardRow } from './enterprise-sight.ts';
import { allFacts } from './fact.ts';
import { countedFacts } from './fact-current.ts';
import { FACT_KINDS, REGISTER_KINDS } from './fact-kinds.ts';
import { warningsOf } from './fact-warnings.ts';
import { ledgerCertificates, ledgerFacts } from './tables/facts.ts';

type FactRow = typeof ledgerFacts.$inferSelect;

/** Everything current of one enterprise, as this reader may see it. */
export async function readEnterprise(ctx: Ctx, enterpriseId: string): Promise<EnterprisePage> {
  const card = await enterpriseInSight(ctx, enterpriseId);
  const [register, mergedFrom] = [await organisationRow(ctx, enterpriseId), await mergedInto(ctx, enterpriseId)];
  const facts = await visibleFacts(ctx, card);
  const names = await namesOf(
    ctx,
    [card.parkId, card.countyId, card.mergedInto].filter((id) => id !== null),
  );
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  const { rows } = await listEnterprises(ctx, { ids: [enterpriseId], state: 'all', page: 1, pageSize: 1 });
  return {
    ...(rows[0] ?? rowOfMerged(card)),
    parkName: nameOf(card.parkId),
    countyName: nameOf(card.countyId),
    industryName: card.industryCode ? await industryName(ctx, card.industryCode) : null,
    formerNames: register.formerNames,
    closedGround: register.closedGround,
    mergedInto: card.mergedInto ? { id: card.mergedInto, name: nameOf(card.mergedInto) ?? '' } : null,
    mergedFrom,
    facts,
    certificates: await certificatesOf(ctx, enterpriseId),
    warnings: ctx.actor.orgId === enterpriseId ? warningsOf(facts) : [],
  };
}

/** A merged enterprise is in no list; its page says where it went. */
const rowOfMerged = (card: CardRow): EnterpriseRow => {
  const { enterpriseId, searchText: _search, mergedInto: _into, orgId: _org, certificateDays: _days, fieldTop: _top, ...row } = card;
  return { ...row, id: enterpriseId, changedAt: card.changedAt.toISOString(), abilities: [] };
};

async function mergedInto(ctx: Ctx, id: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await ctx.db.execute<{ id: string; name: string }>(
    sql`select enterprise_id as id, name from ledger_cards where merged_into = ${id} order by name`,
  );
  return rows;
}

async function industryName(ctx: Ctx, code: string): Promise<string | null> {
  return (await activeCodes(ctx, 'industry')).find((item) => item.code === code)?.name ?? null;
}

/** Current facts that this reader may see, in the order of the kinds. */
export async function visibleFacts(ctx: Ctx, card: CardRow): Promise<Current[]> {
  const counted = countedFacts(await allFacts(ctx, card.enterpriseId)).filter(({ current }) => isVisible(ctx, card, current.kind));
  const people = await peopleNamesOf(
    ctx,
    counted.flatMap(({ current, beside }) => [current.statedBy, beside?.statedBy].filter((id) => id != null)),
  );
  const order = [...FACT_KINDS.keys()];
  return counted
    .map(({ current, beside, versions }) => ({
      ...saidOf(ctx, card, current, people),
      kind: current.kind,
      year: current.year,
      period: current.period,
      beside: beside ? saidOf(ctx, card, beside, people) : null,
      versions,
    }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (b.year ?? 0) - (a.year ?? 0));
}

const isVisible = (ctx: Ctx, card: CardRow, kindId: string): boolean => {
  const kind = FACT_KINDS.get(kindId);
  if (!kind || REGISTER_KINDS.has(kindId)) return false;
  return kind.group !== 'research' || may(ledgersAccess, ctx.actor, 'ledgers.read_research', card);
};

function saidOf(ctx: Ctx, card: CardRow, row: FactRow, people: ReadonlyMap<string, string>): Said {
  const isContact = FACT_KINDS.get(row.kind)?.whoCanSee === 'contact';
  const shown: { value: FactValue; isMasked: boolean } = isContact
    ? shownContact(contactSight(ctx, card), row.kind, row.value)
    : { value: row.value, isMasked: false };
  return {
    id: row.id,
    ...shown,
    asOf: row.asOf,
    status: row.status,
    source: { kind: row.sourceKind, note: row.sourceNote, refId: row.sourceRef },
    ground: row.ground,
    statedBy: row.statedBy ? (people.get(row.statedBy) ?? null) : null,
    statedAt: row.statedAt.toISOString(),
  };
}

/** Everything said of one kind and year, the latest first: who said what when, what was taken back and why. */
export async function factHistory(
  ctx: Ctx,
  enterpriseId: string,
  asked: { kind: string; year?: number | undefined; period?: Period | undefined },
) {
  const card = await enterpriseInSight(ctx, enterpriseId);
  const all = isVisible(ctx, card, asked.kind) ? await allFacts(ctx, enterpriseId) : [];
  const rows = all.filter(
    (row) => row.kind === asked.kind && row.year === (asked.year ?? null) && (!asked.period || row.period === asked.period),
  );
  const current = new Set(countedFacts(rows).map((counted) => counted.current.id));
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => [row.statedBy, row.retractedBy].filter((id) => id !== null)),
  );
  const origins = await namesOf(
    ctx,
    rows.flatMap((row) => (row.originId === enterpriseId ? [] : [row.originId])),
  );
  return rows
    .map((row) => ({
      ...saidOf(ctx, card, row, people),
      isCurrent: current.has(row.id),
      retractedAt: row.retractedAt?.toISOString() ?? null,
      retractedBy: row.retractedBy ? (people.get(row.retractedBy) ?? null) : null,
      retractedGround: row.retractedGround,
      originName: origins.get(row.originId) ?? null,
    }))
    .toReversed();
}

/** Certificates that were not withdrawn, the soonest to expire first, replaced ones last. */
export async function certificatesOf(ctx: Ctx, enterpriseId: string): Promise<CertificateView[]> {
  const today = dayOf(ctx.now);
  const leads = await renewalLeads(ctx);
  const rows = await ctx.db
    .select()
    .from(ledgerCertificates)
    .where(and(eq(ledgerCertificates.enterpriseId, enterpriseId), sql`${ledgerCertificates.withdrawnAt} is null`))
    .orderBy(sql`${ledgerCertificates.validUntil} asc nulls last`, ledgerCertificates.kind);
  const lastDay = new Map<string, Day>();
  for (const { kind, validUntil } of rows) if (validUntil) lastDay.set(kind, validUntil);
  return rows
    .map(({ id, kind, number, issuedOn, validUntil }) => ({
      id,
      kind,
      number,
      issuedOn,
      validUntil,
      daysLeft: validUntil ? daysBetween(today, validUntil) : null,
      renewFrom: validUntil ? renewFrom(validUntil, leads, kind) : null,
      isReplaced: validUntil !== null && validUntil < (lastDay.get(kind) ?? ''),
    }))
    .sort((a, b) => Number(a.isReplaced) - Number(b.isReplaced));
}

/** Who stated how much when, the latest first: one line for what was stated in one go. */
export async function listStatements(ctx: Ctx, enterpriseId: string) {
  const card = await enterpriseInSight(ctx, enterpriseId);
  const seen = [...FACT_KINDS.keys()].filter((kind) => isVisible(ctx, card, kind));
  const rows = await ctx.db
    .select({
      statedAt: ledgerFacts.statedAt,
      statedBy: ledgerFacts.statedBy,
      sourceKind: ledgerFacts.sourceKind,
      sourceNote: ledgerFacts.sourceNote,
      ground: ledgerFacts.ground,
      facts: sql<number>`count(*)`,
      kinds: sql<string[]>`array_agg(distinct ${ledgerFacts.kind})`,
      years: sql<number[]>`coalesce(array_agg(distinct ${ledgerFacts.year}) filter (where ${ledgerFacts.year} is not null), '{}')`,
    })
    .from(ledgerFacts)
    .where(and(eq(ledgerFacts.enterpriseId, enterpriseId), inArray(ledgerFacts.kind, seen)))
    .groupBy(ledgerFacts.statedAt, ledgerFacts.statedBy, ledgerFacts.sourceKind, ledgerFacts.sourceNote, ledgerFacts.ground)
    .orderBy(desc(ledgerFacts.statedAt))
    .limit(50);
  const people = await peopleNamesOf(
    ctx,
    rows.flatMap((row) => row.statedBy ?? []),
  );
  return rows.map((row) => ({
    ...row,
    statedAt: row.statedAt.toISOString(),
    statedBy: row.statedBy ? (people.get(row.statedBy) ?? null) : null,
  }));
}
