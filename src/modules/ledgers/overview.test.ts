import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { queueRoutes } from '#shared/queue.ts';
import { overviewRoutes } from './contract/overview.ts';
import { workRoutes } from './contract/work.ts';

let node: TestNode;
let bureau: Caller;
let station: Caller;
beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [bureau, station] = await Promise.all([node.as('gaoyaqin'), node.as('liuyang')]);
});
afterAll(() => node.close());

const overviewOf = async (caller: Caller, parkId?: string) => {
  const reply = await caller.call(overviewRoutes.readOverview, { query: { parkId } });
  expect(reply.status).toBe(200);
  return reply.body;
};

describe('the overview', () => {
  it('counts what the ledgers show when a figure is opened', async () => {
    const { work, enterprises } = await overviewOf(bureau);
    const total = async (query: object) => (await bureau.call(workRoutes.listWork, { query: { ...query, state: 'current' } })).body.total;
    expect(work?.year.now).toBe(await total({ from: '2026-01-01', to: '2026-11-23' }));
    expect(work?.year.before).toBe(await total({ from: '2025-01-01', to: '2025-11-23' }));
    expect(work?.visitsYear.now).toBe(await total({ period: '2026', kind: 'visit' }));
    expect(work?.visitsMonth.now).toBe(await total({ period: '2026-11', kind: 'visit' }));
    const reached = await bureau.call(workRoutes.listReachedEnterprises, { query: { period: '2026' } });
    expect(work?.reachedYear.now).toBe(reached.body.total);
    const inMarch = work?.months.filter(({ year, month }) => year === 2025 && month === 3).reduce((sum, { entries }) => sum + entries, 0);
    expect(inMarch).toBe(await total({ period: '2025-03' }));
    expect(enterprises.fields.reduce((sum, field) => sum + field.enterprises, 0)).toBe(enterprises.total);
    expect(enterprises.withFile).toBeLessThanOrEqual(enterprises.total);
    expect(work?.recent.length).toBeGreaterThan(0);
  });

  it('is of one’s own parks; another park’s figures are nobody else’s', async () => {
    const all = await overviewOf(bureau);
    const own = await overviewOf(station);
    expect(own.enterprises.total).toBeLessThan(all.enterprises.total);
    expect(own.work?.parks).toEqual([]);
    expect(all.work?.parks.length).toBe(2);
    const other = all.work?.parks.find(({ id }) => id !== own.work?.recent[0]?.parkId);
    expect((await overviewOf(station, other?.id)).enterprises.total).toBe(0);
  });

  it('gives finance figures and no work, the tax office no research figures, others nothing', async () => {
    const finance = await overviewOf(await node.as('caihongmei'));
    expect([finance.work, finance.needs]).toEqual([null, null]);
    const tax = await overviewOf(await node.as('fengzhiyuan'));
    expect(tax.research).toBeNull();
    const all = await overviewOf(bureau);
    expect(all.research).toMatchObject({ year: 2025 });
    for (const name of ['kangyongning', 'xuebin', 'duanhaisheng']) {
      expect((await (await node.as(name)).call(overviewRoutes.readOverview, {})).status, name).toBe(403);
    }
  });
});

describe('the queue', () => {
  it('holds what waits for this person, the most pressing first, and is counted beside the navigation', async () => {
    const { body } = await station.call(queueRoutes.readQueue, {});
    const days = body.rows.map(({ dueOn }) => dueOn ?? '9');
    expect(days).toEqual([...days].sort());
    const me = await station.ask('GET', '/api/me');
    expect(me.body.counts.queue).toBe(body.total);
    expect(body.overdue).toBe(body.rows.filter(({ dueOn }) => dueOn !== null && dueOn < '2026-11-23').length);
  });

  it('shows unread notices, and measures to their liaison', async () => {
    const { rows } = await node.app.database.system.query("select id from party_people where name = '冯志远'");
    await node.app.database.system.query(
      `insert into mail_notices (id, person_id, word_key, values, path, sent_at) values ('ntc_1', $1, 'notice_parties_none', '{}', '/me', now())`,
      [rows[0].id],
    );
    const liaison = await (await node.as('fengzhiyuan')).call(queueRoutes.readQueue, {});
    expect(liaison.body.rows.map(({ kind }) => kind)).toContain('notice');
    const other = await (await node.as('tuoxiaojun')).call(queueRoutes.readQueue, {});
    expect(other.body.rows.filter(({ kind }) => kind === 'notice')).toEqual([]);
    expect((await node.visitor.call(queueRoutes.readQueue, {})).status).toBe(401);
  });
});
