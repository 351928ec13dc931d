import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { startNode, type TestNode } from '#kit/node.ts';
import { VISITOR, type Actor } from '#shared/roles.ts';
import { inTransaction } from '#platform/db/database.ts';

let node: TestNode;
let park: string;
let enterprise: string;
beforeAll(async () => {
  node = await startNode();
  const { rows } = await node.app.database.system.query(
    `select park_id, enterprise_id from ledger_cards where park_id is not null order by name limit 1`,
  );
  park = rows[0].park_id;
  enterprise = rows[0].enterprise_id;
});
afterAll(() => node.close());

const TABLES = ['ledger_cards', 'ledger_facts', 'ledger_years', 'ledger_certificates', 'ledger_due'];

/** What the database itself shows to the app's role in this person's name, whatever the query asks. */
const seen = (actor: Actor, table: string) =>
  inTransaction(node.app.database.app, actor, async (db) => {
    const { rows } = await db.execute<{ id: string }>(sql.raw(`select distinct enterprise_id as id from ${table}`));
    return rows.map((row) => row.id);
  });
const officer = (): Actor => ({ ...VISITOR, personId: 'prs_any', roles: ['park_officer'], reach: 'park', parkIds: [park] });
const manager = (): Actor => ({ ...VISITOR, personId: 'prs_any', roles: ['enterprise_manager'], reach: 'own', orgId: enterprise });

it.each(TABLES)('a park sees of %s its own rows only, though all are asked for', async (table) => {
  const { rows } = await node.app.database.system.query(
    `select distinct enterprise_id as id, (select park_id from ledger_cards c where c.enterprise_id = t.enterprise_id) as park from ${table} t`,
  );
  const own = rows.filter((row) => row.park === park).map((row) => row.id);
  expect(own.length).toBeGreaterThan(0);
  expect(own.length).toBeLessThan(rows.length);
  expect((await seen(officer(), table)).toSorted()).toEqual(own.toSorted());
});

it.each(TABLES)('an enterprise sees of %s its own rows, a visitor none', async (table) => {
  expect((await seen(manager(), table)).every((id) => id === enterprise)).toBe(true);
  expect(await seen(VISITOR, table)).toEqual([]);
});

it('writes of another park’s facts are refused by the database', async () => {
  const { rows } = await node.app.database.system.query(`select enterprise_id as id from ledger_cards where park_id <> $1 limit 1`, [park]);
  const write = inTransaction(node.app.database.app, officer(), (db) =>
    db.execute(sql`insert into ledger_facts (id, enterprise_id, origin_id, kind, period, value, as_of, status, source_kind, stated_at)
      values ('fct_x', ${rows[0].id}, ${rows[0].id}, 'website', 'none', '"x"', '2026-01-01', 'actual', 'officer', now())`),
  );
  await expect(write).rejects.toThrow();
  const changed = await inTransaction(node.app.database.app, officer(), (db) =>
    db.execute(sql`update ledger_facts set value = '"x"' where enterprise_id = ${rows[0].id}`),
  );
  expect(changed.rowCount).toBe(0);
});
