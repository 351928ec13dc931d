import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { dueRoutes } from './contract/due.ts';
import { enterpriseRoutes } from './contract/enterprises.ts';
import { factRoutes } from './contract/facts.ts';

let node: TestNode;
let bureau: Caller;
let officer: Caller;
let manager: Caller;
beforeAll(async () => {
  node = await startNode();
  [bureau, officer, manager] = [await node.as('gaoyaqin'), await node.as('hejun'), await node.as('kangyongning')];
});
afterAll(() => node.close());

const list = async (who: Caller, query: object = {}) =>
  (await who.call(enterpriseRoutes.listEnterprises, { query: { pageSize: 100, ...query } })).body;
const byName = async (q: string) => (await list(bureau, { q, state: 'all' })).rows[0]!;
const page = async (who: Caller, enterpriseId: string) =>
  (await who.call(enterpriseRoutes.readEnterprise, { params: { enterpriseId } })).body;
const add = (who: Caller, body: object) => who.call(enterpriseRoutes.addEnterprise, { body: body as never });

describe('the list', () => {
  it('shows the city every enterprise, a park its own, an enterprise itself', async () => {
    expect((await list(bureau)).total).toBe(120);
    const own = await list(officer);
    expect(own.total).toBeGreaterThan(10);
    expect(own.total).toBeLessThan(120);
    expect(new Set(own.rows.map((row) => row.parkId)).size).toBe(1);
    expect((await list(manager)).rows.map((row) => row.name)).toEqual(['靖朔朔风离子科技有限公司']);
    expect((await bureau.call(factRoutes.listFactKinds, {})).body.rows).toHaveLength(78);
  });
  it('is found by name, code and legal representative; filtered by field, industry, certificate, what is missing', async () => {
    expect((await list(bureau, { q: '91619902ma7wfc8y2y' })).rows.map((row) => row.name)).toEqual(['靖朔朔风离子科技有限公司']);
    expect((await list(bureau, { q: '杜丽娟' })).rows.map((row) => row.name)).toContain('靖朔朔风离子科技有限公司');
    const whole = await list(bureau, { field: '6' });
    const second = await list(bureau, { field: '6.3' });
    expect(second.total).toBeGreaterThan(0);
    expect(whole.total).toBeGreaterThan(second.total);
    expect(whole.rows.every((row) => row.fieldCode === '6' || row.fieldCode!.startsWith('6.'))).toBe(true);
    expect((await list(bureau, { industry: 'C' })).rows.every((row) => row.industryCode!.startsWith('C'))).toBe(true);
    const certified = await list(bureau, { certificate: 'high_tech_enterprise' });
    expect(certified.rows.every((row) => row.certificateKinds.includes('high_tech_enterprise'))).toBe(true);
    const [whole2, lacking] = [await list(bureau, { missing: 'none' }), await list(bureau, { missing: 'any' })];
    expect(whole2.total + lacking.total).toBe(120);
  });
  it('is sorted by figures with the unknown last either way, and pages without gaps', async () => {
    const down = (await list(bureau, { sort: '-rdFen' })).rows.map((row) => row.rdFen);
    const known = down.filter((fen): fen is number => fen !== null);
    expect(known).toEqual([...known].sort((a, b) => b - a));
    expect(down.slice(known.length).every((fen) => fen === null)).toBe(true);
    const pages = [];
    for (let at = 1; at <= 6; at += 1)
      pages.push(...(await list(bureau, { sort: 'revenueFen', pageSize: 20, page: at })).rows.map((row) => row.id));
    expect(new Set(pages).size).toBe(120);
    const empty = await list(bureau, { page: 99 });
    expect([empty.rows, empty.total]).toEqual([[], 120]);
  });
  it('shows the figures of the year asked for', async () => {
    const [row] = (await list(bureau, { q: '朔风离子', year: 2024 })).rows;
    expect([row!.figuresYear, row!.revenueFen, row!.headcount]).toEqual([2024, 27096810000, 236]);
  });
  it('shows no research figures to other departments, nor sorts by them', async () => {
    const tax = await node.as('fengzhiyuan');
    const byResearch = await list(tax, { sort: '-rdFen' });
    expect(byResearch.total).toBe(120);
    expect(byResearch.rows.every((row) => row.rdFen === null)).toBe(true);
    expect(byResearch.rows.map((row) => row.id)).toEqual((await list(tax, { sort: 'name' })).rows.map((row) => row.id));
  });
  it('refuses a sort or a year that does not exist', async () => {
    expect((await bureau.ask('GET', '/api/enterprises?sort=password')).status).toBe(422);
    expect((await bureau.ask('GET', '/api/enterprises?year=99')).status).toBe(422);
    expect((await bureau.ask('GET', '/api/enterprises?pageSize=1000')).status).toBe(422);
  });
});

describe('one enterprise', () => {
  it('has its facts with day, source and who said it, certificates by expiry', async () => {
    const { id } = await byName('朔风离子');
    const read = await page(officer, id);
    const capital = read.facts.find((fact) => fact.kind === 'registered_capital')!;
    expect(capital).toMatchObject({ value: 3000000000, status: 'actual', statedBy: '贺俊', asOf: '2025-03-31' });
    expect(read.certificates.map((one) => one.kind)).toContain('high_tech_enterprise');
    expect(read.parkName).toContain('高新');
    expect(read.industryName).toContain('锂');
    expect((await officer.call(enterpriseRoutes.listStatements, { params: { enterpriseId: id } })).body.rows.length).toBeGreaterThan(2);
  });
  it('is not found by a forged id, nor by who may not see it', async () => {
    expect((await officer.call(enterpriseRoutes.readEnterprise, { params: { enterpriseId: 'ent_forged' } })).status).toBe(404);
    const other = (await list(bureau)).rows.find((row) => row.name !== '靖朔朔风离子科技有限公司')!;
    const refused = await manager.call(enterpriseRoutes.readEnterprise, { params: { enterpriseId: other.id } });
    expect([refused.status, (refused.body as never as { code: string }).code]).toEqual([404, 'ledgers.enterprise_not_found']);
  });
});

describe('keeping enterprises', () => {
  const draft = { name: '靖朔试立新材料有限公司', creditCode: '', facts: [{ kind: 'legal_representative', value: '高试' }] };
  it('adds one with its first facts, once for one key', async () => {
    const { parkId } = (await list(officer)).rows[0]!;
    const key = { 'idempotency-key': 'add-enterprise-0001' };
    const first = await officer.call(enterpriseRoutes.addEnterprise, { body: { ...draft, parkId } as never }, key);
    const again = await officer.call(enterpriseRoutes.addEnterprise, { body: { ...draft, parkId } as never }, key);
    expect([first.status, again.body]).toEqual([201, first.body]);
    const found = await list(officer, { q: '高试' });
    expect(found.rows.map((row) => row.name)).toEqual([draft.name]);
    expect(found.rows[0]!.missing).toContain('credit_code');
  });
  it('refuses another park, a wrong check digit, a taken code, and changes nothing', async () => {
    const ownPark = (await list(officer)).rows[0]!.parkId;
    const otherPark = (await list(bureau)).rows.find((row) => row.parkId && row.parkId !== ownPark)!.parkId;
    expect((await add(officer, { ...draft, parkId: otherPark })).status).toBe(403);
    const wrong = await add(bureau, { ...draft, creditCode: '91619902MA7WFC8Y2X' });
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([422, expect.stringContaining('/creditCode')]);
    expect((await add(bureau, { ...draft, creditCode: '91619902MA7WFC8Y2Y' })).status).toBe(409);
    expect((await add(manager, draft)).status).toBe(403);
    expect((await list(bureau, { q: draft.name })).total).toBe(1);
  });
  it('renames it, keeps the old name to be found by, and moves it out of the officer’s sight', async () => {
    const { id } = await byName(draft.name);
    await officer.call(enterpriseRoutes.changeEnterprise, { params: { enterpriseId: id }, body: { name: '靖朔新名材料有限公司' } });
    expect((await list(officer, { q: '试立' })).rows.map((row) => row.name)).toEqual(['靖朔新名材料有限公司']);
    const ownPark = (await list(officer)).rows[0]!.parkId;
    const otherPark = (await list(bureau)).rows.find((row) => row.parkId && row.parkId !== ownPark)!.parkId!;
    const moved = await officer.call(enterpriseRoutes.changeEnterprise, { params: { enterpriseId: id }, body: { parkId: otherPark } });
    expect(moved.status).toBe(204);
    expect((await list(officer, { q: '新名材料' })).total).toBe(0);
    expect((await byName('新名材料')).parkId).toBe(otherPark);
  });
  it('closes it with a day and a ground, and opens it again', async () => {
    const { id } = await byName('新名材料');
    const closing = { closedOn: '2026-01-05', ground: '注销登记' };
    node.setNow('2026-11-23T02:00:00Z');
    expect((await bureau.call(enterpriseRoutes.closeEnterprise, { params: { enterpriseId: id }, body: closing })).status).toBe(204);
    expect((await list(bureau, { q: '新名材料' })).total).toBe(0);
    expect((await page(bureau, id)).closedGround).toBe('注销登记');
    await bureau.call(enterpriseRoutes.reopenEnterprise, { params: { enterpriseId: id } });
    expect((await list(bureau, { q: '新名材料' })).total).toBe(1);
    node.setNow(null);
  });
});

describe('two that are one', () => {
  it('count together after merging, and each has its own back after parting', async () => {
    const [from, into] = [await byName('新名材料'), await byName('朔风离子')];
    const before = (await page(bureau, into.id)).facts.length;
    const state = (enterpriseId: string, value: string) =>
      bureau.call(factRoutes.stateFacts, { params: { enterpriseId }, body: { facts: [{ kind: 'website', value, asOf: '2026-02-01' }] } });
    await state(from.id, 'www.from.example');
    await bureau.call(enterpriseRoutes.mergeEnterprise, { params: { enterpriseId: from.id }, body: { intoId: into.id } });
    const merged = await page(bureau, into.id);
    expect(merged.facts.length).toBe(before + 1);
    expect(merged.mergedFrom.map((one) => one.id)).toEqual([from.id]);
    expect((await list(bureau)).total).toBe(120);
    expect((await page(bureau, from.id)).mergedInto!.id).toBe(into.id);
    await bureau.call(enterpriseRoutes.partEnterprise, { params: { enterpriseId: from.id } });
    expect((await page(bureau, into.id)).facts.length).toBe(before);
    expect((await page(bureau, from.id)).facts.find((fact) => fact.kind === 'website')!.value).toBe('www.from.example');
    expect((await bureau.call(enterpriseRoutes.partEnterprise, { params: { enterpriseId: from.id } })).status).toBe(409);
  });
});

describe('certificates and what falls due', () => {
  it('are in one list by day, the overdue counted apart', async () => {
    const due = (await bureau.call(dueRoutes.listDue, { query: { within: 1000, pageSize: 100 } })).body;
    expect(due.total).toBeGreaterThan(10);
    expect(due.total).toBe(due.overdue + due.month + due.later);
    expect(due.rows.map((row) => row.day)).toEqual(due.rows.map((row) => row.day).toSorted());
    const own = (await manager.call(dueRoutes.listDue, { query: { within: 1000 } })).body;
    expect(new Set(own.rows.map((row) => row.enterpriseName))).toEqual(new Set(['靖朔朔风离子科技有限公司']));
  });
  it('a renewed certificate replaces the old one; a withdrawn one brings it back', async () => {
    const { id } = await byName('朔风离子');
    const dueOf = async () =>
      (await bureau.call(dueRoutes.listDue, { query: { enterpriseId: id, about: 'iso9001', within: 1100 } })).body.rows.map(
        (row) => row.day,
      );
    node.setNow('2026-11-23T02:00:00Z');
    const [old] = await dueOf();
    const renewed = { kind: 'iso9001', number: 'Q-NEW', issuedOn: '2026-07-01', validUntil: '2029-06-30' };
    const params = { enterpriseId: id };
    expect((await bureau.call(enterpriseRoutes.addCertificate, { params, body: renewed })).body).toEqual({ kept: 1, unchanged: 0 });
    expect((await bureau.call(enterpriseRoutes.addCertificate, { params, body: renewed })).body).toEqual({ kept: 0, unchanged: 1 });
    expect(await dueOf()).toEqual(['2029-06-30']);
    const kept = (await page(bureau, id)).certificates.find((one) => one.number === 'Q-NEW')!;
    await bureau.call(enterpriseRoutes.withdrawCertificate, { params: { certificateId: kept.id }, body: { ground: '录错企业' } });
    expect(await dueOf()).toEqual([old]);
    const twice = await bureau.call(enterpriseRoutes.withdrawCertificate, {
      params: { certificateId: kept.id },
      body: { ground: '录错企业' },
    });
    expect(twice.status).toBe(409);
    node.setNow(null);
  });
  it('refuse an unknown kind, days the wrong way round, another’s enterprise', async () => {
    const { id } = await byName('朔风离子');
    const other = (await list(officer)).rows.find((row) => row.id !== id)!;
    const give = (who: Caller, enterpriseId: string, body: object) =>
      who.call(enterpriseRoutes.addCertificate, { params: { enterpriseId }, body: body as never });
    expect((await give(bureau, id, { kind: 'best_of_all' })).status).toBe(422);
    expect((await give(bureau, id, { kind: 'iso9001', issuedOn: '2026-02-01', validUntil: '2025-02-01' })).status).toBe(422);
    expect((await give(bureau, id, { kind: 'iso9001', issuedOn: '2026-02-30' })).status).toBe(422);
    expect((await give(manager, other.id, { kind: 'iso9001' })).status).toBe(404);
  });
});

describe('the export', () => {
  it('writes the ledger under the headings it is known by, figures in 万元, phones only for who reads contacts', async () => {
    const sheet = async (who: Caller, body: object) => {
      const reply = await who.call(enterpriseRoutes.exportEnterprises, { body: body as never });
      expect(reply.status).toBe(200);
      return JSON.stringify(await readWorkbook(reply.bytes));
    };
    const kinds = ['enterprise_name', 'credit_code', 'contact_phone', 'sales_income'];
    const { id } = await byName('朔风离子');
    const text = await sheet(officer, { kinds, ids: [id], filters: { year: 2024 } });
    for (const word of ['企业名称', '统一社会信用代码', '2024', '27096.81', '13900001001', '91619902MA7WFC8Y2Y'])
      expect(text).toContain(word);
    expect((await manager.call(enterpriseRoutes.exportEnterprises, { body: {} })).status).toBe(403);
  });
});

describe('the order of names', () => {
  it('is that of pinyin, on every page', async () => {
    for (const name of ['曹家滩煤化', '艾河农业', '白界酿造', '榆阳', '鄂前旗物流']) {
      await bureau.call(enterpriseRoutes.addEnterprise, { body: { name: `${name}有限公司` } as never });
    }
    const { rows, total } = await list(bureau, { pageSize: 100 });
    const names = rows.map(({ name }) => name);
    expect(total).toBeGreaterThan(100);
    expect(names).toEqual(names.toSorted(new Intl.Collator('zh-u-co-pinyin').compare));
    expect(names.findIndex((name) => name.startsWith('艾河'))).toBeLessThan(names.findIndex((name) => name.startsWith('白界')));
  });
});
