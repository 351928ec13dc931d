import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledRoutes } from '#modules/ledgers/contract.ts';
import { readWorkbook } from '#engines/documents/workbook/read.ts';
import { enterpriseRows } from '#kit/enterprises.ts';
import { startNode, type Caller, type TestNode } from '#kit/node.ts';

// 三（一）“……建好企业基本情况、企业科技需求、科技入园工作三本台账”: what was put down once need not be put down again.
// A table handed down from above is filled in from the ledgers, and says what could not be and from where the rest came.

let node: TestNode;
let station: Caller;
let tableId: string;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const form = (name: string) =>
  new File([new Uint8Array(readFileSync(new URL(`../fixtures/forms/${name}`, import.meta.url)))], name, { type: XLSX });
const params = () => ({ tableId });

beforeAll(async () => {
  node = await startNode();
  node.setNow('2026-11-23T02:00:00Z');
  station = await node.as('liuyang');
});
afterAll(() => node.close());

describe('企业基本情况台账: 上级下发空白表', () => {
  it('the workstation officer brings the summary that the bureau handed down', async () => {
    const reply = await station.call(filledRoutes.bringFilledTable, { files: [form('c-named.xlsx')] });
    expect(reply.status).toBe(201);
    tableId = reply.body.id;
    const table = (await station.call(filledRoutes.readFilledTable, { params: params() })).body;
    expect(table).toMatchObject({ title: '拟申报高新技术企业情况汇总表', state: 'open', kind: 'list' });
    expect(table.labels.map((label) => [label.heading, label.state])).toContainEqual(['销售收入', 'taken']);
    expect(table.labels.map((label) => [label.heading, label.state])).toContainEqual(['研发费用', 'asked']);
    expect(table.labels.map((label) => [label.heading, label.state])).toContainEqual(['上年度用电量(万千瓦时)', 'none']);
  });

  it('what is not plain is asked: which measure of R&D, which firm a short name means', async () => {
    const table = (await station.call(filledRoutes.readFilledTable, { params: params() })).body;
    const row = table.rows.find((one) => one.state === 'proposed');
    expect(row?.proposals.map((one) => one.name)).toEqual(['靖朔景澜传感技术有限公司']);
    const reply = await station.call(filledRoutes.changeFilledTable, {
      params: params(),
      body: {
        labels: [{ key: 's0.c3', field: 'rd_hightech_measure' }],
        rows: [{ key: row?.key ?? '', enterpriseId: row?.proposals[0]?.id ?? null }],
      },
    });
    expect(reply.status).toBe(204);
  });

  it('the cells are filled in 万元 where they stand; what is not known stays empty and is never 0', async () => {
    const done = await station.call(filledRoutes.fillTable, { params: params() });
    expect(done.status).toBe(201);
    expect(done.body.empty).toBeGreaterThan(0);
    const file = await station.call(filledRoutes.downloadFilledTable, { params: params() });
    const [sheet] = await readWorkbook(file.bytes);
    const cell = (row: number, column: number) => sheet?.rows[row - 1]?.[column]?.value ?? null;
    expect(cell(4, 1)).toBe('靖朔朔风离子科技有限公司');
    expect([cell(4, 3), cell(4, 4)]).toEqual([1015.24, 31248.2]);
    expect(cell(4, 6)).toBeNull();
    // Another park's enterprise and one that is in no ledger.
    expect([cell(7, 4), cell(8, 4)]).toEqual([null, null]);
    expect(sheet?.rows.flat().filter((one) => one.value === 0)).toEqual([]);
  });

  it('the list says what could not be filled in and why, and from where each figure came', async () => {
    const list = await station.call(filledRoutes.listFilledPlaces, { params: params(), query: { pageSize: 100 } });
    const at = (name: string) => list.body.rows.find((place) => place.cell === name);
    expect(at('E4')?.from).toEqual({
      field: 'sales_income',
      year: 2025,
      asOf: '2025-12-31',
      status: 'actual',
      source: 'audit',
      note: null,
      conversion: '万元',
    });
    expect([at('E7')?.reason, at('E8')?.reason, at('G4')?.reason]).toEqual(['row_elsewhere', 'row_unknown', 'no_field']);
    const sources = await station.call(filledRoutes.downloadFilledSources, { params: params() });
    expect((await readWorkbook(sources.bytes)).map((sheet) => sheet.name)).toEqual(['来源', '空着的格']);
  });

  it('the filling is a row of the work ledger by itself', async () => {
    const reply = await station.ask('GET', '/api/work-entries?clause=3.1&pageSize=5');
    expect(reply.body.rows[0].sentence).toContain('填报《拟申报高新技术企业情况汇总表》');
  });

  it('the heading that was explained is known on the next form, and a figure typed by hand says so', async () => {
    const next = await station.call(filledRoutes.bringFilledTable, { files: [form('c-named.xlsx')] });
    const table = (await station.call(filledRoutes.readFilledTable, { params: { tableId: next.body.id } })).body;
    expect(table.labels.find((label) => label.heading === '研发费用')).toMatchObject({ field: 'rd_hightech_measure', state: 'taken' });
    const shuofeng = (await enterpriseRows(node))('靖朔朔风离子科技有限公司');
    const body = { typed: [{ label: 's0.c6', enterpriseId: shuofeng, value: '186.5' }] };
    await station.call(filledRoutes.changeFilledTable, { params: { tableId: next.body.id }, body });
    const typed = await station.call(filledRoutes.listFilledPlaces, {
      params: { tableId: next.body.id },
      query: { label: 's0.c6', outcome: 'filled' },
    });
    expect(typed.body.rows[0]).toMatchObject({ shown: '186.5', isTyped: true, from: { source: 'typed' } });
  });

  it('another park’s officers see neither the table nor its result', async () => {
    const other = await node.as('shenlimei');
    expect((await other.call(filledRoutes.downloadFilledTable, { params: params() })).status).toBe(404);
    expect((await other.call(filledRoutes.listFilledTables, {})).body.total).toBe(0);
  });
});
