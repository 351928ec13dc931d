import { eq } from 'drizzle-orm';
import { Refusal } from '#shared/refusal.ts';
import { may } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { ledgersAccess } from '../access.ts';
import { importRefusals } from '../contract/imports.ts';
import { ledgerImports } from '../tables/imports.ts';
import type { ImportRow } from './context.ts';

/** One import that this person may work on; what they may not is not found. */
export async function importRow(ctx: Ctx, id: string, isLocked = false): Promise<ImportRow> {
  const asked = ctx.db.select().from(ledgerImports).where(eq(ledgerImports.id, id)).limit(1);
  const [row] = await (isLocked ? asked.for('update') : asked);
  if (!row || !may(ledgersAccess, ctx.actor, 'ledgers.import', { parkId: row.parkId, orgId: row.orgId })) {
    throw new Refusal(importRefusals.import_not_found, { id });
  }
  return row;
}

/** The same, to be changed: not while it is read, not after it was abandoned or taken back. */
export async function openImport(ctx: Ctx, id: string): Promise<ImportRow> {
  const row = await importRow(ctx, id, true);
  if (row.state === 'reading') throw new Refusal(importRefusals.import_busy, { title: row.title });
  if (row.state !== 'ready' && row.state !== 'admitted') throw new Refusal(importRefusals.import_closed, { title: row.title });
  return row;
}
