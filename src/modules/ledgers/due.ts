import { and, asc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { addDays, addMonths, dayOf, daysBetween, type Day } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { rowsWhere } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { activeCodes } from '#modules/parties/index.ts';
import { ledgersAccess } from './access.ts';
import type { DueItem } from './contract/due.ts';
import { ledgerCards, ledgerCertificates } from './tables/facts.ts';
import { ledgerDue } from './tables/due.ts';

export type DueDraft = {
  readonly kind: string;
  readonly subjectId: string;
  readonly enterpriseId: string | null;
  readonly parkId?: string | null;
  readonly day: Day;
  readonly startOn?: Day | null;
  readonly about: string;
  readonly number?: string | null;
};

/** How long after its day something that was not settled is still shown. */
const SHOWN_AFTER = 180;

/** Puts what falls due into the one list; the same subject again moves its day. */
export async function keepDue(ctx: Ctx, drafts: readonly DueDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  await ctx.db
    .insert(ledgerDue)
    .values(drafts.map((draft) => ({ ...draft, id: newId('due', ctx.now) })))
    .onConflictDoUpdate({
      target: [ledgerDue.kind, ledgerDue.subjectId],
      set: {
        day: sql`excluded.day`,
        startOn: sql`excluded.start_on`,
        enterpriseId: sql`excluded.enterprise_id`,
        about: sql`excluded.about`,
        number: sql`excluded.number`,
        settledAt: null,
      },
    });
}

/** Takes off the list what was done or does not matter any more. */
export async function settleDue(ctx: Ctx, kind: string, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  await ctx.db
    .update(ledgerDue)
    .set({ settledAt: ctx.now })
    .where(and(eq(ledgerDue.kind, kind), inArray(ledgerDue.subjectId, [...subjectIds]), isNull(ledgerDue.settledAt)));
}

/** From when on the renewal of each kind of certificate should be prepared, in months before its last day. */
export async function renewalLeads(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const kinds = await activeCodes(ctx, 'certificate_kind');
  return new Map(kinds.map(({ code, details }) => [code, Number(details['renewalLeadMonths'] ?? 3)]));
}

export const renewFrom = (validUntil: Day, leads: ReadonlyMap<string, number>, kind: string): Day =>
  addMonths(validUntil, -(leads.get(kind) ?? 3));

/** Of each enterprise and kind the certificate that lasts longest falls due; the ones it replaced do not. */
export async function refreshCertificateDue(ctx: Ctx, enterpriseIds: readonly string[]): Promise<void> {
  if (enterpriseIds.length === 0) return;
  const ids = [...enterpriseIds];
  const rows = await ctx.db
    .select({ certificate: ledgerCertificates, closedOn: ledgerCards.closedOn })
    .from(ledgerCertificates)
    .innerJoin(ledgerCards, eq(ledgerCards.enterpriseId, ledgerCertificates.enterpriseId))
    .where(inArray(ledgerCertificates.enterpriseId, ids));
  const latest = new Map<string, DueDraft>();
  for (const { certificate, closedOn } of rows) {
    const { enterpriseId, kind, number, validUntil } = certificate;
    const key = `${enterpriseId} ${kind}`;
    if (closedOn || certificate.withdrawnAt || !validUntil || validUntil <= (latest.get(key)?.day ?? '')) continue;
    latest.set(key, { kind: 'certificate', subjectId: certificate.id, enterpriseId, day: validUntil, about: kind, number });
  }
  const due = new Set([...latest.values()].map((draft) => draft.subjectId));
  await settleDue(
    ctx,
    'certificate',
    rows.flatMap(({ certificate }) => (due.has(certificate.id) ? [] : certificate.id)),
  );
  if (latest.size === 0) return;
  const leads = await renewalLeads(ctx);
  await keepDue(
    ctx,
    [...latest.values()].map((draft) => ({ ...draft, startOn: renewFrom(draft.day, leads, draft.about) })),
  );
}

type DueQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly within: number;
  readonly q?: string | undefined;
  readonly parkId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly kind?: string | undefined;
  readonly about?: string | undefined;
};

/** What falls due, the soonest first: overdue, within 30 days and later are counted apart. */
export async function listDue(ctx: Ctx, query: DueQuery) {
  const today = dayOf(ctx.now);
  const where = and(inSight(ctx, today), sql`${ledgerDue.day} <= ${addDays(today, query.within)}`, ...asked(query));
  const rows = await ctx.db
    .select({ due: ledgerDue, name: ledgerCards.name, parkId: ledgerCards.parkId })
    .from(ledgerDue)
    .leftJoin(ledgerCards, eq(ledgerCards.enterpriseId, ledgerDue.enterpriseId))
    .where(where)
    .orderBy(asc(ledgerDue.day), asc(ledgerDue.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [counted] = await ctx.db
    .select({
      total: sql<number>`count(*)`,
      overdue: sql<number>`count(*) filter (where ${ledgerDue.day} < ${today})`,
      month: sql<number>`count(*) filter (where ${ledgerDue.day} between ${today} and ${addDays(today, 30)})`,
    })
    .from(ledgerDue)
    .leftJoin(ledgerCards, eq(ledgerCards.enterpriseId, ledgerDue.enterpriseId))
    .where(where);
  const { total = 0, overdue = 0, month = 0 } = counted ?? {};
  const items: DueItem[] = rows.map(({ due, name, parkId }) => ({
    id: due.id,
    kind: due.kind,
    day: due.day,
    daysLeft: daysBetween(today, due.day),
    startOn: due.startOn,
    enterpriseId: due.enterpriseId,
    enterpriseName: name,
    parkId: due.parkId ?? parkId,
    about: due.about,
    number: due.number,
  }));
  return { rows: items, total, overdue, month, later: total - overdue - month, page: query.page, pageSize: query.pageSize };
}

/** How much should be taken in hand now: for the navigation. */
export async function countDue(ctx: Ctx): Promise<number> {
  const today = dayOf(ctx.now);
  const [counted] = await ctx.db
    .select({ rows: sql<number>`count(*)` })
    .from(ledgerDue)
    .leftJoin(ledgerCards, eq(ledgerCards.enterpriseId, ledgerDue.enterpriseId))
    .where(and(inSight(ctx, today), sql`coalesce(${ledgerDue.startOn}, ${ledgerDue.day}) <= ${today}`));
  return counted?.rows ?? 0;
}

const inSight = (ctx: Ctx, today: Day): SQL | undefined =>
  and(
    isNull(ledgerDue.settledAt),
    sql`${ledgerDue.day} >= ${addDays(today, -SHOWN_AFTER)}`,
    rowsWhere(ledgersAccess, ctx.actor, 'ledgers.read_enterprises', {
      parkId: ledgerCards.parkId,
      countyId: ledgerCards.countyId,
      orgId: ledgerCards.enterpriseId,
    }),
  );

function asked(query: DueQuery): (SQL | undefined)[] {
  return [
    query.parkId ? or(eq(ledgerCards.parkId, query.parkId), eq(ledgerDue.parkId, query.parkId)) : undefined,
    query.enterpriseId ? eq(ledgerDue.enterpriseId, query.enterpriseId) : undefined,
    query.kind ? eq(ledgerDue.kind, query.kind) : undefined,
    query.about ? eq(ledgerDue.about, query.about) : undefined,
    query.q ? sql`strpos(${ledgerCards.searchText}, ${query.q.toLowerCase()}) > 0` : undefined,
  ];
}
