import { eq } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { mayAtAll } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { activeCodes } from '#modules/parties/index.ts';
import { ledgersAccess } from './access.ts';
import { keepCertificates, withdrawCertificate } from './certificate.ts';
import { enterprisesRefusals } from './contract/enterprises.ts';
import { factsRefusals, type Statement } from './contract/facts.ts';
import { enterpriseInSight } from './enterprise-sight.ts';
import { retractFact, stateFacts } from './fact.ts';
import { checkEntries } from './fact-check.ts';
import { ledgerCertificates, ledgerFacts } from './tables/facts.ts';

/** A form's facts: an enterprise states of itself (always source `form`), an officer of enterprises in their sight. */
export async function stateByForm(ctx: Ctx, enterpriseId: string, statement: Statement) {
  const card = await enterpriseInSight(ctx, enterpriseId, 'ledgers.state_facts');
  const isOfficer = mayAtAll(ledgersAccess, ctx.actor, 'ledgers.keep_enterprises');
  checkConfirming(statement, isOfficer);
  const { ground, sourceNote } = statement;
  const statuses = statement.facts.map((fact) => fact.status);
  const checked = await checkEntries(ctx, statement.facts);
  const source = { kind: isOfficer ? statement.source : ('form' as const), ...(sourceNote && { note: sourceNote }) };
  const drafts = checked.map((fact, at) => ({
    ...fact,
    enterpriseId,
    status: statuses[at] ?? 'actual',
    source,
    ...(ground && { ground }),
  }));
  const result = await stateFacts(ctx, drafts);
  if (result.stated > 0) {
    await ctx.record({
      type: 'ledgers.facts_stated',
      subject: enterpriseId,
      clause: '3.1',
      parkId: card.parkId,
      enterpriseIds: [enterpriseId],
      values: { name: card.name, count: result.stated, source: source.kind },
    });
  }
  return result;
}

/** A confirmed figure is an officer's, and says by what definition. */
function checkConfirming({ facts, ground }: Statement, isOfficer: boolean): void {
  if (!facts.some((fact) => fact.status === 'confirmed')) return;
  if (!isOfficer) throw new Refusal(factsRefusals.confirming_elsewhere);
  if (!ground) throw new Refusal(factsRefusals.facts_wrong, { count: 1 }, [{ path: '/ground', code: 'ledgers.confirming_ground' }]);
}

/** Takes back one fact. An enterprise takes back only what it stated itself. */
export async function retractByForm(ctx: Ctx, factId: string, ground: string): Promise<void> {
  const [fact] = await ctx.db.select().from(ledgerFacts).where(eq(ledgerFacts.id, factId)).limit(1);
  if (!fact) throw new Refusal(factsRefusals.fact_not_found, { id: factId });
  const card = await enterpriseInSight(ctx, fact.enterpriseId, 'ledgers.state_facts');
  const isOwn = fact.sourceKind === 'form' || mayAtAll(ledgersAccess, ctx.actor, 'ledgers.keep_enterprises');
  if (!isOwn) throw new Refusal(factsRefusals.fact_not_found, { id: factId });
  if (fact.retractedAt) throw new Refusal(factsRefusals.fact_retracted);
  await retractFact(ctx, factId, ground);
  await ctx.record({
    type: 'ledgers.fact_retracted',
    subject: card.enterpriseId,
    parkId: card.parkId,
    enterpriseIds: [card.enterpriseId],
    values: { name: card.name, kind: fact.kind, ground },
  });
}

export type CertificateEntry = {
  readonly kind: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
};

/** Keeps one certificate from a form. */
export async function addCertificate(ctx: Ctx, enterpriseId: string, entry: CertificateEntry) {
  const card = await enterpriseInSight(ctx, enterpriseId, 'ledgers.state_facts');
  const kinds = await activeCodes(ctx, 'certificate_kind');
  if (!kinds.some(({ code }) => code === entry.kind)) {
    const values = { kind: entry.kind };
    throw new Refusal(enterprisesRefusals.certificate_kind_unknown, values, [
      { path: '/kind', code: 'ledgers.certificate_kind_unknown', values },
    ]);
  }
  if (entry.issuedOn && entry.validUntil && entry.issuedOn > entry.validUntil) {
    throw new Refusal(enterprisesRefusals.certificate_days_wrong, {}, [{ path: '/validUntil', code: 'ledgers.certificate_days_wrong' }]);
  }
  const { kept, unchanged } = await keepCertificates(ctx, [{ ...entry, enterpriseId }]);
  if (kept > 0) {
    await ctx.record({
      type: 'ledgers.certificate_kept',
      subject: enterpriseId,
      clause: '3.1',
      parkId: card.parkId,
      enterpriseIds: [enterpriseId],
      values: { name: card.name, kind: entry.kind, number: entry.number ?? '' },
    });
  }
  return { kept, unchanged };
}

export async function withdrawByForm(ctx: Ctx, certificateId: string, ground: string): Promise<void> {
  const [row] = await ctx.db.select().from(ledgerCertificates).where(eq(ledgerCertificates.id, certificateId)).limit(1);
  if (!row) throw new Refusal(enterprisesRefusals.certificate_not_found, { id: certificateId });
  const card = await enterpriseInSight(ctx, row.enterpriseId, 'ledgers.state_facts');
  if (row.withdrawnAt) throw new Refusal(enterprisesRefusals.certificate_withdrawn);
  await withdrawCertificate(ctx, certificateId, ground);
  await ctx.record({
    type: 'ledgers.certificate_withdrawn',
    subject: card.enterpriseId,
    parkId: card.parkId,
    enterpriseIds: [card.enterpriseId],
    values: { name: card.name, kind: row.kind, ground },
  });
}
