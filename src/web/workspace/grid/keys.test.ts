import { expect, test } from 'vitest';
import { nextRow } from './keys.ts';

test('arrows move one row, pages ten, and the ends hold', () => {
  expect(nextRow('ArrowDown', 4, 20)).toBe(5);
  expect(nextRow('ArrowUp', 0, 20)).toBe(0);
  expect(nextRow('PageDown', 15, 20)).toBe(19);
  expect(nextRow('Home', 15, 20)).toBe(0);
  expect(nextRow('End', 0, 20)).toBe(19);
  expect(nextRow('a', 3, 20)).toBeNull();
});
