import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { enterpriseRoutes } from './contract/enterprises.ts';
import { factRoutes } from './contract/facts.ts';

let node: TestNode;
let officer: Caller;
let manager: Caller;
let mine: string;
beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [officer, manager] = [await node.as('hejun'), await node.as('kangyongning')];
  mine = (await manager.call(enterpriseRoutes.listEnterprises, {})).body.rows[0]!.id;
});
afterAll(() => node.close());

type Fact = { kind: string; value: unknown; asOf?: string; year?: number; status?: string; unit?: string; period?: string };
const state = (who: Caller, facts: readonly Fact[], more: object = {}, enterpriseId = mine) =>
  who.call(factRoutes.stateFacts, {
    params: { enterpriseId },
    body: { facts: facts.map((fact) => ({ asOf: '2026-11-22', ...fact })), ...more } as never,
  });
const current = async (who: Caller, kind: string, year: number | null = null) => {
  const read = await who.call(enterpriseRoutes.readEnterprise, { params: { enterpriseId: mine } });
  return read.body.facts.find((fact) => fact.kind === kind && fact.year === year);
};
const history = async (kind: string, year?: number) =>
  (await officer.call(factRoutes.readFactHistory, { params: { enterpriseId: mine }, query: { kind, ...(year && { year }) } })).body.rows;
const problems = (reply: { body: unknown }) =>
  (reply.body as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => [path, code]);

describe('stating facts', () => {
  it('keeps what was said before; the latest day counts, and of one day the last said', async () => {
    const said = async (value: number, asOf: string) => state(officer, [{ kind: 'headcount', year: 2026, value, asOf }]);
    expect((await said(300, '2026-11-22')).body).toEqual({ stated: 1, unchanged: 0 });
    expect((await said(250, '2026-11-21')).body).toEqual({ stated: 1, unchanged: 0 });
    expect((await current(officer, 'headcount', 2026))!.value).toBe(300);
    await state(officer, [{ kind: 'headcount', year: 2026, value: 305, asOf: '2026-11-22' }], { ground: '上次漏计劳务派遣' });
    expect(await current(officer, 'headcount', 2026)).toMatchObject({ value: 305, ground: '上次漏计劳务派遣', statedBy: '贺俊' });
    expect((await history('headcount', 2026)).map((one) => [one.value, one.isCurrent]).slice(0, 3)).toEqual([
      [305, true],
      [250, false],
      [300, false],
    ]);
  });
  it('changes nothing when the same source says the same again, and does nothing twice for one key', async () => {
    expect((await state(officer, [{ kind: 'headcount', year: 2026, value: 305 }])).body).toEqual({ stated: 0, unchanged: 1 });
    const body = { facts: [{ kind: 'trademarks', year: 2026, value: 9, asOf: '2026-11-01' }] };
    const send = () =>
      officer.call(factRoutes.stateFacts, { params: { enterpriseId: mine }, body } as never, { 'idempotency-key': 'state-facts-0001' });
    expect((await send()).body).toEqual((await send()).body);
    expect(await history('trademarks', 2026)).toHaveLength(1);
  });
  it('turns units into 分 and shares exactly', async () => {
    await state(officer, [
      { kind: 'export_value', year: 2026, value: '1261.901', unit: '万元', status: 'estimated' },
      { kind: 'hightech_income_share', year: 2026, value: '7.3', unit: '%', status: 'estimated' },
    ]);
    expect(await current(officer, 'export_value', 2026)).toMatchObject({ value: 1261901000, status: 'estimated' });
    expect((await current(officer, 'hightech_income_share', 2026))!.value).toBe(0.073);
  });
  it('puts a confirmed figure beside the reported one: both stay visible', async () => {
    const reported = (await current(officer, 'sales_income', 2025))!;
    const confirmed = { kind: 'sales_income', year: 2025, value: 31000000000, asOf: '2025-12-31', status: 'confirmed' };
    expect(problems(await state(officer, [confirmed]))).toEqual([['/ground', 'ledgers.confirming_ground']]);
    await state(officer, [confirmed], { ground: '扣除贸易收入' });
    const now = (await current(officer, 'sales_income', 2025))!;
    expect([now.value, now.status, now.beside!.value, now.beside!.status]).toEqual([31000000000, 'confirmed', reported.value, 'actual']);
  });
  it('takes a fact back for a ground; what was said before counts again, once', async () => {
    const now = (await current(officer, 'sales_income', 2025))!;
    const take = () => officer.call(factRoutes.retractFact, { params: { factId: now.id }, body: { ground: '口径有误' } });
    expect((await take()).status).toBe(204);
    expect((await current(officer, 'sales_income', 2025))!.status).toBe('actual');
    expect((await history('sales_income', 2025))[0]).toMatchObject({ retractedGround: '口径有误', retractedBy: '贺俊', isCurrent: false });
    expect((await take()).status).toBe(409);
    expect((await officer.call(factRoutes.retractFact, { params: { factId: 'fct_forged' }, body: { ground: '口径有误' } })).status).toBe(
      404,
    );
  });
});

describe('bad input', () => {
  it('is refused at its place, all at once, and nothing is kept', async () => {
    const before = await history('utility_models', 2026);
    const reply = await state(officer, [
      { kind: 'utility_models', year: 2026, value: 20 },
      { kind: 'headcount', year: 2026, value: 12, unit: '万元' },
      { kind: 'sales_income', year: 2026, value: '12.3', unit: '%' },
      { kind: 'sales_income', year: 1890, value: 1 },
      { kind: 'sales_income', value: 1 },
      { kind: 'headcount', year: 2026, value: -3 },
      { kind: 'st_staff', year: 2026, value: 2.5 },
      { kind: 'tax_paid', year: 2026, value: -1 },
      { kind: 'hightech_income_share', year: 2026, value: 1.4 },
      { kind: 'established_on', value: '2026-02-30' },
      { kind: 'contact_phone', value: '12345' },
      { kind: 'industry_code', value: 'Z9999' },
      { kind: 'no_such_kind', value: 'x' },
      { kind: 'enterprise_name', value: '改名不在这里' },
      { kind: 'headcount', year: 2026, value: 3, asOf: '2027-01-01' },
      { kind: 'address', value: '  ' },
    ]);
    expect(reply.status).toBe(422);
    expect(problems(reply)).toEqual([
      ['/facts/1/unit', 'ledgers.wrong_unit'],
      ['/facts/2/unit', 'ledgers.wrong_unit'],
      ['/facts/3/year', 'ledgers.year_range'],
      ['/facts/4/year', 'ledgers.year_wanted'],
      ['/facts/5/value', 'ledgers.count_wrong'],
      ['/facts/6/value', 'ledgers.count_wrong'],
      ['/facts/7/value', 'ledgers.below_nothing'],
      ['/facts/8/value', 'ledgers.share_wrong'],
      ['/facts/9/value', 'field.invalid_day'],
      ['/facts/10/value', 'ledgers.contact_phone_wrong'],
      ['/facts/11/value', 'ledgers.code_unknown'],
      ['/facts/12/kind', 'ledgers.kind_unknown'],
      ['/facts/13/kind', 'ledgers.kind_unknown'],
      ['/facts/14/asOf', 'ledgers.as_of_ahead'],
      ['/facts/15/value', 'field.missing'],
    ]);
    expect(await history('utility_models', 2026)).toEqual(before);
  });
});

describe('who says and sees what', () => {
  it('an enterprise states of itself, as a form, whatever source it names; it confirms nothing', async () => {
    await state(manager, [{ kind: 'website', value: 'www.ion.example' }], { source: 'audit' });
    expect((await current(manager, 'website'))!.source.kind).toBe('form');
    const confirming = await state(manager, [{ kind: 'headcount', year: 2026, value: 1, status: 'confirmed' }], { ground: '自己核定' });
    expect(confirming.status).toBe(403);
  });
  it('an enterprise neither states of another nor takes back what an officer said', async () => {
    const other = (await officer.call(enterpriseRoutes.listEnterprises, {})).body.rows.find((row) => row.id !== mine)!;
    expect((await state(manager, [{ kind: 'website', value: 'www.ion.example' }], {}, other.id)).status).toBe(404);
    const audited = (await current(manager, 'net_assets', 2025))!;
    expect((await manager.call(factRoutes.retractFact, { params: { factId: audited.id }, body: { ground: '不想要了' } })).status).toBe(404);
    const tax = await node.as('fengzhiyuan');
    expect((await state(tax, [{ kind: 'website', value: 'www.ion.example' }])).status).toBe(403);
  });
  it('a phone is shown in part; in full for a purpose that is recorded, without the phone', async () => {
    expect(await current(officer, 'contact_phone')).toMatchObject({ value: '139****1001', isMasked: true });
    expect(await current(manager, 'contact_phone')).toMatchObject({ value: '13900001001', isMasked: false });
    const ask = (who: Caller, kind: string, purpose: string) =>
      who.call(factRoutes.showContact, { params: { enterpriseId: mine, kind }, body: { purpose } });
    expect((await ask(officer, 'contact_phone', '')).status).toBe(422);
    expect((await ask(officer, 'contact_phone', '约走访时间')).body.value).toBe('13900001001');
    expect((await ask(officer, 'sales_income', '约走访时间')).status).toBe(404);
    const { rows } = await node.app.database.system.query(
      `select b.path, b.value from trail_entries e join trail_bodies b on b.entry_id = e.id where e.type = 'ledgers.contact_shown'`,
    );
    expect(rows).toContainEqual({ path: 'purpose', value: expect.stringContaining('约走访时间') });
    expect(JSON.stringify(rows)).not.toContain('13900001001');
  });
  it('other departments see neither contacts nor research figures, and cannot ask', async () => {
    const tax = await node.as('fengzhiyuan');
    expect(await current(tax, 'contact_phone')).toMatchObject({ value: '139****1001' });
    expect(await current(tax, 'contact_name')).toMatchObject({ value: '康**' });
    expect(await current(tax, 'rd_accounting', 2025)).toBeUndefined();
    expect((await current(tax, 'sales_income', 2025))!.value).toBeGreaterThan(0);
    const asked = await tax.call(factRoutes.showContact, {
      params: { enterpriseId: mine, kind: 'contact_phone' },
      body: { purpose: '约走访' },
    });
    expect(asked.status).toBe(403);
  });
  it('figures that do not fit together are told to the enterprise alone', async () => {
    await state(manager, [{ kind: 'st_staff', year: 2026, value: 400 }]);
    const read = (who: Caller) => who.call(enterpriseRoutes.readEnterprise, { params: { enterpriseId: mine } });
    expect((await read(manager)).body.warnings).toContainEqual({ code: 'staff', year: 2026 });
    expect((await read(officer)).body.warnings).toEqual([]);
  });
});
