import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterpriseRows } from '#kit/enterprises.ts';
import { FORMS, listForm, namedForm } from '#kit/forms.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';
import { oldWorkbook, workbook } from '#kit/workbooks.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { filledRoutes, type FilledPlace } from '../contract/filled.ts';

let node: TestNode;
let station: Caller;
let bureau: Caller;
let idOf: (name: string) => string;
const SHUOFENG = '靖朔朔风离子科技有限公司';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  [station, bureau] = await Promise.all([node.as('liuyang'), node.as('gaoyaqin')]);
  idOf = await enterpriseRows(node);
});
afterAll(() => node.close());

const file = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name, { type: XLSX });
const fixtureBytes = (name: string) => readFileSync(new URL(`../../../../test/fixtures/forms/${name}`, import.meta.url));
const fixture = (name: string) => file(name, fixtureBytes(name));
const sheetOf = (bytes: Uint8Array) => strFromU8(unzipSync(new Uint8Array(bytes))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());

async function bring(caller: Caller, one: File): Promise<string> {
  const reply = await caller.call(filledRoutes.bringFilledTable, { files: [one] });
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body.id;
}
const read = async (caller: Caller, tableId: string) => (await caller.call(filledRoutes.readFilledTable, { params: { tableId } })).body;
const places = async (caller: Caller, tableId: string, query: object = {}) =>
  (await caller.call(filledRoutes.listFilledPlaces, { params: { tableId }, query: { pageSize: 100, ...query } })).body.rows;
const change = (caller: Caller, tableId: string, body: object) =>
  caller.call(filledRoutes.changeFilledTable, { params: { tableId }, body });
const fill = (caller: Caller, tableId: string) => caller.call(filledRoutes.fillTable, { params: { tableId } });
const result = async (caller: Caller, tableId: string) =>
  (await caller.call(filledRoutes.downloadFilledTable, { params: { tableId } })).bytes;
const at = (rows: readonly FilledPlace[], cell: string) => rows.find((place) => place.cell === cell);

it('has the fixtures that the builder makes', () => {
  for (const [name, make] of Object.entries(FORMS)) {
    expect(Buffer.compare(fixtureBytes(name), Buffer.from(make())), name).toBe(0);
  }
});

describe('a list', () => {
  it('is filled with the enterprises of the park, in 千元, from last year and the year of its headings', async () => {
    const id = await bring(station, fixture('a-list.xlsx'));
    const table = await read(station, id);
    expect(table).toMatchObject({ title: '高新区科技型企业统计摸底表', kind: 'list', isForOne: false, obstacles: [] });
    expect(table.scope).toMatchObject({ year: 2025, asOf: '2026-11-23', parkId: idOf('靖朔高新技术产业园区') });
    expect(table.labels.find((label) => label.heading === '营业收入(千元)/2024年')).toMatchObject({
      field: 'operating_revenue',
      unit: '千元',
      year: 2024,
    });
    const shown = await places(station, id, { q: SHUOFENG });
    const revenue = shown.find((place) => place.heading === '营业收入(千元)/2025年');
    const from = { field: 'operating_revenue', year: 2025, asOf: '2025-12-31', status: 'actual', source: 'audit', conversion: '千元' };
    expect(revenue).toMatchObject({ shown: '312,318', from });
    // A formula is the form's own, a phone is shown in part, what nobody said stays empty.
    expect(shown.find((place) => place.heading.endsWith('增减'))).toMatchObject({ reason: 'formula', shown: null });
    expect(shown.find((place) => place.heading === '联系人及电话')?.shown).toBe('康永宁 139****1001');
    expect((await places(station, id, { reason: 'unknown' })).every((place) => place.shown === null)).toBe(true);
  });

  it('comes back with its formats, its formulas and its numbers, and nothing but the cells changed', async () => {
    const id = await bring(station, fixture('a-list.xlsx'));
    expect((await station.call(filledRoutes.downloadFilledTable, { params: { tableId: id } })).body).toMatchObject({
      code: 'ledgers.filled_not_yet',
    });
    const done = await fill(station, id);
    expect(done.status).toBe(201);
    const bytes = await result(station, id);
    const before = sheetOf(fixtureBytes('a-list.xlsx'));
    const after = sheetOf(bytes);
    const formats = (xml: string) => [...xml.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"/g)].map((match) => `${match[1]}:${match[2]}`);
    expect(formats(after)).toEqual(formats(before));
    expect(after.match(/<f>[^<]*<\/f>/g)).toEqual(before.match(/<f>[^<]*<\/f>/g));
    expect(
      Buffer.compare(
        Buffer.from(unzipSync(bytes)['xl/styles.xml'] ?? []),
        Buffer.from(unzipSync(new Uint8Array(fixtureBytes('a-list.xlsx')))['xl/styles.xml'] ?? []),
      ),
    ).toBe(0);
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.rows[1]?.[0]?.value).toBe('填报单位：市生产力促进中心高新区工作站');
    expect(sheet?.rows[1]?.[5]?.value).toBe('填报日期：2026年11月23日');
    const line = sheet?.rows.find((row) => row[1]?.value === SHUOFENG);
    expect(line?.[4]?.value).toBe(312318);
    expect(line?.[9]?.value).toBe('康永宁 13900001001');
    const table = await read(station, id);
    expect(table).toMatchObject({ state: 'filled', filled: done.body.filled, empty: done.body.empty });
    const written = await node.app.database.system.query(
      'select clause, record_values from ledger_work_entries where record_subject = $1',
      [id],
    );
    expect(written.rows[0]).toMatchObject({ clause: '3.1', record_values: { title: '高新区科技型企业统计摸底表' } });
  });

  it('tells from where every figure came and why places are empty, in a workbook of its own', async () => {
    const id = await bring(station, fixture('a-list.xlsx'));
    await fill(station, id);
    const reply = await station.call(filledRoutes.downloadFilledSources, { params: { tableId: id } });
    expect(decodeURIComponent(reply.headers.get('content-disposition') ?? '')).toContain('来源.xlsx');
    const [sources, empty] = await readWorkbook(reply.bytes);
    const text = (sheet: typeof sources) => sheet?.rows.map((row) => row.map((cell) => String(cell.value ?? '')).join('|')) ?? [];
    expect(
      text(sources).some((line) => line.includes(SHUOFENG) && line.includes('312,318|营业收入|2025|2025-12-31|实际|审计报告|按千元换算')),
    ).toBe(true);
    expect(text(sources).join()).not.toMatch(/139\d{8}/);
    expect(text(empty).some((line) => line.includes('格里有公式'))).toBe(true);
  });

  it('is not filled half: without rows enough it names the place', async () => {
    const id = await bring(station, file('短表.xlsx', listForm({ rows: 5 })));
    const [obstacle] = (await read(station, id)).obstacles;
    expect(obstacle).toMatchObject({ code: 'ledgers.filled_rows_short', values: { sheet: '摸底表', from: 6, to: 10, rows: 5 } });
    const refused = await fill(station, id);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'ledgers.filled_rows_short',
      detail: expect.stringContaining('第 6 到 10 行只有 5 个空行'),
    });
    expect((await read(station, id)).state).toBe('open');
  });

  it('goes on under its last row where nothing stands below, in the same formats', async () => {
    const id = await bring(station, file('接续表.xlsx', listForm({ rows: 3, hasFoot: false })));
    const ids = [
      '靖朔朔风离子科技有限公司',
      '陕西北塬光伏支架有限公司',
      '靖朔景澜传感技术有限公司',
      '靖朔泰禾泵业有限公司',
      '靖朔河塬氢能装备有限公司',
    ].map(idOf);
    expect((await change(station, id, { scope: { enterpriseIds: ids } })).status).toBe(204);
    expect((await fill(station, id)).status).toBe(201);
    const bytes = await result(station, id);
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.rows.slice(5, 10).map((row) => [row[0]?.value, row[1]?.value])).toEqual([
      [1, '靖朔朔风离子科技有限公司'],
      [2, '陕西北塬光伏支架有限公司'],
      [3, '靖朔景澜传感技术有限公司'],
      [4, '靖朔泰禾泵业有限公司'],
      [5, '靖朔河塬氢能装备有限公司'],
    ]);
    expect(sheetOf(bytes)).toContain('<c r="E9" s="4"><v>');
  });
});

describe('a card', () => {
  it('is for one enterprise; locked cells and what nobody keeps are told', async () => {
    const id = await bring(station, fixture('b-card.xlsx'));
    expect(await read(station, id)).toMatchObject({ kind: 'card', isForOne: true });
    expect((await fill(station, id)).body).toMatchObject({ code: 'ledgers.filled_one_enterprise' });
    await change(station, id, { scope: { enterpriseIds: [idOf(SHUOFENG)] } });
    const shown = await places(station, id);
    expect(at(shown, 'B3')?.shown).toBe(SHUOFENG);
    expect(at(shown, 'D5')).toMatchObject({ shown: '3,000', from: { field: 'registered_capital', conversion: '万元' } });
    expect(at(shown, 'B8')).toMatchObject({ shown: '31,248.2', from: { field: 'sales_income', year: 2025 } });
    expect(at(shown, 'D8')?.shown).toBe('73.48');
    expect(at(shown, 'B10')).toMatchObject({ shown: '32.4', from: { conversion: '亩' } });
    expect(at(shown, 'B13')?.reason).toBe('protected');
    expect(at(shown, 'B14')?.reason).toBe('no_field');
    // In 2025 nobody said how many S&T staff there are: empty, not 0, and not the figure of another year.
    expect(at(shown, 'D9')).toMatchObject({ reason: 'unknown', shown: null });
  });

  it('takes a value typed by hand and a heading taught, and remembers the heading', async () => {
    const id = await bring(station, fixture('b-card.xlsx'));
    await change(station, id, {
      scope: { enterpriseIds: [idOf(SHUOFENG)] },
      typed: [{ label: 's0.B14', enterpriseId: idOf(SHUOFENG), value: '186.5' }],
    });
    await change(station, id, { labels: [{ key: 's0.B13', field: null }] });
    expect((await fill(station, id)).status).toBe(201);
    const [sheet] = await readWorkbook(await result(station, id));
    expect(sheet?.rows[13]?.[1]?.value).toBe(186.5);
    expect(sheet?.rows[8]?.[3]?.value ?? null).toBeNull();
    const shown = await places(station, id);
    expect(at(shown, 'B14')).toMatchObject({ isTyped: true, from: { source: 'typed' } });
  });
});

describe('a table whose enterprises are named', () => {
  it('fills the rows it knows; others are proposed, asked or told', async () => {
    const id = await bring(station, fixture('c-named.xlsx'));
    const table = await read(station, id);
    expect(Object.fromEntries(table.rows.map((row) => [row.text, row.state]))).toEqual({
      靖朔朔风离子科技有限公司: 'found',
      靖朔景澜传感技术公司: 'proposed',
      靖朔河塬氢能装备有限公司: 'found',
      塬镁轻合金股份有限公司: 'elsewhere',
      靖朔云岭光电有限公司: 'unknown',
      靖朔泰禾泵业有限公司: 'found',
    });
    // 研发费用 is asked by four measures: nothing goes in until a person says which.
    expect(table.labels.find((label) => label.heading === '研发费用')).toMatchObject({ state: 'asked', filled: 0 });
    const proposed = table.rows.find((row) => row.state === 'proposed');
    await change(station, id, {
      rows: [{ key: proposed?.key, enterpriseId: proposed?.proposals[0]?.id }],
      labels: [
        { key: 's0.c3', field: 'rd_hightech_measure', isLearned: false },
        { key: 's0.c7', field: 'certificate_valid_until', isLearned: false },
      ],
    });
    const shown = await places(station, id);
    expect(at(shown, 'D4')).toMatchObject({ shown: '1,015.24', from: { field: 'rd_hightech_measure', year: 2025, conversion: '万元' } });
    expect(at(shown, 'E5')?.enterpriseName).toBe('靖朔景澜传感技术有限公司');
    expect(at(shown, 'H4')).toMatchObject({ shown: '2026-11-28', from: { source: 'certificate' } });
    expect(at(shown, 'E7')).toMatchObject({ reason: 'row_elsewhere', enterpriseName: null });
    expect(at(shown, 'E8')).toMatchObject({ reason: 'row_unknown' });
    expect(at(shown, 'G4')).toMatchObject({ reason: 'no_field' });
    expect((await fill(station, id)).status).toBe(201);
    const [sheet] = await readWorkbook(await result(station, id));
    expect(sheet?.rows[9]?.[3]?.isFormula).toBe(true);
  });

  it('learns a heading that a person has explained: the next form knows it', async () => {
    const form = () => file('汇总.xlsx', namedForm([SHUOFENG]));
    const first = await bring(bureau, form());
    expect((await read(bureau, first)).labels.find((label) => label.key === 's0.c6')?.state).toBe('none');
    await change(bureau, first, {
      labels: [
        { key: 's0.c6', field: 'land_area' },
        { key: 's0.c3', field: 'rd_accounting' },
      ],
    });
    const second = await bring(bureau, form());
    const labels = (await read(bureau, second)).labels;
    expect(labels.find((label) => label.key === 's0.c6')).toMatchObject({ field: 'land_area', state: 'taken' });
    expect(labels.find((label) => label.key === 's0.c3')).toMatchObject({ field: 'rd_accounting', state: 'taken' });
  });
});

describe('bad input', () => {
  const refuse = async (one: File) => (await station.call(filledRoutes.bringFilledTable, { files: [one] })).body as unknown;
  it('is refused with what to do', async () => {
    expect(await refuse(file('旧表.xls', oldWorkbook()))).toMatchObject({
      code: 'ledgers.filled_file_old_xls',
      detail: expect.stringContaining('另存为'),
    });
    expect(await refuse(file('不是.xlsx', new TextEncoder().encode('a,b,c')))).toMatchObject({
      code: 'ledgers.filled_file_not_a_workbook',
    });
    expect(await refuse(file('空.xlsx', workbook([{ name: '空', rows: [] }])))).toMatchObject({ code: 'ledgers.filled_no_place' });
    const full = workbook([
      {
        name: '满',
        rows: [
          ['企业名称', '法人', '地址'],
          ['甲公司', '景岚', '高新区'],
          ['乙公司', '乔牧', '北塬'],
        ],
      },
    ]);
    expect(await refuse(file('满.xlsx', full))).toMatchObject({ code: 'ledgers.filled_no_place' });
    const wide = workbook([{ name: '宽', rows: [Array.from({ length: 200 }, (_, column) => `指标${column}`)] }]);
    expect(await refuse(file('宽.xlsx', wide))).toMatchObject({ code: 'ledgers.filled_file_too_many_columns' });
    const macro = zipSync({ ...unzipSync(new Uint8Array(fixtureBytes('a-list.xlsx'))), 'xl/vbaProject.bin': new Uint8Array([1]) });
    expect(await refuse(file('宏.xlsx', macro))).toMatchObject({ code: 'ledgers.filled_file_macro' });
  });

  it('is refused where it reaches beyond what a person serves, and changes nothing', async () => {
    const id = await bring(station, fixture('b-card.xlsx'));
    expect((await change(station, id, { scope: { enterpriseIds: [idOf('塬镁轻合金股份有限公司')] } })).body).toMatchObject({
      code: 'ledgers.filled_enterprise_elsewhere',
      fields: [{ path: '/scope/enterpriseIds' }],
    });
    expect((await change(station, id, { scope: { enterpriseIds: ['ent_forged'] } })).status).toBe(403);
    expect((await change(station, id, { scope: { parkId: idOf('塬上新材料产业园') } })).body).toMatchObject({
      code: 'ledgers.filled_park_elsewhere',
    });
    expect((await change(station, id, { scope: { asOf: '2026-12-01' } })).body).toMatchObject({ code: 'ledgers.filled_day_ahead' });
    expect((await change(station, id, { labels: [{ key: 's0.B3', field: 'no_such' }] })).body).toMatchObject({
      code: 'ledgers.filled_field_unknown',
      fields: [{ path: '/labels/0/field' }],
    });
    expect((await change(station, id, { labels: [{ key: 's9.Z1', field: 'remark' }] })).body).toMatchObject({
      code: 'ledgers.filled_label_unknown',
    });
    expect((await change(station, id, { labels: [{ key: 's0.B3', unit: '万元' }] })).body).toMatchObject({
      code: 'ledgers.filled_unit_unknown',
    });
    expect((await read(station, id)).scope.enterpriseIds).toEqual([]);
    const other = await node.as('shenlimei');
    expect((await other.call(filledRoutes.readFilledTable, { params: { tableId: id } })).status).toBe(404);
    expect((await other.call(filledRoutes.fillTable, { params: { tableId: id } })).status).toBe(404);
    expect((await (await node.as('caihongmei')).call(filledRoutes.listFilledTables, {})).status).toBe(403);
    expect((await node.visitor.call(filledRoutes.listFilledTables, {})).status).toBe(401);
  });

  it('can be taken back: a table put away comes out again', async () => {
    const id = await bring(station, fixture('b-card.xlsx'));
    const params = { tableId: id };
    const count = async (state?: 'removed') =>
      (await station.call(filledRoutes.listFilledTables, { query: state ? { state } : {} })).body.total;
    const before = await count();
    expect((await station.call(filledRoutes.removeFilledTable, { params })).status).toBe(204);
    expect([await count(), await count('removed')]).toEqual([before - 1, 1]);
    expect((await station.call(filledRoutes.readFilledTable, { params })).status).toBe(404);
    expect((await station.call(filledRoutes.restoreFilledTable, { params })).status).toBe(204);
    expect((await station.call(filledRoutes.restoreFilledTable, { params })).body).toMatchObject({ code: 'ledgers.filled_not_removed' });
    expect(await count()).toBe(before);
  });
});
