import { Kanban, Lightbulb, MailQuestion } from 'lucide-react';
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
  { path: '/needs/$needId', ability: 'technology.follow_needs', load: () => import('./need.tsx') },
  {
    path: '/need-board',
    nav: { group: 'service', label: m.technology_board, icon: Kanban, order: 21 },
    ability: 'technology.read_queue',
    load: () => import('./board.tsx'),
  },
  {
    path: '/need-queue',
    ability: 'technology.read_queue',
    load: () => import('./queue.tsx'),
  },
  {
    path: '/own-needs',
    nav: { group: 'service', label: m.technology_form_own, icon: Lightbulb, order: 20 },
    ability: 'technology.raise_needs',
    load: () => import('./own-needs.tsx'),
  },
  { path: '/own-needs/new', ability: 'technology.raise_needs', load: () => import('./raise.tsx') },
  { path: '/own-needs/$needId', ability: 'technology.raise_needs', load: () => import('./raise.tsx') },
  {
    path: '/need-invitations',
    nav: { group: 'technology', label: m.technology_page_my_invitations, icon: MailQuestion, order: 30 },
    ability: 'technology.answer_invitations',
    load: () => import('./invitations.tsx'),
  },
];

export const needActions: readonly PaletteAction[] = [
  { label: m.technology_need_add, to: '/needs?form=new', ability: 'technology.keep_needs' },
  { label: m.technology_page_link_raise, to: '/needs?form=link', ability: 'technology.keep_needs' },
  { label: m.technology_board_queue_title, to: '/need-queue', ability: 'technology.read_queue' },
  { label: m.technology_form_raise, to: '/own-needs/new', ability: 'technology.raise_needs' },
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
        to: `/needs/${id}`,
      }));
    },
  },
];
