import { expect, test } from 'vitest';

import type { Merge, SheetCell } from '../workbook/sheet.ts';
import { recogniseForm } from './forms.ts';

const rows = (...lines: readonly (readonly (string | number | null)[])[]): SheetCell[][] =>
  lines.map((line) => line.map((value) => ({ value })));
const form = (lines: SheetCell[][], merges: readonly Merge[] = []) => recogniseForm({ name: '表', rows: lines, merges });
const at = (top: number, left: number, bottom: number, right: number): Merge => ({ top, left, bottom, right });

test('an empty list', () => {
  const found = form(
    rows(
      ['高新技术企业摸底表'],
      ['填报单位：', null, null, '填报日期：   年  月  日'],
      ['序号', '企业名称', '研发费用(万元)', null],
      [null, null, '2023', '2024'],
      [1, null, null, null],
      [2, null, null, null],
      ['填表人：', null, '联系电话：', null],
    ),
    [at(0, 0, 0, 3), at(2, 0, 3, 0), at(2, 1, 3, 1), at(2, 2, 2, 3)],
  );
  expect(found).toMatchObject({ kind: 'list', title: '高新技术企业摸底表', freeRows: { from: 4, to: 5 } });
  const inCells = found?.places.filter((place) => !place.isInline) ?? [];
  expect(inCells.map((place) => place.cell)).toEqual(['B5', 'C5', 'D5', 'B6', 'C6', 'D6']);
  expect(inCells[2]).toMatchObject({ labelPath: ['研发费用(万元)', '2024'], unit: '万元', year: 2024, rowLabel: null });
  expect(found?.places.filter((place) => place.isInline).map((place) => place.labelPath[0])).toEqual([
    '填报单位',
    '填报日期',
    '填表人',
    '联系电话',
  ]);
});

test('a list with its enterprises named, and one that is only a heading', () => {
  const named = form(
    rows(['企业名称', '统一社会信用代码', '职工人数'], ['靖朔恒塬矿山机械有限公司', null, null], ['靖朔厚德陶粒有限公司', null, 12]),
  );
  expect(named?.places).toMatchObject([
    { cell: 'B2', rowLabel: '靖朔恒塬矿山机械有限公司', labelPath: ['统一社会信用代码'] },
    { cell: 'C2' },
    { cell: 'B3', rowLabel: '靖朔厚德陶粒有限公司' },
  ]);
  expect(form(rows(['企业名称', '统一社会信用代码', '联系人']))).toMatchObject({
    kind: 'list',
    places: [],
    freeRows: { from: 1, to: null },
  });
});

test('indicators down the side', () => {
  const found = form(
    rows(
      ['指标名称', '计量单位', '2024年', '2025年'],
      ['营业收入', '千元', null, null],
      ['从业人员', '人', null, null],
      ['合计', null, null, null],
    ),
  );
  expect(found?.places.map(({ cell, rowLabel, year }) => [cell, rowLabel, year])).toEqual([
    ['C2', '营业收入', 2024],
    ['D2', '营业收入', 2025],
    ['C3', '从业人员', 2024],
    ['D3', '从业人员', 2025],
  ]);
});

test('a card: labels with empty cells beside them', () => {
  const found = form(
    rows(
      ['企业基本情况表', null, null, null],
      ['企业名称', null, null, null],
      ['统一社会信用代码', null, '法定代表人', null],
      ['知识产权', 'Ⅰ类', null, null],
      [null, 'Ⅱ类', null, null],
      ['职工总数(人)', null, '联系电话', null],
    ),
    [at(0, 0, 0, 3), at(1, 1, 1, 3), at(3, 0, 4, 0), at(3, 2, 3, 3), at(4, 2, 4, 3)],
  );
  expect(found?.kind).toBe('card');
  expect(found?.places.map(({ cell, labelPath }) => [cell, labelPath.join('/')])).toEqual([
    ['B2', '企业名称'],
    ['B3', '统一社会信用代码'],
    ['D3', '法定代表人'],
    ['C4', '知识产权/Ⅰ类'],
    ['C5', '知识产权/Ⅱ类'],
    ['B6', '职工总数(人)'],
    ['D6', '联系电话'],
  ]);
  expect(found?.places[5]?.unit).toBe('人');
});

test('a word that is no usual heading is a label where it stands among labels', () => {
  const found = form(
    rows(
      ['企业名称', null, '法定代表人', null],
      ['成立日期', null, '企业规模', null],
      ['年用电量', null, '联系电话', null],
      ['审核意见', null, '注册资本(万元)', null],
    ),
  );
  expect(found?.places.map(({ cell, labelPath }) => [cell, labelPath.join('/')])).toContainEqual(['B3', '年用电量']);
  expect(found?.places).toHaveLength(8);
});

test('a full table and an empty sheet are no forms', () => {
  expect(form(rows(['企业名称', '法人', '地址'], ['甲公司', '景岚', '高新区'], ['乙公司', '乔牧', '北塬']))).toBeNull();
  expect(form([])).toBeNull();
});
