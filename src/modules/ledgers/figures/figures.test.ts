import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { figureRoutes } from '#shared/figures.ts';
import { workRoutes } from '../contract/work.ts';
import { ledgerFigures } from './sources.ts';

let node: TestNode;
let bureau: Caller;
let station: Caller;
let park = '';
let otherPark = '';
beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [bureau, station] = await Promise.all([node.as('gaoyaqin'), node.as('liuyang')]);
  const { rows } = await node.app.database.system.query<{ id: string; is_own: boolean }>(
    `select id, name like '%高新%' as is_own from party_organisations where id in (select park_id from ledger_cards where park_id is not null)`,
  );
  park = rows.find(({ is_own }) => is_own)?.id ?? '';
  otherPark = rows.find(({ is_own }) => !is_own)?.id ?? '';
});
afterAll(() => node.close());

const half = { from: '2026-01-01', until: '2026-06-30' };
const rowsOf = (caller: Caller, figureId: string, query: object = {}) =>
  caller.call(figureRoutes.listFigureRows, { params: { figureId }, query: { ...half, ...query } });

describe('figures of the ledgers', () => {
  it('count what the work ledger lists, and open its rows page by page', async () => {
    const listed = await bureau.call(workRoutes.listWork, {
      query: { period: '2026-H1', kind: 'visit', state: 'current', parkId: park, pageSize: 100 },
    });
    const visits = await rowsOf(bureau, 'ledgers.visits', { parkId: park, pageSize: 100 });
    expect(visits.body.figure).toMatchObject({ value: listed.body.total, unit: 'times', name: '走访企业', mark: 'actual' });
    expect(visits.body.rows.map(({ id }) => id).toSorted()).toEqual(listed.body.rows.map(({ id }) => id).toSorted());
    const second = await rowsOf(bureau, 'ledgers.visits', { parkId: park, pageSize: 5, page: 2 });
    expect(second.body.rows).toEqual(visits.body.rows.slice(5, 10));
    expect(second.body.rows[0]?.path).toBe(`/work?open=${second.body.rows[0]?.id}`);
  });

  it('have as many rows as they say, whatever they count', async () => {
    for (const source of ledgerFigures) {
      if (source.unit === 'share' || source.unit === 'money_fen') continue;
      const { status, body } = await rowsOf(bureau, source.id, { pageSize: 100 });
      if (status !== 200) continue;
      const adds = body.rows.some(({ amount }) => amount !== null);
      if (!adds) expect(body.total, source.id).toBe(body.figure.value);
      else if (body.total <= 100)
        expect(
          body.rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
          source.id,
        ).toBeCloseTo(body.figure.value ?? 0, 3);
    }
  });

  it('ask earlier days of what stands and the year before of what is told once a year', async () => {
    const now = (await rowsOf(bureau, 'ledgers.with_file', { parkId: park })).body;
    const before = (await rowsOf(bureau, 'ledgers.with_file', { parkId: park, from: '2024-01-01', until: '2024-06-30' })).body;
    expect([now.figure.value! > 50, before.figure.value]).toEqual([true, 0]);
    const spend = (await rowsOf(bureau, 'ledgers.rd_spend', { parkId: park })).body;
    expect(spend.figure).toMatchObject({ year: 2025, unit: 'money_fen' });
    expect(spend.rows[0]?.amount).toBeGreaterThan(spend.rows[1]?.amount ?? 0);
  });

  it('show what lies in the reader’s sight and nothing else', async () => {
    const own = await rowsOf(station, 'ledgers.visits', { parkId: park });
    expect(own.body.figure.value).toBe((await rowsOf(bureau, 'ledgers.visits', { parkId: park })).body.figure.value);
    const other = await rowsOf(station, 'ledgers.enterprises', { parkId: otherPark });
    expect([other.body.total, other.body.figure.value]).toEqual([0, 0]);
    expect((await rowsOf(await node.as('fengzhiyuan'), 'ledgers.rd_spend')).status).toBe(403);
    expect((await rowsOf(await node.as('kangyongning'), 'ledgers.visits')).status).toBe(403);
    expect((await rowsOf(node.visitor, 'ledgers.visits')).status).toBe(401);
  });

  it('refuse what is no indicator and days in the wrong order', async () => {
    const unknown = await rowsOf(bureau, 'ledgers.nothing');
    expect([unknown.status, unknown.body]).toMatchObject([404, { code: 'figures.not_found' }]);
    const turned = await rowsOf(bureau, 'ledgers.visits', { from: '2026-07-01', until: '2026-01-01' });
    expect([turned.status, turned.body]).toMatchObject([422, { code: 'figures.period' }]);
  });
});
