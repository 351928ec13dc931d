import { expect, test } from 'vitest';
import { keepColumns, keptColumns, shownColumns, type Column } from './columns.ts';

const columns: Column<{ name: string }>[] = ['name', 'park', 'revenue'].map((key) => ({
  key,
  label: key,
  render: (row) => row.name,
  isHidden: key === 'revenue',
}));

function storage(start: Record<string, string> = {}) {
  const kept = new Map(Object.entries(start));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('without a choice the proposal is shown; the first column always stands', () => {
  expect(shownColumns(columns, null).map(({ key }) => key)).toEqual(['name', 'park']);
  expect(shownColumns(columns, ['revenue']).map(({ key }) => key)).toEqual(['name', 'revenue']);
});

test('a choice is kept by list and can be taken back', () => {
  const device = storage();
  keepColumns('enterprises', ['park'], device);
  expect(keptColumns('enterprises', device)).toEqual(['park']);
  expect(keptColumns('needs', device)).toBeNull();
  keepColumns('enterprises', null, device);
  expect(keptColumns('enterprises', device)).toBeNull();
});

test('what cannot be read or kept is no choice', () => {
  expect(keptColumns('x', storage({ 'ruyuan.columns.x': '{oops' }))).toBeNull();
  expect(keptColumns('x', storage({ 'ruyuan.columns.x': '[1,"park"]' }))).toEqual(['park']);
  const full = {
    setItem: () => {
      throw new Error('quota');
    },
    removeItem: () => {},
  };
  expect(() => keepColumns('x', ['park'], full)).not.toThrow();
});
