import { sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Actor, Role } from '#shared/roles.ts';

/**
 * How near a row must be for a role to have an ability: `any` row; one of a park they serve (`park`); one of their
 * own organisation (`own`); one lying in the county they work for (`county`); one about themselves (`self`). What is
 * not listed is refused.
 */
export type Relation = 'any' | 'park' | 'county' | 'own' | 'self';

/** An ability's sentence: which role may, on which rows. */
export type Sentence = Readonly<Partial<Record<Role, Relation>>>;
export type AccessTable = Readonly<Record<string, Sentence>>;

/** What access asks of a row. A missing field is nobody's. */
export type Placed = {
  readonly parkId?: string | null;
  readonly countyId?: string | null;
  readonly orgId?: string | null;
  readonly personId?: string | null;
};

/** Declares a module's access table, keeping its keys. */
export function accessTable<const T extends AccessTable>(table: T): T {
  return table;
}

/** Every relation by which the actor's duties give the ability; the widest decides. */
export function relationsOf(table: AccessTable, actor: Actor, ability: string): readonly Relation[] {
  const sentence = table[ability];
  if (!sentence) return [];
  return actor.roles.flatMap((role) => sentence[role] ?? []);
}

/** May this actor do this at all, on some row? The edge asks it before the handler runs. */
export function mayAtAll(table: AccessTable, actor: Actor, ability: string): boolean {
  return relationsOf(table, actor, ability).some((relation) => {
    if (relation === 'any') return true;
    if (relation === 'park') return actor.parkIds.length > 0;
    if (relation === 'self') return actor.personId !== null;
    return actor.orgId !== null;
  });
}

/** May this actor do this on this row? */
export function may(table: AccessTable, actor: Actor, ability: string, row: Placed): boolean {
  return relationsOf(table, actor, ability).some((relation) => {
    if (relation === 'any') return true;
    if (relation === 'park') return row.parkId != null && actor.parkIds.includes(row.parkId);
    if (relation === 'county') return row.countyId != null && row.countyId === actor.orgId;
    if (relation === 'own') return row.orgId != null && row.orgId === actor.orgId;
    return row.personId != null && row.personId === actor.personId;
  });
}

/** The same as a condition for a list: only rows on which the actor has the ability are counted or shown. */
export function rowsWhere(
  table: AccessTable,
  actor: Actor,
  ability: string,
  columns: { parkId?: AnyPgColumn; countyId?: AnyPgColumn; orgId?: AnyPgColumn; personId?: AnyPgColumn },
): SQL {
  const relations = relationsOf(table, actor, ability);
  if (relations.includes('any')) return sql`true`;
  const conditions = relations.flatMap((relation) => {
    if (relation === 'park' && columns.parkId) {
      return actor.parkIds.length > 0 ? [sql`${columns.parkId} in ${[...actor.parkIds]}`] : [];
    }
    if (relation === 'county' && columns.countyId && actor.orgId) return [sql`${columns.countyId} = ${actor.orgId}`];
    if (relation === 'own' && columns.orgId && actor.orgId) return [sql`${columns.orgId} = ${actor.orgId}`];
    if (relation === 'self' && columns.personId && actor.personId) return [sql`${columns.personId} = ${actor.personId}`];
    return [];
  });
  return conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : sql`false`;
}
