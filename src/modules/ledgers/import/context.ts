import type { Actor } from '#shared/roles.ts';
import { relationsOf } from '#platform/access/table.ts';
import { ledgersAccess } from '../access.ts';
import type { ledgerImports, ledgerImportSheets } from '../tables/imports.ts';
import type { Directory } from './directory.ts';
import type { SheetContext } from './judge.ts';
import { missingFields } from './mapping.ts';

export type ImportRow = typeof ledgerImports.$inferSelect;
export type SheetRow = typeof ledgerImportSheets.$inferSelect;

/** The parks whose rows this person may bring; null for the whole city. */
export function parksFor(actor: Actor): readonly string[] | null {
  return relationsOf(ledgersAccess, actor, 'ledgers.import').includes('any') || actor.personId === null ? null : actor.parkIds;
}

/** What the rows of one sheet are judged by. */
export function contextOf(
  one: Pick<ImportRow, 'defaultYear' | 'parkId'>,
  sheet: Pick<SheetRow, 'ledger' | 'columns' | 'scales' | 'asOf'>,
  directory: Directory,
  { parkIds, today }: { parkIds: readonly string[] | null; today: string },
): SheetContext | null {
  if (sheet.ledger === null) return null;
  return {
    ledger: sheet.ledger,
    columns: sheet.columns,
    missing: missingFields(sheet.ledger, sheet.columns),
    scales: sheet.scales,
    asOf: sheet.asOf,
    today,
    defaultYear: one.defaultYear,
    parkId: one.parkId,
    parkIds,
    directory,
  };
}
