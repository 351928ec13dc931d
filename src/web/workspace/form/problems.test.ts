import { expect, test } from 'vitest';
import { fieldName, placeProblems } from './problems.ts';

test('a path names the field', () => {
  expect(fieldName('/indicators/0/value')).toBe('indicators.0.value');
  expect(fieldName('/body/name')).toBe('name');
});

test('problems go to their fields; what has none is kept apart', () => {
  const name = { path: '/name', code: 'required', detail: '请填写企业名称' };
  const other = { path: '/trail', code: 'x', detail: 'x' };
  expect(placeProblems([name, other], ['name'])).toEqual({ at: [{ name: 'name', detail: '请填写企业名称' }], rest: [other] });
});
