import { sql, type SQL } from 'drizzle-orm';
import { pgPolicy, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Reach } from '#shared/roles.ts';
import { appRole, backupRole, systemRole } from './roles.ts';

/**
 * Row-level security, the second wall behind the access tables: coarse, by reach. Settings are read once per
 * statement (`(select …)` is an init plan), and each comparison stands inside: the planner takes a bare truth value
 * for one in two, a comparison with it for one in two hundred, and would sort thousands of rows to find twenty.
 * No context, no rows.
 */
const reaches = (...wanted: readonly Reach[]) =>
  sql.raw(`(select current_setting('ruyuan.reach', true) in (${wanted.map((one) => `'${one}'`).join(', ')}))`);
const org = sql`(select nullif(current_setting('ruyuan.org', true), ''))`;
const person = sql`(select nullif(current_setting('ruyuan.person', true), ''))`;
const parks = sql`(select nullif(current_setting('ruyuan.parks', true), ''))::text[]`;

/** Somebody is acting, a visitor included. */
export const anyone = reaches('city', 'park', 'own', 'public');
/** Somebody has signed in. */
export const signedIn = reaches('city', 'park', 'own');
/** Sight over the whole city. */
export const cityWide = reaches('city');
/** Staff: the city's or a park's. */
export const staff = reaches('city', 'park');
/** The audit administrator. */
export const auditing = sql`(select current_setting('ruyuan.is_audit', true) = 'yes')`;
/** A security or system administrator. */
export const administering = sql`(select current_setting('ruyuan.is_admin', true) = 'yes')`;

export const inMyParks = (column: AnyPgColumn): SQL => sql`(${reaches('park')} and ${column} = any (${parks}))`;
export const ofMyOrg = (column: AnyPgColumn): SQL => sql`${column} = ${org}`;
/** For a column that lists parks or organisations. */
export const amongMyParks = (column: AnyPgColumn): SQL => sql`(${reaches('park')} and ${column} && ${parks})`;
export const ofMyOrgAmong = (column: AnyPgColumn): SQL => sql`${org} = any (${column})`;
export const mineAmong = (column: AnyPgColumn): SQL => sql`${person} = any (${column})`;
export const mine = (column: AnyPgColumn): SQL => sql`${column} = ${person}`;
export const either = (...conditions: readonly SQL[]): SQL => sql.join([...conditions], sql` or `);

/** The policies of one table: what the app role may read and write, all for the system role, reading for backups. */
export function walls(table: string, rows: { read: SQL; write: SQL }) {
  return [
    pgPolicy(`${table}_read`, { for: 'select', to: appRole, using: rows.read }),
    pgPolicy(`${table}_insert`, { for: 'insert', to: appRole, withCheck: rows.write }),
    pgPolicy(`${table}_update`, { for: 'update', to: appRole, using: rows.write, withCheck: rows.write }),
    pgPolicy(`${table}_delete`, { for: 'delete', to: appRole, using: rows.write }),
    pgPolicy(`${table}_system`, { for: 'all', to: systemRole, using: sql`true`, withCheck: sql`true` }),
    pgPolicy(`${table}_backup`, { for: 'select', to: backupRole, using: sql`true` }),
  ];
}
