import { Lightbulb } from 'lucide-react';
import { call } from '#web/workspace/client.ts';
import type { PaletteAction, PaletteSource, Screen } from '#web/workspace/screens.ts';
import { m } from '#words/messages.js';
import { needRoutes } from '../../contract/needs.ts';

const OFFERED = 8;

export const needScreens: readonly Screen[] = [
  {
    path: '/needs',
    nav: { group: 'service', label: m.technology_needs_short, icon: Lightbulb, order: 20 },
    ability: 'technology.read_needs',
    load: () => import('./needs.tsx'),
  },
];

export const needActions: readonly PaletteAction[] = [
  { label: m.technology_need_add, to: '/needs?form=new', ability: 'technology.keep_needs' },
];

export const needSources: readonly PaletteSource[] = [
  {
    label: m.technology_needs_short,
    ability: 'technology.read_needs',
    find: async (q, signal) => {
      const { rows } = await call(needRoutes.listNeeds, { query: { q, pageSize: OFFERED } }, { signal });
      return rows.map(({ id, title, enterpriseName }) => ({
        id,
        label: title ?? m.technology_need_masked_short(),
        note: enterpriseName,
        to: `/needs?open=${id}`,
      }));
    },
  },
];
