import { GraduationCap, UserRound } from 'lucide-react';
import { m } from '#words/messages.js';
import { call } from '#web/workspace/client.ts';
import type { PaletteAction, PaletteSource, Screen } from '#web/workspace/screens.ts';
import { expertRoutes } from '../../contract/experts.ts';

const OWN = 'libraries.keep_own_expert';
const KEEP = 'libraries.keep_experts';
/** Officers look the library over; an expert has their own entry instead. */
const LOOK_OVER = 'libraries.look_over_experts';
const OFFERED = 8;

export const expertScreens: readonly Screen[] = [
  {
    path: '/experts',
    nav: { group: 'service', label: m.libraries_experts_title, icon: GraduationCap, order: 40 },
    ability: LOOK_OVER,
    load: () => import('./experts.tsx'),
  },
  { path: '/experts/duplicates', ability: KEEP, load: () => import('./twins.tsx') },
  { path: '/experts/$expertId', ability: 'libraries.read_experts', load: () => import('./expert.tsx') },
  {
    path: '/my-expert',
    nav: { group: 'service', label: m.libraries_experts_own, icon: UserRound, order: 40 },
    ability: OWN,
    load: () => import('./my-expert.tsx'),
  },
];

export const expertActions: readonly PaletteAction[] = [
  { label: m.libraries_experts_twins, to: '/experts/duplicates', ability: KEEP },
  { label: m.libraries_experts_import, to: '/library-imports?kind=expert', ability: 'libraries.import' },
];

export const expertSources: readonly PaletteSource[] = [
  {
    label: m.libraries_experts_title,
    ability: LOOK_OVER,
    find: async (q, signal) => {
      const { rows } = await call(expertRoutes.listExperts, { query: { q, pageSize: OFFERED } }, { signal });
      return rows.map(({ id, name, orgName }) => ({ id, label: name, note: orgName, to: `/experts/${id}` }));
    },
  },
];
