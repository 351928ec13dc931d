import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { enterpriseRoutes } from './contract/enterprises.ts';
import { workRoutes } from './contract/work.ts';

let node: TestNode;
let station: Caller;
let bureau: Caller;
beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [station, bureau] = await Promise.all([node.as('liuyang'), node.as('gaoyaqin')]);
});
afterAll(() => node.close());

async function inPark(park: string, count: number): Promise<string[]> {
  const { rows } = await node.app.database.system.query(
    `select e.id from party_organisations e join party_organisations p on p.id = e.park_id
      where e.kind = 'enterprise' and p.name = $1 order by e.id limit $2`,
    [park, count],
  );
  return rows.map((row: { id: string }) => row.id);
}
const GAOXIN = '靖朔高新技术产业园区';
const YUANSHANG = '塬上新材料产业园';

describe('two enterprises that are one', () => {
  it('have their work together, in both parks, and each its own again after parting', async () => {
    const [from] = await inPark(GAOXIN, 1);
    const [into] = await inPark(YUANSHANG, 1);
    const other = (await inPark(GAOXIN, 2))[1]!;
    const { body: made } = await station.call(workRoutes.enterWork, {
      body: { occurredOn: '2026-11-23', kind: 'visit', clause: '3.1', text: '合并之前的走访', enterpriseIds: [from!, other] },
    });
    const neighbour = await node.as('jiaolinna');
    const found = async (who: Caller, enterpriseId: string) =>
      (await who.call(workRoutes.listWork, { query: { enterpriseId, q: '合并之前的走访' } })).body.rows.map(({ id }) => id);
    const merging = { params: { enterpriseId: from! }, body: { intoId: into! } };
    expect((await bureau.call(enterpriseRoutes.mergeEnterprise, merging)).status).toBe(204);
    for (const who of [station, bureau, neighbour]) expect(await found(who, into!)).toEqual([made.id]);
    const shown = await bureau.call(workRoutes.readWork, { params: { entryId: made.id } });
    expect(shown.body.enterprises.map(({ id }) => id).toSorted()).toEqual([into!, other].toSorted());
    const page = await neighbour.call(workRoutes.listEnterpriseWork, { params: { enterpriseId: into! }, query: { pageSize: 100 } });
    expect(page.body.rows.map(({ id }) => id)).toContain(made.id);

    expect((await bureau.call(enterpriseRoutes.partEnterprise, { params: { enterpriseId: from! } })).status).toBe(204);
    expect(await found(bureau, into!)).toEqual([]);
    expect(await found(neighbour, from!)).toEqual([]);
    expect(await found(station, from!)).toEqual([made.id]);
    const again = await bureau.call(workRoutes.readWork, { params: { entryId: made.id } });
    expect(again.body.enterprises.map(({ id }) => id).toSorted()).toEqual([from!, other].toSorted());
  });
});
