import { expect, test } from 'vitest';
import { nextSort, queryOf, readAddress, writeAddress } from './address.ts';

test('an address is read, and nonsense in it is the default', () => {
  expect(readAddress({ q: '沙源', sort: '-revenue', page: '3', size: '50', park: 'prk_1', open: 'x' }, ['park'])).toEqual({
    q: '沙源',
    sort: '-revenue',
    page: 3,
    pageSize: 50,
    filters: { park: 'prk_1' },
  });
  expect(readAddress({ page: '-1', size: '7', park: '' }, ['park'], 'name')).toEqual({
    q: '',
    sort: 'name',
    page: 1,
    pageSize: 20,
    filters: {},
  });
});

test('a change of filter begins at the first page and leaves other keys', () => {
  expect(writeAddress({ page: '4', open: 'ent_1', q: 'a' }, { filters: { park: 'prk_2' } })).toEqual({
    open: 'ent_1',
    q: 'a',
    park: 'prk_2',
  });
  expect(writeAddress({ park: 'prk_2', q: 'a' }, { filters: { park: '' }, q: '' })).toEqual({});
  expect(writeAddress({ q: 'a' }, { page: 2 })).toEqual({ q: 'a', page: '2' });
  expect(writeAddress({ q: 'a', page: '2' }, { page: 1, pageSize: 20 })).toEqual({ q: 'a' });
});

test('a heading goes up, down and back', () => {
  expect(nextSort('', 'name')).toBe('name');
  expect(nextSort('name', 'name')).toBe('-name');
  expect(nextSort('-name', 'name')).toBe('');
  expect(nextSort('-name', 'park')).toBe('park');
});

test('a list route is asked only what is set', () => {
  expect(queryOf({ q: '', sort: '', page: 1, pageSize: 20, filters: { park: 'prk_1' } })).toEqual({ park: 'prk_1', page: 1, pageSize: 20 });
});
