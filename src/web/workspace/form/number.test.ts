import { expect, test } from 'vitest';
import { readNumber } from './number.ts';

test('figures are read as people type them', () => {
  expect(readNumber('１，２３４．５')).toBe(1234.5);
  expect(readNumber(' 9 860 ')).toBe(9860);
  expect(readNumber('-3.')).toBe(-3);
  expect(readNumber('')).toBeNull();
});

test('what is no figure stays as typed', () => {
  expect(readNumber('约300')).toBe('约300');
  expect(readNumber('.')).toBe('.');
});
