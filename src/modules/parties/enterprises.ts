import { eq, inArray, and, isNull } from 'drizzle-orm';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Ctx } from '#platform/ctx.ts';
import { partiesRefusals } from './contract.ts';
import { partyOrganisations } from './tables.ts';

export type EnterpriseDraft = {
  readonly name: string;
  /** Checked by the caller (GB 32100-2015). */
  readonly creditCode?: string | null | undefined;
  readonly parkId?: string | null | undefined;
  readonly countyId?: string | null | undefined;
};

const CHUNK = 2000;

/**
 * Adds many enterprises in the order given and gives their ids. One record tells of all of them; the caller's own
 * record says from where they came. Refuses a credit code that another has.
 */
export async function addEnterpriseRows(ctx: Ctx, drafts: readonly EnterpriseDraft[]): Promise<string[]> {
  const rows = drafts.map((draft) => ({
    id: newId('ent', ctx.now),
    kind: 'enterprise' as const,
    name: draft.name,
    creditCode: draft.creditCode ?? null,
    parkId: draft.parkId ?? null,
    countyId: draft.countyId ?? null,
    addedAt: ctx.now,
  }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    await checkCodesFree(
      ctx,
      chunk.flatMap((row) => row.creditCode ?? []),
    );
    await ctx.db.insert(partyOrganisations).values(chunk);
  }
  const [first] = rows;
  if (first) {
    await ctx.record({
      type: 'parties.enterprises_added',
      subject: first.id,
      parkId: rows.every((row) => row.parkId === first.parkId) ? first.parkId : null,
      values: { count: rows.length, name: first.name },
    });
  }
  return rows.map((row) => row.id);
}

async function checkCodesFree(ctx: Ctx, codes: readonly string[]): Promise<void> {
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice) throw new Refusal(partiesRefusals.code_taken, { creditCode: twice, name: '' });
  if (codes.length === 0) return;
  const [taken] = await ctx.db
    .select({ name: partyOrganisations.name, creditCode: partyOrganisations.creditCode })
    .from(partyOrganisations)
    .where(and(inArray(partyOrganisations.creditCode, [...codes]), isNull(partyOrganisations.mergedInto)))
    .limit(1);
  if (!taken) return;
  const values = { creditCode: taken.creditCode ?? '', name: taken.name };
  throw new Refusal(partiesRefusals.code_taken, values, [{ path: '/creditCode', code: 'parties.code_taken', values }]);
}

export type EnterpriseRow = {
  readonly id: string;
  readonly name: string;
  readonly former_names: readonly string[];
  readonly credit_code: string | null;
  readonly park_id: string | null;
  readonly county_id: string | null;
  readonly closed_on: string | null;
  readonly merged_into: string | null;
};

/** What the register says of these enterprises; ids of anything else are left out. */
export async function enterprisesOf(ctx: Ctx, ids: readonly string[]): Promise<EnterpriseRow[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select()
    .from(partyOrganisations)
    .where(and(inArray(partyOrganisations.id, [...ids]), eq(partyOrganisations.kind, 'enterprise')));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    former_names: row.formerNames.map((former) => former.name),
    credit_code: row.creditCode,
    park_id: row.parkId,
    county_id: row.countyId,
    closed_on: row.closedOn,
    merged_into: row.mergedInto,
  }));
}
