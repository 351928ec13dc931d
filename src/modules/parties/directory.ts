import { and, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import type { OrganisationKind } from './contract.ts';
import { partyOrganisations } from './tables.ts';

/** What an organisation is known by. */
export type DirectoryEntry = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName: string | null;
  readonly formerNames: readonly { readonly name: string; readonly until: string }[];
  readonly creditCode: string | null;
  readonly parkId: string | null;
  readonly countyId: string | null;
  /** The ground on which it was closed; null while it is in use. */
  readonly closedGround: string | null;
};

/** All organisations of these kinds, for recognising them in what people write; merged ones are left out. */
export async function directoryOf(ctx: Ctx, kinds: readonly OrganisationKind[]): Promise<readonly DirectoryEntry[]> {
  return ctx.db
    .select({
      id: partyOrganisations.id,
      kind: partyOrganisations.kind,
      name: partyOrganisations.name,
      shortName: partyOrganisations.shortName,
      formerNames: partyOrganisations.formerNames,
      creditCode: partyOrganisations.creditCode,
      parkId: partyOrganisations.parkId,
      countyId: partyOrganisations.countyId,
      closedGround: partyOrganisations.closedGround,
    })
    .from(partyOrganisations)
    .where(and(inArray(partyOrganisations.kind, [...kinds]), isNull(partyOrganisations.mergedInto)));
}
