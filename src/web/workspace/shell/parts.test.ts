import { expect, test } from 'vitest';
import type { Screen } from '../screens.ts';
import { collect, navigationOf } from './parts.ts';

const line = (group: 'start' | 'service', order: number) => ({ group, order, label: () => 'x', icon: (() => null) as never });
const load = async () => ({ default: () => null });
const screens: Screen[] = [
  { path: '/needs', nav: line('service', 2), load },
  { path: '/enterprises', nav: line('service', 1), load },
  { path: '/enterprises/$id', load },
  { path: '/trail', nav: line('service', 3), ability: 'trail.read', load },
  { path: '/', nav: line('start', 1), load },
];

test('lines stand by chapter and order; what a person may not use is not shown', () => {
  const shown = navigationOf(screens, (ability) => ability === undefined);
  expect(shown.map(({ group, lines }) => [group, lines.map(({ path }) => path)])).toEqual([
    ['start', ['/']],
    ['service', ['/enterprises', '/needs']],
  ]);
  expect(navigationOf(screens, () => true)[1]?.lines).toHaveLength(3);
});

test('modules are put together in their order', () => {
  expect(
    collect([{ screens: screens.slice(0, 1) }, { screens: screens.slice(1, 2), actions: [{ label: () => 'a', to: '/' }] }]),
  ).toMatchObject({
    screens: [{ path: '/needs' }, { path: '/enterprises' }],
    actions: [{ to: '/' }],
    sources: [],
  });
});
