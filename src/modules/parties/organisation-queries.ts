import { and, asc, count, eq, ilike, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Page } from '#shared/page.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Organisation, OrganisationDetail, OrganisationKind } from './contract.ts';
import { organisationRow } from './organisation.ts';
import { namesOf } from './queries.ts';
import { partyOrganisations, partyPeople } from './tables.ts';

const organisationColumns = {
  id: partyOrganisations.id,
  kind: partyOrganisations.kind,
  name: partyOrganisations.name,
  nameEn: partyOrganisations.nameEn,
  shortName: partyOrganisations.shortName,
  parentId: partyOrganisations.parentId,
  parkId: partyOrganisations.parkId,
  countyId: partyOrganisations.countyId,
  creditCode: partyOrganisations.creditCode,
  closedOn: partyOrganisations.closedOn,
  mergedInto: partyOrganisations.mergedInto,
};

type OrganisationQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly q?: string | undefined;
  readonly kind?: OrganisationKind | undefined;
  readonly parkId?: string | undefined;
  readonly state?: 'open' | 'closed' | 'merged' | undefined;
};

const STATES = {
  open: and(isNull(partyOrganisations.mergedInto), isNull(partyOrganisations.closedOn)),
  closed: and(isNull(partyOrganisations.mergedInto), isNotNull(partyOrganisations.closedOn)),
  merged: isNotNull(partyOrganisations.mergedInto),
};

/** Free text as a pattern that finds it anywhere; its own wildcards mean themselves. */
export const anywhere = (text: string) => `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`;

/** Organisations by kind and name, found by name, former name or code; without a state, all that are not merged. */
export async function listOrganisations(ctx: Ctx, query: OrganisationQuery): Promise<Page<Organisation>> {
  const text = query.q ? anywhere(query.q) : null;
  const where = and(
    query.state ? STATES[query.state] : isNull(partyOrganisations.mergedInto),
    query.kind ? eq(partyOrganisations.kind, query.kind) : undefined,
    query.parkId ? eq(partyOrganisations.parkId, query.parkId) : undefined,
    text
      ? or(
          ilike(partyOrganisations.name, text),
          ilike(partyOrganisations.nameEn, text),
          ilike(partyOrganisations.creditCode, text),
          sql`${partyOrganisations.formerNames}::text ilike ${text}`,
        )
      : undefined,
  );
  const rows = await ctx.db
    .select(organisationColumns)
    .from(partyOrganisations)
    .where(where)
    .orderBy(asc(partyOrganisations.kind), asc(partyOrganisations.name), asc(partyOrganisations.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [total] = await ctx.db.select({ rows: count() }).from(partyOrganisations).where(where);
  return { rows, total: total?.rows ?? 0, page: query.page, pageSize: query.pageSize };
}

/** One organisation with the names of what it points to. */
export async function readOrganisation(ctx: Ctx, id: string): Promise<OrganisationDetail> {
  const { addedAt: _addedAt, ...row } = await organisationRow(ctx, id);
  const names = await namesOf(
    ctx,
    [row.parentId, row.parkId, row.countyId, row.mergedInto].filter((one) => one !== null),
  );
  const nameOf = (one: string | null) => (one ? (names.get(one) ?? null) : null);
  const [belonging] = await ctx.db
    .select({ people: count() })
    .from(partyPeople)
    .where(and(eq(partyPeople.orgId, id), isNull(partyPeople.leftOn)));
  return {
    ...row,
    parentName: nameOf(row.parentId),
    parkName: nameOf(row.parkId),
    countyName: nameOf(row.countyId),
    mergedIntoName: nameOf(row.mergedInto),
    people: belonging?.people ?? 0,
  };
}
