import { and, eq, inArray } from 'drizzle-orm';
import { dayOf } from '#shared/dates.ts';
import { Refusal } from '#shared/refusal.ts';
import { relationsOf } from '#platform/access/table.ts';
import type { Ctx } from '#platform/ctx.ts';
import { namesOf } from '#modules/parties/index.ts';
import { ledgersAccess } from '../access.ts';
import { filledRefusals, type FilledScope, type MoneyUnit } from '../contract/filled.ts';
import { learnSynonym } from '../import/synonyms.ts';
import { ledgerCards as cards } from '../tables/facts.ts';
import { ledgerFilledTables as tables } from '../tables/filled.ts';
import { typedKey } from './assemble.ts';
import { fillable } from './data.ts';
import { FORM_FIELDS, wantedField, type LabelMeaning } from './labels.ts';
import { filledTable, teaches, type FilledRowStored } from './table.ts';

export type LabelChange = {
  readonly key: string;
  readonly field?: string | null | undefined;
  readonly unit?: MoneyUnit | null | undefined;
  readonly year?: number | null | undefined;
  readonly isLearned: boolean;
};
export type TableChange = {
  readonly title?: string | undefined;
  readonly scope?: Partial<FilledScope> | undefined;
  readonly labels?: readonly LabelChange[] | undefined;
  readonly rows?: readonly { readonly key: string; readonly enterpriseId: string | null }[] | undefined;
  readonly typed?: readonly { readonly label: string; readonly enterpriseId: string | null; readonly value: string | null }[] | undefined;
};

/** Chooses the scope, says what headings mean, types values. A table that was filled in waits to be filled in anew. */
export async function changeFilledTable(ctx: Ctx, id: string, change: TableChange): Promise<void> {
  const row = await filledTable(ctx, id);
  const scope = await newScope(ctx, row, change.scope);
  const meanings = await newMeanings(ctx, row, change.labels ?? []);
  const rowMeanings = await newRowMeanings(ctx, row, change.rows ?? []);
  const typed = newTyped(row, change.typed ?? []);
  await ctx.db
    .update(tables)
    .set({ scope, meanings, rowMeanings, typed, title: change.title ?? row.title, parkId: scope.parkId, isFilled: false })
    .where(eq(tables.id, id));
}

async function newScope(ctx: Ctx, row: FilledRowStored, change: Partial<FilledScope> | undefined): Promise<FilledScope> {
  if (!change) return row.scope;
  const scope = { ...row.scope, ...change };
  if (scope.asOf > dayOf(ctx.now)) {
    const values = { day: scope.asOf };
    throw new Refusal(filledRefusals.filled_day_ahead, values, [{ path: '/scope/asOf', code: 'ledgers.filled_day_ahead', values }]);
  }
  const relations = relationsOf(ledgersAccess, ctx.actor, 'ledgers.fill_tables');
  if (!relations.includes('any')) {
    const isPark = relations.includes('park');
    const isOwn = isPark ? scope.parkId === null || ctx.actor.parkIds.includes(scope.parkId) : scope.countyId === ctx.actor.orgId;
    if (!isOwn)
      throw new Refusal(filledRefusals.filled_park_elsewhere, {}, [{ path: '/scope/parkId', code: 'ledgers.filled_park_elsewhere' }]);
  }
  if (change.enterpriseIds) await checkEnterprises(ctx, change.enterpriseIds, '/scope/enterpriseIds');
  return scope;
}

/** A forged id and another park's enterprise are told alike. */
async function checkEnterprises(ctx: Ctx, ids: readonly string[], path: string): Promise<void> {
  if (ids.length === 0) return;
  const rows = await ctx.db
    .select({ id: cards.enterpriseId })
    .from(cards)
    .where(and(fillable(ctx), inArray(cards.enterpriseId, [...ids])));
  const known = new Set(rows.map((one) => one.id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return;
  const names = await namesOf(ctx, missing);
  const values = {
    count: missing.length,
    names: missing
      .slice(0, 3)
      .map((id) => names.get(id) ?? id)
      .join('、'),
  };
  throw new Refusal(filledRefusals.filled_enterprise_elsewhere, values, [{ path, code: 'ledgers.filled_enterprise_elsewhere', values }]);
}

async function newMeanings(ctx: Ctx, row: FilledRowStored, changes: readonly LabelChange[]): Promise<Record<string, LabelMeaning>> {
  const meanings = { ...row.meanings };
  for (const [at, change] of changes.entries()) {
    const label = row.layout.labels.find((one) => one.key === change.key);
    const meaning = meanings[change.key];
    const values = { key: change.key, field: change.field ?? '' };
    if (!label || !meaning)
      throw new Refusal(filledRefusals.filled_label_unknown, values, [
        { path: `/labels/${at}/key`, code: 'ledgers.filled_label_unknown', values },
      ]);
    const field = change.field === undefined ? meaning.field : change.field;
    const wanted = field === null ? null : wantedField(field);
    if (wanted === undefined)
      throw new Refusal(filledRefusals.filled_field_unknown, values, [
        { path: `/labels/${at}/field`, code: 'ledgers.filled_field_unknown', values },
      ]);
    if (change.unit && wanted?.readAs !== 'money') {
      throw new Refusal(filledRefusals.filled_unit_unknown, values, [
        { path: `/labels/${at}/unit`, code: 'ledgers.filled_unit_unknown', values },
      ]);
    }
    meanings[change.key] = {
      ...meaning,
      field,
      unit: change.unit === undefined ? meaning.unit : change.unit,
      year: change.year === undefined ? meaning.year : change.year,
      state: field === null ? 'left' : 'taken',
      chosenBy: 'person',
    };
    const isOfLedger = field !== null && !(FORM_FIELDS as readonly string[]).includes(field);
    if (change.field && isOfLedger && change.isLearned && teaches(ctx)) {
      await learnSynonym(ctx, { ledger: 'enterprises', field, word: label.heading, source: 'learned' });
    }
  }
  return meanings;
}

async function newRowMeanings(
  ctx: Ctx,
  row: FilledRowStored,
  changes: NonNullable<TableChange['rows']>,
): Promise<FilledRowStored['rowMeanings']> {
  const meanings = { ...row.rowMeanings };
  await checkEnterprises(
    ctx,
    changes.flatMap((change) => change.enterpriseId ?? []),
    '/rows',
  );
  for (const [at, change] of changes.entries()) {
    const meaning = meanings[change.key];
    const values = { key: change.key };
    if (!meaning)
      throw new Refusal(filledRefusals.filled_row_unknown, values, [
        { path: `/rows/${at}/key`, code: 'ledgers.filled_row_unknown', values },
      ]);
    meanings[change.key] = {
      ...meaning,
      enterpriseId: change.enterpriseId,
      state: change.enterpriseId ? 'found' : 'unknown',
      chosenBy: 'person',
    };
  }
  return meanings;
}

function newTyped(row: FilledRowStored, changes: NonNullable<TableChange['typed']>): Record<string, string> {
  const typed = { ...row.typed };
  for (const [at, change] of changes.entries()) {
    const values = { key: change.label, field: '' };
    if (!row.layout.labels.some((label) => label.key === change.label)) {
      throw new Refusal(filledRefusals.filled_label_unknown, values, [
        { path: `/typed/${at}/label`, code: 'ledgers.filled_label_unknown', values },
      ]);
    }
    const key = typedKey(change.label, change.enterpriseId);
    if (change.value) typed[key] = change.value;
    else delete typed[key];
  }
  return typed;
}
