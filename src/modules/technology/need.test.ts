import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { SYSTEM } from '#platform/jobs/queue.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { enterpriseRows } from '#kit/enterprises.ts';
import { enterpriseRoutes } from '#modules/ledgers/contract.ts';
import { needLifeRoutes } from './contract/need-life.ts';
import { needRoutes, type NeedDetail } from './contract/needs.ts';
import { keepNeeds } from './need.ts';
import { withdrawNeedsOf } from './need-taking-back.ts';

let node: TestNode;
let station: Caller;
let bureau: Caller;
let director: Caller;
let county: Caller;
let own: Caller;
let idOf: (name: string) => string;

const SHUOFENG = '靖朔朔风离子科技有限公司';
const YUANMEI = '塬镁轻合金股份有限公司';
const ZAO = '清柳红玉枣业有限公司';

beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [station, bureau, director, county, own] = (await Promise.all(
    ['liuyang', 'gaoyaqin', 'baiwentao', 'zhangrui', 'kangyongning'].map((name) => node.as(name)),
  )) as [Caller, Caller, Caller, Caller, Caller];
  idOf = await enterpriseRows(node);
});
afterAll(() => node.close());

const draft = (more: object = {}) => ({ enterpriseId: idOf(SHUOFENG), title: '极耳激光焊飞溅控制', kind: 'research' as const, ...more });

describe('the ledger', () => {
  it('shows each person the needs of what they serve', async () => {
    const [all, ofPark, ofCounty, ofOwn] = await Promise.all(
      [bureau, station, county, own].map((one) => one.call(needRoutes.listNeeds, { query: { pageSize: 100 } })),
    );
    expect(all?.body.total).toBe(146);
    expect(new Set(ofPark?.body.rows.map((row) => row.parkName))).toEqual(new Set(['靖朔高新技术产业园区']));
    expect(ofCounty?.body.rows.every((row) => row.countyName === '清柳县')).toBe(true);
    expect(ofOwn?.body.rows.map((row) => row.enterpriseName)).toEqual([SHUOFENG, SHUOFENG]);
    expect((await node.visitor.call(needRoutes.listNeeds, {})).status).toBe(401);
    expect((await (await node.as('fengzhiyuan')).call(needRoutes.listNeeds, {})).status).toBe(403);
  });

  it('filters by state, kind, period and words, sorts and counts', async () => {
    const closed = await bureau.call(needRoutes.listNeeds, { query: { state: 'closed', period: '2025', sort: 'closedOn', pageSize: 100 } });
    expect(closed.body.rows.every((row) => row.state === 'closed' && row.submittedOn?.startsWith('2025'))).toBe(true);
    const days = closed.body.rows.map((row) => row.closedOn);
    expect(days).toEqual(days.toSorted());
    const found = await bureau.call(needRoutes.listNeeds, { query: { q: '飞溅' } });
    expect(found.body.total).toBe(0);
    expect((await bureau.call(needRoutes.listNeeds, { query: { q: '砌块冬季' } })).body.rows[0]?.title).toBe('气化渣砌块冬季开裂率高');
    const totals = await bureau.call(needRoutes.totalNeeds, { query: {} });
    expect(totals.body.needs).toBe(146);
    expect(totals.body.closed + totals.body.open).toBeLessThanOrEqual(146);
    expect((await bureau.call(needRoutes.listNeeds, { query: { period: '2025-13' } })).status).toBe(422);
  });

  it('tells of a confidential need that there is one, and no more', async () => {
    const secret = (caller: Caller) =>
      caller.call(needRoutes.listNeeds, { query: { isConfidential: 'yes', enterpriseId: idOf(SHUOFENG) } });
    const [seen, masked, mine] = await Promise.all([secret(station), secret(director), secret(own)]);
    expect(seen?.body.rows[0]).toMatchObject({ title: '储能模组热失控蔓延阻隔', isMasked: false });
    expect(mine?.body.rows[0]?.title).toBe('储能模组热失控蔓延阻隔');
    expect(masked?.body.rows[0]).toMatchObject({ title: null, isMasked: true, amountHighFen: null });
    const detail = await director.call(needRoutes.readNeed, { params: { needId: masked?.body.rows[0]?.id ?? '' } });
    expect(detail.body).toMatchObject({ difficulty: null, contactPhone: null, progress: null, history: [] });
    expect((await director.call(needRoutes.listNeeds, { query: { q: '热失控' } })).body.total).toBe(0);
    expect((await station.call(needRoutes.listNeeds, { query: { q: '热失控' } })).body.total).toBe(1);
  });
});

describe('keeping by hand', () => {
  it('adds, moves on and keeps what was said before', async () => {
    const made = await station.call(needRoutes.addNeed, { body: draft({ amountLowFen: 20_000_000, amountHighFen: 40_000_000 }) });
    expect(made.status).toBe(201);
    const params = { needId: made.body.id };
    expect((await station.call(needRoutes.changeNeed, { params, body: { progress: '已到厂看过' } })).status).toBe(204);
    const read = await station.call(needRoutes.readNeed, { params });
    expect(read.body).toMatchObject({
      state: 'reported',
      submittedOn: '2026-11-23',
      abilities: { change: true, restore: false },
    } satisfies Partial<Record<keyof NeedDetail, unknown>>);
    expect(read.body.history[0]).toMatchObject({ by: '柳扬', fields: ['progress'], isImport: false });
    const written = await node.app.database.system.query('select record_type from ledger_work_entries where record_subject = $1', [
      made.body.id,
    ]);
    expect(written.rows.map((row: { record_type: string }) => row.record_type)).toEqual(['technology.need_added']);
  });

  it('withdraws with a ground and takes it back', async () => {
    const { body } = await station.call(needRoutes.addNeed, { body: draft({ title: '登记错的需求' }) });
    const params = { needId: body.id };
    expect((await station.call(needRoutes.withdrawNeed, { params, body: { ground: '' } })).status).toBe(422);
    expect((await station.call(needRoutes.withdrawNeed, { params, body: { ground: '重复登记' } })).status).toBe(204);
    expect((await station.call(needRoutes.changeNeed, { params, body: { progress: '撤下以后' } })).body).toMatchObject({
      code: 'technology.need_withdrawn',
    });
    expect((await station.call(needRoutes.listNeeds, { query: { q: '登记错' } })).body.total).toBe(0);
    expect((await station.call(needRoutes.restoreNeed, { params })).status).toBe(204);
    expect((await station.call(needRoutes.restoreNeed, { params })).body).toMatchObject({ code: 'technology.need_not_withdrawn' });
    expect((await station.call(needRoutes.listNeeds, { query: { q: '登记错' } })).body.total).toBe(1);
  });

  it('refuses what cannot be, at its field, and changes nothing', async () => {
    const wrong: [object, string, string][] = [
      [{ enterpriseId: 'ent_nobody' }, 'technology.need_enterprise_unknown', '/enterpriseId'],
      [{ title: '零下三十度磷酸铁锂电芯  放电容量保持' }, 'technology.need_already_there', '/title'],
      [{ title: '日期在明天的需求', submittedOn: '2026-11-24' }, 'technology.need_day_ahead', '/submittedOn'],
      [
        { title: '先销号后提交', submittedOn: '2026-11-20', closedOn: '2026-11-01', state: 'closed' },
        'technology.need_closed_before_raised',
        '/closedOn',
      ],
      [{ title: '销号没有日期', state: 'closed' }, 'technology.need_closed_on_missing', '/closedOn'],
      [{ title: '金额上下颠倒', amountLowFen: 2, amountHighFen: 1 }, 'technology.need_amount_range', '/amountHighFen'],
    ];
    for (const [body, code, path] of wrong) {
      const reply = await station.call(needRoutes.addNeed, { body: draft(body) });
      expect(reply.body).toMatchObject({ code, fields: [{ path }] });
    }
    expect((await station.call(needRoutes.addNeed, { body: draft({ enterpriseId: idOf(YUANMEI) }) })).body).toMatchObject({
      code: expect.stringMatching(/need_enterprise_(elsewhere|unknown)/),
    });
    expect((await own.call(needRoutes.addNeed, { body: draft() })).status).toBe(403);
    const [elsewhere] = (await bureau.call(needRoutes.listNeeds, { query: { enterpriseId: idOf(YUANMEI) } })).body.rows;
    expect((await station.call(needRoutes.readNeed, { params: { needId: elsewhere?.id ?? '' } })).status).toBe(404);
    expect(
      (await station.call(needRoutes.changeNeed, { params: { needId: elsewhere?.id ?? '' }, body: { title: '别的园区的' } })).status,
    ).toBe(404);
  });
});

describe('an import', () => {
  const asImport = (importId: string, drafts: Parameters<typeof keepNeeds>[1]) =>
    node.app.act(SYSTEM, (ctx) => keepNeeds(ctx, drafts, importId));

  it('knows the same need again, changes what is told anew, and can be undone', async () => {
    const one = { enterpriseId: idOf(ZAO), title: '枣粉结块', progress: '已联系' };
    expect(await asImport('imp_one', [one, one])).toMatchObject({ added: [expect.any(String)], changed: [], unchanged: 1 });
    expect(await asImport('imp_two', [one])).toMatchObject({ added: [], changed: [], unchanged: 1 });
    expect(await asImport('imp_three', [{ ...one, title: '枣粉，结块', expert: '段海生', closedOn: '2026-10-01' }])).toMatchObject({
      added: [],
      changed: [expect.any(String)],
    });
    const read = async () => (await bureau.call(needRoutes.listNeeds, { query: { enterpriseId: idOf(ZAO), q: '结块' } })).body.rows[0];
    expect(await read()).toMatchObject({ state: 'closed', closedOn: '2026-10-01' });
    expect(await node.app.act(SYSTEM, (ctx) => withdrawNeedsOf(ctx, 'imp_three'))).toMatchObject({ restored: 1, withdrawn: 0 });
    expect(await read()).toMatchObject({ state: 'matching', closedOn: null });
    expect(await node.app.act(SYSTEM, (ctx) => withdrawNeedsOf(ctx, 'imp_one'))).toMatchObject({ withdrawn: 1, kept: 0 });
    expect(await read()).toBeUndefined();
  });

  it('leaves a need alone that was changed since', async () => {
    await asImport('imp_four', [{ enterpriseId: idOf(ZAO), title: '烘干能耗高' }]);
    const found = (await bureau.call(needRoutes.listNeeds, { query: { importId: 'imp_four' } })).body.rows[0];
    await bureau.call(needLifeRoutes.takeNeedStep, { params: { needId: found?.id ?? '' }, body: { verb: 'accept' } });
    expect(await node.app.act(SYSTEM, (ctx) => withdrawNeedsOf(ctx, 'imp_four'))).toMatchObject({ withdrawn: 0, kept: 1 });
  });
});

describe('enterprises found to be the same', () => {
  it('have their needs in one place, and apart again when they are parted', async () => {
    const [from, into] = [idOf('靖朔覆膜防腐涂料有限公司'), idOf('靖朔聚塬高分子材料有限公司')];
    const titles = async (enterpriseId: string) =>
      (await bureau.call(needRoutes.listNeeds, { query: { enterpriseId } })).body.rows.map((row) => row.title);
    expect(await titles(from)).toEqual(['水性重防腐涂料低温成膜']);
    expect(
      (await bureau.call(enterpriseRoutes.mergeEnterprise, { params: { enterpriseId: from }, body: { intoId: into } })).status,
    ).toBeLessThan(300);
    expect([await titles(from), await titles(into)]).toEqual([[], ['水性重防腐涂料低温成膜', '无卤阻燃体系转让']]);
    expect((await bureau.call(enterpriseRoutes.partEnterprise, { params: { enterpriseId: from } })).status).toBeLessThan(300);
    expect([await titles(from), await titles(into)]).toEqual([['水性重防腐涂料低温成膜'], ['无卤阻燃体系转让']]);
  });
});

describe('the workbook', () => {
  it('has the headings of the ledger, money in 万元, and no content of what is masked', async () => {
    const file = await director.call(needRoutes.exportNeeds, { query: { period: '2026-H1' } });
    expect(file.headers.get('content-type')).toContain('spreadsheetml');
    const [sheet] = await readWorkbook(file.bytes);
    const rows = sheet?.rows.map((row) => row.map((cell) => cell.value)) ?? [];
    expect(rows[0]?.[0]).toBe('企业科技需求台账');
    expect(rows[2]?.slice(0, 10)).toEqual([
      '序号',
      '县区',
      '园区',
      '企业名称',
      '需求名称',
      '需求类别',
      '技术难题',
      '技术指标',
      '现有基础',
      '拟投入（万元）',
    ]);
    const texts = JSON.stringify(rows);
    expect(texts).not.toContain('热失控');
    expect(texts).toContain('保密需求');
    expect(rows.some((row) => row[9] === 80)).toBe(false);
    expect(rows.some((row) => row[9] === '120–180' || row[9] === 30)).toBe(true);
  });
});
