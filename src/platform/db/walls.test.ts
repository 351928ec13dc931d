import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#kit/database.ts';
import { VISITOR, type Actor } from '#shared/roles.ts';
import { inTransaction } from './database.ts';

/** Read before there is an actor: accounts and sessions (no route answers with their rows), and public registers. */
const OPEN_TABLES = /^session_/;

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase('demo');
});
afterAll(() => test.drop());

const tables = async (): Promise<string[]> => {
  const { rows } = await test.database.owner.query(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`,
  );
  return rows.map((row) => row.name);
};

describe('the catalogue', () => {
  it('has row-level security enabled and forced on every table', async () => {
    const { rows } = await test.database.owner.query(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
  });
  it('has no role of ours that passes by row-level security or is a superuser', async () => {
    const { rows } = await test.database.owner.query(
      `select rolname from pg_roles where rolname like 'ruyuan_%' and (rolbypassrls or rolsuper or rolcreaterole or rolcanlogin)`,
    );
    expect(rows).toEqual([]);
  });
  it('has no function that runs with its owner’s rights', async () => {
    const { rows } = await test.database.owner.query(
      `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the app role', () => {
  it('sees no row of any table without a context', async () => {
    const seen: string[] = [];
    for (const name of await tables()) {
      const { rows } = await test.database.app.query(`select count(*)::int as n from ${name}`);
      if (rows[0].n > 0 && !OPEN_TABLES.test(name)) seen.push(name);
    }
    // The head of the trail is for everybody to check.
    expect(seen.filter((name) => !/^trail_(leaves|subtrees|checkpoints)$/.test(name))).toEqual([]);
  });
  it('forgets the context with the transaction, also on a connection that is used again', async () => {
    const city: Actor = { ...VISITOR, personId: 'prs_x', orgId: 'org_x', roles: ['bureau_officer'], reach: 'city' };
    const count = 'select count(*)::int as n from party_organisations';
    const inside = await inTransaction(test.database.app, city, async (db) => (await db.$client.query(count)).rows[0].n);
    expect(inside).toBeGreaterThan(100);
    const outside = await Promise.all(Array.from({ length: 16 }, () => test.database.app.query(count)));
    expect(outside.map((answer) => answer.rows[0].n)).toEqual(Array.from({ length: 16 }, () => 0));
  });
});
