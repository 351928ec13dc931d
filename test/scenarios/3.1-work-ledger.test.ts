import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { enterpriseRoutes, importRoutes, workRoutes } from '#modules/ledgers/contract.ts';
import { organisationRoutes } from '#modules/parties/contract.ts';
import { bring, madeFile } from '#kit/imports.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';

/**
 * （三）服务入园，让企业有事找得到人。一是办好一网两库三台账。……逐户建立企业基本情况、科技需求、入园工作三本台账，数据一次填报、多处使用，
 * 做到情况清、需求明、工作有痕。
 */
let node: TestNode;
let station: Caller;
let bureau: Caller;
beforeAll(async () => {
  node = await startNode({ works: true });
  node.setNow('2026-11-23T02:00:00Z');
  [station, bureau] = await Promise.all([node.as('liuyang'), node.as('gaoyaqin')]);
});
afterAll(() => node.close());

const PARK = '高新区';
const parkId = async () =>
  (await bureau.call(organisationRoutes.listOrganisations, { query: { kind: 'park' } })).body.rows.find((row) => row.shortName === PARK)!
    .id;
const firms = async (count: number) =>
  (await bureau.call(organisationRoutes.listOrganisations, { query: { kind: 'enterprise', parkId: await parkId(), pageSize: count } })).body
    .rows;
const ledger = async (who: Caller, query: object) => (await who.call(workRoutes.listWork, { query })).body;

describe('工作有痕：台账自己写', () => {
  it('a step taken on the platform is a dated, attributed row by itself', async () => {
    const before = (await ledger(station, { source: 'record' })).total;
    const added = await station.call(enterpriseRoutes.addEnterprise, {
      body: { name: '靖朔新入园检测有限公司', parkId: await parkId(), creditCode: null, countyId: null },
    });
    expect(added.status).toBe(201);
    expect((await ledger(station, { source: 'record' })).total).toBe(before + 1);
    const { rows } = await ledger(station, { source: 'record', q: '靖朔新入园检测有限公司' });
    expect(rows[0]).toMatchObject({
      occurredOn: '2026-11-23',
      clause: '3.1',
      kind: 'platform',
      parkName: PARK,
      enteredBy: { name: '柳扬' },
    });
    expect(rows[0]?.sentence).toContain('靖朔新入园检测有限公司');
    expect(rows[0]?.enterprises.map(({ name }) => name)).toEqual(['靖朔新入园检测有限公司']);
    expect((await ledger(bureau, { enterpriseId: rows[0]!.enterprises[0]!.id })).total).toBe(1);
  });

  it('a later record that takes it back shows it as withdrawn, it does not vanish', async () => {
    const [firm] = await firms(1);
    const headings = ['日期', '地点', '工作内容', '服务企业'];
    const rows = [headings, ['2026-11-03', '会议室', '讲解仪器共享的办法，三家都问了价格', firm!.name]];
    const detail = await bring(bureau, [madeFile('工作台账.xlsx', [{ name: '工作', rows }])]);
    const params = { importId: detail.id };
    expect((await bureau.call(importRoutes.admitImport, { params })).status).toBe(201);
    expect((await ledger(bureau, { importId: detail.id, state: 'current' })).total).toBe(1);
    expect((await bureau.call(importRoutes.takeImportBack, { params })).status).toBe(204);
    const after = await ledger(bureau, { importId: detail.id });
    expect([after.total, after.rows[0]?.withdrawnAt]).toEqual([1, '2026-11-23T02:00:00.000Z']);
    const byItself = await ledger(bureau, { source: 'record', state: 'withdrawn', q: detail.title.toLowerCase() });
    expect(byItself.total).toBe(1);
  });
});

describe('平台外做的，随手记一笔', () => {
  it('one visit, several enterprises, several topics; found by park, enterprise, clause, person and period', async () => {
    const [one, two, three] = await firms(3);
    const body = {
      occurredOn: '2026-11-22',
      kind: 'visit' as const,
      clause: '3.1' as const,
      enterpriseIds: [one!.id, two!.id, three!.id],
      topics: ['加计扣除', '研发机构'],
      text: '三家都说明了研发归集的做法',
    };
    const made = await station.call(workRoutes.enterWork, { body });
    expect(made.status).toBe(201);
    const { body: entry } = await station.call(workRoutes.readWork, { params: { entryId: made.body.id } });
    const personId = entry.people[0]!.id;
    for (const query of [
      { parkId: await parkId() },
      { enterpriseId: two!.id },
      { clause: '3.1' },
      { clause: '3' },
      { personId },
      { period: '2026-11' },
      { period: '2026-Q4' },
      {},
    ]) {
      const { rows } = await ledger(bureau, { ...query, q: '研发归集的做法' });
      expect(
        rows.map(({ id }) => id),
        JSON.stringify(query),
      ).toContain(made.body.id);
    }
    expect((await ledger(bureau, { period: '2026-10', q: '研发归集的做法' })).total).toBe(0);
    const page = await station.call(workRoutes.listEnterpriseWork, { params: { enterpriseId: three!.id }, query: {} });
    expect(page.body.rows.map(({ id }) => id)).toContain(made.body.id);
  });

  it('is each park’s own: the other park does not see it, a county sees its enterprises’', async () => {
    const other = await node.as('jiaolinna');
    expect((await ledger(other, { q: '研发归集的做法' })).total).toBe(0);
    const county = await node.as('zhangrui');
    const { rows, total } = await ledger(county, { pageSize: 100 });
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan((await ledger(bureau, {})).total);
    expect(rows.every(({ enterprises, enteredBy }) => enterprises.length > 0 || enteredBy?.name === '张蕊')).toBe(true);
  });
});

describe('数据一次填报、多处使用', () => {
  it('the ledger goes out as officers know it, and what went out comes back without a second row', async () => {
    const query = { period: '2026-03', source: 'hand' as const };
    const file = await bureau.call(workRoutes.exportWork, { query });
    expect(file.status).toBe(200);
    const [sheet] = await readWorkbook(file.bytes);
    const cells = (sheet?.rows ?? []).flatMap((row) => row.map((cell) => cell?.value ?? ''));
    expect(cells).toEqual(expect.arrayContaining(['日期', '地点', '参加人员', '工作内容', '服务企业', '解决问题', '佐证']));
    const before = (await ledger(bureau, {})).total;
    const detail = await bring(bureau, [new File([new Uint8Array(file.bytes)], '入园工作台账.xlsx')]);
    expect(detail.sheets[0]).toMatchObject({ ledger: 'work_entries', missing: [] });
    expect(detail.sheets[0]!.columns.filter(({ state }) => state !== 'taken').map(({ heading }) => heading)).toEqual(['序号']);
    expect(detail.counts.good).toBe(0);
    expect((await ledger(bureau, {})).total).toBe(before);
  });
});
