import { eq, sql } from 'drizzle-orm';
import { addDays, dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { closeEnterpriseRows, namesOf, setCreditCode } from '#modules/parties/index.ts';
import { otherNeedsOf, withdrawNeedsOf } from '#modules/technology/index.ts';
import { withdrawCertificates } from '../certificate.ts';
import { importRefusals } from '../contract/imports.ts';
import { refreshCards } from '../card.ts';
import { retractFacts } from '../fact.ts';
import { ledgerImportRows, ledgerImports } from '../tables/imports.ts';
import { withdrawImportedWork } from '../work-entry.ts';
import { importRow } from './lock.ts';

/** Days within which an admission can be taken back. */
export const UNDO_DAYS = 7;

/**
 * Takes an admission back: facts stop counting, certificates, needs and work entries are withdrawn, enterprises it
 * added are closed. All stays readable. Refuses when something done since hangs on an enterprise it added.
 */
export async function takeImportBack(ctx: Ctx, importId: string): Promise<void> {
  const one = await importRow(ctx, importId, true);
  if (one.state !== 'admitted' || !one.admittedAt) throw new Refusal(importRefusals.import_not_admitted, { title: one.title });
  const until = addDays(dayOf(one.admittedAt), UNDO_DAYS);
  if (dayOf(ctx.now) > until) throw new Refusal(importRefusals.import_undo_too_late, { until });
  await checkNothingHangs(ctx, importId, one.addedEnterpriseIds);
  const { retracted } = await retractFacts(ctx, importId);
  const { withdrawn: certificates } = await withdrawCertificates(ctx, importId);
  const needs = await withdrawNeedsOf(ctx, importId);
  const work = await withdrawImportedWork(ctx, importId);
  for (const id of one.codedEnterpriseIds) await setCreditCode(ctx, id, null);
  const closed = await closeEnterpriseRows(ctx, one.addedEnterpriseIds, `import ${importId}`);
  await refreshCards(ctx, one.addedEnterpriseIds);
  await ctx.db
    .update(ledgerImportRows)
    .set({ verdict: 'skipped', reason: 'taken_back' })
    .where(sql`${ledgerImportRows.importId} = ${importId} and ${ledgerImportRows.verdict} = 'admitted'`);
  await ctx.db.update(ledgerImports).set({ state: 'taken_back', closedAt: ctx.now }).where(eq(ledgerImports.id, importId));
  await ctx.record({
    type: 'ledgers.import_taken_back',
    undoes: 'ledgers.import_admitted',
    subject: importId,
    clause: '3.1',
    parkId: one.parkId,
    values: { title: one.title, facts: retracted, certificates, needs: needs.withdrawn + needs.restored, work, enterprises: closed },
  });
}

/** What others have said or done since about the enterprises an import added. */
async function checkNothingHangs(ctx: Ctx, importId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const added = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  const { rows } = await ctx.db.execute<{ what: string; enterprise_id: string; count: number }>(sql`
    select what, min(enterprise_id) as enterprise_id, count(*)::int as count from (
      select 'fact' as what, enterprise_id from ledger_facts
        where enterprise_id in ${added} and retracted_at is null and source_ref is distinct from ${importId}
      union all
      select 'certificate', enterprise_id from ledger_certificates
        where enterprise_id in ${added} and withdrawn_at is null and source_ref is distinct from ${importId}
      union all
      select 'work', e.id from ledger_work_entries w, unnest(w.enterprise_ids) e(id)
        where e.id in ${added} and w.withdrawn_at is null and w.import_id is distinct from ${importId}
          and w.record_subject is distinct from ${importId}
    ) hanging group by what order by what limit 1`);
  const [need] = await otherNeedsOf(ctx, ids, importId);
  const first = rows[0] ?? (need && { what: 'need', enterprise_id: need[0], count: need[1] });
  if (!first) return;
  const names = await namesOf(ctx, [first.enterprise_id]);
  throw new Refusal(importRefusals.import_work_hangs_on, {
    what: first.what,
    name: names.get(first.enterprise_id) ?? '',
    count: first.count,
  });
}

/** Abandons an import that is in no ledger; the originals stay, its rows go. */
export async function abandonImport(ctx: Ctx, importId: string): Promise<void> {
  const one = await importRow(ctx, importId, true);
  if (one.state === 'admitted' || one.state === 'taken_back')
    throw new Refusal(importRefusals.import_already_admitted, { title: one.title });
  if (one.state === 'abandoned') return;
  await ctx.db.delete(ledgerImportRows).where(eq(ledgerImportRows.importId, importId));
  await ctx.db.update(ledgerImports).set({ state: 'abandoned', closedAt: ctx.now }).where(eq(ledgerImports.id, importId));
  await ctx.record({ type: 'ledgers.import_abandoned', subject: importId, parkId: one.parkId, values: { title: one.title } });
}
