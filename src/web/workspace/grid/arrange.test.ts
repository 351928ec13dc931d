import { expect, test } from 'vitest';
import { arrange, type Filter } from './arrange.ts';
import type { Column } from './columns.ts';

type Row = { name: string; park: string; revenue: number | null };
const rows: Row[] = [
  { name: '岭北仪表', park: 'a', revenue: 30 },
  { name: '沙源新材料', park: 'b', revenue: null },
  { name: '禾川数据', park: 'a', revenue: 200 },
];
const columns: Column<Row>[] = [
  { key: 'name', label: 'n', render: (row) => row.name, value: (row) => row.name },
  { key: 'revenue', label: 'r', render: (row) => row.revenue, value: (row) => row.revenue },
];
const filters: Filter<Row>[] = [{ key: 'park', label: 'p', options: [], has: (row, value) => row.park === value }];
const address = { q: '', sort: '', page: 1, pageSize: 20, filters: {} };
const names = (change: object) => arrange(rows, columns, filters, { ...address, ...change }, 'zh-CN').map(({ name }) => name);

test('numbers sort by size and the unknown stands last both ways', () => {
  expect(names({ sort: 'revenue' })).toEqual(['岭北仪表', '禾川数据', '沙源新材料']);
  expect(names({ sort: '-revenue' })).toEqual(['禾川数据', '岭北仪表', '沙源新材料']);
});

test('words sort by pinyin', () => {
  expect(names({ sort: 'name' })).toEqual(['禾川数据', '岭北仪表', '沙源新材料']);
});

test('filter and search hold together, and the list given is left as it was', () => {
  expect(names({ filters: { park: 'a' }, q: ' 数据 ' })).toEqual(['禾川数据']);
  expect(rows[0]?.name).toBe('岭北仪表');
});
