import { readFileSync, readdirSync } from 'node:fs';

import { beforeAll, describe, expect, test } from 'vitest';

import { ledgerFiles } from '#kit/ledgers.ts';

import { readWorkbook } from '../workbook/read.ts';
import { recogniseHead } from './head.ts';
import { recogniseTable, rowSorter } from './rows.ts';
import type { SkipReason, Table } from './rows.ts';

const FOLDER = new URL('../../../../test/fixtures/ledgers/', import.meta.url);
const tables = new Map<string, Table[]>();

beforeAll(async () => {
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.xlsx'))) {
    const sheets = await readWorkbook(readFileSync(new URL(name, FOLDER)));
    tables.set(
      name.slice(0, 1),
      sheets.map((sheet) => recogniseTable(sheet)).filter((table) => table !== null),
    );
  }
});

function table(key: string): Table {
  const found = tables.get(key)?.[0];
  if (found === undefined) throw new Error(`no table in ${key}`);
  return found;
}

const headings = (key: string) => table(key).columns.map((column) => column.heading);
const skipped = (key: string, reason: SkipReason) =>
  table(key)
    .skipped.filter((one) => one.reason === reason)
    .map((one) => one.row);

test('the files are what the builder makes', () => {
  for (const [name, bytes] of ledgerFiles()) expect(readFileSync(new URL(name, FOLDER)).equals(bytes), name).toBe(true);
});

test('1: the basics, with title and reporting unit above and a signature below', () => {
  expect(table('1')).toMatchObject({
    title: '靖朔高新区企业基本情况台账',
    reportingUnit: '靖朔高新区管委会',
    period: '2025年3月10日',
    headerTop: 2,
    headerRows: 1,
  });
  expect(headings('1')).toEqual([
    '序号',
    '企业名称',
    '统一社会信用代码',
    '法人',
    '联系人及电话',
    '注册资金(万元)',
    '成立时间',
    '主营产品',
    '是否高企',
    '备注',
  ]);
  expect(table('1').columns[5]?.unit).toBe('万元');
  expect(table('1').dataRows).toHaveLength(24);
  expect(skipped('1', 'footer')).toEqual([28]);
  expect(skipped('1', 'blank')).toEqual([27]);
});

test('2: two levels, years and classes', () => {
  expect(headings('2')).toEqual([
    '企业名称',
    '证书编号',
    '有效期',
    '职工总数/总数',
    '职工总数/其中科技人员',
    '研发费用(万元)/2023',
    '研发费用(万元)/2024',
    '研发费用(万元)/2025',
    '知识产权/Ⅰ类',
    '知识产权/Ⅱ类',
    '高品收入占比',
    '拟报批次',
  ]);
  expect(
    table('2')
      .columns.slice(5, 8)
      .map(({ unit, year }) => [unit, year]),
  ).toEqual([
    ['万元', 2023],
    ['万元', 2024],
    ['万元', 2025],
  ]);
  expect(table('2')).toMatchObject({ headerTop: 2, headerRows: 2, reportingUnit: '北塬工业园管委会' });
  expect(table('2').dataRows).toHaveLength(22);
  expect(skipped('2', 'subtotal')).toEqual([26]);
});

test('3: thousands of yuan, a row of column numbers', () => {
  expect(headings('3')).toEqual([
    '单位详细名称',
    '行业代码',
    '期末从业人数',
    '营业收入(千元)/本月',
    '营业收入(千元)/累计',
    '营业收入(千元)/同比(%)',
    'R&D经费(千元)',
  ]);
  expect(table('3').columns.map((column) => column.unit)).toEqual([null, null, null, '千元', '千元', '%', '千元']);
  expect(table('3')).toMatchObject({
    title: '规模以上企业主要经济指标',
    reportingUnit: '靖朔市北塬工业园',
    unit: '千元',
    period: '2025年1-5月',
  });
  expect(skipped('3', 'column_numbers')).toEqual([5]);
  expect(table('3').dataRows).toHaveLength(23);
});

test('4: a questionnaire has no title', () => {
  expect(table('4')).toMatchObject({ headerTop: 0, headerRows: 1, title: null });
  expect(table('4').columns).toHaveLength(6);
  expect(table('4').dataRows).toHaveLength(26);
});

test("5: a firm's merged cell reaches down its rows", () => {
  const { dataRows, title } = table('5');
  expect(title).toBe('靖朔市企业技术需求汇总表');
  expect(dataRows).toHaveLength(26);
  expect(skipped('5', 'subtotal')).toHaveLength(1);
  expect(skipped('5', 'footer')).toHaveLength(1);
  for (const { cells } of dataRows) expect(cells[2]?.value).toMatch(/^靖朔/);
  expect(dataRows[0]?.spread).toEqual([]);
  expect(dataRows[4]?.spread).toEqual([0, 1, 2]);
  expect(dataRows[4]?.cells[2]?.value).toBe(dataRows[0]?.cells[2]?.value);
});

test('6: a heading said again, a state told by colour, a struck line', () => {
  expect(skipped('6', 'repeated_header')).toEqual([16]);
  expect(table('6').dataRows).toHaveLength(24);
  expect(table('6').dataRows[0]?.cells[4]?.fill).toBe('92D050');
  expect(table('6').dataRows[7]?.cells[0]?.isStruck).toBe(true);
  expect(table('6').title).toBe('技术需求对接跟踪表(2025年)');
  expect(table('6').period).toBe('2025年');
});

test('7 and 8: work entries and a sheet a month', () => {
  expect(table('7')).toMatchObject({ reportingUnit: '市生产力促进中心驻高新区工作站', period: '2025年' });
  expect(table('7').dataRows).toHaveLength(25);
  expect(tables.get('8')).toHaveLength(3);
  for (const month of tables.get('8') ?? []) {
    expect(month.dataRows).toHaveLength(20);
    expect(month.skipped.filter((one) => one.reason === 'subtotal')).toHaveLength(3);
    expect(month.columns.map((column) => column.unit)).toEqual([null, null, null, null, '家', null, '份', null, null]);
  }
});

describe('the streaming form', () => {
  test('says the same row by row', async () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.xlsx'))) {
      for (const sheet of await readWorkbook(readFileSync(new URL(name, FOLDER)))) {
        const head = recogniseHead(sheet.rows.slice(0, 50), sheet.merges);
        if (head === null) throw new Error(name);
        const sort = rowSorter(head, sheet.merges);
        const sorted = sheet.rows.map((cells, row) => sort(row, cells));
        const whole = recogniseTable(sheet);
        expect(sorted.filter((one) => one.kind === 'data').map((one) => one.row)).toEqual(whole?.dataRows.map((one) => one.row));
        expect(sorted.filter((one) => one.kind === 'skip').map(({ row, reason }) => ({ row, reason }))).toEqual(whole?.skipped);
      }
    }
  });
});
