import { and, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '#platform/ctx.ts';
import { partyOrganisations, partyPeople } from './tables.ts';

/** Ids by name, for names that come from a paper: only a name that exactly one organisation in use bears. */
export async function organisationIdsByName(ctx: Ctx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: partyOrganisations.id, name: partyOrganisations.name })
    .from(partyOrganisations)
    .where(and(inArray(partyOrganisations.name, [...new Set(names)]), isNull(partyOrganisations.mergedInto)));
  return onlyOnes(rows);
}

/** The same for people; two people of one name are nobody's. */
export async function personIdsByName(ctx: Ctx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: partyPeople.id, name: partyPeople.name })
    .from(partyPeople)
    .where(and(inArray(partyPeople.name, [...new Set(names)]), isNull(partyPeople.leftOn)));
  return onlyOnes(rows);
}

function onlyOnes(rows: readonly { id: string; name: string }[]): ReadonlyMap<string, string> {
  const seen = new Map<string, string | null>();
  for (const { id, name } of rows) seen.set(name, seen.has(name) ? null : id);
  return new Map([...seen].flatMap(([name, id]) => (id ? [[name, id] as const] : [])));
}
