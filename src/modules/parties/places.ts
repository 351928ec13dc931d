import { eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import type { OrganisationKind } from './contract.ts';
import { partyOrganisations } from './tables.ts';

/** What an organisation is called and where it lies. */
export type Place = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly nameEn: string | null;
  readonly shortName: string | null;
  readonly parkId: string | null;
  readonly countyId: string | null;
  readonly mergedInto: string | null;
};

/** What it is called day by day. */
export const shortNameOf = (place: Place | undefined): string | null => place?.shortName ?? place?.name ?? null;

const placeColumns = {
  id: partyOrganisations.id,
  kind: partyOrganisations.kind,
  name: partyOrganisations.name,
  nameEn: partyOrganisations.nameEn,
  shortName: partyOrganisations.shortName,
  parkId: partyOrganisations.parkId,
  countyId: partyOrganisations.countyId,
  mergedInto: partyOrganisations.mergedInto,
};

/** For other modules: organisations with the places they lie in, by id; who is not there is missing. */
export async function placesOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select(placeColumns)
    .from(partyOrganisations)
    .where(inArray(partyOrganisations.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** An organisation and those found to be the same: what hangs on any of them is the one's. */
export async function sameAs(ctx: Ctx, id: string): Promise<readonly string[]> {
  const rows = await ctx.db.select({ id: partyOrganisations.id }).from(partyOrganisations).where(eq(partyOrganisations.mergedInto, id));
  return [id, ...rows.map((row) => row.id)];
}
