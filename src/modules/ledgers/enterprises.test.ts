import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { enterpriseRoutes } from './contract/enterprises.ts';
import { factRoutes } from './contract/facts.ts';

let node: TestNode;
let officer: Caller;
let bureau: Caller;
beforeAll(async () => {
  node = await startNode();
  bureau = await node.as('gaoyaqin');
  officer = await node.as('hejun');
});
afterAll(() => node.close());

const all = async (who: Caller, query: object = {}) => (await who.call(enterpriseRoutes.listEnterprises, { query: { pageSize: 100, ...query } })).body;
const named = async (who: Caller, name: string) => (await all(who, { q: name })).rows[0]!;

describe('the enterprise ledger', () => {
  it('shows the city every enterprise and a park its own', async () => {
    expect((await all(bureau)).total).toBe(120);
    const own = await all(officer);
    expect(own.total).toBeGreaterThan(10);
    expect(own.total).toBeLessThan(120);
    expect(new Set(own.rows.map((row) => row.parkId)).size).toBe(1);
    const { body } = await officer.call(factRoutes.listFactKinds, {});
    expect(body.rows.length).toBe(78);
  });
});
